"""What the figures are counted from: which tickets, and the statements; storage/figures.py puts them together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.figures import QUARTER
from domain.tickets import OPEN, Status
from storage.ticket_log import ticket_log
from storage.ticket_rows import tickets

Clause = sa.ColumnElement[bool]
DONE = (Status.DONE, Status.CLOSED)
_t = tickets.c


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose tickets: of these organisations, of a house, or both; of one team, executor or category."""

    organisations: Collection[int] = ()
    house: int | None = None
    team: int | None = None
    executor: int | None = None
    category: str = ""

    @property
    def clauses(self) -> list[Clause]:
        """Only problems: a question, thanks, a complaint are nothing that is repaired in time."""
        return self._clauses(_t.organisation)

    @property
    def beside(self) -> list[Clause]:
        """The same where something else is the quicker way to them than all that the organisation ever had."""
        return self._clauses(sa.literal_column("+tickets.organisation", sa.Integer))

    def _clauses(self, organisation: sa.ColumnElement[int]) -> list[Clause]:
        found = [_t.kind == "problem"]
        if self.organisations:
            found.append(organisation.in_(sorted(self.organisations)))
        for name in ("house", "team", "executor"):
            if getattr(self, name) is not None:
                found.append(_t[name] == getattr(self, name))
        return [*found, _t.category == self.category] if self.category else found


def made(scope: Scope, since: datetime, until: datetime) -> list[Clause]:
    """Reported in this time."""
    return [*scope.clauses, _t.made >= since, _t.made < until]


def ended(scope: Scope, since: datetime, until: datetime) -> list[Clause]:
    """Brought to an end in this time, whichever; what was reopened since is not."""
    return [*scope.clauses, _t.ended >= since, _t.ended < until]


def done(scope: Scope, since: datetime, until: datetime) -> list[Clause]:
    """Done in this time."""
    return [*ended(scope, since, until), _t.status.in_(DONE)]


def late(scope: Scope, since: datetime, until: datetime) -> list[Clause]:
    """Done in this time and too late."""
    return [*done(scope, since, until), _t.ended > _t.promised]


def overdue(scope: Scope, since: datetime, until: datetime, now: datetime) -> list[Clause]:
    """Open still, and over time since some moment of this time."""
    return [*scope.beside, _t.status.in_(OPEN), _t.promised >= since, _t.promised < min(until, now)]


def reopened(scope: Scope, since: datetime, until: datetime) -> list[Clause]:
    """Entries of the log: what was done turned out not to be."""
    again = sa.text("ticket_log.after = 'reopened' AND ticket_log.before IN ('done', 'closed')")
    return [again, ticket_log.c.at >= since, ticket_log.c.at < until, *scope.beside]  # type: ignore[list-item]


def group(select: sa.Select[Any], keys: Sequence[sa.ColumnElement[Any]]) -> sa.Select[Any]:
    """The same for each value of these columns."""
    return select.add_columns(*keys).group_by(*keys) if keys else select


def ends(where: list[Clause]) -> sa.Select[Any]:
    """The ends counted apart, each column called as its field of Figures. By filters, since sorting is slow."""
    closed, done = _t.status == Status.CLOSED, _t.status.in_(DONE)
    those = {
        "confirmed": closed & (_t.closed_by == "resident"),
        "silent": closed & (_t.closed_by == "silence"),
        "closed": closed & _t.closed_by.not_in(("resident", "silence")),
        "waiting": _t.status == Status.DONE,
        "refused": _t.status == Status.REJECTED,
        "handed_on": _t.status == Status.HANDED_ON,
        "withdrawn": _t.status == Status.WITHDRAWN,
        "duplicates": _t.status == Status.DUPLICATE,
        "in_time": done & (_t.ended <= _t.promised),
        "with_term": done & _t.promised.is_not(None),
        "rated": done & _t.rating.is_not(None),
    }
    counts = [sa.func.count().filter(that).label(name) for name, that in those.items()]
    stars = sa.func.coalesce(sa.func.sum(_t.rating).filter(done), 0).label("stars")
    every: list[sa.ColumnElement[Any]] = [*counts, stars]
    return sa.select(*every).where(*where)


def confirmed(scope: Scope, until: datetime) -> sa.Select[Any]:
    """Of what was done in three months: what its reporters confirmed within three months after they reported it."""
    quarter = int(QUARTER.total_seconds() * 1000)
    soon = sa.type_coerce(_t.ended, sa.BigInteger) - sa.type_coerce(_t.made, sa.BigInteger) <= quarter
    count = sa.func.sum(sa.case((sa.and_(_t.closed_by == "resident", soon), 1), else_=0))
    both: list[sa.ColumnElement[Any]] = [count, sa.func.count()]
    return sa.select(*both).where(*done(scope, until - QUARTER, until))
