"""Forgetting a person: what the law says goes, what the books need stays without them, and a record tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain import finding
from domain.tickets import Action
from storage import conversations, mailing_people, residence, scans
from storage.appointments import visits
from storage.attachments import ticket_files
from storage.callbacks import callbacks
from storage.inbox import inbox
from storage.linking import link_codes
from storage.merging import merges
from storage.people import contacts_, persons
from storage.posts import outbox
from storage.questions import questions
from storage.schema import Json, Moment, metadata
from storage.sources import sources
from storage.ticket_log import ticket_log
from storage.tickets import tickets

erasures = sa.Table(
    "erasures",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("forgotten", sa.Boolean, nullable=False),
    sa.Column("what", Json, nullable=False),
    sqlite_autoincrement=True,
)

TOLD = (Action.ASK, Action.COMMENT, "answer", "edit", "publish")
"""Entries of the log whose words are the resident's own or were said to and about them."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased of whom and when; `person` is a number that leads to nobody any more."""

    id: int
    person: int
    at: datetime
    forgotten: bool
    """The messenger's number went, too: who writes from there is somebody new."""
    what: dict[str, Any]
    """How many of each kind, and the numbers of the tickets."""


_ROWS = sa.select(*(erasures.c[name] for name in Erasure.__slots__))


def erase(c: Connection, person: int, now: datetime, *, contacts: bool = False) -> tuple[Erasure, list[str]]:
    """Erase everything personal; the record of it, and the hashes of files that nobody needs any more."""
    mine = tickets.c.person == person
    rows = c.execute(sa.select(tickets.c.id, tickets.c.house, tickets.c.address).where(mine)).all()
    numbers = [row[0] for row in rows]
    name = c.execute(sa.select(persons.c.name).where(persons.c.id == person)).scalar_one()
    phones = c.execute(sa.select(sa.func.count()).where(mine, tickets.c.phone != "")).scalar_one()
    files = _files(c, numbers)
    what = {"tickets": numbers, "name": bool(name), "phones": phones, "files": len(files), "scans": 0, "messages": 0}
    what["scans"] = scans.forget(c, person)
    what["flats"] = len(residence.homes(c, person))
    residence.forget(c, person)
    words = {"person": person, "at": now, "forgotten": contacts, "what": what}
    id = c.execute(sa.insert(erasures).values(**words).returning(erasures.c.id)).scalar_one()
    what["messages"] = _log(c, person, numbers, name)
    _tickets(c, rows)
    c.execute(sa.update(questions).where(questions.c.person == person).values(text=""))
    c.execute(sa.update(callbacks).where(callbacks.c.ticket.in_(numbers)).values(said=""))
    c.execute(sa.update(visits).where(visits.c.ticket.in_(numbers)).values(why=""))
    c.execute(sa.delete(link_codes).where(link_codes.c.person == person))
    c.execute(sa.delete(sources).where(sources.c.ticket.in_(numbers)))
    about = outbox.c.ticket.in_(numbers) | (outbox.c.person == person)
    c.execute(sa.update(outbox).where(about, outbox.c.ended.is_not(None)).values(screen=None))
    conversations.forget(c, person)
    mailing_people.forget(c, person)
    nobody: dict[str, Any] = {"name": "", "house": None, "entrance": "", "flat": ""}
    nobody |= {"consent": "", "consent_version": "", "consent_at": now, "mailings": ""}
    c.execute(sa.update(persons).where(persons.c.id == person).values(**nobody))
    _letters(c, person)
    _contacts(c, person, contacts)
    c.execute(sa.update(erasures).where(erasures.c.id == id).values(what=what))
    return Erasure(id, person, now, contacts, what), sorted(_unneeded(c, files))


def all_(c: Connection) -> list[Erasure]:
    """Every record, the oldest first."""
    return [Erasure(*row) for row in c.execute(_ROWS.order_by(erasures.c.id))]


def _tickets(c: Connection, rows: Sequence[Any]) -> None:
    """Number, house, category and what was done stay; where no house is known the place itself may be a home."""
    empty = {"name": "", "flat": "", "phone": "", "story": "", "public": False, "public_text": ""}
    for number, house, address in rows:
        place = {} if house is not None else {"address": "", "latitude": None, "longitude": None, "entrance": ""}
        search = finding.haystack("", address if house is not None else "", "", "")
        c.execute(sa.update(tickets).where(tickets.c.id == number).values(**empty, **place, search=search))


def _log(c: Connection, person: int, numbers: Sequence[int], name: str) -> int:
    """Their words in the history become empty, and words of others that call them by name; how many entries."""
    entries = sa.select(ticket_log.c.id, ticket_log.c.person, ticket_log.c.action, ticket_log.c.comment)
    told = c.execute(entries.where(ticket_log.c.ticket.in_(numbers), ticket_log.c.comment != "")).all()
    called = [part.casefold()[:-1] for part in name.split() if len(part) > 3]  # Мария, Марию, Марии
    was = {person, *c.execute(sa.select(merges.c.gone).where(merges.c.kept == person)).scalars()}
    gone = [
        row.id for row in told
        if row.person in was or row.action in TOLD or any(part in row.comment.casefold() for part in called)
    ]  # fmt: skip
    theirs = ticket_log.c.ticket.in_(numbers)
    c.execute(sa.update(ticket_log).where(theirs, ticket_log.c.id.in_(gone)).values(comment=""))
    c.execute(sa.update(ticket_log).where(theirs, ticket_log.c.person.in_(was)).values(name=""))
    return len(gone)


def _files(c: Connection, numbers: Sequence[int]) -> set[str]:
    """Take what they sent off their tickets; the hashes of it."""
    theirs = ticket_files.c.ticket.in_(numbers) & ticket_files.c.stage.in_(("story", "answer", "back"))
    hashes = set(c.execute(sa.select(ticket_files.c.hash).where(theirs, ticket_files.c.hash.is_not(None))).scalars())
    nothing = {"hash": None, "external": "", "name": "", "stage": "gone", "state": "posted"}
    c.execute(sa.update(ticket_files).where(theirs).values(**nothing))  # the rows stay: their numbers are never reused
    return hashes


def _unneeded(c: Connection, hashes: set[str]) -> set[str]:
    still = sa.select(ticket_files.c.hash).where(ticket_files.c.hash.in_(hashes))
    return hashes - set(c.execute(still).scalars())


def _letters(c: Connection, person: int) -> None:
    """What they wrote and could not be handled was laid aside with its text: the text goes."""
    addresses = sa.select(contacts_.c.line, contacts_.c.external).where(contacts_.c.person == person)
    for line, external in c.execute(addresses).all():
        aside = (inbox.c.line == line) & (inbox.c.person == external) & (inbox.c.state == "aside")
        c.execute(sa.update(inbox).where(aside).values(raw=""))


def _contacts(c: Connection, person: int, away: bool) -> None:
    """What messengers call them goes; the number itself only if they wish it, since answers are sent to it."""
    theirs = contacts_.c.person == person
    if away:
        c.execute(sa.update(persons).where(persons.c.id == person).values(reached=None))
        c.execute(sa.update(merges).where(merges.c.kept == person).values(external=""))
        c.execute(sa.delete(contacts_).where(theirs))
        c.execute(sa.update(tickets).where(tickets.c.person == person).values(line=0, chat=""))
    else:
        c.execute(sa.update(contacts_).where(theirs).values(name="", username=""))
