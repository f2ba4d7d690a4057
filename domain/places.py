"""Points on the map, and addresses as people write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt

from geopy.distance import EARTH_RADIUS, ELLIPSOIDS, geodesic

from domain.addresses import key, long, short
from domain.typed import Typed, typed

__all__ = ["Box", "Point", "Typed", "around", "distance", "great_circle_distance", "key", "long", "short", "typed"]

_DEGREE = 110_500
"""Metres in a degree of latitude, less than there are anywhere (110 574), so that no box is too small."""

_RADIUS = float(EARTH_RADIUS) * 1000
_ELLIPSOID = geodesic()  # a new one for each distance would take as long again
_MAJOR, _MINOR = (float(axis) * 1000 for axis in ELLIPSOIDS["WGS-84"][:2])
_ECCENTRIC = 1 - (_MINOR / _MAJOR) ** 2
_NEAR = 0.01
"""Degrees within which the ellipsoid is as good as flat: that errs by less than a millimetre."""


@dataclass(frozen=True, slots=True)
class Point:
    """Latitude and longitude in degrees, WGS 84."""

    latitude: float
    longitude: float

    @property
    def is_on_earth(self) -> bool:
        """Whether there is such a place; what is not a number is none."""
        return -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180


@dataclass(frozen=True, slots=True)
class Box:
    """Everything between two latitudes and two longitudes; with `west` over `east` it crosses the 180th meridian."""

    south: float
    west: float
    north: float
    east: float

    @property
    def wide(self) -> float:
        """Degrees of longitude from its west to its east."""
        return 360.0 if self.east - self.west >= 360 else (self.east - self.west) % 360

    @property
    def parts(self) -> tuple["Box", ...]:
        """The same without crossing that meridian, as a table of longitudes can be asked for it."""
        if self.west <= self.east:
            return (self,)
        return Box(self.south, self.west, self.north, 180.0), Box(self.south, -180.0, self.north, self.east)

    def contains(self, point: Point) -> bool:
        """Whether the point lies in it or on its edge."""
        known_as = (180.0, -180.0) if abs(point.longitude) == 180 else (point.longitude,)
        return self.south <= point.latitude <= self.north and any(
            part.west <= longitude <= part.east for part in self.parts for longitude in known_as
        )

    def grown(self, metres: float) -> "Box":
        """The box with at least so many metres more on each side."""
        south, north = max(self.south - metres / _DEGREE, -90.0), min(self.north + metres / _DEGREE, 90.0)
        narrowest = cos(radians(max(abs(south), abs(north))))  # meridians are nearest to each other there
        wider = 360.0 if narrowest < 1e-9 else metres / _DEGREE / narrowest
        if self.wide + 2 * wider >= 360:
            return Box(south, -180.0, north, 180.0)
        return Box(south, _turned(self.west - wider), north, _turned(self.east + wider))


def _turned(longitude: float) -> float:
    """The same meridian between -180 and 180."""
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def around(points: Iterable[Point]) -> Box | None:
    """The smallest box with all the points; None when there are none."""
    every = list(points)
    if not every:
        return None
    latitudes, longitudes = [each.latitude for each in every], sorted(each.longitude for each in every)
    gaps = [(east - west, east, west) for west, east in pairwise(longitudes)]
    gap, west, east = max(gaps, default=(0.0, 0.0, 0.0))
    if longitudes[0] + 360 - longitudes[-1] >= gap:  # nobody lives about the 180th meridian
        west, east = longitudes[0], longitudes[-1]
    return Box(min(latitudes), west, max(latitudes), east)


def distance(one: Point, other: Point) -> float:
    """Metres between two points along the ellipsoid."""
    up, along = other.latitude - one.latitude, (other.longitude - one.longitude + 180) % 360 - 180
    if abs(up) < _NEAR and abs(along) < _NEAR:  # houses around somebody: the long way costs thirty times as much
        middle = radians((one.latitude + other.latitude) / 2)
        bent = 1 - _ECCENTRIC * sin(middle) ** 2
        north = radians(up) * _MAJOR * (1 - _ECCENTRIC) / (bent * sqrt(bent))
        east = radians(along) * _MAJOR * cos(middle) / sqrt(bent)
        return hypot(north, east)
    return float(_ELLIPSOID.measure((one.latitude, one.longitude), (other.latitude, other.longitude))) * 1000


def great_circle_distance(one: Point, other: Point) -> float:
    """Metres between two points on a sphere: within half a percent, and many times faster."""
    south, north = radians(one.latitude), radians(other.latitude)
    up, along = sin((north - south) / 2), sin(radians(other.longitude - one.longitude) / 2)
    return 2 * _RADIUS * asin(min(1.0, sqrt(up * up + cos(south) * cos(north) * along * along)))
