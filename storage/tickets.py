"""Tickets: what was reported and where it stands. Its log, questions and attachments are called by way of this file."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain import finding
from domain.filed import NewTicket as NewTicket
from domain.tickets import ENDED, OPEN, Status, Ticket
from storage.attachments import TicketFile as TicketFile
from storage.attachments import attach as attach
from storage.attachments import file_failed as file_failed
from storage.attachments import file_stored as file_stored
from storage.attachments import files_of as files_of
from storage.questions import Question as Question
from storage.questions import answer as answer
from storage.questions import answer_call as answer_call
from storage.questions import ask as ask
from storage.questions import open_question as open_question
from storage.schema import Moment
from storage.ticket_log import Entry as Entry
from storage.ticket_log import last_done as last_done
from storage.ticket_log import log as log
from storage.ticket_log import log_of as log_of
from storage.ticket_log import notes as notes
from storage.ticket_rows import ROWS as ROWS
from storage.ticket_rows import tickets as tickets

PHONE_STAYS = timedelta(days=30)
"""How long after the end of a ticket the phone for it is kept."""

SEARCHED = ("story", "address", "name", "flat", "outside")
"""What `search` is made of."""
_GET = ROWS.where(tickets.c.id == sa.bindparam("of"))
_FILE = sa.insert(tickets).returning(*(tickets.c[name] for name in Ticket.__slots__))
_ANY = sa.select(tickets.c.id).where(tickets.c.person == sa.bindparam("of")).limit(1)
_LATEST = (
    ROWS.where(tickets.c.person == sa.bindparam("of"), tickets.c.made >= sa.bindparam("since", type_=Moment))
    .order_by(tickets.c.id.desc())
    .limit(1)
)


def file(c: Connection, new: NewTicket, now: datetime) -> Ticket:
    """Register a report: from here on it has a number."""
    told = {name: getattr(new, name) for name in NewTicket.__slots__}
    words = told | {"status": Status.REGISTERED, "made": now, "changed": now, "version": 1, "next_due": now}
    words["search"] = finding.haystack(*(words.get(name, "") for name in SEARCHED))
    return Ticket(*c.execute(_FILE, words).one())


def get(c: Connection, id: int) -> Ticket | None:
    """The ticket of this number."""
    row = c.execute(_GET, {"of": id}).one_or_none()
    return None if row is None else Ticket(*row)


def move(c: Connection, id: int, to: Status | None, expected: int, now: datetime, **changes: Any) -> bool:
    """Change a ticket that is still of the version that was looked at (None: it stays in its state); else False."""
    words = {"next_due": now, **changes, "version": expected + 1, "changed": now}
    if to is not None:
        words["status"] = to
    still = (tickets.c.id == id) & (tickets.c.version == expected)
    return c.execute(sa.update(tickets).where(still).values(**words)).rowcount == 1


def hold(c: Connection, id: int, expected: int, now: datetime) -> bool:
    """Of two who arrange something about a ticket at once the first wins: True for the first; nothing else changes."""
    return move(c, id, None, expected, now)


def update(c: Connection, id: int, **columns: Any) -> None:
    """Add a fact that is no move of the life cycle (an address, that it is finished): nobody can collide over it."""
    c.execute(sa.update(tickets).where(tickets.c.id == id).values(**columns))
    if columns.keys() & set(SEARCHED):
        parts = c.execute(sa.select(*(tickets.c[name] for name in SEARCHED)).where(tickets.c.id == id)).one()
        c.execute(sa.update(tickets).where(tickets.c.id == id).values(search=finding.haystack(*parts)))


def of_person(
    c: Connection, person: int, most: int, page: int = 0, states: Collection[Status] = frozenset(Status)
) -> list[Ticket]:
    """A person's tickets, the newest first: those of the page and, as the last of `most`, the first of the next one."""
    mine = ROWS.where(tickets.c.person == person, tickets.c.status.in_(states)).order_by(tickets.c.id.desc())
    return [Ticket(*row) for row in c.execute(mine.limit(most).offset(page * (most - 1)))]


def has_any(c: Connection, person: int) -> bool:
    """Whether a person has ever reported anything."""
    return c.execute(_ANY, {"of": person}).first() is not None


def any_open(c: Connection, organisation: int, category: str) -> bool:
    """Whether an organisation has anything open of a category."""
    theirs = tickets.c.status.in_(OPEN), *within(organisation), tickets.c.category == category
    return c.execute(sa.select(tickets.c.id).where(*theirs).limit(1)).first() is not None


def latest(c: Connection, person: int, since: datetime) -> Ticket | None:
    """A person's newest ticket, unless it is older than that."""
    row = c.execute(_LATEST, {"of": person, "since": since}).one_or_none()
    return None if row is None else Ticket(*row)


def open(
    c: Connection,
    states: Collection[Status] = OPEN,
    executor: int | None = None,
    most: int = 50,
    page: int = 0,
    *,
    organisation: int | None = None,
    teams: Collection[int] = (),
) -> list[Ticket]:
    """Tickets in these states, emergencies first, then the oldest; paged like `of_person`.

    `organisation`: of that one only, and with `teams` only what is theirs or nobody's.
    """
    wanted = ROWS.where(tickets.c.status.in_(states), *within(organisation, teams))
    if executor is not None:
        wanted = wanted.where(tickets.c.executor == executor)
    ordered = wanted.order_by(tickets.c.emergency.desc(), tickets.c.id)
    return [Ticket(*row) for row in c.execute(ordered.limit(most).offset(page * (most - 1)))]


def within(organisation: int | None, teams: Collection[int] = ()) -> list[sa.ColumnElement[bool]]:
    """That a ticket is of this organisation, and the business of these teams. Found by its state, not by the index of
    organisations: that holds all that ever was."""
    parts: list[sa.ColumnElement[bool]] = []
    if organisation is not None:
        parts.append(sa.literal_column("+tickets.organisation", sa.Integer) == organisation)
    if teams:
        parts.append(tickets.c.team.is_(None) | tickets.c.team.in_(teams))
    return parts


def duplicates(c: Connection, id: int) -> list[Ticket]:
    """The tickets that were merged into one."""
    merged = (tickets.c.duplicate_of == id) & (tickets.c.status == Status.DUPLICATE)
    return [Ticket(*row) for row in c.execute(ROWS.where(merged).order_by(tickets.c.id))]


def follow(c: Connection, id: int, original: int) -> None:
    """A duplicate's original has become a duplicate itself."""
    update(c, id, duplicate_of=original, reason=str(original))


def forget_phones(c: Connection, now: datetime) -> int:
    """Remove the phones of tickets that ended long ago; how many went."""
    since = sa.func.coalesce(tickets.c.ended, tickets.c.changed)
    over = (tickets.c.phone != "") & tickets.c.status.in_(ENDED) & (since < now - PHONE_STAYS)
    return c.execute(sa.update(tickets).where(over).values(phone="")).rowcount
