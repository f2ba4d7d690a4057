"""Deadlines that organisations have set otherwise than the federal file (domain/terms.py); the log is staff_log."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain import addresses
from domain.terms import House, Override, Span, Time
from domain.words import plain
from storage.bodies import organisations
from storage.house_tables import houses
from storage.organisations import UP
from storage.schema import Moment, metadata

terms = sa.Table(
    "terms",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("place", sa.String, nullable=False),  # «house:12», «town:курск», «region:курская»; empty: everywhere
    sa.Column("category", sa.String, nullable=False),  # a category, a group of them; empty: all
    *(sa.Column(time.value, sa.String, nullable=False) for time in Time),  # «120», «1440 workday»; empty: not said
    sa.Column("made", Moment, nullable=False),
    sa.Column("by", sa.Integer),
    sa.UniqueConstraint("organisation", "place", "category"),
    sqlite_autoincrement=True,
)

_ROWS = sa.select(
    *(terms.c[name] for name in ("id", "organisation", "place", "category", *Time)), organisations.c.kind
).join(organisations, organisations.c.id == terms.c.organisation)
_OF = _ROWS.where(terms.c.organisation == sa.bindparam("of")).order_by(terms.c.category, terms.c.place, terms.c.id)
_ABOVE = _ROWS.add_columns(UP.c.steps).join(UP, UP.c.id == terms.c.organisation)
_HOUSE = sa.select(houses.c.id, houses.c.town, houses.c.address).where(houses.c.id == sa.bindparam("of"))
_set = insert(terms)
_SET = _set.on_conflict_do_update(
    index_elements=["organisation", "place", "category"],
    set_={name: _set.excluded[name] for name in (*Time, "made", "by")},
)


KINDS_OF_REGION = frozenset(("обл", "область", "край", "респ", "республика", "ао", "округ"))


def of(c: Connection, organisation: int) -> list[Override]:
    """What an organisation has set itself."""
    return [_read(row) for row in c.execute(_OF, {"of": organisation})]


def over(c: Connection, organisation: int) -> list[Override]:
    """What it and those above it have set: everything that may hold for its tickets."""
    return [_read(row) for row in c.execute(_ABOVE, {"of": organisation})]


def house(c: Connection, id: int | None) -> House:
    """What the chain needs to know of a house."""
    row = c.execute(_HOUSE, {"of": id}).one_or_none() if id is not None else None
    return House() if row is None else House(row.id, row.town, region(row.address))


def region(address: str) -> str:
    """The name by which a region is compared: of «обл. Курская, …» or «Курская область» «курская»."""
    regions = addresses.parse(address).regions
    words = plain(regions[0]).split() if regions else []
    return " ".join(word for word in words if word.strip(".") not in KINDS_OF_REGION)


def keep(c: Connection, one: Override, by: int | None, now: datetime) -> None:
    """Set it; what was said before of the same category and place goes. One that says nothing is removed."""
    times = {time.value: span.packed() if (span := one.of(time)) else "" for time in Time}
    if not any(times.values()):
        drop(c, one.organisation, one.place, one.category)
        return
    words = {"organisation": one.organisation, "place": one.place, "category": one.category, "made": now, "by": by}
    c.execute(_SET, words | times)


def drop(c: Connection, organisation: int, place: str, category: str) -> bool:
    """The usual holds again; False where nothing else was set."""
    there = (terms.c.organisation == organisation) & (terms.c.place == place) & (terms.c.category == category)
    return c.execute(sa.delete(terms).where(there)).rowcount == 1


def _read(row: Any) -> Override:
    id, organisation, place, category, *packed, kind = row[:9]
    first, second, third, fourth = map(Span.read, packed)
    return Override(id, organisation, place, category, first, second, third, fourth, kind, row[9] if row[9:] else 0)
