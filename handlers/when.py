"""Days and hours as people say them, in the zone of the house."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.texts import say

HOUR, DAY = 60, 24 * 60
"""In minutes."""


def moment(at: datetime, now: datetime, zone: str) -> str:
    """A moment: today at 18:40, yesterday at 9:05, 27 November at 18:00."""
    return say("when-at", day=_day(at, now, zone), time=_time(at, zone))


def exact(at: datetime, zone: str) -> str:
    """A moment as a paper says it, whenever it is read: 27 November 2026 at 18:00."""
    local = at.astimezone(ZoneInfo(zone))
    named = say("when-date", day=str(local.day), month=say(f"when-month-{local.month}"))
    return say("when-at", day=say("when-year", date=named, year=str(local.year)), time=_time(at, zone))


def deadline(at: datetime, now: datetime, zone: str) -> str:
    """A deadline: today by 18:40, tomorrow by 10:00, by 27 November, 18:00."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    near = abs((local.date() - today.date()).days) <= 1
    return say("when-until-near" if near else "when-until", day=_day(at, now, zone), time=_time(at, zone))


def left(at: datetime, now: datetime) -> str:
    """Two hours left, three days late: coarse, so that what shows it need not change every minute."""
    seconds = (at - now).total_seconds()
    word, minutes = ("left" if seconds >= 0 else "late"), int(abs(seconds)) // 60
    if minutes < 10:
        return say(f"when-{word}-soon")
    if minutes < HOUR:
        return say(f"when-{word}-minutes", count=minutes // 10 * 10)
    if minutes < 2 * DAY:
        return say(f"when-{word}-hours", count=minutes // HOUR)
    return say(f"when-{word}-days", count=minutes // DAY)


def _time(at: datetime, zone: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.hour}:{local.minute:02}"


def _day(at: datetime, now: datetime, zone: str) -> str:
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    days = (local.date() - today.date()).days
    if days in (-1, 0, 1):
        return say(("when-yesterday", "when-today", "when-tomorrow")[days + 1])
    named = say("when-date", day=str(local.day), month=say(f"when-month-{local.month}"))
    return named if local.year == today.year else say("when-year", date=named, year=str(local.year))
