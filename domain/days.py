"""Days as people type them: «2026-12-01», «01.12.2026», «1.12», «1 декабря»."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})[-.](\d{1,2})[-.](\d{1,2})")
_OURS = re.compile(r"(\d{1,2})[.\-/](\d{1,2})(?:[.\-/](\d{4}|\d{2}))?(?:\s*г\.?)?")
_WORDS = re.compile(r"(\d{1,2})\s+([а-я]+)(?:\s+(\d{4}))?(?:\s*(?:г\.?|года))?")
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


def read(text: str, today: date) -> date | None:
    """The day that is meant, one without a year being the next such day; None where it is none."""
    plain = " ".join(text.casefold().split())
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _OURS.fullmatch(plain):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif (found := _WORDS.fullmatch(plain)) and (named := _month(found[2])):
        day, month, year = int(found[1]), named, found[3]
    else:
        return None
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = _day(today.year, month, day)
    return this if this is not None and this >= today else _day(today.year + 1, month, day) or this


def _month(word: str) -> int | None:
    beginnings = [number for number, begins in enumerate(_MONTHS, 1) if word.startswith(begins)]
    return beginnings[0] if beginnings else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
