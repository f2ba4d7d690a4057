"""Days and hours as people say them, in the zone of the house."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.texts import say


def moment(at: datetime, now: datetime, zone: str) -> str:
    """«сегодня в 18:40», «вчера в 9:05», «27 ноября в 18:00»."""
    return say("when-at", day=_day(at, now, zone), time=_time(at, zone))


def deadline(at: datetime, now: datetime, zone: str) -> str:
    """«сегодня до 18:40», «завтра до 10:00», «до 27 ноября, 18:00»."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    near = abs((local.date() - today.date()).days) <= 1
    return say("when-until-near" if near else "when-until", day=_day(at, now, zone), time=_time(at, zone))


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
