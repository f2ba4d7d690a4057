"""Whom a gratitude or a complaint is about."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import metadata

ticket_about = sa.Table(
    "ticket_about",
    metadata,
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id")),
    sa.Column("name", sa.String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class About:
    """Somebody of the staff: the person where they are known, else only as the resident calls them."""

    person: int | None
    name: str


_OF = sa.select(ticket_about.c.person, ticket_about.c.name).where(ticket_about.c.ticket == sa.bindparam("of"))


def keep(c: Connection, ticket: int, about: About) -> None:
    """Enter whom it is about."""
    c.execute(sa.insert(ticket_about), {"ticket": ticket, "person": about.person, "name": about.name})


def of(c: Connection, ticket: int) -> About | None:
    """Whom a ticket is about; None where it is about nobody."""
    row = c.execute(_OF, {"of": ticket}).one_or_none()
    return None if row is None else About(*row)
