"""Points on the map, and addresses as people write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """Latitude and longitude in degrees, WGS 84."""

    latitude: float
    longitude: float
