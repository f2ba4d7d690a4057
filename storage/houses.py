"""The register of houses: which there are, which are near a point, which somebody means."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from domain import places
from domain.houses import House, Near
from domain.places import Box, Point
from storage.house_tables import FACTS as FACTS
from storage.house_tables import houses as houses
from storage.house_tables import staging as staging
from storage.streets import Home, Streets, Wanted, numbered

SERVED = 5_000
"""Metres around the houses that are served too."""
_CANDIDATES = 3_000
"""Houses of the streets that fit which are looked at: a street that every village has, without a number."""
_STREETS_WITH_NUMBER, _STREETS_WITHOUT = 60, 12
"""Streets that are looked through; the best name may be that of a village, with the street behind it misspelt."""
_CLEARLY = 15
"""Of 100: how much less likely than the best need not be shown."""
_LATE = 3
"""What a less likely way to read it costs."""

TRUSTED = houses.c.doubt == sa.literal_column("''")
HOUSE = sa.select(*(houses.c[name] for name in House.__slots__))
_GET = HOUSE.where(houses.c.id == sa.bindparam("of"))
_IN_BOX = HOUSE.where(
    houses.c.latitude.between(sa.bindparam("south"), sa.bindparam("north")),
    houses.c.longitude.between(sa.bindparam("west"), sa.bindparam("east")),
    houses.c.active,
    TRUSTED,
)
REVISION = sa.select(sa.func.max(houses.c.revision))
_PLACES = sa.select(houses.c.latitude, houses.c.longitude).where(houses.c.active, TRUSTED)
_NAMES = sa.select(houses.c.street).where(houses.c.active).distinct()
_TOWNS = sa.select(houses.c.town, houses.c.source, sa.func.count()).where(houses.c.active)
_TOWNS = _TOWNS.group_by(houses.c.town, houses.c.source)
_EDGES = sa.select(
    *(
        sa.select(edge(column)).where(houses.c.active, TRUSTED).scalar_subquery()
        for edge in (sa.func.min, sa.func.max)
        for column in (houses.c.latitude, houses.c.longitude)
    )
)
_ON_STREETS = (
    sa.select(
        houses.c.street, houses.c.town, houses.c.number, houses.c.source, *(houses.c[name] for name in House.__slots__)
    )
    .where(houses.c.street.in_(sa.bindparam("streets", expanding=True)), houses.c.active)
    .limit(_CANDIDATES)
)


@dataclass(slots=True)
class _Known:
    """What is kept in memory of one revision of the register."""

    revision: int
    box: Box | None
    streets: Streets | None = None
    towns: dict[tuple[str, str], int] = field(default_factory=dict)
    """Houses of each town of each source: without a home a large one is likelier meant."""


_KNOWN: WeakKeyDictionary[Engine, _Known] = WeakKeyDictionary()


def get(c: Connection, id: int) -> House | None:
    """The house, or None when there is no such number."""
    row = c.execute(_GET, {"of": id}).one_or_none()
    return None if row is None else House(*row)


def nearest(c: Connection, point: Point, radius: float = 150, most: int = 7) -> list[Near]:
    """The houses within `radius` metres, the nearest first."""
    box = Box(point.latitude, point.longitude, point.latitude, point.longitude).grown(radius)
    found = [row for part in box.parts for row in c.execute(_IN_BOX, asdict(part))]
    near = sorted((places.distance(point, Point(*row[3:5])), row[0], row) for row in found)
    return [Near(House(*row), metres) for metres, _, row in near if metres <= radius][:most]


def search(c: Connection, typed: str, most: int = 8, *, home: int | None = None) -> list[House]:
    """The houses that a typed address can mean, the likeliest first; slips, missing towns, any order are forgiven.

    `home` is the house of the one who asks: of streets that many towns have they mean that of their own.
    """
    lives = None if home is None else _home(c, home)
    known = _known(c)
    if known.streets is None:
        known.streets = Streets(c.execute(_NAMES).scalars())
        known.towns = {(town, source): count for town, source, count in c.execute(_TOWNS)}
    found: dict[int, _Meant] = {}
    for late, wanted in enumerate(Wanted.of(typed)):
        for each in _meant(c, known, wanted, lives, late * _LATE):
            if each.house.id not in found or each.worth > found[each.house.id].worth:
                found[each.house.id] = each
    best = max((each.worth for each in found.values()), default=0.0)
    likely = [each for each in found.values() if each.worth >= best - _CLEARLY]
    likely.sort(key=lambda each: (-each.worth, -each.town, _natural(each.number), each.house.id))
    return [each.house for each in likely[:most]]


class _Meant(NamedTuple):
    """A house that may be meant, how likely, in a town of how many houses."""

    worth: float
    town: int
    number: str
    house: House


def _meant(c: Connection, known: _Known, wanted: Wanted, lives: Home | None, late: int) -> Iterator[_Meant]:
    assert known.streets is not None
    fits = known.streets.fit(wanted, most=_STREETS_WITH_NUMBER if wanted.number else _STREETS_WITHOUT)
    select = _ON_STREETS.where(numbered(houses.c.number, wanted)) if wanted.number else _ON_STREETS
    for street, town, number, source, *rest in c.execute(select, {"streets": list(fits)}) if fits else ():
        house = House(*rest)
        at_home = lives.worth(town, source.partition("|")[2]) if lives else 0
        worth = wanted.worth(fits[street], town, number, house.short, at_home)
        if worth > 0:
            yield _Meant(worth - late, known.towns.get((town, source), 0), number, house)


def _home(c: Connection, house: int) -> Home | None:
    row = c.execute(sa.select(houses.c.town, houses.c.source).where(houses.c.id == house)).one_or_none()
    return None if row is None else Home(row.town, row.source.partition("|")[2])


def box(c: Connection) -> Box | None:
    """The served area: around all houses and 5 km more; None while there are no houses."""
    return _known(c).box


def inside(c: Connection, point: Point) -> bool:
    """Whether the point is served; everything is while there are no houses."""
    served = box(c)
    return served is None or served.contains(point)


def _known(c: Connection) -> _Known:
    """What is known of the register as it is now: an import by another process raises the revision."""
    revision = c.execute(REVISION).scalar() or 0
    known = _KNOWN.get(c.engine)
    if known is None or known.revision != revision:
        known = _Known(revision, None if (around := _around(c)) is None else around.grown(SERVED))
        _KNOWN[c.engine] = known
    return known


def _around(c: Connection) -> Box | None:
    south, west, north, east = c.execute(_EDGES).one()
    if south is None:
        return None
    if east - west <= 180:
        return Box(south, west, north, east)
    return places.around(Point(*each) for each in c.execute(_PLACES))  # both sides of the 180th meridian: Chukotka


def _natural(number: str) -> tuple[int, str]:
    digits = number[: len(number) - len(number.lstrip("0123456789"))]
    return int(digits or 0), number
