"""What a resident does to a ticket of theirs by a button of its card; refusals are sentences."""

from collections.abc import Callable

from domain.errors import Refused
from domain.tickets import Ticket
from handlers import (
    additions,
    appeal,
    choosing,
    courses,
    mine,
    moves,
    phones,
    rating,
    running,
    sending_up,
    stars,
    undoing,
    verdict,
    withdrawing,
)
from handlers.additions import Addition
from handlers.events import Press
from handlers.visit import Visit
from handlers.wording import has_words
from storage import tickets

Does = Callable[[Visit, Ticket, str], None]
"""With what follows the dot, or the number in a command."""


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A press under a message about a ticket or in the list; False when it is about nothing of this person's."""
    if len(parts) != 2 or not parts[0].isdecimal() or len(parts[0]) > 9:
        return False
    does, _, more = parts[1].partition(".")
    if parts[0] == "0" and does in ("open", "past", "page") and more.isdecimal():
        mine.show(visit, int(more[:6]), past=does == "past")
        return True
    ticket = tickets.get(visit.connection, int(parts[0]))
    if ticket is None or ticket.person != visit.person.id or does not in BUTTONS:
        return False
    visit.fresh = True
    attempt(visit, ticket, BUTTONS[does], more)
    return True


def attempt(visit: Visit, ticket: Ticket, does: Does, more: str) -> None:
    """Do it; why it cannot be done is told as a sentence."""
    try:
        does(visit, ticket, more)
    except Refused as refused:
        running.beside(visit, moves.sentence(refused), ticket.id)


def _show(visit: Visit, ticket: Ticket, more: str) -> None:
    mine.card(visit, ticket)


def _history(visit: Visit, ticket: Ticket, more: str) -> None:
    mine.whole_history(visit, ticket, int(more) if more.isdecimal() and len(more) < 6 else 0)


def _photos(visit: Visit, ticket: Ticket, more: str) -> None:
    mine.photos(visit, ticket)


def _add(visit: Visit, ticket: Ticket, more: str) -> None:
    if has_words(more):
        additions.add(visit, ticket, Addition(more))
    else:
        running.open_talk(visit, "add", ticket=ticket.id)


def _withdraw(visit: Visit, ticket: Ticket, more: str) -> None:
    withdrawing.begin(visit, ticket.id)


def _phone(visit: Visit, ticket: Ticket, more: str) -> None:
    phones.begin(visit, ticket.id)


def _stars(visit: Visit, ticket: Ticket, more: str) -> None:
    rating.ask(visit, ticket)


def _rate(visit: Visit, ticket: Ticket, more: str) -> None:
    given = stars.typed(more)
    if not given:
        rating.ask(visit, ticket)
    else:
        rating.rate(visit, ticket, given)


def _unrated(visit: Visit, ticket: Ticket, more: str) -> None:
    rating.skip(visit, ticket)


def _solved(visit: Visit, ticket: Ticket, more: str) -> None:
    verdict.solved(visit, ticket)


def _unsolved(visit: Visit, ticket: Ticket, more: str) -> None:
    verdict.unsolved(visit, ticket, more)


def _new(visit: Visit, ticket: Ticket, more: str) -> None:
    undoing.undo(visit, ticket, int(more) if more.isdecimal() else 0)


BUTTONS: dict[str, Does] = {
    "show": _show,
    "history": _history,
    "photos": _photos,
    "add": _add,
    "withdraw": _withdraw,
    "phone": _phone,
    "stars": _stars,
    "rate": _rate,
    "unrated": _unrated,
    "solved": _solved,
    "unsolved": _unsolved,
    "undone": _unsolved,
    "reopen": _unsolved,
    "new": _new,
    sending_up.WORD: sending_up.send,
    courses.WORD: courses.order,
    appeal.WORD: appeal.show,
    **choosing.BUTTONS,
}
