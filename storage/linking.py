"""One person in several messengers: the codes that link them, and where they are reached."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.people import Contact
from storage import people
from storage.people import contacts_, persons
from storage.schema import Moment, metadata
from storage.tickets import tickets

CODE_LIVES = timedelta(minutes=15)
DIGITS = 8

link_codes = sa.Table(
    "link_codes",
    metadata,
    sa.Column("code", sa.String, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
    sa.Column("made", Moment, nullable=False),
    sa.Column("used", Moment),
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was handed out: whose it is, and whether it is still good."""

    person: int
    made: datetime
    used: datetime | None

    def is_over(self, now: datetime) -> bool:
        """Whether its fifteen minutes have passed."""
        return now - self.made > CODE_LIVES


def make_code(c: Connection, person: int, now: datetime) -> str:
    """A new code of a person; an older one of theirs is good no more. The code itself is not kept."""
    stale = (link_codes.c.person == person) | (link_codes.c.made < now - timedelta(days=1))
    c.execute(sa.delete(link_codes).where(stale))
    while True:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        if find(c, code) is None:
            c.execute(sa.insert(link_codes), {"code": _hash(code), "person": person, "made": now})
            return code


def find(c: Connection, code: str) -> Code | None:
    """What is known of a code; None when nobody was given it."""
    rows = sa.select(link_codes.c.person, link_codes.c.made, link_codes.c.used)
    row = c.execute(rows.where(link_codes.c.code == _hash(code))).one_or_none()
    return None if row is None else Code(*row)


def use(c: Connection, code: str, now: datetime) -> bool:
    """Use it up; False when it was used or has run out."""
    good = (link_codes.c.code == _hash(code)) & link_codes.c.used.is_(None) & (link_codes.c.made >= now - CODE_LIVES)
    return c.execute(sa.update(link_codes).where(good).values(used=now)).rowcount == 1


def follow(c: Connection, contact: Contact) -> None:
    """Here they are reached from now on: what their tickets tell comes here, too."""
    person = contact.person.id
    c.execute(sa.update(persons).where(persons.c.id == person).values(reached=contact.id))
    theirs = (tickets.c.person == person) & (tickets.c.line != 0)  # 0: somebody called by phone
    c.execute(sa.update(tickets).where(theirs).values(line=contact.line, chat=contact.external))


def elsewhere(c: Connection, line: int, external: str) -> Contact | None:
    """They cannot be written to there any more: another address of theirs takes its place, if there is one."""
    here = people.contacts(c, [(line, external)]).get((line, external))
    if here is None or here.person.reached is None:
        return None
    every = people.contact_of(c, here.person.id)
    best = next((one for one in every if one.is_reached and one.id == here.person.reached), None)
    best = best or next((one for one in every if one.is_reached), None)
    if best is not None and best.id != here.person.reached:
        follow(c, best)
    return best


def unlink(c: Connection, contact: Contact, now: datetime) -> None:
    """This address is a person of its own again, of whom nothing is known; the others keep everything."""
    new = c.execute(sa.insert(persons).values(made=now).returning(persons.c.id)).scalar_one()
    values = {"person": new, "name": "", "username": ""}
    c.execute(sa.update(contacts_).where(contacts_.c.id == contact.id).values(**values))
    rest = people.contact_of(c, contact.person.id)
    if not rest:
        return
    follow(c, next((one for one in rest if one.is_reached), rest[0]))
    if len(rest) == 1:
        c.execute(sa.update(persons).where(persons.c.id == contact.person.id).values(reached=None))


def _hash(code: str) -> str:
    return hashlib.sha256(f"link:{code}".encode()).hexdigest()
