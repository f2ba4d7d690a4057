"""Those who called or came in person: people without a contact, and what was filed for them by whom."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.houses import House
from domain.people import Consent
from domain.tickets import Ticket
from storage import houses as register
from storage import organisations
from storage.people import persons
from storage.tickets import ROWS, tickets

LOOKED_AT = 300
"""Houses that fit, of all organisations, among which those of one are looked for."""
_ENTER = sa.insert(persons).returning(persons.c.id)


def enter(c: Connection, name: str, now: datetime, agreed: str = "") -> int:
    """A person of their own for each call: a number alone says nothing of who it is.

    `agreed`: the version of the consent that was given on paper or aloud.
    """
    words = {"name": name, "made": now}
    if agreed:
        words |= {"consent": Consent.GIVEN, "consent_version": agreed, "consent_at": now}
    id: int = c.execute(_ENTER, words).scalar_one()
    return id


def filed(c: Connection, person: int, most: int, page: int = 0, source: str = "point") -> list[Ticket]:
    """What this person filed for others, the newest first: of the page, and the first of the next one."""
    mine = ROWS.where(tickets.c.filed_by == person, tickets.c.source == source).order_by(tickets.c.id.desc())
    return [Ticket(*row) for row in c.execute(mine.limit(most).offset(page * (most - 1)))]


def houses(c: Connection, mine: Sequence[int], typed: str) -> list[House]:
    """The houses of these organisations, and of those below them, that a typed address can mean, best first."""
    found = register.search(c, typed, most=LOOKED_AT)
    every = {below for one in mine for below in organisations.below(c, one)}
    table = register.houses
    wanted = sa.select(table.c.id).where(table.c.id.in_([one.id for one in found]), table.c.organisation.in_(every))
    served = set(c.execute(wanted).scalars())
    return [one for one in found if one.id in served]


def is_foreign(c: Connection, typed: str) -> bool:
    """Whether the address is one of the register at all: then others serve it."""
    return bool(register.search(c, typed, most=1))


def has_houses(c: Connection) -> bool:
    """Whether there is a register to look into."""
    return register.box(c) is not None
