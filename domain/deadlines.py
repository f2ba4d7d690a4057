"""By when a ticket must be answered, begun, finished: the terms of the file `data/sla.csv`, counted in a house's zone.

They are the federal level; what is set otherwise, and the four times of a ticket, are in domain/terms.py. A working
day is one of Russia's production calendar (domain/hours.py).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from importlib.resources import files

from domain.hours import is_day_off


class Unit(StrEnum):
    """When a term's clock runs."""

    ALWAYS = "24x7"
    CALENDAR = "calendar"
    """As always; the file tells days from hours for people."""
    WORKDAY = "workday"
    """The whole of each working day: 1440 minutes are one, a Saturday's ticket begins on Monday at 0:00."""
    DAYTIME = "08-23"


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the file: minutes, None where nothing is said."""

    acknowledge: int | None
    first_action: int | None
    promise: int | None
    legal: int | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The four times of a ticket, in UTC; None where nothing is said. A pause never moves the legal one."""

    acknowledge: datetime | None = None
    first_action: datetime | None = None
    promised: datetime | None = None
    legal: datetime | None = None


def _load() -> Mapping[str, Term]:
    def minutes(text: str) -> int | None:
        return int(text) if text else None

    text = (files("domain") / "data" / "sla.csv").read_text(encoding="utf-8-sig")
    return {
        row["key"]: Term(
            minutes(row["ack_min"]),
            minutes(row["first_min"]),
            minutes(row["promise_min"]),
            minutes(row["legal_min"]),
            Unit(row["unit"]),
        )
        for row in csv.DictReader(text.splitlines())
    }


TERMS: Mapping[str, Term] = _load()
"""Key of a category's `sla` → its term."""


def after(start: datetime, minutes: int, unit: Unit, zone: tzinfo) -> datetime:
    """The moment, in UTC, at which the unit's clock has run for so many minutes."""
    start, left = start.astimezone(UTC), timedelta(minutes=minutes)
    if unit in (Unit.ALWAYS, Unit.CALENDAR):
        return start + left
    day = start.astimezone(zone).date()
    while True:
        opens, closes = _hours(day, unit, zone)
        begin = max(start, opens)
        if begin < closes and begin + left <= closes:
            return begin + left
        left -= max(closes - begin, timedelta())
        day += timedelta(days=1)


def _hours(day: date, unit: Unit, zone: tzinfo) -> tuple[datetime, datetime]:
    """From when to when the clock runs on that day; an empty span on a day off."""

    def at(day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), zone).astimezone(UTC)

    if unit == Unit.DAYTIME:
        return at(day, 8), at(day, 23)
    opens = at(day, 0)
    return opens, at(day + timedelta(days=1), 0) if is_working_day(day) else opens


def is_working_day(day: date) -> bool:
    """Whether offices work on that day."""
    return not is_day_off(day)
