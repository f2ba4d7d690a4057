"""How much there is in an organisation and all that lies below it: numbers, never whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Status
from storage.bodies import organisations
from storage.tickets import tickets

LATELY = timedelta(days=30)
"""What was done since counts."""
DONE = (Status.DONE, Status.CLOSED)


@dataclass(frozen=True, slots=True)
class Figures:
    """Open tickets, those of them past their promise, and what was done in the last thirty days."""

    open: int = 0
    late: int = 0
    done: int = 0


def below(c: Connection, ids: Sequence[int], now: datetime) -> dict[int, Figures]:
    """The figures of each of these organisations with all that lies below it. Two statements, however many they are."""
    parents = {row[0]: row[1] for row in c.execute(sa.select(organisations.c.id, organisations.c.parent))}
    sums = {id: [0, 0, 0] for id in ids}
    for organisation, open, late, done in c.execute(_counted(now)):
        at: int | None = organisation
        for _ in parents:  # not for ever, should somebody have made a ring
            if at in sums:
                sums[at] = [a + b for a, b in zip(sums[at], (open, late, done), strict=True)]
            at = parents.get(at) if at is not None else None
    return {id: Figures(*numbers) for id, numbers in sums.items()}


def _counted(now: datetime) -> sa.Select[int, int, int, int]:
    is_open = tickets.c.status.in_(OPEN)
    done = tickets.c.status.in_(DONE) & (tickets.c.changed >= now - LATELY)
    return (
        sa.select(
            tickets.c.organisation,
            sa.func.count().filter(is_open),
            sa.func.count().filter(is_open, tickets.c.promised < now),
            sa.func.count().filter(done),
        )
        .where(is_open | done)
        .group_by(tickets.c.organisation)
    )
