"""Whom the staff owe a call: people without a messenger whose ticket is done, late, refused or moved."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN
from storage.schema import Moment, metadata
from storage.tickets import tickets

AGAIN = timedelta(hours=1)
"""When who did not answer is called once more."""
_OWED = sa.text("ended IS NULL")

callbacks = sa.Table(
    "callbacks",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False, index=True),
    sa.Column("why", sa.String, nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("due", Moment, nullable=False),
    sa.Column("rung", Moment),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("ended", Moment),
    sa.Column("outcome", sa.String, nullable=False),
    sa.Column("person", sa.Integer),
    sa.Column("name", sa.String, nullable=False),
    sa.Index("ix_callbacks_due", "due", sqlite_where=_OWED, postgresql_where=_OWED),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Callback:
    """A call that is owed, or was."""

    id: int
    ticket: int
    why: str
    """«done», «late», «rejected», «moved», «passed» to another organisation, or «out» of the installation."""
    said: str
    """The report, the reason or the receiver that goes with it."""
    made: datetime
    due: datetime
    rung: datetime | None
    """When the staff chat heard of it last."""
    tries: int
    ended: datetime | None
    outcome: str
    """«told» by a call, «void» when the ticket went on before anybody called; empty while it is owed."""
    person: int | None
    name: str


_ROWS = sa.select(*(callbacks.c[name] for name in Callback.__slots__))
_CALLABLE = callbacks.c.ticket.in_(sa.select(tickets.c.id).where(tickets.c.phone != ""))
"""The phone goes a month after the end of a ticket, or when they ask to be forgotten: then nobody can call."""
_NEWEST = _ROWS.where(callbacks.c.ticket == sa.bindparam("of")).order_by(callbacks.c.id.desc()).limit(1)


def owe(c: Connection, ticket: int, why: str, said: str, now: datetime) -> None:
    """This person is to be called at once; what was to be told before and was not is replaced."""
    end(c, ticket, "void", now)
    words: dict[str, Any] = {"ticket": ticket, "why": why, "said": said, "made": now, "due": now, "tries": 0}
    c.execute(sa.insert(callbacks), words | {"outcome": "", "name": ""})


def rang(c: Connection, ticket: int, now: datetime) -> None:
    """The staff chat hears of it now."""
    c.execute(sa.update(callbacks).where(callbacks.c.ticket == ticket, callbacks.c.ended.is_(None)).values(rung=now))


def of(c: Connection, ticket: int) -> Callback | None:
    """The newest of a ticket, owed or not."""
    row = c.execute(_NEWEST, {"of": ticket}).one_or_none()
    return None if row is None else Callback(*row)


def end(c: Connection, ticket: int, outcome: str, now: datetime, person: int | None = None, name: str = "") -> bool:
    """It is owed no more; False when it was not, so that of two who called one counts."""
    owed = (callbacks.c.ticket == ticket) & callbacks.c.ended.is_(None)
    words = {"ended": now, "outcome": outcome, "person": person, "name": name}
    return c.execute(sa.update(callbacks).where(owed).values(**words)).rowcount > 0


def missed(c: Connection, ticket: int, now: datetime) -> bool:
    """Nobody answered: it comes back after an hour. False when it is not owed now."""
    owed = (callbacks.c.ticket == ticket) & callbacks.c.ended.is_(None) & (callbacks.c.due <= now)
    return c.execute(sa.update(callbacks).where(owed).values(tries=callbacks.c.tries + 1, due=now + AGAIN)).rowcount > 0


def owed(c: Connection, organisation: int, now: datetime, most: int, page: int = 0) -> list[Callback]:
    """Whom to call now, the longest owed first: those of the page and the first of the next one."""
    wanted = _ROWS.join(tickets, tickets.c.id == callbacks.c.ticket).where(
        tickets.c.organisation == organisation, callbacks.c.ended.is_(None), callbacks.c.due <= now, _CALLABLE
    )
    ordered = wanted.order_by(callbacks.c.made, callbacks.c.id).limit(most).offset(page * (most - 1))
    return [Callback(*row) for row in c.execute(ordered)]


def later(c: Connection, organisation: int, now: datetime) -> int:
    """How many did not answer and come back within the hour."""
    wanted = sa.select(sa.func.count()).select_from(callbacks).join(tickets, tickets.c.id == callbacks.c.ticket)
    mine = (tickets.c.organisation == organisation) & callbacks.c.ended.is_(None) & (callbacks.c.due > now)
    return int(c.execute(wanted.where(mine, _CALLABLE)).scalar_one())


def to_ring(c: Connection, now: datetime, most: int = 100) -> list[int]:
    """Tickets whose call is due and of which the staff chat has not heard since; from now on it has."""
    unheard = callbacks.c.rung.is_(None) | (callbacks.c.rung < callbacks.c.due)
    due = callbacks.c.ended.is_(None) & (callbacks.c.due <= now) & unheard & _CALLABLE
    found = c.execute(
        sa.select(callbacks.c.id, callbacks.c.ticket).where(due).order_by(callbacks.c.id).limit(most)
    ).all()
    if found:
        c.execute(sa.update(callbacks).where(callbacks.c.id.in_([row[0] for row in found])).values(rung=now))
    return [row[1] for row in found]


def owe_late(c: Connection, now: datetime, most: int = 100) -> None:
    """Whose ticket is past its promised time and who has a phone and no messenger: told of it once a ticket."""
    told = sa.exists().where(callbacks.c.ticket == tickets.c.id, callbacks.c.why == "late")
    late = tickets.c.status.in_(OPEN) & (tickets.c.line == 0) & (tickets.c.phone != "") & (tickets.c.promised < now)
    for number in (
        c.execute(sa.select(tickets.c.id).where(late, ~told).order_by(tickets.c.id).limit(most)).scalars().all()
    ):
        owe(c, number, "late", "", now)
