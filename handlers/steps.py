"""The steps of an executor: when each was made, told by the messenger, and whether one was made already."""

from datetime import datetime

from domain.steps import is_old
from domain.tickets import Action, Ticket, may_move
from handlers.texts import say
from handlers.visit import Visit
from storage.tickets import Entry

STEPS = (Action.DEPART, Action.START, Action.DONE, Action.NO_ACCESS)
"""Moves whose time is when they were told, not when they were handled."""
_TRIP = (Action.TAKE, Action.ASSIGN, Action.START, Action.NO_ACCESS, Action.RETURN, Action.REOPEN, Action.NOT_SOLVED)
"""After these a trip is a new one."""


def at(visit: Visit, before: Ticket, action: Action) -> datetime | None:
    """When a step was made; None for what is no step. None comes before what it follows."""
    if action not in STEPS:
        return None
    return max(visit.at, before.made, before.begun or before.made)


def old(visit: Visit) -> str:
    """That it was on its way for over a day, so that the time now counts; else empty."""
    return say("step-old") if is_old(visit.sent, visit.now) else ""


def is_on_the_way(log: list[Entry]) -> bool:
    """Whether the executor has set out and not begun yet."""
    last = next((entry for entry in reversed(log) if entry.action == Action.DEPART or entry.action in _TRIP), None)
    return last is not None and last.action == Action.DEPART


def may_depart(ticket: Ticket, log: list[Entry]) -> bool:
    """Whether setting out still makes sense: not once they are on the way, nor once the work has begun."""
    if not may_move(ticket, Action.DEPART) or is_on_the_way(log):
        return False
    last = next((entry for entry in reversed(log) if entry.action in _TRIP), None)
    return last is None or last.action != Action.START
