"""Who came by which poster or neighbour's link: once a person, house and entrance."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.posters import Scanned
from storage.schema import Moment, metadata

scans = sa.Table(
    "scans",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id"), nullable=False),
    sa.Column("entrance", sa.Integer, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("invited", sa.Boolean, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("last", Moment, nullable=False),
    sa.UniqueConstraint("person", "house", "entrance"),
    sa.Index("ix_scans_house", "house"),
    sqlite_autoincrement=True,
)

_keep = insert(scans)
_KEEP = _keep.on_conflict_do_update(
    index_elements=["person", "house", "entrance"], set_={"last": _keep.excluded["last"]}
)
_LATEST = (
    sa.select(scans.c.house, scans.c.entrance, scans.c.invited)
    .where(scans.c.person == sa.bindparam("of"), scans.c.last >= sa.bindparam("since", type_=Moment))
    .order_by(scans.c.last.desc())
    .limit(1)
)


def keep(c: Connection, person: int, scanned: Scanned, line: int, now: datetime) -> None:
    """They came by this poster; the first time counts, the last one is remembered."""
    words = {"person": person, "house": scanned.house, "entrance": scanned.entrance, "line": line}
    c.execute(_KEEP, words | {"invited": scanned.invited, "at": now, "last": now})


def latest(c: Connection, person: int, since: datetime) -> Scanned | None:
    """The poster that they scanned last, unless it is longer ago."""
    row = c.execute(_LATEST, {"of": person, "since": since}).one_or_none()
    return None if row is None else Scanned(*row)


def of_person(c: Connection, person: int) -> list[tuple[int, int, datetime]]:
    """House, entrance and when, the oldest first."""
    mine = sa.select(scans.c.house, scans.c.entrance, scans.c.at).where(scans.c.person == person).order_by(scans.c.id)
    return [(row[0], row[1], row[2]) for row in c.execute(mine)]


def forget(c: Connection, person: int) -> int:
    """Nothing is known any more of how they came; how many rows went."""
    return c.execute(sa.delete(scans).where(scans.c.person == person)).rowcount
