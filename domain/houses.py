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
    doubt: str = ""
    """Why its place cannot be trusted, as `domain.doubts` says it; empty where it can."""

    @property
    def point(self) -> Point | None:
        """Where it stands; None where nobody knows for sure."""
        return None if self.doubt else Point(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Near:
    """A house and how far it is from the point that was asked about."""

    house: House
    metres: float


@dataclass(frozen=True, slots=True)
class Passport:
    """What else a register tells of a house; None and empty where it does not."""

    house: int
    organisation: int
    year: int | None = None
    area: float | None = None
    """Square metres, all of it."""
    living_area: float | None = None
    cadno: str = ""
    """Cadastral number."""
    series: str = ""
    kind: str = ""
    """«Многоквартирный дом» and the like, as the register says it."""
    unsafe: bool | None = None
    """Officially declared unfit («аварийный»)."""
