"""Who is on duty: shifts over midnight and over a change of clocks, deputies, and the hours that nobody covers."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import Refused

LONGEST = timedelta(hours=25)
"""Of a shift: a day and night, also on the day when the clocks are put back."""
Span = tuple[datetime, datetime]
_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:[-–—]|до)\s*(\d{1,2})(?:[:.](\d{2}))?")


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody is on duty for a team from – to (UTC)."""

    id: int
    organisation: int
    team: int
    person: int
    starts: datetime
    ends: datetime
    taken: datetime | None = None
    """When they said that they have taken it over."""
    given: datetime | None = None
    """When they said that they have handed it over."""


def hours(text: str) -> tuple[time, time]:
    """«8:00–20:00», «20-8», «8:30 до 17» as two times of the day. Raises Refused."""
    found = _HOURS.fullmatch(re.sub(r"^\s*с\s+", "", text).strip())
    if found is None:
        raise Refused("duty-hours-wrong", key="hours")
    first, second = (
        (int(hour) * 60 + int(minute or 0)) for hour, minute in ((found[1], found[2]), (found[3], found[4]))
    )
    if max(first, second) > 24 * 60 or int(found[2] or 0) > 59 or int(found[4] or 0) > 59:
        raise Refused("duty-hours-wrong", key="hours")
    return _time(first), _time(second)


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def span(day: date, starts: time, ends: time, zone: str) -> Span:
    """The shift that begins on a day, by the clock on the wall; one that ends no later than it begins ends a day later.

    Where the clocks are put forward over its beginning or end, the hour that there is not counts as the one after it.
    """
    last = day if ends > starts else day + timedelta(days=1)
    local = ZoneInfo(zone)
    one, two = (datetime.combine(on, at, local).astimezone(UTC) for on, at in ((day, starts), (last, ends)))
    return one, max(one, two)


def stand_in(person: int, away: Mapping[int, int | None]) -> int | None:
    """Who does the work of a person: they themselves, or the deputy's deputy's …; None where all of them are away."""
    met: set[int] = set()
    at: int | None = person
    while at is not None and at in away:
        if at in met:
            return None
        met.add(at)
        at = away[at]
    return at


def on_duty(shifts: Iterable[Shift], at: datetime, away: Mapping[int, int | None]) -> list[int]:
    """The people who do the work at a moment, each once, deputies in the place of who is away."""
    people = (
        stand_in(shift.person, away)
        for shift in shifts
        if shift.starts <= at < shift.ends and (shift.given is None or at < shift.given)
    )
    return list(dict.fromkeys(person for person in people if person is not None))


def uncovered(wanted: Iterable[Span], covered: Collection[Span]) -> list[Span]:
    """What of the wanted time no shift covers, in its order."""
    gaps: list[Span] = []
    for first, last in sorted(wanted):
        at = first
        for starts, ends in sorted(covered):
            if ends <= at or starts >= last:
                continue
            if starts > at:
                gaps.append((at, starts))
            at = max(at, ends)
        if at < last:
            gaps.append((at, last))
    return _joined(gaps)


def _joined(gaps: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for starts, ends in sorted(gaps):
        if out and starts <= out[-1][1]:
            out[-1] = out[-1][0], max(ends, out[-1][1])
        else:
            out.append((starts, ends))
    return out


def is_round_the_clock(shifts: Iterable[Shift], zone: str) -> bool:
    """Whether a team keeps nights: one of its shifts covers three o'clock."""
    local = ZoneInfo(zone)
    return any(
        shift.starts <= datetime.combine(day, time(3), local).astimezone(UTC) < shift.ends
        for shift in shifts
        for day in (shift.starts.astimezone(local).date(), shift.ends.astimezone(local).date())
    )


def office_days(first: date, count: int, starts: time, ends: time, zone: str) -> list[Span]:
    """The weekdays from `first` on, each from – to: what a team that keeps no nights is expected to cover."""
    days = (first + timedelta(days=number) for number in range(count))
    return [span(day, starts, ends, zone) for day in days if day.weekday() < 5]
