"""What a person agrees to (152-FZ, art. 9; since 1 September 2025 a document of its own), and the proof of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

VERSION = "2026-11.2"
"""Of the texts; a new one is asked again at the next calm moment."""


class Kind(StrEnum):
    """Two consents that are never asked together."""

    PROCESSING = "processing"
    MAILINGS = "mailings"


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: to which text, when, and in which message of which line."""

    person: int
    kind: str
    answer: str
    version: str
    hash: str
    at: datetime
    line: int
    message: str


def digest(text: str) -> str:
    """The fingerprint of a text as it was shown."""
    return sha256(text.encode()).hexdigest()
