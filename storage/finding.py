"""Which tickets somebody looks for: those whose time is over, and those that words mean."""

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Ticket
from storage.tickets import ROWS, tickets, within

Sought = tuple[str, Collection[str]]
"""A stem, and the categories whose names it is a word of."""


def late(
    c: Connection, now: datetime, most: int, page: int = 0, organisation: int | None = None, teams: Collection[int] = ()
) -> list[Ticket]:
    """Open tickets past their promise, emergencies first, then who has waited longest; paged like `tickets.open`."""
    over = ROWS.where(tickets.c.status.in_(OPEN), tickets.c.promised < now, *within(organisation, teams))
    ordered = over.order_by(tickets.c.emergency.desc(), tickets.c.promised, tickets.c.id)
    return [Ticket(*row) for row in c.execute(ordered.limit(most).offset(page * (most - 1)))]


def find(c: Connection, sought: Sequence[Sought], organisation: int, most: int, page: int = 0) -> list[Ticket]:
    """Tickets of any state that every one of these means, the newest first; paged likewise."""
    every = [_means(stem, categories) for stem, categories in sought]
    found = ROWS.where(tickets.c.organisation == organisation, *every).order_by(tickets.c.id.desc())
    return [Ticket(*row) for row in c.execute(found.limit(most).offset(page * (most - 1)))]


def _means(stem: str, categories: Collection[str]) -> sa.ColumnElement[bool]:
    if stem.isdecimal():  # «12» is № 12 or a word by itself, not the beginning of 1234
        here = tickets.c.search.contains(f" {stem} ", autoescape=True)
        return here | (tickets.c.id == int(stem)) if len(stem) <= 9 else here
    here = tickets.c.search.contains(f" {stem}", autoescape=True)
    return here | tickets.c.category.in_(categories) if categories else here
