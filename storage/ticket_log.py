"""The log of tickets: everything that was done to one, by whom. Rows are added; the database refuses to change them."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

_REOPENED = sa.text("after = 'reopened' AND before IN ('done', 'closed')")

ticket_log = sa.Table(
    "ticket_log",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person", sa.Integer),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("before", sa.String, nullable=False),
    sa.Column("after", sa.String, nullable=False),
    sa.Column("comment", sa.Text, nullable=False),
    sa.Index("ix_ticket_log_reopened", "at", "ticket", sqlite_where=_REOPENED, postgresql_where=_REOPENED),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done; `before` and `after` are states, both empty where it was no move."""

    id: int
    ticket: int
    at: datetime
    person: int | None
    """None: the clock."""
    name: str
    action: str
    before: str
    after: str
    comment: str


_LOG = sa.insert(ticket_log).returning(ticket_log.c.id)
_ROWS = sa.select(*(ticket_log.c[name] for name in Entry.__slots__)).order_by(ticket_log.c.id)


def log(
    c: Connection,
    ticket: int,
    now: datetime,
    *,
    action: str,
    person: int | None = None,
    name: str = "",
    before: str = "",
    after: str = "",
    comment: str = "",
) -> int:
    """Write down what was done; the id of the entry."""
    words = {"ticket": ticket, "at": now, "person": person, "name": name, "action": str(action)}
    id: int = c.execute(_LOG, words | {"before": str(before), "after": str(after), "comment": comment}).scalar_one()
    return id


def last_done(c: Connection, person: int, since: datetime) -> int | None:
    """The ticket that a person reported as done last, unless it is longer ago."""
    theirs = (ticket_log.c.person == person) & (ticket_log.c.action == "done") & (ticket_log.c.at >= since)
    number: int | None = c.execute(
        sa.select(ticket_log.c.ticket).where(theirs).order_by(ticket_log.c.id.desc()).limit(1)
    ).scalar()
    return number


def notes(c: Connection, ticket: int) -> int:
    """How many notes the staff have made."""
    count = sa.select(sa.func.count()).where(ticket_log.c.ticket == ticket, ticket_log.c.action == "comment")
    return int(c.execute(count).scalar_one())


def log_of(c: Connection, ticket: int) -> list[Entry]:
    """The history of a ticket from its beginning."""
    return [Entry(*row) for row in c.execute(_ROWS.where(ticket_log.c.ticket == ticket))]
