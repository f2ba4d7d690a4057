"""Numbers under which other systems know a ticket: written down by the staff, found by whoever reads them aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.outside import key
from storage import tickets as tickets_
from storage.schema import Moment, metadata
from storage.ticket_rows import tickets

outside_numbers = sa.Table(
    "outside_numbers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False),
    sa.Column("system", sa.String, nullable=False),
    sa.Column("number", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False),  # the number as it is compared
    sa.Column("by", sa.Integer),
    sa.Column("at", Moment, nullable=False),
    sa.Index("ix_outside_numbers_ticket", "ticket", "system", "key", unique=True),
    sa.Index("ix_outside_numbers_key", "key"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Outside:
    """A number of another system."""

    ticket: int
    system: str
    number: str


_ROWS = sa.select(*(outside_numbers.c[name] for name in Outside.__slots__)).order_by(outside_numbers.c.id)


def add(c: Connection, ticket: int, system: str, number: str, by: int, now: datetime) -> bool:
    """Write it down; False when it stands there already."""
    words = {"ticket": ticket, "system": system, "number": number, "key": key(number), "by": by, "at": now}
    made = c.execute(insert(outside_numbers).values(**words).on_conflict_do_nothing()).rowcount == 1
    if made:
        _redraw(c, ticket)
    return made


def drop(c: Connection, ticket: int, system: str) -> list[str]:
    """Take the numbers of a system off a ticket; which they were."""
    these = (outside_numbers.c.ticket == ticket) & (outside_numbers.c.system == system)
    gone = list(c.execute(sa.delete(outside_numbers).where(these).returning(outside_numbers.c.number)).scalars())
    if gone:
        _redraw(c, ticket)
    return gone


def of(c: Connection, ticket: int) -> list[Outside]:
    """The numbers of a ticket, in the order in which they were written down."""
    return [Outside(*row) for row in c.execute(_ROWS.where(outside_numbers.c.ticket == ticket))]


def carried_by(c: Connection, number: str, organisation: int, system: str = "") -> Sequence[int]:
    """Which tickets of an organisation carry this number, the newest first."""
    these = (outside_numbers.c.key == key(number)) & (tickets.c.organisation == organisation)
    if system:
        these &= outside_numbers.c.system == system
    found = (
        sa.select(tickets.c.id).distinct().join_from(outside_numbers, tickets, tickets.c.id == outside_numbers.c.ticket)
    )
    return c.execute(found.where(these).order_by(tickets.c.id.desc())).scalars().all()


def _redraw(c: Connection, ticket: int) -> None:
    """The card shows them, and a search finds them."""
    tickets_.update(c, ticket, outside=", ".join(f"{one.system} {one.number}" for one in of(c, ticket)))
