"""Working hours of an organisation: «пн–пт 8:00–17:00; сб 9:00–13:00», days off by Russia's production calendar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from domain.errors import Refused

DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
FAR = 30
"""Days that are looked ahead for the next opening."""
Span = tuple[time, time]
"""From and to; to 0:00 is to the end of the day."""

_DAY = "|".join(DAYS)
_PART = re.compile(
    rf"(?P<days>(?:{_DAY})(?:[-,](?:{_DAY}))*|ежедневно|круглосуточно)(?P<spans>(?:[,]?\d\d?[:.]?\d{{0,2}}-\d\d?[:.]?\d{{0,2}})*)"
)
_SPAN = re.compile(r"(\d\d?)(?:[:.](\d\d))?-(\d\d?)(?:[:.](\d\d))?")


@dataclass(frozen=True, slots=True)
class Week:
    """The open hours of each day from Monday on; a week without any is one that nobody told."""

    days: tuple[tuple[Span, ...], ...] = ((),) * 7
    always: bool = False
    """Round the clock, days off too."""

    @property
    def is_known(self) -> bool:
        """Whether somebody has told it."""
        return self.always or any(self.days)


def week(text: str) -> Week:
    """The hours that are written like that; empty is an unknown week. Raises Refused where it is none."""
    plain = re.sub(r"\s+", "", text.casefold()).replace("–", "-").replace("—", "-").strip(";.,")
    if not plain:
        return Week()
    if plain == "круглосуточно":
        return Week(always=True)
    days: list[list[Span]] = [[] for _ in DAYS]
    for part in plain.split(";"):
        found = _PART.fullmatch(part)
        spans = [_span(*match.groups()) for match in _SPAN.finditer(found["spans"])] if found else []
        if found is None or found["days"] == "круглосуточно" or not spans:
            raise Refused("hours-wrong", part=part)
        for day in _days(found["days"]):
            if days[day]:
                raise Refused("hours-wrong", part=part)
            days[day] = spans
    return Week(tuple(map(tuple, days)))


def is_open(week: Week, moment: datetime, zone: str) -> bool:
    """Whether somebody works then; a day off by the production calendar is closed."""
    if week.always:
        return True
    local = moment.astimezone(ZoneInfo(zone))
    return any(start <= local.time() and (not end.hour + end.minute or local.time() < end)
               for start, end in _hours(week, local.date()))  # fmt: skip


def opens(week: Week, moment: datetime, zone: str) -> datetime | None:
    """When somebody works next, in UTC: `moment` itself where it is open; None for an unknown week."""
    if not week.is_known or is_open(week, moment, zone):
        return moment if week.is_known else None
    local = moment.astimezone(ZoneInfo(zone))
    for ahead in range(FAR):
        day = local.date() + timedelta(days=ahead)
        starts = [datetime.combine(day, start, ZoneInfo(zone)) for start, _ in _hours(week, day)]
        if later := [start for start in starts if start > local]:
            return min(later).astimezone(UTC)
    return None


def ready() -> None:
    """Load the calendar, which takes a tenth of a second."""
    is_holiday(date(2026, 1, 1))


def is_day_off(day: date) -> bool:
    """Whether the country rests: a weekend that is not worked instead of another day, or a holiday."""
    off, worked = _calendar(day.year)
    return day in off or (day.weekday() >= 5 and day not in worked)


def is_holiday(day: date) -> bool:
    """Whether the country rests on a day that is none of the week's ends."""
    return day in _calendar(day.year)[0]


def _hours(week: Week, day: date) -> Sequence[Span]:
    """Of a holiday none; a weekend that is worked has the hours of the Friday before."""
    if is_holiday(day):
        return ()
    own = week.days[day.weekday()]
    return own or (week.days[4] if day in _calendar(day.year)[1] else ())


@cache
def _calendar(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The days off of a year, and its weekends that are worked, after the decree of the government on moved days."""
    import holidays  # takes a moment, and most starts need it not

    off = holidays.country_holidays("RU", years=[year, year + 1], language="en_US")
    moved = [re.search(r"from (\d\d)/(\d\d)/(\d{4})", name) for name in off.values()]
    worked = [date(int(one[3]), int(one[1]), int(one[2])) for one in moved if one]
    days = frozenset(day for day in off if day.year == year)
    return days, frozenset(day for day in worked if day.year == year and day not in days)


def _days(text: str) -> list[int]:
    if text == "ежедневно":
        return list(range(7))
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        begin, end = DAYS.index(first), DAYS.index(last or first)
        found += list(range(begin, end + 1)) if begin <= end else [*range(begin, 7), *range(end + 1)]
    return found


def _span(*parts: str | None) -> Span:
    hour, minute, to_hour, to_minute = (int(part or 0) for part in parts)
    ends = (to_hour, to_minute) if (to_hour, to_minute) != (24, 0) else (0, 0)
    if hour > 23 or minute > 59 or ends[0] > 23 or to_minute > 59 or (ends != (0, 0) and ends <= (hour, minute)):
        raise Refused("hours-wrong", part=f"{hour}:{minute:02}-{to_hour}:{to_minute:02}")
    return time(hour, minute), time(*ends)


def closes(week: Week, moment: datetime, zone: str) -> datetime | None:
    """Until when somebody works now, in UTC; None where it is closed, or open round the clock."""
    local = moment.astimezone(ZoneInfo(zone))
    for start, end in _hours(week, local.date()):
        if start <= local.time() and (end == time(0) or local.time() < end):
            day = local.date() + timedelta(days=end == time(0))
            return datetime.combine(day, end, ZoneInfo(zone)).astimezone(UTC)
    return None


OFFICE_DAY = week("пн-пт 8:00-17:00")
"""The usual hours of an office, where nobody has told others."""
