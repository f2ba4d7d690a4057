"""A ticket that is put off until a day, or waits for something named: when it is looked at again.

A pause never moves the legal deadline.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import days
from domain.errors import Refused
from domain.hours import is_day_off

FOR = ("parts", "access", "supplier", "weather", "resident")
"""What is waited for most often; the words are `wait-…` in locales/."""
HOUR = 9
"""Of the day on which it comes back, in the zone of the house."""
FAR = 365
"""Days from today after which a day is taken for a slip."""
REVIEW = 3
"""Working days after which somebody looks again at what waits without a day."""
MOST_WORDS = 5
_AHEAD = {"сегодня": 0, "завтра": 1, "послезавтра": 2}
_COUNTS = {"день": 1, "дня": 1, "дней": 1, "неделю": 7, "недели": 7, "недель": 7, "месяц": 30}
_IN = re.compile(r"(?:через|на)\s+(?:(\d{1,3})\s+)?([а-яё]+)")
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_BEFORE = ("до", "на", "по", "с", "в", "во", "к")


def read(text: str, today: date) -> tuple[date | None, str]:
    """The day that a text begins with («до 5 декабря», «завтра», «через неделю», «в пятницу»), and what follows it."""
    words = text.split()
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        if (day := _day(" ".join(words[:count]), today)) is not None:
            return day, " ".join(words[count:]).lstrip(",.:;–—- ")
    return None, text.strip()


def split(text: str, today: date) -> tuple[str, date | None]:
    """What is waited for, and the day that stands behind it («детали до 5 декабря»), where one does."""
    words = text.split()
    for at in range(len(words) - 1, 0, -1):
        if words[at].casefold() in ("до", "через") and (day := _day(" ".join(words[at:]), today)) is not None:
            return " ".join(words[:at]).rstrip(",.:;–—- "), day
    return text.strip(), None


def _day(text: str, today: date) -> date | None:
    plain = text.casefold().strip(",.:;!?")
    if (found := _IN.fullmatch(plain)) and found[2] in _COUNTS:
        return today + timedelta(days=int(found[1] or 1) * _COUNTS[found[2]])
    first, _, rest = plain.partition(" ")
    if first in _BEFORE and rest:
        plain = rest
    if plain in _AHEAD:
        return today + timedelta(days=_AHEAD[plain])
    named = [number for number, word in enumerate(_WEEKDAYS) if plain.startswith(word) and len(plain) < len(word) + 4]
    if named:
        return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1)
    return days.read(plain, today)


def check(day: date, now: datetime, zone: str) -> datetime:
    """The moment on that day, in UTC. Raises Refused for a day that is over, or too far to be meant."""
    until = datetime.combine(day, time(HOUR), ZoneInfo(zone)).astimezone(UTC)
    today = now.astimezone(ZoneInfo(zone)).date()
    if day <= today or until <= now:
        raise Refused("refused-day-past", key="until")
    if (day - today).days > FAR:
        raise Refused("refused-day-far", key="until", year=str(day.year))
    return until


def offers(today: date) -> list[date]:
    """Days to choose from: the next two working days, then about three days, a week, two weeks and a month on."""
    found: list[date] = []
    for ahead in (1, 2, 3, 7, 14, 30):
        day = today + timedelta(days=ahead)
        while is_day_off(day) or day in found:
            day += timedelta(days=1)
        found.append(day)
    return found


def review(now: datetime, zone: str) -> datetime:
    """When what waits without a day is looked at again."""
    day, left = now.astimezone(ZoneInfo(zone)).date(), REVIEW
    while left:
        day += timedelta(days=1)
        left -= not is_day_off(day)
    return datetime.combine(day, time(HOUR), ZoneInfo(zone)).astimezone(UTC)
