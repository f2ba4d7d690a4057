"""Windows of time as people type them: «завтра 10-12», «25.11 с 14 до 16», «в пятницу после 18», «10-12 завтра»."""

import re
from datetime import date, time, timedelta

from domain import days
from domain.errors import Refused

MOST = 10
"""Windows that are read of one text."""
Typed = tuple[date, time, time]

_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?"
_SPANS = (
    rf"(?:с\s+)?{_CLOCK}\s*-\s*{_CLOCK}",
    rf"с\s*{_CLOCK}\s*до\s*{_CLOCK}",
)
_ONE = (rf"(?:после|в|с|к)\s*{_CLOCK}", r"(\d{1,2}):(\d\d)", r"(\d{1,2})(?=\s*час)()")
_PARTS_OF_DAY = {"утром": (9, 12), "днем": (12, 17), "вечером": (17, 21)}
_NEAR = {"сегодня": 0, "завтра": 1, "послезавтра": 2}
_WEEKDAYS = ("пн|понедельник", "вт|вторник", "ср|сред[ау]", "чт|четверг", "пт|пятниц[ау]", "сб|суббот[ау]",
             "вс|воскресенье")  # fmt: skip
_HOURS = re.compile(r"(?<=\d)\s*(?:часов|часа|час|ч)\b\.?")
_PUT = re.compile(r"\b(?:во?|на)\s+(?=\D)")


def read_all(text: str, today: date) -> list[Typed]:
    """A day, from and to for each window; a day holds until another is named. Raises Refused."""
    plain = re.sub(r"[–—−]", "-", text.casefold().replace("ё", "е"))
    found: list[Typed] = []
    day: date | None = None
    waits = False
    for part in [part.strip(" .") for part in re.split(r"[,;\n]|\sили\s|\sи\s", plain)]:
        if not part:
            continue
        named, hours = _split(part)
        if named:
            day = _day(named, today)
            if day is None:
                raise Refused("visit-unread", typed=part[:40])
        if hours is None:
            if waits:
                raise Refused("visit-no-hours", typed=part[:40])
            waits = True
            continue
        if day is None:
            raise Refused("visit-no-day", typed=part[:40])
        waits = False
        found.append((day, *hours))
    if waits or not found:
        raise Refused("visit-no-hours" if waits else "visit-unread", typed=plain.strip()[:40] or "-")
    return found[:MOST]


def _split(part: str) -> tuple[str, tuple[time, time] | None]:
    """What names the day, and the hours."""
    for word, (begins, ends) in _PARTS_OF_DAY.items():
        if re.search(rf"\b{word}\b", part):
            return part.replace(word, "").strip(), (time(begins), time(ends))
    plain = _HOURS.sub("", part)
    for pattern in _SPANS:
        if found := _at_an_end(pattern, plain):
            return found[0], (_time(part, *found[1][:2]), _time(part, *found[1][2:]))
    for pattern in _ONE:
        if found := _at_an_end(pattern, part if "час" in pattern else plain):
            begins_at = _time(part, *found[1][:2])
            return found[0], (begins_at, time((begins_at.hour + 2) % 24, begins_at.minute))
    return part, None


def _at_an_end(pattern: str, part: str) -> tuple[str, tuple[str | None, ...]] | None:
    """Hours stand behind the day or before it, never within it."""
    if found := re.search(rf"(?:^|(?<=\s)){pattern}(?:\s*час\w*)?$", part):
        return part[: found.start()].strip(), found.groups()
    if found := re.match(rf"{pattern}(?:\s+|$)", part):
        return part[found.end() :].strip(), found.groups()
    return None


def _day(typed: str, today: date) -> date | None:
    name = _PUT.sub("", f"{typed} ").strip()
    if name in _NEAR:
        return today + timedelta(days=_NEAR[name])
    for number, words in enumerate(_WEEKDAYS):
        if re.fullmatch(words, name):
            return today + timedelta(days=(number - today.weekday()) % 7)
    return days.read(name, today)


def _time(part: str, hour: str | None, minute: str | None) -> time:
    told = int(hour or 0), int(minute or 0)
    if told == (24, 0):
        return time(0)
    if told[0] > 23 or told[1] > 59:
        raise Refused("visit-unread", typed=part[:40])
    return time(*told)
