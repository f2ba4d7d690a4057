"""The life of a ticket: its states, and one table of who may move it, from where, with what, and who hears of it."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.access import Permission, Role, may
from domain.errors import Refused
from domain.states import Action as Action
from domain.states import Need as Need
from domain.states import Status as Status
from domain.ticket import Ticket as Ticket

ENDED = frozenset(map(Status, ("done", "closed", "rejected", "handed_on", "withdrawn", "duplicate")))
OPEN = frozenset(Status) - ENDED
"""States in which somebody still owes the resident something."""

_QUEUED = frozenset({Status.REGISTERED, Status.RETURNED})
_HELD = frozenset({Status.WORKING, Status.REOPENED, Status.POSTPONED, Status.WAITING})


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the life cycle. `to` is None where the state stays; `own` leaves it to the executor alone."""

    action: Action
    frm: frozenset[Status]
    may: Permission
    to: Status | None = None
    needs: tuple[Need, ...] = ()
    tells_resident: bool = False
    tells_staff: bool = True
    own: bool = False


_ALL = frozenset(Status)
_A, _N, _P, _S = Action, Need, Permission, Status

MOVES: tuple[Move, ...] = (
    Move(_A.TAKE, _QUEUED | {_S.SENT, _S.REOPENED}, _P.TAKE, _S.WORKING, tells_resident=True),
    Move(_A.ASSIGN, OPEN, _P.ASSIGN, _S.SENT, (_N.EXECUTOR,), tells_resident=True),
    Move(_A.START, frozenset({_S.SENT, _S.POSTPONED, _S.WAITING}), _P.START, _S.WORKING, tells_resident=True, own=True),
    Move(_A.DONE, _HELD, _P.FINISH, _S.DONE, (_N.REPORT,), tells_resident=True),
    Move(_A.RETURN, _HELD | {_S.SENT}, _P.RETURN, _S.RETURNED, (_N.REASON,), tells_resident=True),
    Move(_A.ASK, OPEN, _P.ASK, None, (_N.TEXT,), tells_resident=True),
    Move(_A.CLOSE, frozenset({_S.DONE}), _P.CLOSE, _S.CLOSED),
    Move(_A.REJECT, OPEN, _P.REJECT, _S.REJECTED, (_N.REASON,), tells_resident=True),
    Move(_A.COMMENT, _ALL, _P.COMMENT, None, (_N.TEXT,)),
    Move(_A.POSTPONE, OPEN, _P.POSTPONE, _S.POSTPONED, (_N.UNTIL, _N.REASON), tells_resident=True),
    Move(_A.WAIT, OPEN, _P.POSTPONE, _S.WAITING, (_N.REASON,), tells_resident=True),
    Move(_A.HAND_ON, OPEN, _P.HAND_ON, _S.HANDED_ON, (_N.RECEIVER,), tells_resident=True),
    Move(_A.PASS, OPEN, _P.HAND_ON, _S.REGISTERED, (_N.REASON,), tells_resident=True),
    Move(_A.MERGE, OPEN, _P.MERGE, _S.DUPLICATE, (_N.ORIGINAL,), tells_resident=True),
    Move(_A.REOPEN, frozenset({_S.DONE, _S.CLOSED}), _P.REOPEN, _S.REOPENED, (_N.REASON,), tells_resident=True),
    Move(_A.WITHDRAW, OPEN, _P.WITHDRAW, _S.WITHDRAWN, tells_resident=True),
    Move(_A.RATE, frozenset({_S.DONE, _S.CLOSED}), _P.RATE),
    Move(_A.GIVE_PHONE, OPEN, _P.ANSWER),
    Move(_A.SHOW_PHONE, OPEN | {_S.DONE}, _P.CALL, tells_staff=False),
)
"""The life cycle. A repetition is refused, so that a double press acts once."""

ON_CARD = (_A.TAKE, _A.ASSIGN, _A.START, _A.DONE, _A.RETURN, _A.ASK, _A.CLOSE, _A.REJECT, _A.PASS)
"""The buttons of a staff card, in their order."""

_BY_ACTION = {move.action: move for move in MOVES}


def is_open(status: Status) -> bool:
    """Whether somebody still owes the resident something."""
    return status in OPEN


def move_for(action: Action) -> Move:
    """The row of the life cycle for an action."""
    return _BY_ACTION[action]


def may_move(ticket: Ticket, action: Action) -> bool:
    """Whether the ticket's state allows the action, whoever does it."""
    return ticket.status in move_for(action).frm


def actions_now(ticket: Ticket) -> tuple[Action, ...]:
    """The buttons of its card that make sense now."""
    return tuple(action for action in ON_CARD if may_move(ticket, action))


def check(ticket: Ticket, action: Action, roles: Collection[str], person: int, given: Collection[Need] = ()) -> Move:
    """The move, or Refused with a sentence that says why not. `given` names what has been told so far."""
    move = move_for(action)
    staff = [role for role in roles if role != Role.RESIDENT]
    if not (may(staff, move.may) or (ticket.person == person and may([Role.RESIDENT], move.may))):
        raise Refused("refused-right")
    if not may_move(ticket, action):
        raise _too_late(ticket, action, person)
    if move.own and ticket.executor != person:
        raise Refused("refused-not-yours", who=ticket.executor_name)
    for need in move.needs:
        if need not in given:
            raise Refused(f"refused-needs-{need}", key=need)
    return move


def _too_late(ticket: Ticket, action: Action, person: int) -> Refused:
    """Why the state does not allow it, told by who was faster where that is the reason."""
    number = str(ticket.id)  # a name, not an amount: never «1 234»
    if action in (Action.TAKE, Action.START) and ticket.status == Status.WORKING:
        if ticket.executor == person:
            return Refused("refused-already-yours", number=number)
        return Refused("refused-already-taken", number=number, who=ticket.executor_name)
    return Refused("refused-state", number=number, status=ticket.status.value)
