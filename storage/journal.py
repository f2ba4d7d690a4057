"""What the journal tells of each ticket, read in pieces: the tickets, their log, files, accounts, what they repeat."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.journal import KINDS
from domain.tickets import Ticket
from storage.accounts import accounts, flats
from storage.attachments import ticket_files
from storage.lines import lines
from storage.materials import materials
from storage.ticket_log import Entry, ticket_log
from storage.ticket_rows import ROWS, tickets

AGAIN = timedelta(days=90)
"""How long after a ticket another of its house and category counts as its repetition."""


@dataclass(frozen=True, slots=True)
class Line:
    """A ticket with all that belongs to it."""

    ticket: Ticket
    log: Sequence[Entry] = ()
    before: int = 0
    """Photos of who reported it."""
    after: int = 0
    """Photos of who did it."""
    accounts: str = ""
    materials: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Which tickets, in their order; which of them repeat another; the messengers by the number of their line."""

    numbers: Sequence[int]
    repeats: Mapping[int, int] = field(default_factory=dict)
    messengers: Mapping[int, str] = field(default_factory=dict)


def count(c: Connection, organisation: int, since: datetime, until: datetime) -> int:
    """How many lines it will have."""
    these = sa.select(sa.func.count()).select_from(tickets).where(*_these(organisation, since, until))
    return int(c.execute(these).scalar_one())


def listed(c: Connection, organisation: int, since: datetime, until: datetime) -> Listed:
    """The tickets registered in a time. One look at their columns that an index holds, and nothing of their words."""
    wanted = (tickets.c.id, tickets.c.made, tickets.c.house, tickets.c.category)
    rows = sa.select(*wanted).where(*_these(organisation, since - AGAIN, until)).order_by(tickets.c.made, tickets.c.id)
    last: dict[tuple[int, str], tuple[int, datetime]] = {}
    numbers, repeats = [], {}
    for id, made, house, category in c.execute(rows):
        if made >= since:
            numbers.append(id)
        if house is None:
            continue
        before = last.get((house, category))
        if made >= since and before is not None and made - before[1] <= AGAIN:
            repeats[id] = before[0]
        last[house, category] = (id, made)
    known = c.execute(sa.select(lines.c.id, lines.c.messenger)).all()
    return Listed(numbers, repeats, {row[0]: row[1] for row in known})


def piece(c: Connection, numbers: Sequence[int]) -> list[Line]:
    """The lines of these tickets. Five statements, however many they are."""
    found = {row.id: Ticket(*row) for row in c.execute(ROWS.where(tickets.c.id.in_(numbers)))}
    log: dict[int, list[Entry]] = defaultdict(list)
    entries = sa.select(*(ticket_log.c[name] for name in Entry.__slots__)).order_by(ticket_log.c.id)
    for row in c.execute(entries.where(ticket_log.c.ticket.in_(numbers))):
        log[row.ticket].append(Entry(*row))
    photos: dict[tuple[int, bool], int] = defaultdict(int)
    every = sa.select(ticket_files.c.ticket, ticket_files.c.stage).where(
        ticket_files.c.ticket.in_(numbers), ticket_files.c.kind == "photo",
        ticket_files.c.stage.in_(("story", "answer", "report")),
    )  # fmt: skip
    for ticket, stage in c.execute(every):
        photos[ticket, stage == "report"] += 1
    used: dict[int, list[str]] = defaultdict(list)
    named = sa.select(materials.c.ticket, materials.c.what).where(materials.c.ticket.in_(numbers))
    for ticket, what in c.execute(named.order_by(materials.c.id)):
        used[ticket].append(what)
    owned = _accounts(c, list(found.values()))
    return [
        Line(
            one, log[id], photos[id, False], photos[id, True], owned.get((one.house, one.flat), ""), "; ".join(used[id])
        )
        for id in numbers
        if (one := found.get(id)) is not None
    ]


def _these(organisation: int, since: datetime, until: datetime) -> list[sa.ColumnElement[bool]]:
    here = tickets.c.organisation == organisation
    return [here, tickets.c.made >= since, tickets.c.made < until, tickets.c.kind.in_(KINDS)]


def _accounts(c: Connection, these: Sequence[Ticket]) -> dict[tuple[int | None, str], str]:
    """The accounts of their flats."""
    wanted = {one.house for one in these if one.house is not None and one.flat}
    if not wanted:
        return {}
    rows = sa.select(flats.c.house, flats.c.number, accounts.c.number).join_from(
        flats, accounts, accounts.c.flat == flats.c.id
    )
    numbers = {one.flat for one in these}
    found: dict[tuple[int | None, str], str] = {}
    here = (flats.c.house.in_(wanted), flats.c.number.in_(numbers), ~accounts.c.archived)
    for house, flat, number in c.execute(rows.where(*here).order_by(accounts.c.id)):
        found[house, flat] = ", ".join(part for part in (found.get((house, flat), ""), number) if part)
    return found
