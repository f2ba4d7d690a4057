"""A question: what it asks, and what an answer to it may be."""

from dataclasses import dataclass, field
from typing import Any

from handlers.events import Attachment

LONGEST = 20_000
"""Characters of a text that are kept; more is more than a messenger delivers."""
SKIP, DONE, MORE = "-", "+", ">"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers offered: `code` is kept (ASCII, short), `label` is read."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is on the screen and waits for an answer; packed into the conversation's row as `asked`."""

    key: str
    kind: str
    text: str
    options: tuple[Option, ...] = ()
    optional: bool = False
    low: float | None = None
    high: float | None = None
    files_do: bool = False
    """A photo, a voice message or a video is an answer too."""
    note: str = ""
    """A sentence above the question: what was wrong, what was understood."""
    count: int = 0
    """How many files have come."""

    def pack(self, page: int = 0) -> dict[str, Any]:
        """As JSON for the conversation's row: what reading an answer needs."""
        packed: dict[str, Any] = {"key": self.key, "kind": self.kind}
        for name in ("optional", "low", "high", "files_do", "count"):
            if getattr(self, name):
                packed[name] = getattr(self, name)
        if self.options:
            packed["options"] = [[option.code, option.label] for option in self.options]
        if page:
            packed["page"] = page
        return packed


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message means as an answer: a value, or a page to turn to, or a sentence that says what is wrong."""

    value: Any = None
    answered: bool = False
    page: int | None = None
    wrong: str = ""
    files: tuple[Attachment, ...] = field(default=())
