"""How much there is and how well it goes: numbers, never whose. The one place where they are computed.

Nothing is stored: whoever asks, staff, residents or who stands above, gets what the tickets say at that moment.
"""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.figures import Figures, Voices
from domain.tickets import OPEN
from storage import counted
from storage.bodies import organisations
from storage.counted import DONE, Scope
from storage.ticket_log import ticket_log
from storage.ticket_rows import tickets

LATELY = timedelta(days=30)
"""What was done since counts."""
SAMPLE = 10_000
KEYS = {name: tickets.c[name] for name in ("team", "house", "executor", "category", "organisation")}
"""What the figures may be told apart by."""
ENDS = (
    *("confirmed", "silent", "closed", "waiting", "refused", "handed_on", "withdrawn", "duplicates"),
    *("in_time", "with_term", "rated", "stars"),
)


def of(c: Connection, scope: Scope, since: datetime, until: datetime, now: datetime) -> Figures:
    """Everything counted over a time. Four statements."""
    return by(c, scope, since, until, now).get(None, Figures())


def by(c: Connection, scope: Scope, since: datetime, until: datetime, now: datetime, *apart: str) -> dict[Any, Figures]:
    """The same for each team, house, executor, category or organisation (None: those that have none), or for each two
    or three of them together, by a tuple. Four statements."""
    keys = [KEYS[name] for name in apart]
    sums: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    count = sa.select(sa.func.count())
    reopened = count.select_from(tickets.join(ticket_log, ticket_log.c.ticket == tickets.c.id))
    for name, select in {
        "new": count.where(*counted.made(scope, since, until)),
        "overdue": count.where(*counted.overdue(scope, since, until, now)),
        "reopened": reopened.where(*counted.reopened(scope, since, until)),
    }.items():
        for number, *group in c.execute(counted.group(select, keys)):
            sums[_key(group)][name] += number
    for row in c.execute(counted.group(counted.ends(counted.ended(scope, since, until)), keys)):
        sums[_key(row[len(row) - len(keys) :])] |= {name: int(row._mapping[name]) for name in ENDS}
    return {group: Figures(**one) for group, one in sums.items() if any(one.values())}


def _key(group: Sequence[Any]) -> Any:
    return tuple(group) if len(group) > 1 else group[0] if group else None


def median(c: Connection, scope: Scope, since: datetime, until: datetime) -> timedelta | None:
    """Half of what was done in a time took no longer, from the report to the end, pauses included.

    Of more than twenty thousand every n-th is looked at: the middle moves by less than a hundredth.
    """
    where = counted.done(scope, since, until)
    count = c.execute(sa.select(sa.func.count()).select_from(tickets).where(*where)).scalar_one()
    took = sa.type_coerce(tickets.c.ended, sa.BigInteger) - sa.type_coerce(tickets.c.made, sa.BigInteger)
    some = sa.select(took).where(*where, *([tickets.c.id % (count // SAMPLE) == 0] if count >= 2 * SAMPLE else []))
    every = list(c.execute(some).scalars()) if count else []
    return timedelta(milliseconds=statistics.median(every)) if every else None


def voices(c: Connection, scope: Scope, until: datetime) -> Voices:
    """What residents say of the three months before."""
    confirmed, done = c.execute(counted.confirmed(scope, until)).one()
    return Voices(int(confirmed or 0), done)


@dataclass(frozen=True, slots=True)
class Amount:
    """Open tickets, those of them past their promise, and what was done in the last thirty days."""

    open: int = 0
    late: int = 0
    done: int = 0


def below(c: Connection, ids: Sequence[int], now: datetime) -> dict[int, Amount]:
    """The amounts of each of these organisations with all that lies below it. Two statements, however many they are."""
    parents = {row[0]: row[1] for row in c.execute(sa.select(organisations.c.id, organisations.c.parent))}
    sums = {id: [0, 0, 0] for id in ids}
    for organisation, open, late, done in c.execute(_counted(now)):
        at: int | None = organisation
        for _ in parents:  # not for ever, should somebody have made a ring
            if at in sums:
                sums[at] = [a + b for a, b in zip(sums[at], (open, late, done), strict=True)]
            at = parents.get(at) if at is not None else None
    return {id: Amount(*numbers) for id, numbers in sums.items()}


def _counted(now: datetime) -> sa.Select[int, int, int, int]:
    is_open = tickets.c.status.in_(OPEN)
    done = tickets.c.status.in_(DONE) & (sa.func.coalesce(tickets.c.ended, tickets.c.changed) >= now - LATELY)
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
