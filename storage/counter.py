"""Those who called or came in person: people without a contact, and what was filed for them by whom."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.people import Consent
from domain.tickets import Ticket
from storage.people import persons
from storage.tickets import ROWS, tickets

_ENTER = sa.insert(persons).returning(persons.c.id)


def enter(c: Connection, name: str, now: datetime, consent: str = "") -> int:
    """A person of their own for each call: a number alone says nothing of who it is. `consent`: how it was given."""
    words = {"name": name, "made": now}
    if consent:
        words |= {"consent": Consent.GIVEN, "consent_version": consent, "consent_at": now}
    id: int = c.execute(_ENTER, words).scalar_one()
    return id


def filed(c: Connection, person: int, most: int, page: int = 0, source: str = "point") -> list[Ticket]:
    """What this person filed for others, the newest first: of the page, and the first of the next one."""
    mine = ROWS.where(tickets.c.filed_by == person, tickets.c.source == source).order_by(tickets.c.id.desc())
    return [Ticket(*row) for row in c.execute(mine.limit(most).offset(page * (most - 1)))]
