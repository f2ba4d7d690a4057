"""What is kept about one person, counted for them, and removed when they take their consent back."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import ENDED, OPEN
from storage.people import persons
from storage.tickets import tickets


@dataclass(frozen=True, slots=True)
class Kept:
    """How many tickets, and the phones given for single ones (number of the ticket, phone)."""

    tickets: int
    phones: list[tuple[int, str]]


def counted(c: Connection, person: int) -> Kept:
    """What lies in a person's tickets."""
    mine = tickets.c.person == person
    count = c.execute(sa.select(sa.func.count()).select_from(tickets).where(mine)).scalar_one()
    phones = sa.select(tickets.c.id, tickets.c.phone).where(mine, tickets.c.phone != "").order_by(tickets.c.id.desc())
    return Kept(count, [(number, phone) for number, phone in c.execute(phones)])


def consent_of(c: Connection, person: int) -> tuple[str, str, datetime | None]:
    """What they said last, to which version of the document, and when."""
    row = c.execute(
        sa.select(persons.c.consent, persons.c.consent_version, persons.c.consent_at).where(persons.c.id == person)
    ).one()
    return row[0], row[1], row[2]


def named(c: Connection, person: int) -> list[int]:
    """Their open tickets whose cards show a name or lead to a phone."""
    shows = (tickets.c.name != "") | (tickets.c.phone != "")
    mine = (tickets.c.person == person) & tickets.c.status.in_(OPEN) & shows
    return list(c.execute(sa.select(tickets.c.id).where(mine).order_by(tickets.c.id)).scalars())


def strip(c: Connection, person: int) -> None:
    """Name and phone leave all tickets, the flat those that have ended; where work is under way it is needed."""
    mine = tickets.c.person == person
    c.execute(sa.update(tickets).where(mine).values(name="", phone=""))
    c.execute(sa.update(tickets).where(mine, tickets.c.status.in_(ENDED)).values(flat=""))
