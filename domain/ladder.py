"""How far up a ticket climbs while nobody touches it, and when: emergencies by minutes, all others by working time."""

from datetime import datetime, timedelta
from enum import IntEnum

from domain.dues import Due
from domain.tickets import Status, Ticket, is_open

_MINUTE = timedelta(minutes=1)
JUST_AFTER = timedelta(seconds=1)
"""After a move: the clock may have looked in the very moment of it, and looks never twice at one moment."""


class Rung(IntEnum):
    """Who is asked; kept as the level of the ticket."""

    NOBODY = 0
    DUTY = 1
    DISPATCHER = 2
    HEAD = 3
    ABOVE = 4
    """The organisation above."""
    INSPECTION = 5


OUTSIDE = (Rung.ABOVE, Rung.INSPECTION)
"""Those of other organisations, who read less of it."""
ALARM = "alarm"
FIRST, NEXT, HEADS, BREACH = range(4)
"""Steps of an alarm: who is on duty, the next of them, the heads, the resident."""
AFTER = (JUST_AFTER, 3 * _MINUTE, 6 * _MINUTE, 10 * _MINUTE)
"""When each comes up. A message about an emergency is dealt with within ten minutes (PP 416, clause 13)."""
_UNTAKEN = (Status.REGISTERED, Status.RETURNED)


def is_accepted(ticket: Ticket) -> bool:
    """Whether somebody of the staff has an emergency: they took it, or gave it to somebody by hand."""
    if ticket.status is Status.SENT:
        return ticket.acked is not None
    return ticket.status not in _UNTAKEN


def alarm(ticket: Ticket) -> list[Due]:
    """When people are rung for an emergency that nobody has accepted."""
    if not ticket.emergency or is_accepted(ticket):
        return []
    return [Due(alarm_since(ticket) + after, ALARM, step) for step, after in enumerate(AFTER)]


def alarm_since(ticket: Ticket) -> datetime:
    """Since when an emergency waits: from the beginning, or since it came back or from another organisation."""
    again = ticket.passed is not None or ticket.status is Status.RETURNED
    return ticket.changed if again else ticket.made


def was_accepted_late(ticket: Ticket, now: datetime) -> bool:
    """Whether an emergency waited for more than ten minutes."""
    if not ticket.emergency:
        return False
    taken = ticket.acked or (now if is_open(ticket.status) and not is_accepted(ticket) else None)
    return taken is not None and taken - ticket.made >= AFTER[BREACH]


def is_untouched(ticket: Ticket) -> bool:
    """Whether it was given to somebody who has not begun."""
    return ticket.status is Status.SENT and ticket.assigned is not None


def is_late(ticket: Ticket, now: datetime) -> bool:
    """Whether a term was missed, now or once: what was promised, or the ten minutes of an emergency."""
    until = ticket.ended or now
    missed = [at for at in (ticket.promised, ticket.legal_due) if at is not None and at < until]
    return ticket.breached is not None or bool(missed)
