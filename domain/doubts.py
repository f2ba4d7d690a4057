"""Which places of a register cannot be right.

Registers get their points from a geocoder. What it did not find it put somewhere: at the centre of the village, of the
town, of the capital. So a point is doubted that many streets or more houses share than anybody could choose from, and
one that lies far outside the rest of its town, district or region. The middle is the median, and what is far is
measured by the median distance: neither is moved by the wrong ones, as long as they are fewer than half.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from domain.places import Point, great_circle_distance

STREETS, HOUSES = 3, 8
"""So many streets, or so many houses, have one point only where it is nobody's."""
_ENOUGH = 5
"""Places that have a middle."""
_TIMES = 6
"""Median distances that are far."""
_AT_LEAST = (10_000, 80_000, 300_000)
"""Metres in a town, in a district, in a region that are not far yet."""


class Doubt(StrEnum):
    """Why a place is not trusted."""

    MISSING = "missing"
    """The register has none."""
    SHARED = "shared"
    """Too many others are said to stand there."""
    FAR = "far"
    """It lies far outside its town, district or region."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What is looked at of a house: `area` is «region|district»."""

    area: str
    town: str
    street: str
    point: Point | None

    @property
    def groups(self) -> tuple[str, str, str]:
        """Town, district, region: each by a word that no other has."""
        return f"{self.area}|{self.town}", self.area, self.area.partition("|")[0]


def doubts(places: Sequence[Placed]) -> list[Doubt | None]:
    """What is wrong with each place; None where nothing is."""
    shared = _shared(places)
    middles = tuple(
        _middles((each.groups[level], each.point) for each in places if each.point and each.point not in shared)
        for level in range(len(_AT_LEAST))
    )

    def judge(place: Placed) -> Doubt | None:
        if place.point is None:
            return Doubt.MISSING
        if place.point in shared:
            return Doubt.SHARED
        for level, group in enumerate(place.groups):
            if group in middles[level]:
                middle, usual = middles[level][group]
                far = max(_AT_LEAST[level], _TIMES * usual)
                return Doubt.FAR if great_circle_distance(middle, place.point) > far else None
        return None

    return [judge(place) for place in places]


def _shared(places: Iterable[Placed]) -> frozenset[Point]:
    houses, streets = Counter[Point](), defaultdict[Point, set[tuple[str, str]]](set)
    for place in places:
        if place.point is not None:
            houses[place.point] += 1
            streets[place.point].add((place.groups[0], place.street))
    return frozenset(each for each in houses if houses[each] >= HOUSES or len(streets[each]) >= STREETS)


def _middles(places: Iterable[tuple[str, Point]]) -> dict[str, tuple[Point, float]]:
    """The middle of each group that is large enough, and how far from it half of its places are."""
    groups = defaultdict[str, list[Point]](list)
    for group, point in places:
        groups[group].append(point)
    found = {}
    for group, points in groups.items():
        if len(points) >= _ENOUGH:
            middle = Point(median(each.latitude for each in points), median(each.longitude for each in points))
            found[group] = middle, median(great_circle_distance(middle, each) for each in points)
    return found
