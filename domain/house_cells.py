"""What the cells of a register of houses mean: numbers in any spelling, and the many ways to say nothing."""

import math
import re

from domain.doubts import Doubt
from domain.places import Point

_UNSAID = frozenset(
    {"", "-", "—", "не заполнено", "незаполнено", "не указано", "нет данных", "н/д", "отсутствует", "не имеется"}
)
_MOST = 10_000
"""More flats, floors or entrances than any house has."""
_MOST_METRES = 1_000_000
_YEARS = (1500, 2100)


def said(text: str) -> bool:
    """Whether a cell says anything."""
    return " ".join(text.lower().split()) not in _UNSAID


def named(text: str) -> str:
    """A name or a word as it is written, without needless spaces; empty where nothing is said."""
    return " ".join(text.split()) if said(text) else ""


def point(latitude: str, longitude: str, *, lenient: bool) -> Point | str | None:
    """Where it is; MISSING where neither is told; None where it cannot be.

    Open registers say zero where they do not know (`lenient`); in a list that somebody made it is a mistake.
    """
    if not said(latitude) and not said(longitude):
        return Doubt.MISSING.value
    try:
        found = Point(_number(latitude), _number(longitude))
    except ValueError:
        return None
    if (found.latitude, found.longitude) == (0, 0):
        return Doubt.MISSING.value if lenient else None
    return found if math.isfinite(found.latitude) and found.is_on_earth else None


def count(text: str) -> int | None:
    """How many; none where it is nothing to believe."""
    try:
        found = int(_number(text))
    except (ValueError, OverflowError):
        return None
    return found if 0 < found <= _MOST else None


def metres(text: str) -> float | None:
    """Square metres."""
    try:
        found = _number(text)
    except ValueError:
        return None
    return found if 0 < found <= _MOST_METRES else None


def year(text: str) -> int | None:
    """When it was built; of «1978-1980» the first."""
    found = re.search(r"\b\d{4}\b", text)
    return int(found[0]) if found and _YEARS[0] <= int(found[0]) <= _YEARS[1] else None


def unsafe(text: str) -> bool | None:
    """Yes or no."""
    return {"да": True, "нет": False, "yes": True, "no": False}.get(text.strip().lower())


def _number(text: str) -> float:
    return float(re.sub(r"[\s\xa0]", "", text).replace(",", "."))
