"""What may be done with a ticket now, by whom; the table of its life is domain/cycle.py."""

from collections.abc import Collection

from domain.access import Role, may
from domain.cycle import ENDED as ENDED
from domain.cycle import MOVES as MOVES
from domain.cycle import OPEN as OPEN
from domain.cycle import PAUSED as PAUSED
from domain.cycle import Move as Move
from domain.cycle import move_for as move_for
from domain.errors import Refused
from domain.states import Action as Action
from domain.states import Hears as Hears
from domain.states import Need as Need
from domain.states import Repeat as Repeat
from domain.states import Status as Status
from domain.ticket import Ticket as Ticket

_A = Action
ON_CARD = (
    *(_A.TAKE, _A.ASSIGN, _A.START, _A.BACK, _A.DONE, _A.CONFIRM, _A.REDO),
    *(_A.RETURN, _A.ASK, _A.CLOSE, _A.REJECT, _A.PASS),
)
"""The buttons of a staff card, in their order."""


def is_open(status: Status) -> bool:
    """Whether somebody still owes the resident something."""
    return status in OPEN


def may_move(ticket: Ticket, action: Action) -> bool:
    """Whether the ticket's state allows the action, whoever does it."""
    return ticket.status in move_for(action).frm


def actions_now(ticket: Ticket) -> tuple[Action, ...]:
    """The buttons of its card that make sense now."""
    every = tuple(action for action in ON_CARD if may_move(ticket, action))
    return tuple(one for one in every if one is not Action.START) if Action.BACK in every else every


def check(ticket: Ticket, action: Action, roles: Collection[str], person: int, given: Collection[Need] = ()) -> Move:
    """The move, or Refused with a sentence that says why not. `given` names what has been told so far."""
    move = move_for(action)
    staff = [role for role in roles if role != Role.RESIDENT]
    reporter = ticket.person == person
    if move.may is None or not (may(staff, move.may) or (reporter and may([Role.RESIDENT], move.may))):
        raise Refused("refused-right")
    if not may_move(ticket, action):
        raise too_late(ticket, action, person)
    if move.own and ticket.executor != person:
        raise Refused("refused-not-yours", who=ticket.executor_name)
    for need in move.needs:
        if need not in given:
            raise Refused(f"refused-needs-{need}", key=need)
    return move


def too_late(ticket: Ticket, action: Action, person: int | None) -> Refused:
    """Why the state does not allow it, told by who was faster where that is the reason."""
    number = str(ticket.id)  # a name, not an amount: never «1 234»
    if action in (Action.TAKE, Action.START) and ticket.status == Status.WORKING:
        if ticket.executor == person:
            return Refused("refused-already-yours", number=number)
        return Refused("refused-already-taken", number=number, who=ticket.executor_name)
    return Refused("refused-state", number=number, status=ticket.status.value)
