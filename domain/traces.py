"""What a move leaves on a ticket by itself, beside its state: when it was seen, begun, ended, by whom it was closed."""

from datetime import datetime
from typing import Any

from domain.cycle import ENDED, PAUSED, move_for
from domain.states import Action, Status
from domain.ticket import Ticket

CLOSES = {Action.CLOSE: "staff", Action.SOLVED: "resident", Action.LAPSE: "silence"}
"""Who says by it that a ticket is solved; the ends are counted apart."""
_BEGINS = frozenset({Status.WORKING, Status.CHECKING, Status.DONE})


def traces(before: Ticket, action: Action, to: Status, now: datetime, *, staff: bool, heard: bool) -> dict[str, Any]:
    """The columns and what they become. `staff`: one of them does it; `heard`: the resident is told of it.

    Only the first sign and the first beginning count; an end counts until the ticket is opened again.
    """
    found: dict[str, Any] = {}
    if staff and before.acked is None and move_for(action).acks:
        found["acked"] = now
    if before.begun is None and (to in _BEGINS or action is Action.DEPART):
        found["begun"] = now
    if to in ENDED and before.status not in ENDED:
        found["ended"] = now
    elif to not in ENDED and before.status in ENDED:
        found |= {"ended": None, "closed_by": ""}
        found |= {"duplicate_of": None, "reason": ""} if action is Action.UNMERGE else {"reopened": before.reopened + 1}
    if action in CLOSES:
        found["closed_by"] = CLOSES[action]
    if before.status in PAUSED and to is not before.status:
        found |= {"until": None, "waits": "", "reason": ""}
    if heard:
        found["spoken"] = now
    return found
