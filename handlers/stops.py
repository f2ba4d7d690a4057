"""What a run of a conversation comes to: a question without an answer, a new start, or a command."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from domain.places import Point
from handlers.questions import Question


class Asked(BaseException):
    """The first question without an answer; a BaseException, so that no `except Exception` swallows it."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.key)
        self.question = question


class Again(BaseException):
    """Some answers are dropped or changed and the function runs anew."""

    def __init__(self, drop: Sequence[str], put: dict[str, Any] | None = None, note: str = "") -> None:
        super().__init__(*drop)
        self.drop = drop
        self.put = put or {}
        self.note = note


class Command(Protocol):
    """What a finished conversation wants done; `do` runs in the transaction that closes it."""

    def do(self, work: Any) -> None:
        """Check the facts again, write through storage/, put what people must hear. Raises domain.errors.Refused."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where something is: a point, or what was typed, or an address that is known (`home`, `known`), or a house."""

    point: Point | None = None
    name: str = ""
    typed: str = ""
    home: bool = False
    known: str = ""
    """The code of another button."""
    house: int | None = None
    """A house of the register that was scanned or chosen elsewhere, with its `entrance` where that is known."""
    entrance: str = ""

    @classmethod
    def read(cls, kept: Any) -> "Where":
        """From the answer as it is kept."""
        if isinstance(kept, str):
            return cls(home=True) if kept == "home" else cls(known=kept)
        if isinstance(kept.get("house"), int):
            return cls(house=kept["house"], entrance=str(kept.get("entrance", "")))
        if "lat" in kept:
            return cls(Point(kept["lat"], kept["lon"]), kept.get("name", ""))
        return cls(typed=str(kept.get("typed", "")))


@dataclass(frozen=True, slots=True)
class Change:
    """A Change button of the last page: which answers it drops, and what it sets instead."""

    code: str
    label: str
    drops: tuple[str, ...]
    put: dict[str, Any] | None = None
