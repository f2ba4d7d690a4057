"""Topics of staff chats: which messages of a group belong together, by the messenger's own means."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.schema import Moment, metadata
from storage.staff_chats import staff_chats_

threads = sa.Table(
    "threads",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("thread", sa.String, nullable=False),
    sa.Column("closed", sa.Boolean, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.UniqueConstraint("line", "chat", "name"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Thread:
    """A topic; `name` says what it is for: «t12» a ticket, «cwater.no_hot» a category."""

    line: int
    chat: str
    name: str
    thread: str
    """The messenger's own id of it."""
    closed: bool


_ROWS = sa.select(*(threads.c[name] for name in Thread.__slots__))
_add = insert(threads)
_KEEP = _add.on_conflict_do_update(
    index_elements=["line", "chat", "name"],
    set_={name: _add.excluded[name] for name in ("thread", "closed", "made")},
)


def chats(c: Connection) -> dict[tuple[int, str], str]:
    """The staff chats that keep topics, each with what its topics are for: «ticket» or «category»."""
    kept = (staff_chats_.c.threads != "") & (staff_chats_.c.state == "bound")
    rows = c.execute(sa.select(staff_chats_.c.line, staff_chats_.c.chat, staff_chats_.c.threads).where(kept))
    return {(line, chat): kind for line, chat, kind in rows}


def choose(c: Connection, id: int, kind: str) -> None:
    """What the topics of a staff chat are for; empty: it keeps none."""
    c.execute(sa.update(staff_chats_).where(staff_chats_.c.id == id).values(threads=kind))


def find(c: Connection, line: int, chat: str, name: str) -> Thread | None:
    """The topic of this name, if the chat has one."""
    row = c.execute(_ROWS.where(*_here(line, chat), threads.c.name == name)).one_or_none()
    return None if row is None else Thread(*row)


def name_of(c: Connection, line: int, chat: str, thread: str) -> str:
    """What a topic is for; empty where we did not make it."""
    found = sa.select(threads.c.name).where(*_here(line, chat), threads.c.thread == thread)
    return c.execute(found).scalar_one_or_none() or ""


def keep(c: Connection, line: int, chat: str, name: str, thread: str, now: datetime) -> None:
    """A topic was made; one that people have deleted is made anew under the same name."""
    words = {"line": line, "chat": chat, "name": name, "thread": thread, "closed": False, "made": now}
    c.execute(_KEEP, words)


def turn(c: Connection, line: int, chat: str, thread: str, closed: bool) -> None:
    """It was closed, or opened again."""
    c.execute(sa.update(threads).where(*_here(line, chat), threads.c.thread == thread).values(closed=closed))


def forget(c: Connection, line: int, chat: str, thread: str) -> None:
    """People have deleted it."""
    c.execute(sa.delete(threads).where(*_here(line, chat), threads.c.thread == thread))


def _here(line: int, chat: str) -> tuple[sa.ColumnElement[bool], ...]:
    return threads.c.line == line, threads.c.chat == chat
