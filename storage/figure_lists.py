"""The tickets behind a figure: what was counted can be looked at, one by one."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Ticket
from storage import counted
from storage.counted import Clause, Scope
from storage.ticket_log import ticket_log
from storage.ticket_rows import ROWS, tickets

LISTS = ("new", "done", "late", "reopened", "special")


def listed(
    c: Connection, what: str, scope: Scope, since: datetime, until: datetime, now: datetime, most: int, page: int = 0
) -> list[Ticket]:
    """The tickets of a figure, the newest first: those of the page and, as the last of `most`, one of the next."""
    found = ROWS.where(*_those(what, scope, since, until, now)).order_by(tickets.c.id.desc())
    return [Ticket(*row) for row in c.execute(found.limit(most).offset(page * (most - 1)))]


def special(c: Connection, scope: Scope) -> int:
    """How many are under special control now."""
    return int(c.execute(sa.select(sa.func.count()).select_from(tickets).where(*_special(scope))).scalar_one())


def _special(scope: Scope) -> list[Clause]:
    return [*scope.beside, tickets.c.special, tickets.c.status.in_(OPEN)]


def _those(what: str, scope: Scope, since: datetime, until: datetime, now: datetime) -> list[Clause]:
    if what == "new":
        return counted.made(scope, since, until)
    if what == "done":
        return counted.done(scope, since, until)
    if what == "special":
        return _special(scope)
    if what == "late":
        both = (counted.late(scope, since, until), counted.overdue(scope, since, until, now))
        return [tickets.c.id.in_(sa.union_all(*(sa.select(tickets.c.id).where(*one) for one in both)))]
    again = sa.select(ticket_log.c.ticket).join(tickets, tickets.c.id == ticket_log.c.ticket)
    return [tickets.c.id.in_(again.where(*counted.reopened(scope, since, until)))]
