"""What keeps coming back at a house: the cases, why they come back, what is done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.repeats import WITHIN, Report
from domain.tickets import Status, Ticket
from storage.schema import Json, Moment, metadata
from storage.ticket_rows import ROWS, tickets

MOST = 200
"""Tickets of a house that are looked at."""

root_causes = sa.Table(
    "root_causes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False, index=True),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id"), nullable=False),
    sa.Column("category", sa.String, nullable=False),
    sa.Column("opened", Moment, nullable=False),
    sa.Column("tickets", Json, nullable=False),
    sa.Column("whys", Json, nullable=False),
    sa.Column("measure", sa.Text, nullable=False),
    sa.Column("answered", Moment),
    sa.Column("by", sa.Integer),
    sa.Column("name", sa.String, nullable=False),
    sa.Index("ix_root_causes_house", "house", "category", "opened"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Cause:
    """A trouble that keeps coming back; unanswered as long as `answered` is None."""

    id: int
    organisation: int
    house: int
    category: str
    opened: datetime
    tickets: list[int]
    whys: list[str]
    """Why, why that, and so on; the last is the cause."""
    measure: str
    """What is done so that it does not come back, in the words that residents read."""
    answered: datetime | None
    by: int | None
    name: str


_ROWS = sa.select(*(root_causes.c[name] for name in Cause.__slots__))
_GET = _ROWS.where(root_causes.c.id == sa.bindparam("of"))
_LEFT_OUT = (Status.WITHDRAWN, Status.DUPLICATE, Status.REJECTED)
_ALIKE = (
    sa.select(tickets.c.id, tickets.c.person, tickets.c.made, tickets.c.ended)
    .where(tickets.c.house == sa.bindparam("at"), tickets.c.category == sa.bindparam("of"))
    .where(tickets.c.house.is_not(None), tickets.c.made >= sa.bindparam("since", type_=Moment))
    .where(tickets.c.organisation == sa.bindparam("body"), tickets.c.kind == "problem")
    .where(tickets.c.status.not_in([sa.literal_column(f"'{status}'") for status in _LEFT_OUT]))
    .order_by(tickets.c.id.desc())
    .limit(MOST)
)
_OPENED = sa.select(root_causes.c.id).where(
    root_causes.c.house == sa.bindparam("at"),
    root_causes.c.category == sa.bindparam("of"),
    root_causes.c.opened > sa.bindparam("since", type_=Moment),
)


def alike(c: Connection, ticket: Ticket, now: datetime) -> list[Report]:
    """What was reported of the same house and category in the last 90 days, this ticket included."""
    words = {"at": ticket.house, "of": ticket.category, "body": ticket.organisation, "since": now - WITHIN}
    return [Report(*row) for row in c.execute(_ALIKE, words)]


def is_asked(c: Connection, ticket: Ticket, now: datetime) -> bool:
    """Whether the cause of this was asked for in the last 90 days."""
    words = {"at": ticket.house, "of": ticket.category, "since": now - WITHIN}
    return c.execute(_OPENED, words).first() is not None


def open_(c: Connection, ticket: Ticket, numbers: Sequence[int], now: datetime) -> Cause:
    """Ask for the cause."""
    words: dict[str, Any] = {"organisation": ticket.organisation, "house": ticket.house, "category": ticket.category}
    words |= {"opened": now, "tickets": list(numbers), "whys": [], "measure": "", "name": ""}
    row = c.execute(sa.insert(root_causes).values(**words).returning(*(root_causes.c[n] for n in Cause.__slots__)))
    return Cause(*row.one())


def get(c: Connection, id: int) -> Cause | None:
    """The one of this number."""
    row = c.execute(_GET, {"of": id}).one_or_none()
    return None if row is None else Cause(*row)


def explain(c: Connection, id: int, whys: Sequence[str], measure: str, by: int, name: str, now: datetime) -> bool:
    """Keep the answer; False where it was answered already."""
    still = (root_causes.c.id == id) & root_causes.c.answered.is_(None)
    words = {"whys": list(whys), "measure": measure, "answered": now, "by": by, "name": name}
    return c.execute(sa.update(root_causes).where(still).values(**words)).rowcount == 1


def tickets_of(c: Connection, cause: Cause) -> list[Ticket]:
    """The tickets that tell of it, the oldest first."""
    theirs = ROWS.where(tickets.c.id.in_(cause.tickets)).order_by(tickets.c.id)
    return [Ticket(*row) for row in c.execute(theirs)]
