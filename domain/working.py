"""Working time: when so many minutes of an organisation's hours have run, and working days counted from a day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.deadlines import is_working_day
from domain.hours import OFFICE_DAY, Week, closes, opens

FAR = 400
"""Spans of open hours, or days, that are looked at; more is a mistake of whoever asks."""


def worked(start: datetime, minutes: int, week: Week, zone: str) -> datetime:
    """The moment (UTC) at which so many minutes of open hours have run since `start`; office hours where none are told.

    Beyond the calendar that is looked at, the minutes run by the clock on the wall.
    """
    week = week if week.is_known else OFFICE_DAY
    at, left = start.astimezone(UTC), timedelta(minutes=minutes)
    if week.always:
        return at + left
    for _ in range(FAR):
        begins = opens(week, at, zone)
        ends = closes(week, begins, zone) if begins is not None else None
        if begins is None or ends is None:
            break
        if begins + left <= ends:
            return begins + left
        left -= ends - begins
        at = ends
    return at + left


def morning(start: datetime, days: int, zone: str, hour: int = 10) -> datetime:
    """Ten o'clock in the house's zone (UTC) of the n-th working day after the day of `start`."""
    local = ZoneInfo(zone)
    day = _shifted(start.astimezone(local).date(), days)
    return datetime.combine(day, time(hour), local).astimezone(UTC)


def day_before(moment: datetime, zone: str) -> datetime:
    """The same time of the day on the working day before, in UTC."""
    return _same_time(moment, -1, zone)


def day_after(moment: datetime, zone: str) -> datetime:
    """The same time of the day on the next working day, in UTC."""
    return _same_time(moment, 1, zone)


def _same_time(moment: datetime, days: int, zone: str) -> datetime:
    local = moment.astimezone(ZoneInfo(zone))
    day = _shifted(local.date(), days)
    return datetime.combine(day, local.timetz().replace(tzinfo=None), ZoneInfo(zone)).astimezone(UTC)


def _shifted(day: date, days: int) -> date:
    """So many working days later, or earlier."""
    step = 1 if days > 0 else -1
    for _ in range(FAR):
        if not days:
            break
        day += timedelta(days=step)
        days -= step * is_working_day(day)
    return day
