"""The houses that an organisation serves."""

from dataclasses import dataclass

from domain.places import Point


@dataclass(frozen=True, slots=True)
class House:
    """A house of the register; `short` is its address without the town, as buttons show it."""

    id: int
    address: str
    short: str
    latitude: float
    longitude: float
    entrances: int | None = None
    flats: int | None = None
    floors: int | None = None

    @property
    def point(self) -> Point:
        """Where it stands."""
        return Point(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Near:
    """A house and how far it is from the point that was asked about."""

    house: House
    metres: float
