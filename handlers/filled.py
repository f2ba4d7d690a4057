"""What the forms of the staff come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.tickets import Action
from handlers import asking, moves, notes
from handlers.filing import attach
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import Visit


def close_with(visit: Visit, sentence: str) -> None:
    """What came of a form, where its question was."""
    visit.show(Screen(sentence), f"talk:{visit.person.id}")


@dataclass(frozen=True, slots=True)
class Moved:
    """The form of a move is filled in."""

    number: int
    action: Action
    comment: str = ""
    executor: int | None = None
    files: Sequence[dict[str, Any]] = ()
    instead_of: int | None = None
    """Who was the executor when somebody else was to be chosen."""

    def do(self, visit: Visit) -> None:
        """Move the ticket; one that another has moved on meanwhile is left as it is."""
        why = moves.why_not(visit, self.number, self.action)
        if not why and self.action is Action.ASSIGN:
            why = moves.given_meanwhile(visit, self.number, self.instead_of)
        if why:
            close_with(visit, why)
            return
        ticket = moves.move(visit, self.number, self.action, comment=self.comment, executor=self.executor)
        if self.files:
            attach(visit, ticket.id, self.files, "report")
        close_with(visit, moves.did(visit, ticket, self.action))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the resident is written."""

    number: int
    text: str
    files: Sequence[dict[str, Any]]

    def do(self, visit: Visit) -> None:
        """Send it."""
        if why := moves.why_not(visit, self.number, Action.ASK):
            close_with(visit, why)
            return
        asking.ask(visit, self.number, self.text, self.files)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to who called a human is written."""

    contact: int
    text: str

    def do(self, visit: Visit) -> None:
        """Send it to their chat."""
        asking.answer(visit, self.contact, self.text)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A reply to a card, and whom it is for."""

    number: int
    text: str
    files: Sequence[dict[str, Any]]
    inside: bool

    def do(self, visit: Visit) -> None:
        """Ask the resident, or keep it as a note."""
        if not self.inside:
            asking.ask(visit, self.number, self.text, self.files, instead=not visit.fresh)
            return
        notes.keep(visit, self.number, self.text, len(self.files))
        close_with(visit, say("note-kept", number=str(self.number)))
