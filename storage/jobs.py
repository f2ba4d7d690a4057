"""Work that is slow or outside, written down with the effect that needs it and done by a worker afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Json, Moment, metadata

KEEP = timedelta(days=7)
_NEW = sa.text("state = 'new'")

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("payload", Json, nullable=False),
    sa.Column("due", Moment, nullable=False),
    sa.Column("state", sa.String, nullable=False, default="new"),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("error", sa.Text, nullable=False, default=""),
    sa.Column("made", Moment, nullable=False),
    sa.Index("ix_jobs_due", "due", sqlite_where=_NEW, postgresql_where=_NEW),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done; `payload` is what its kind needs."""

    id: int
    kind: str
    payload: Any
    due: datetime
    tries: int
    made: datetime


_DUE = (
    sa.select(*(jobs.c[name] for name in Job.__slots__))
    .where(_NEW, jobs.c.due <= sa.bindparam("at", type_=Moment))
    .order_by(jobs.c.due, jobs.c.id)
    .limit(sa.bindparam("most"))
)

_DONE = sa.update(jobs).where(jobs.c.id == sa.bindparam("of")).values(state=sa.literal_column("'done'"))


def add(c: Connection, kind: str, payload: Any, now: datetime, after: timedelta = timedelta(0)) -> int:
    """Have it done as soon as somebody can, not before `after`; its id."""
    id: int = c.execute(
        sa.insert(jobs).returning(jobs.c.id), {"kind": kind, "payload": payload, "due": now + after, "made": now}
    ).scalar_one()
    return id


def due(c: Connection, now: datetime, limit: int) -> list[Job]:
    """What is to be done now, the longest due first."""
    return [Job(*row) for row in c.execute(_DUE, {"at": now, "most": limit})]


def done(c: Connection, id: int) -> None:
    """It is done."""
    c.execute(_DONE, {"of": id})


def again(c: Connection, id: int, due: datetime, error: str) -> None:
    """It did not work: once more then."""
    c.execute(sa.update(jobs).where(jobs.c.id == id).values(tries=jobs.c.tries + 1, due=due, error=error))


def fail(c: Connection, id: int, error: str) -> None:
    """It will never work."""
    c.execute(sa.update(jobs).where(jobs.c.id == id).values(state="failed", tries=jobs.c.tries + 1, error=error))


def sweep(c: Connection, now: datetime) -> int:
    """Delete what ended long ago; how many went."""
    return c.execute(sa.delete(jobs).where(jobs.c.state != "new", jobs.c.due < now - KEEP)).rowcount
