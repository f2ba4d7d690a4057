"""Tickets that wait for somebody: what is proposed for them, and how much each person has to do already."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Status, Ticket
from storage.ticket_log import ticket_log
from storage.tickets import ROWS, tickets

QUEUED = (Status.REGISTERED, Status.RETURNED)
"""States in which nobody has a ticket yet."""
_WAITING = (
    ROWS.where(tickets.c.status.in_(QUEUED), tickets.c.team.is_not(None))
    .order_by(tickets.c.emergency.desc(), tickets.c.id)
    .limit(sa.bindparam("most"))
)


def waiting(c: Connection, most: int) -> list[Ticket]:
    """Tickets of a team that nobody has taken, emergencies first, then the oldest."""
    return [Ticket(*row) for row in c.execute(_WAITING, {"most": most})]


def put(c: Connection, ticket: int, **columns: Any) -> None:
    """Keep the team of a ticket and what is proposed for it."""
    c.execute(sa.update(tickets).where(tickets.c.id == ticket).values(**columns))


def work(c: Connection, people: Collection[int]) -> dict[int, int]:
    """How many open tickets each of the people has."""
    theirs = sa.select(tickets.c.executor, sa.func.count()).where(
        tickets.c.executor.in_(people), tickets.c.status.in_(OPEN)
    )
    return {int(person): int(count) for person, count in c.execute(theirs.group_by(tickets.c.executor))}


def load(c: Connection, people: Collection[int]) -> dict[int, int]:
    """The same with what is proposed to each of them and not yet confirmed."""
    found = work(c, people)
    proposed = sa.select(tickets.c.proposed, sa.func.count()).where(
        tickets.c.proposed.in_(people), tickets.c.status.in_(QUEUED)
    )
    for person, count in c.execute(proposed.group_by(tickets.c.proposed)):
        found[int(person)] = found.get(int(person), 0) + int(count)
    return found


def returned_by(c: Connection, ticket: int) -> set[int]:
    """Who has given this ticket back: it is not proposed to them again."""
    back = sa.select(ticket_log.c.person).where(ticket_log.c.ticket == ticket, ticket_log.c.action == "return")
    return {int(person) for person in c.execute(back).scalars() if person is not None}


def open_of(c: Connection, organisation: int, teams: Collection[int], most: int) -> tuple[int, list[Ticket]]:
    """How many tickets are open with these teams, and the first of them: emergencies, then what is due first."""
    theirs = (tickets.c.organisation == organisation) & tickets.c.team.in_(teams) & tickets.c.status.in_(OPEN)
    count = c.execute(sa.select(sa.func.count()).where(theirs)).scalar_one()
    ordered = ROWS.where(theirs).order_by(tickets.c.emergency.desc(), tickets.c.promised.is_(None), tickets.c.promised)
    return int(count), [Ticket(*row) for row in c.execute(ordered.order_by(tickets.c.id).limit(most))]
