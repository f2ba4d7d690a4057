"""Tickets that were passed on: from which organisation to which, by whom and why. Rows are only added."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

passes = sa.Table(
    "passes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person", sa.Integer),
    sa.Column("frm", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("to", sa.Integer, sa.ForeignKey("organisations.id")),
    sa.Column("outside", sa.String, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Pass:
    """One step; `to` is None where it went to a body that has no chat here, named by `outside`."""

    id: int
    ticket: int
    at: datetime
    person: int | None
    frm: int
    to: int | None
    outside: str
    reason: str


_OF = (
    sa.select(*(passes.c[name] for name in Pass.__slots__))
    .where(passes.c.ticket == sa.bindparam("of"))
    .order_by(passes.c.id)
)


def add(
    c: Connection, ticket: int, frm: int, to: int | None, reason: str, person: int | None, now: datetime,
    outside: str = "",
) -> None:  # fmt: skip
    """Write down a step."""
    words = {"ticket": ticket, "frm": frm, "to": to, "reason": reason, "person": person, "at": now, "outside": outside}
    c.execute(sa.insert(passes), words)


def of(c: Connection, ticket: int) -> list[Pass]:
    """The way of a ticket from organisation to organisation."""
    return [Pass(*row) for row in c.execute(_OF, {"of": ticket})]
