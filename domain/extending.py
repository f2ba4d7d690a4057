"""Putting off a promise: until when it may be, and what is typed for that."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import days
from domain.errors import Refused
from domain.ticket import Ticket

EVENING, NIGHT = time(18), time(23)
"""What a day without an hour means, and what it means once that is over."""
LONGEST = timedelta(days=366)
STEPS = (1, 3, 7, 14)
"""Days from today that are offered."""
_WORDS = {"сегодня": 0, "завтра": 1, "послезавтра": 2}
_HOUR = re.compile(r"(?:(?:до|в|к)\s+)?(\d{1,2})[:.](\d{2})\b[.,:;]?\s*(.*)", re.DOTALL)


def read(typed: str, today: date) -> tuple[date, time | None, str] | None:
    """The day, the hour where one is told, and the reason that follows; None where it begins with no day."""
    parts = typed.split()
    if parts and parts[0].casefold() in ("до", "на"):
        parts = parts[1:]
    for count in (3, 2, 1):
        if len(parts) < count:
            continue
        words = " ".join(parts[:count]).rstrip(".,:;").casefold()
        day = today + timedelta(days=_WORDS[words]) if words in _WORDS else days.read(words, today)
        if day is not None:
            return _with_hour(day, " ".join(parts[count:]))
    return None


def _with_hour(day: date, rest: str) -> tuple[date, time | None, str]:
    found = _HOUR.fullmatch(rest)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return day, None, rest.strip(" .,:;–—-")
    return day, time(int(found[1]), int(found[2])), found[3].strip(" .,:;–—-")


def moment(day: date, hour: time | None, ticket: Ticket, now: datetime, zone: str) -> datetime:
    """When a day ends for a promise, in UTC: at six, on the last day that the law allows at its hour."""
    if hour is not None:
        return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)
    at = datetime.combine(day, EVENING, ZoneInfo(zone)).astimezone(UTC)
    late = at <= now or (ticket.promised is not None and at <= ticket.promised)
    at = datetime.combine(day, NIGHT, ZoneInfo(zone)).astimezone(UTC) if late else at
    legal = ticket.legal_due
    return legal if legal is not None and at > legal and legal.astimezone(ZoneInfo(zone)).date() == day else at


def check(ticket: Ticket, at: datetime, now: datetime) -> None:
    """That the promise may be put off until then. Raises Refused; its word `at` is the moment that is named."""
    if at <= now:
        raise Refused("extend-past", key="when", number=str(ticket.id))
    if ticket.legal_due is not None and at > ticket.legal_due:
        raise Refused("extend-legal", key="when", number=str(ticket.id), at=ticket.legal_due)
    if at > now + LONGEST:
        raise Refused("extend-far", key="when", number=str(ticket.id))
    if ticket.promised is not None and at <= ticket.promised:
        raise Refused("extend-sooner", key="when", number=str(ticket.id), at=ticket.promised)


def may_be(ticket: Ticket, at: datetime, now: datetime) -> bool:
    """Whether it may."""
    try:
        check(ticket, at, now)
    except Refused:
        return False
    return True


def offered(ticket: Ticket, now: datetime, zone: str) -> list[datetime]:
    """The moments that are offered: those of STEPS, and the last that the law allows."""
    today = now.astimezone(ZoneInfo(zone)).date()
    found = [moment(today + timedelta(days=step), None, ticket, now, zone) for step in STEPS]
    found += [ticket.legal_due] if ticket.legal_due is not None else []
    return sorted({at for at in found if may_be(ticket, at, now)})
