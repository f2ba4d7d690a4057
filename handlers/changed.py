"""What a move changes in a ticket beside its state."""

from typing import Any

from domain import pauses
from domain.tickets import Action, Ticket
from handlers import crews, names
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.visit import Visit
from storage import organisations, people


def columns(visit: Visit, before: Ticket, action: Action, comment: str, executor: int | None) -> dict[str, Any]:
    """The columns and what they become; who is away does not get what is given to them, their deputy does."""
    if action is Action.TAKE:
        return {"executor": visit.person.id, "executor_name": names.mine(visit), "assigned": visit.now, "reason": ""}
    if action is Action.ASSIGN and executor is not None:
        really = crews.in_place_of(visit.connection, before.organisation, executor, visit.now)
        return {"executor": really, "executor_name": _name(visit, really), "assigned": visit.now, "reason": ""}
    if action is Action.RETURN:
        return {"executor": None, "executor_name": "", "assigned": None, "reason": comment, "proposed": None}
    if action in (Action.WAIT, Action.NO_ACCESS):
        until = pauses.review(visit.now, organisations.zone(visit.connection, before.organisation) or ZONE)
        return {"reason": comment, "until": until, "waits": "access" if action is Action.NO_ACCESS else "own"}
    if action in (Action.MERGE, Action.REJECT, Action.POSTPONE, Action.HAND_ON):
        return {"reason": comment}
    return {}


def given(visit: Visit, changes: dict[str, Any], action: Action, executor: int | None) -> str:
    """To whom it was given, as the history says it: with whom they stand in for."""
    if action is not Action.ASSIGN:
        return ""
    who = str(changes["executor_name"])
    if executor is None or executor == changes["executor"]:
        return who
    return say("assign-instead", who=who, instead=_name(visit, executor))


def _name(visit: Visit, person: int) -> str:
    known = people.contact_of(visit.connection, person)
    named = [one for one in known if one.line == visit.line.id] or known
    return names.of(named[0]) if named else say("staff-nameless")
