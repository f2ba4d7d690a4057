"""The inbox: every update as it came, kept before the messenger is told so, until a turn has answered it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage import lines
from storage.schema import Moment, metadata

KEEP_DONE = timedelta(days=7)
KEEP_ASIDE = timedelta(days=30)
SWEPT = 1000
"""Rows deleted in one call, so that no transaction lasts."""

_WAITS, _ENDED = sa.text("state = 'new'"), sa.text("ended IS NOT NULL")

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("update_id", sa.String, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("person", sa.String, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("raw", sa.Text, nullable=False),
    sa.Column("press", sa.String, nullable=False),
    sa.Column("received", Moment, nullable=False),
    sa.Column("state", sa.String, nullable=False, default="new"),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("error", sa.Text, nullable=False, default=""),
    sa.Column("reference", sa.String, nullable=False, default=""),
    sa.Column("ended", Moment),
    sa.UniqueConstraint("line", "update_id"),
    sa.Index("ix_inbox_new", "id", sqlite_where=_WAITS, postgresql_where=_WAITS),
    sa.Index("ix_inbox_ended", "ended", sqlite_where=_ENDED, postgresql_where=_ENDED),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as a line hands it over."""

    update: str
    chat: str
    person: str
    position: int
    raw: str
    press: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that no turn has answered yet."""

    id: int
    line: int
    update: str
    chat: str
    person: str
    position: int
    raw: str
    received: datetime
    tries: int


_NEW = _WAITS  # spelled out: a bound value would not find the partial index
_IDS = inbox.c.id.in_(sa.bindparam("ids", expanding=True))
_ADD = insert(inbox).on_conflict_do_nothing(index_elements=["line", "update_id"]).returning(inbox.c.id)
_WAITING = (
    sa.select(
        inbox.c.id, inbox.c.line, inbox.c.update_id, inbox.c.chat, inbox.c.person,
        inbox.c.position, inbox.c.raw, inbox.c.received, inbox.c.tries,
    )
    .where(_NEW)
    .order_by(inbox.c.id)
    .limit(sa.bindparam("most"))
)  # fmt: skip
_WAITING_ONLY = _WAITING.where(_IDS)
_DONE = sa.update(inbox).where(_IDS).values(state=sa.literal_column("'done'"), raw="", ended=sa.bindparam("at"))


def add(c: Connection, line: int, arrived: Sequence[Arrived], cursor: str, now: datetime) -> int:
    """Keep what came, in the messenger's order, and where the next poll starts; how many were new.

    What is kept already is left as it is; an empty cursor leaves the line's.
    """
    added = 0
    if arrived:
        rows = [
            {
                "line": line, "update_id": one.update, "chat": one.chat, "person": one.person,
                "position": one.position, "raw": one.raw, "press": one.press, "received": now,
            }
            for one in sorted(arrived, key=lambda one: one.position)
        ]  # fmt: skip
        added = len(c.execute(_ADD, rows).all())
    if cursor:
        lines.move_cursor(c, line, cursor)
    return added


def waiting(c: Connection, limit: int = 16, only: Sequence[int] | None = None) -> list[Waiting]:
    """The oldest updates without an answer; `only` looks among these ids."""
    if only is None:
        return [Waiting(*row) for row in c.execute(_WAITING, {"most": limit})]
    return [Waiting(*row) for row in c.execute(_WAITING_ONLY, {"most": limit, "ids": only})]


def done(c: Connection, ids: Sequence[int], now: datetime) -> None:
    """They are answered: their text goes."""
    c.execute(_DONE, {"ids": ids, "at": now})


def aside(c: Connection, id: int, error: str, reference: str, now: datetime) -> None:
    """Put one aside that cannot be handled; `reference` is the number that the person was told."""
    put = sa.update(inbox).where(inbox.c.id == id)
    c.execute(put.values(state="aside", error=error, reference=reference, ended=now))


def count_try(c: Connection, id: int) -> int:
    """One more try begins; how many there have been. Committed before the try: it may kill the process."""
    count = sa.update(inbox).where(inbox.c.id == id).values(tries=inbox.c.tries + 1).returning(inbox.c.tries)
    tries: int = c.execute(count).scalar_one()
    return tries


def new_count(c: Connection) -> int:
    """How many wait for an answer."""
    count: int = c.execute(sa.select(sa.func.count()).select_from(inbox).where(_NEW)).scalar_one()
    return count


def sweep(c: Connection, now: datetime) -> int:
    """Delete what was kept long enough, a thousand at most; how many went."""
    old = (
        sa.select(inbox.c.id)
        .where(inbox.c.ended < now - KEEP_DONE)
        .where((inbox.c.state == "done") | (inbox.c.ended < now - KEEP_ASIDE))
        .limit(SWEPT)
    )
    return c.execute(sa.delete(inbox).where(inbox.c.id.in_(old))).rowcount
