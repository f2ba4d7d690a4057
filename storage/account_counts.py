"""How many accounts an organisation has in each house, and in how many of their flats somebody has joined."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.accounts import accounts, flats
from storage.houses import houses
from storage.residence import dwellings


@dataclass(frozen=True, slots=True)
class OfHouse:
    """A house with its accounts."""

    house: int
    address: str
    accounts: int
    linked: int


_LINKED = sa.select(dwellings.c.flat).where(dwellings.c.account.is_not(None)).distinct().subquery()
_COUNTS = (
    sa.select(houses.c.id, houses.c.address, sa.func.count(), sa.func.count(_LINKED.c.flat))
    .select_from(
        accounts.join(flats, flats.c.id == accounts.c.flat)
        .join(houses, houses.c.id == flats.c.house)
        .outerjoin(_LINKED, _LINKED.c.flat == flats.c.id)
    )
    .where(accounts.c.organisation == sa.bindparam("of"), ~accounts.c.archived)
    .group_by(houses.c.id, houses.c.address)
    .order_by(sa.func.count().desc(), houses.c.id)
)


def by_house(c: Connection, organisation: int) -> list[OfHouse]:
    """Every house with accounts, most first."""
    return [OfHouse(*row) for row in c.execute(_COUNTS, {"of": organisation})]
