"""Of which tickets the staff know that nothing reaches the resident: they are told once, not each time."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.tickets import tickets


def is_known_lost(c: Connection, ticket: int) -> bool:
    """Whether the staff know it of this ticket."""
    since = sa.select(tickets.c.unreached).where(tickets.c.id == ticket)
    return c.execute(since).scalar_one_or_none() is not None


def lose(c: Connection, ticket: int, now: datetime) -> None:
    """They have just been told."""
    c.execute(sa.update(tickets).where(tickets.c.id == ticket).values(unreached=now))


def regain(c: Connection, person: int) -> None:
    """The person can be written to again: what does not arrive from now on is told anew."""
    theirs = (tickets.c.person == person) & tickets.c.unreached.is_not(None)
    c.execute(sa.update(tickets).where(theirs).values(unreached=None))
