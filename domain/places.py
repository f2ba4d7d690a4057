"""Points on the map, and addresses as people write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from geopy.distance import EARTH_RADIUS, geodesic

from domain.addresses import key, long, short
from domain.typed import Typed, typed

__all__ = ["Box", "Point", "Typed", "around", "distance", "great_circle_distance", "key", "long", "short", "typed"]

_DEGREE = 110_500
"""Metres in a degree of latitude, less than there are anywhere (110 574), so that no box is too small."""

_RADIUS = float(EARTH_RADIUS) * 1000
_ELLIPSOID = geodesic()  # a new one for each distance would take as long again


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
    """Everything between two latitudes and two longitudes; one that crosses the 180th meridian is not cut there."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, point: Point) -> bool:
        """Whether the point lies in it or on its edge."""
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east

    def grown(self, metres: float) -> "Box":
        """The box with at least so many metres more on each side."""
        south, north = max(self.south - metres / _DEGREE, -90.0), min(self.north + metres / _DEGREE, 90.0)
        narrowest = cos(radians(max(abs(south), abs(north))))  # meridians are nearest to each other there
        wider = 360.0 if narrowest < 1e-9 else min(metres / _DEGREE / narrowest, 360.0)
        return Box(south, self.west - wider, north, self.east + wider)


def around(points: Iterable[Point]) -> Box | None:
    """The smallest box with all the points; None when there are none."""
    every = list(points)
    if not every:
        return None
    latitudes, longitudes = [each.latitude for each in every], [each.longitude for each in every]
    return Box(min(latitudes), min(longitudes), max(latitudes), max(longitudes))


def distance(one: Point, other: Point) -> float:
    """Metres between two points along the ellipsoid."""
    return float(_ELLIPSOID.measure((one.latitude, one.longitude), (other.latitude, other.longitude))) * 1000


def great_circle_distance(one: Point, other: Point) -> float:
    """Metres between two points on a sphere: within half a percent, and many times faster."""
    south, north = radians(one.latitude), radians(other.latitude)
    up, along = sin((north - south) / 2), sin(radians(other.longitude - one.longitude) / 2)
    return 2 * _RADIUS * asin(min(1.0, sqrt(up * up + cos(south) * cos(north) * along * along)))
