"""What was used for a ticket: parts and materials, as the executor named them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata
from storage.tickets import tickets

materials = sa.Table(
    "materials",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False, index=True),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("by", sa.Integer, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
LOOKED_BACK = 300
"""Rows among which the last used are sought."""


@dataclass(frozen=True, slots=True)
class Material:
    """One thing, with how much of it where that was said."""

    id: int
    ticket: int
    what: str
    by: int
    at: datetime


_ROWS = sa.select(*(materials.c[name] for name in Material.__slots__))


def add(c: Connection, ticket: int, what: Sequence[str], by: int, now: datetime) -> None:
    """These were used."""
    if what:
        c.execute(sa.insert(materials), [{"ticket": ticket, "what": one, "by": by, "at": now} for one in what])


def of(c: Connection, ticket: int) -> list[Material]:
    """What was used for a ticket, in the order in which it was named."""
    return [Material(*row) for row in c.execute(_ROWS.where(materials.c.ticket == ticket).order_by(materials.c.id))]


def last_used(c: Connection, organisation: int, category: str, most: int) -> list[str]:
    """What was used for this category last, the newest first, each once."""
    recent = (
        sa.select(materials.c.what)
        .join(tickets, tickets.c.id == materials.c.ticket)
        .where(tickets.c.organisation == organisation, tickets.c.category == category)
        .order_by(materials.c.id.desc())
        .limit(LOOKED_BACK)
    )
    return list(dict.fromkeys(c.execute(recent).scalars()))[:most]
