"""Houses whose place on the map cannot be trusted: which they are, and how somebody who knows sets it."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.houses import House
from domain.places import Point
from storage.house_tables import houses
from storage.houses import HOUSE, REVISION, TRUSTED


def doubtful(
    c: Connection, organisations: Collection[int] | None = None, most: int | None = None, after: int = 0
) -> list[House]:
    """Houses whose place cannot be trusted, of these organisations or of all."""
    select = HOUSE.where(_doubted(organisations)).order_by(houses.c.town, houses.c.street, houses.c.id)
    return [House(*row) for row in c.execute(select.limit(most).offset(after))]


def doubtful_count(c: Connection, organisations: Collection[int] | None = None) -> int:
    """How many those are."""
    return c.execute(sa.select(sa.func.count()).select_from(houses).where(_doubted(organisations))).scalar_one()


def is_of(c: Connection, id: int, organisations: Collection[int] | None) -> bool:
    """Whether a house is there and belongs to one of these, or to anybody."""
    theirs = houses.c.organisation.in_(organisations) if organisations is not None else sa.true()
    return c.execute(sa.select(houses.c.id).where(houses.c.id == id, houses.c.active, theirs)).first() is not None


def of_street(c: Connection, id: int) -> list[House]:
    """The other houses of a house's street, in the same town and district."""
    one = houses.alias("one")
    same = (houses.c.street == one.c.street) & (houses.c.town == one.c.town) & (houses.c.source == one.c.source)
    others = HOUSE.join(one, same).where(one.c.id == id, houses.c.id != id, houses.c.active)
    return [House(*row) for row in c.execute(others)]


def _doubted(organisations: Collection[int] | None) -> sa.ColumnElement[bool]:
    theirs = houses.c.organisation.in_(organisations) if organisations is not None else sa.true()
    return houses.c.active & ~TRUSTED & theirs


def set_place(c: Connection, id: int, point: Point) -> bool:
    """Somebody who knows says where a house stands: no file moves it again. False when there is no such house."""
    revision = (c.execute(REVISION).scalar() or 0) + 1
    words = {"latitude": point.latitude, "longitude": point.longitude, "doubt": "", "fixed": True}
    return c.execute(sa.update(houses).where(houses.c.id == id).values(revision=revision, **words)).rowcount == 1
