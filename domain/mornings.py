"""When the digest of a staff chat is due: at eight in the morning of its organisation, on the days that it chose."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.hours import is_day_off

HOUR = 8
WORKDAYS, DAILY, OFF = "workdays", "daily", "off"
CHOICES = (WORKDAYS, DAILY, OFF)
"""Of an organisation: domain/practice.py, `digest`."""


def next_after(now: datetime, zone: str) -> datetime:
    """The next morning in UTC, whatever day it is: whether it counts is asked when it has come."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return next(at for at in (morning(today, zone), morning(today + timedelta(days=1), zone)) if at > now)


def of_today(now: datetime, zone: str, chosen: str) -> datetime | None:
    """The morning of the day that it is there, if it is over and counts; one of yesterday is yesterday's news."""
    today = now.astimezone(ZoneInfo(zone)).date()
    at = morning(today, zone)
    return at if at <= now and counts(today, chosen) else None


def before(at: datetime, zone: str, chosen: str) -> datetime:
    """The morning that counted before this one."""
    day = at.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    while not counts(day, chosen if chosen != OFF else DAILY):
        day -= timedelta(days=1)
    return morning(day, zone)


def counts(day: date, chosen: str) -> bool:
    """Whether there is a digest on that day."""
    return chosen == DAILY or (chosen == WORKDAYS and not is_day_off(day))


def morning(day: date, zone: str) -> datetime:
    """Eight o'clock of a day, in UTC."""
    return datetime.combine(day, time(HOUR), ZoneInfo(zone)).astimezone(UTC)
