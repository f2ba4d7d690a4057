"""What there is to do with a ticket beside the buttons of its card."""

from collections.abc import Callable

from domain.errors import Refused
from domain.tickets import Action, Ticket, may_move
from handlers import confirming, forms, pausing
from handlers.card_lines import FURTHER
from handlers.events import Press
from handlers.screens import Button, Screen
from handlers.statuses import category_label
from handlers.texts import say
from handlers.visit import Visit

BESIDE = (Action.POSTPONE, Action.WAIT, Action.MERGE, Action.PASS)


def show(visit: Visit, ticket: Ticket) -> None:
    """A button for each."""
    buttons = [
        Button(say(f"action-{action}"), f"c:{ticket.id}:{action}") for action in BESIDE if may_move(ticket, action)
    ]
    if ticket.executor is not None:
        buttons.append(Button(say("visit-button"), f"c:{ticket.id}:visit"))
    buttons.append(Button(say("card-log"), f"c:{ticket.id}:log"))
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    visit.show(Screen(f"{title}\n{say('card-further-what')}", rows, bold=True))


def _back(visit: Visit, event: Press, ticket: Ticket) -> None:
    visit.note(event, pausing.back(visit, ticket.id))


def _form(action: Action) -> Callable[[Visit, Press, Ticket], None]:
    def begin(visit: Visit, event: Press, ticket: Ticket) -> None:
        forms.begin(visit, action, ticket.id)

    return begin


DOES: dict[str, Callable[[Visit, Press, Ticket], None]] = {
    FURTHER: lambda visit, event, ticket: show(visit, ticket),
    Action.BACK: _back,
    Action.POSTPONE: _form(Action.POSTPONE),
    Action.WAIT: _form(Action.WAIT),
    Action.MERGE: _form(Action.MERGE),
    Action.CONFIRM: confirming.pressed,
    Action.REDO: _form(Action.REDO),
}
"""By what the button carries."""


def press(visit: Visit, event: Press, ticket: Ticket, what: str) -> None:
    """A press of one of DOES. Raises Refused."""
    if what not in DOES:
        raise Refused("press-not-yours")
    DOES[what](visit, event, ticket)
