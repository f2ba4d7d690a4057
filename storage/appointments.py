"""Appointments: when somebody comes for a ticket; offered, chosen, moved, reminded of. A ticket has one at most."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.appointments import LIVE, NOTICE, Appointment, State, Window
from storage.schema import Json, Moment, Word, metadata
from storage.tickets import tickets

_LIVE = sa.text("state IN ('agreed', 'asked', 'offered')")

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False),
    sa.Column("state", Word(State), nullable=False),
    sa.Column("options", Json, nullable=False),
    sa.Column("begins", Moment),
    sa.Column("ends", Moment),
    sa.Column("made", Moment, nullable=False),
    sa.Column("by", sa.Integer),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("why", sa.String, nullable=False),
    sa.Column("executor", sa.Integer, sa.ForeignKey("persons.id")),
    sa.Column("agreed", Moment),
    sa.Column("reminded", Moment),
    sa.Column("ended", Moment),
    sa.Column("due", Moment),
    sa.Index("ix_visits_ticket", "ticket", "id"),
    sa.Index("uq_visits_live", "ticket", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    sa.Index(
        "ix_visits_due", "due", sqlite_where=sa.text("due IS NOT NULL"), postgresql_where=sa.text("due IS NOT NULL")
    ),
    sqlite_autoincrement=True,
)
"""`due`: when the clock looks at it next: to remind, or because its time is over."""

_ROWS = sa.select(*(visits.c[name] for name in Appointment.__slots__))
_ALIVE = visits.c.state.in_(tuple(sorted(LIVE)))
_OF = _ROWS.where(visits.c.ticket == sa.bindparam("of"), _ALIVE)
_GET = _ROWS.where(visits.c.id == sa.bindparam("id"))
_DUE = _ROWS.where(visits.c.due <= sa.bindparam("now", type_=Moment)).order_by(visits.c.due, visits.c.id)


def of(c: Connection, ticket: int) -> Appointment | None:
    """The appointment of a ticket that is alive."""
    row = c.execute(_OF, {"of": ticket}).one_or_none()
    return None if row is None else _read(row)


def of_all(c: Connection, numbers: Collection[int]) -> dict[int, Appointment]:
    """Those of several tickets that are alive, by ticket."""
    found = [_read(row) for row in c.execute(_ROWS.where(visits.c.ticket.in_(numbers), _ALIVE))] if numbers else []
    return {one.ticket: one for one in found}


def get(c: Connection, id: int) -> Appointment | None:
    """The appointment of this key, alive or not."""
    row = c.execute(_GET, {"id": id}).one_or_none()
    return None if row is None else _read(row)


def offered_to(c: Connection, person: int) -> list[Appointment]:
    """Those about which a resident and the staff have not agreed yet."""
    theirs = (tickets.c.person == person) & visits.c.state.in_((State.ASKED, State.OFFERED))
    wanted = _ROWS.join(tickets, tickets.c.id == visits.c.ticket).where(theirs).order_by(visits.c.id)
    return [_read(row) for row in c.execute(wanted)]


def offer(
    c: Connection, ticket: int, options: Sequence[Window], now: datetime, *, by: int | None, name: str, why: str = ""
) -> Appointment:
    """These windows are offered from now on; what was offered or agreed before holds no more."""
    drop(c, ticket, State.CANCELLED, now)
    words: dict[str, Any] = {"ticket": ticket, "state": State.OFFERED, "options": _pack(options), "made": now}
    words |= {"by": by, "name": name, "why": why, "due": max(one.begins for one in options)}
    id: int = c.execute(sa.insert(visits).values(**words).returning(visits.c.id)).scalar_one()
    made = get(c, id)
    assert made is not None
    return made


def ask(c: Connection, one: Appointment, window: Window, now: datetime) -> bool:
    """The resident asks for another window; False when it is not as it was looked at."""
    words = {"begins": window.begins, "ends": window.ends, "agreed": None, "reminded": None, "due": window.begins}
    return _change(c, one, State.ASKED, words)


def agree(c: Connection, one: Appointment, window: Window, executor: int | None, now: datetime) -> bool:
    """It is agreed; False when it is not as it was looked at."""
    words: dict[str, Any] = {"begins": window.begins, "ends": window.ends, "agreed": now, "executor": executor}
    remind = window.begins - NOTICE
    words |= {"reminded": None, "due": remind if remind > now else window.ends}
    return _change(c, one, State.AGREED, words)


def drop(c: Connection, ticket: int, state: State, now: datetime) -> bool:
    """What is alive of a ticket has come to its end; False when nothing was."""
    words = {"state": state, "ended": now, "due": None}
    return c.execute(sa.update(visits).where(visits.c.ticket == ticket, _ALIVE).values(**words)).rowcount > 0


def comes(c: Connection, id: int, executor: int | None) -> None:
    """Somebody else comes."""
    c.execute(sa.update(visits).where(visits.c.id == id).values(executor=executor))


def due(c: Connection, now: datetime, most: int = 50) -> list[Appointment]:
    """What the clock has to look at, what was due first first."""
    return [_read(row) for row in c.execute(_DUE.limit(most), {"now": now})]


def looked(c: Connection, id: int, reminded: datetime, then: datetime) -> None:
    """Everybody was reminded, or it was too late for that; the clock looks again then."""
    c.execute(sa.update(visits).where(visits.c.id == id).values(reminded=reminded, due=then))


def agreed_of(
    c: Connection, executor: int, begins: datetime, ends: datetime, *, but: int | None = None
) -> list[tuple[int, Window]]:
    """At whose tickets an executor is to be between two moments, `but` for one ticket."""
    wanted = (
        sa.select(visits.c.ticket, visits.c.begins, visits.c.ends)
        .join(tickets, tickets.c.id == visits.c.ticket)
        .where(tickets.c.executor == executor, visits.c.state == State.AGREED)
        .where(visits.c.begins < ends, visits.c.ends > begins)
        .order_by(visits.c.begins, visits.c.ticket)
    )
    return [(row[0], Window(row[1], row[2])) for row in c.execute(wanted) if row[0] != but]


def _change(c: Connection, one: Appointment, state: State, words: dict[str, Any]) -> bool:
    """Compare and set: of two who choose at once one wins."""
    window = (visits.c.begins.is_(None) if one.begins is None else visits.c.begins == one.begins)
    still = (visits.c.id == one.id) & (visits.c.state == one.state) & window
    return c.execute(sa.update(visits).where(still).values(state=state, **words)).rowcount == 1


def _pack(options: Sequence[Window]) -> list[list[str]]:
    return [[one.begins.isoformat(), one.ends.isoformat()] for one in options]


def _read(row: Any) -> Appointment:
    words = dict(zip(Appointment.__slots__, row, strict=True))
    words["options"] = tuple(Window(*map(datetime.fromisoformat, pair)) for pair in words["options"])
    return Appointment(**words)
