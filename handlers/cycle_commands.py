"""Commands of the staff for what is less frequent in the life of a ticket: pauses, merging, confirming."""

from collections.abc import Callable

from domain.errors import Refused
from domain.tickets import Action, Status, Ticket
from handlers import confirming, merging, pausing
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import has_words, same

Does = Callable[[Visit, int, str], None]


def _postpone(visit: Visit, number: int, rest: str) -> None:
    pausing.typed(visit, Action.POSTPONE, number, rest)


def _wait(visit: Visit, number: int, rest: str) -> None:
    pausing.typed(visit, Action.WAIT, number, rest)


def _back(visit: Visit, number: int, rest: str) -> None:
    visit.answer(pausing.back(visit, number))


def _merge(visit: Visit, number: int, rest: str) -> None:
    if has_words(rest):
        visit.answer(merging.merge(visit, number, rest))
    else:
        merging.begin(visit, number)


def _part(visit: Visit, number: int, rest: str) -> None:
    visit.answer(merging.part(visit, number))


def _confirm(visit: Visit, number: int, rest: str) -> None:
    visit.answer(confirming.confirm(visit, number))


COMMANDS: dict[str, Does] = {
    "postpone": _postpone,
    "wait": _wait,
    "back": _back,
    "merge": _merge,
    "unmerge": _part,
    "confirm": _confirm,
}
NAMES = tuple(COMMANDS)


def run(visit: Visit, name: str, number: int, rest: str) -> None:
    """Do what a command says. Raises Refused."""
    COMMANDS[name](visit, number, rest)


def instead(visit: Visit, action: Action, ticket: Ticket, rest: str) -> bool:
    """Whether an action that was typed goes another way than at once."""
    if action in pausing.ACTIONS:
        pausing.typed(visit, action, ticket.id, rest)
        return True
    if action is Action.RETURN and same(rest) == say("back-words"):
        _back(visit, ticket.id, "")
        return True
    if action is Action.RETURN and ticket.status is Status.CHECKING:
        if not has_words(rest):
            raise Refused("refused-needs-reason-redo", number=str(ticket.id))
        visit.answer(confirming.redo(visit, ticket.id, rest))
        return True
    return False
