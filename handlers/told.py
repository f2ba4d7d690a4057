"""Which messages gave an answer: an open conversation remembers them, so that an edited one is known again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.events import Message
from handlers.visit import Visit
from storage.sources import Source

TOLD_BY = "_told_by"
"""The key among the answers; the newest last."""
MOST = 20
"""Messages remembered of a conversation."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message, which answer it went into, and what it said."""

    line: int
    chat: str
    message: str
    key: str
    text: str

    @classmethod
    def of(cls, visit: Visit, message: Message, key: str, text: str) -> "Told":
        """A message at hand."""
        return cls(visit.line.id, visit.chat, message.id, key, text)

    def source(self, ticket: int, entry: int | None, now: datetime, brought: dict[str, Any] | None = None) -> Source:
        """What it became when the conversation came to its end."""
        return Source(self.line, self.chat, self.message, ticket, entry, self.text, now, brought or {})

    def packed(self) -> list[Any]:
        """As JSON for the answers."""
        return [self.line, self.chat, self.message, self.key, self.text]


def told(answers: Mapping[str, Any]) -> list[Told]:
    """What a conversation remembers; one that was begun by an older version remembers nothing."""
    return [Told(*one) for one in answers.get(TOLD_BY, ())]


def packed(these: Sequence[Told]) -> list[list[Any]]:
    """As they are kept among the answers."""
    return [one.packed() for one in these[-MOST:]]
