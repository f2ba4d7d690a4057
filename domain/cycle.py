"""The life of a ticket as one table: what may be done, from where, by whom, with what, once or again, who hears of it.

Every door looks here (handlers/door.py): buttons, commands, forms, sweeps. README's picture is drawn from it.
"""

from dataclasses import dataclass

from domain.access import Permission
from domain.states import Action, Hears, Need, Repeat, Status

ENDED = frozenset(map(Status, ("done", "closed", "rejected", "handed_on", "withdrawn", "duplicate")))
OPEN = frozenset(Status) - ENDED
"""States in which somebody still owes the resident something."""
PAUSED = frozenset({Status.POSTPONED, Status.WAITING})
"""States that a ticket comes back from by itself, or as soon as there is what it waits for."""


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the life cycle."""

    action: Action
    frm: frozenset[Status]
    may: Permission | None
    """None: nobody, only the clock."""
    to: Status | None = None
    """None: the state stays, or (out of a pause) is the one before."""
    needs: tuple[Need, ...] = ()
    hears: frozenset[Hears] = frozenset({Hears.STAFF})
    repeat: Repeat = Repeat.REFUSED
    own: bool = False
    """For its executor alone."""
    clock: bool = False
    """Time does it too."""
    acks: bool = True
    """Done by the staff it shows that they have seen the ticket."""

    @property
    def tells_resident(self) -> bool:
        """Whether who reported it hears of it."""
        return Hears.RESIDENT in self.hears

    @property
    def tells_staff(self) -> bool:
        """Whether the cards are drawn again."""
        return Hears.STAFF in self.hears


_ALL = frozenset(Status)
_A, _H, _N, _P, _S = Action, Hears, Need, Permission, Status
_QUEUED = frozenset({_S.REGISTERED, _S.RETURNED})
_HELD = frozenset({_S.WORKING, _S.REOPENED}) | PAUSED
_AT_WORK = OPEN - {_S.CHECKING}
_OVER = frozenset({_S.DONE, _S.CLOSED})
_INSIDE = frozenset({_H.STAFF})
_TOLD = frozenset({_H.STAFF, _H.RESIDENT})
_GIVEN = _TOLD | {_H.EXECUTOR}
_ANEW = Repeat.ANEW

MOVES: tuple[Move, ...] = (
    Move(_A.TAKE, _QUEUED | {_S.SENT, _S.REOPENED}, _P.TAKE, _S.WORKING, hears=_GIVEN),
    Move(_A.ASSIGN, OPEN, _P.ASSIGN, _S.SENT, (_N.EXECUTOR,), _GIVEN, _ANEW, clock=True),
    Move(_A.START, PAUSED | {_S.SENT}, _P.START, _S.WORKING, hears=_TOLD, own=True),
    Move(_A.GOING, _AT_WORK, _P.COMMENT, None, hears=_TOLD, repeat=_ANEW),
    Move(_A.DEPART, _HELD | {_S.SENT}, _P.START, None, hears=_TOLD, repeat=_ANEW, own=True),
    Move(_A.NO_ACCESS, _HELD | {_S.SENT}, _P.POSTPONE, _S.WAITING, hears=_TOLD, repeat=_ANEW),
    Move(_A.DONE, _HELD, _P.FINISH, _S.DONE, (_N.REPORT,), _TOLD),
    Move(_A.CONFIRM, frozenset({_S.CHECKING}), _P.CONFIRM, _S.DONE, hears=_TOLD),
    Move(_A.REDO, frozenset({_S.CHECKING}), _P.CONFIRM, _S.WORKING, (_N.REASON,), _INSIDE | {_H.EXECUTOR}),
    Move(_A.RETURN, _HELD | {_S.SENT}, _P.RETURN, _S.RETURNED, (_N.REASON,), _TOLD),
    Move(_A.ASK, OPEN, _P.ASK, None, (_N.TEXT,), frozenset({_H.RESIDENT}), _ANEW),
    Move(_A.CLOSE, frozenset({_S.DONE}), _P.CLOSE, _S.CLOSED),
    Move(_A.SOLVED, _OVER, _P.RATE, _S.CLOSED, repeat=_ANEW),
    Move(_A.NOT_SOLVED, _OVER, _P.REOPEN, _S.REOPENED, (_N.REASON,), _GIVEN | {_H.HEAD}),
    Move(_A.LAPSE, frozenset({_S.DONE}), None, _S.CLOSED, clock=True),
    Move(_A.APPROVE, OPEN, _P.APPROVE, None, hears=_INSIDE),
    Move(_A.REJECT, OPEN, _P.REJECT, _S.REJECTED, (_N.REASON,), _TOLD),
    Move(_A.COMMENT, _ALL, _P.COMMENT, None, (_N.TEXT,), repeat=_ANEW, acks=False),
    Move(_A.POSTPONE, _AT_WORK, _P.POSTPONE, _S.POSTPONED, (_N.UNTIL, _N.REASON), _TOLD, _ANEW),
    Move(_A.WAIT, _AT_WORK, _P.POSTPONE, _S.WAITING, (_N.REASON,), _TOLD, _ANEW),
    Move(_A.BACK, PAUSED, _P.POSTPONE, None, hears=_GIVEN, clock=True),
    Move(_A.EXTEND, OPEN, _P.EXTEND, None, (_N.UNTIL, _N.REASON), _TOLD, _ANEW),
    Move(_A.SEND_UP, OPEN, _P.SEND_UP, None, hears=_TOLD | {_H.HEAD}, repeat=_ANEW, clock=True, acks=False),
    Move(_A.HAND_ON, OPEN, _P.HAND_ON, _S.HANDED_ON, (_N.RECEIVER,), _TOLD),
    Move(_A.PASS, OPEN, _P.HAND_ON, _S.REGISTERED, (_N.REASON,), _TOLD | {_H.RECEIVER}, _ANEW),
    Move(_A.MERGE, OPEN, _P.MERGE, _S.DUPLICATE, (_N.ORIGINAL,), _TOLD),
    Move(_A.UNMERGE, frozenset({_S.DUPLICATE}), _P.MERGE, _S.REGISTERED, hears=_TOLD, clock=True),
    Move(_A.REOPEN, _OVER, _P.REOPEN, _S.REOPENED, (_N.REASON,), _GIVEN),
    Move(_A.WITHDRAW, OPEN, _P.WITHDRAW, _S.WITHDRAWN, hears=_TOLD),
    Move(_A.RATE, _OVER, _P.RATE, repeat=_ANEW, acks=False),
    Move(_A.GIVE_PHONE, OPEN, _P.ANSWER, repeat=_ANEW, acks=False),
    Move(_A.SHOW_PHONE, OPEN | {_S.DONE}, _P.CALL, hears=frozenset(), repeat=_ANEW, acks=False),
)
"""The life cycle."""

_BY_ACTION = {move.action: move for move in MOVES}


def move_for(action: Action) -> Move:
    """The row of the life cycle for an action."""
    return _BY_ACTION[action]
