"""Which houses posters are made for, and whether a scanned one still stands."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.houses import House
from domain.posters import Scanned, fits
from storage import houses as register
from storage.houses import houses

_ACTIVE = sa.select(houses.c.id).where(houses.c.id == sa.bindparam("of"), houses.c.active)
_ALL = sa.select(houses.c.id).where(houses.c.active).order_by(houses.c.id)


def standing(c: Connection, scanned: Scanned) -> House | None:
    """The house that was scanned; None when it is gone from the register or has no such entrance."""
    if c.execute(_ACTIVE, {"of": scanned.house}).first() is None:
        return None
    house = register.get(c, scanned.house)
    return house if house is not None and fits(scanned, house.entrances) else None


def numbers(c: Connection, organisations: Collection[int] | None = None) -> list[int]:
    """The houses that stand, of some organisations or of all, by their numbers."""
    wanted = _ALL if organisations is None else _ALL.where(houses.c.organisation.in_(organisations))
    return list(c.execute(wanted).scalars())
