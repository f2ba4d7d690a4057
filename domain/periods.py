"""From – to as people type it: «октябрь», «01.10–31.10», «с 1 по 15 октября», «прошлая неделя»; in whole days."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import days
from domain.errors import Refused

YEAR = 366
"""Days that a sheet with a row for each ticket may span."""
LONGEST = 3 * YEAR
USUAL = 30
"""Days that are looked at where nobody says which."""
_SPAN = re.compile(r"\s*(?:–|—|\.\.+|…|\bпо\b|\bдо\b|\s-\s)\s*")
_MONTH = re.compile(r"([а-я]{3,})\.?(?:\s+(\d{4}))?(?:\s*(?:г\.?|года))?|(\d{1,2})[./](\d{4})")
_MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"
)  # fmt: skip
_MAY = ("май", "мая", "мае", "маю")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day, both belong to it."""

    since: date
    until: date

    @property
    def length(self) -> int:
        """In days."""
        return (self.until - self.since).days + 1

    @property
    def code(self) -> str:
        """As a button carries it."""
        return f"{self.since:%y%m%d}-{self.until:%y%m%d}"

    def bounds(self, zone: str) -> tuple[datetime, datetime]:
        """The moments, in UTC, from which on and before which something belongs to it."""
        place = ZoneInfo(zone)
        first = datetime.combine(self.since, time(), place)
        end = datetime.combine(self.until + timedelta(days=1), time(), place)
        return first.astimezone(UTC), end.astimezone(UTC)


def decoded(code: str) -> Period | None:
    """The period that a button carries; None where that is no period."""
    found = re.fullmatch(r"(\d{2})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})", code)
    if found is None:
        return None
    numbers = [int(part) for part in found.groups()]
    try:
        since, until = (date(2000 + numbers[at], *numbers[at + 1 : at + 3]) for at in (0, 3))
    except ValueError:
        return None
    return Period(since, until) if since <= until else None


def lately(today: date, length: int = USUAL) -> Period:
    """The last so many days, today among them."""
    return Period(today - timedelta(days=length - 1), today)


def last_week(today: date) -> Period:
    """The whole week before the one that today is in, Monday to Sunday."""
    monday = today - timedelta(days=today.weekday() + 7)
    return Period(monday, monday + timedelta(days=6))


def read(typed: str, today: date, longest: int = LONGEST) -> Period:
    """The period that is meant; empty: the last thirty days. Raises Refused with a sentence that says what is wrong."""
    plain = " ".join(typed.casefold().replace("ё", "е").split()).strip(" .,")
    plain = re.sub(r"^(?:за|с|со|от)\s+", "", plain)
    found = lately(today) if not plain else _named(plain, today) or _spanned(plain, today) or _single(plain, today)
    if found is None:
        raise Refused("period-unknown", typed=typed[:40])
    if found.until < found.since:
        raise Refused("period-backwards", since=f"{found.since:%d.%m.%Y}", until=f"{found.until:%d.%m.%Y}")
    if found.since > today:
        raise Refused("period-future")
    found = Period(found.since, min(found.until, today))
    if found.length > longest:
        raise Refused("period-long", most=longest)
    return found


def _named(plain: str, today: date) -> Period | None:
    """Words for days around today."""
    month = today.replace(day=1)
    week = today - timedelta(days=today.weekday())
    before = (month - timedelta(days=1)).replace(day=1)
    spans = {
        "сегодня": (today, today),
        "вчера": (today - timedelta(days=1), today - timedelta(days=1)),
        "неделя": (week, today),
        "неделю": (week, today),
        "прошлая неделя": (week - timedelta(days=7), week - timedelta(days=1)),
        "прошлую неделю": (week - timedelta(days=7), week - timedelta(days=1)),
        "месяц": (month, today),
        "прошлый месяц": (before, month - timedelta(days=1)),
        "квартал": (month.replace(month=(today.month - 1) // 3 * 3 + 1), today),
        "год": (today.replace(month=1, day=1), today),
        "прошлый год": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    if plain in spans:
        return Period(*spans[plain])
    if re.fullmatch(r"20\d\d", plain):
        return Period(date(int(plain), 1, 1), date(int(plain), 12, 31))
    return None


def _spanned(plain: str, today: date) -> Period | None:
    parts = _SPAN.split(plain)
    if len(parts) == 1 and plain.count("-") == 1 and _single(plain, today) is None:
        parts = [part.strip() for part in plain.split("-")]
    if len(parts) != 2:
        return None
    first, last = parts
    if first.isdecimal() and (ending := re.fullmatch(r"\d{1,2}([\s.].+)", last)):
        first += ending[1]  # «1–15 октября»
    start = _single(first, today)
    end = _single(last, today)
    if start is None or end is None:
        return None
    return Period(start.since, _not_before(start.since, end.until, last))


def _not_before(since: date, until: date, typed: str) -> date:
    """An end without a year is the first such day from the beginning on, unless that is over half a year away."""
    if re.search(r"\d{4}|\d[./-]\d{1,2}[./-]\d{2}$", typed):
        return until
    try:
        near = [until.replace(year=since.year), until.replace(year=since.year + 1)]
    except ValueError:  # the 29th of February
        return until
    return next((day for day in near if since <= day <= since + timedelta(days=YEAR // 2)), near[0])


def _single(plain: str, today: date) -> Period | None:
    """A day or a month; without a year the latest that has begun."""
    if (month := _month(plain, today)) is not None:
        following = (month + timedelta(days=31)).replace(day=1)
        return Period(month, following - timedelta(days=1))
    day = days.read(plain, today - timedelta(days=365))
    return None if day is None else Period(day, day)


def _month(plain: str, today: date) -> date | None:
    found = _MONTH.fullmatch(plain)
    if found is None:
        return None
    if found[3]:
        return date(int(found[4]), int(found[3]), 1) if 1 <= int(found[3]) <= 12 and int(found[4]) >= 2000 else None
    number = next((at for at, begins in enumerate(_MONTHS, 1) if begins != "ма" and found[1].startswith(begins)), 0)
    number = 5 if found[1] in _MAY else number
    if not number or (found[2] and int(found[2]) < 2000):
        return None
    if found[2]:
        return date(int(found[2]), number, 1)
    return date(today.year - (number > today.month), number, 1)
