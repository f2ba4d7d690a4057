"""Conversations as they stand: what has been answered and what is asked; nothing else is remembered of one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Json, Moment, metadata

KEEP = timedelta(days=30)
Seat = tuple[int, str]
"""A person and where they talk: '' in private, «line:chat» in a group."""

_OPEN = sa.text("state = 'open'")

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("place", sa.String, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("answers", Json, nullable=False),
    sa.Column("asked", Json),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.Index("ix_conversations_seat", "person", "place"),
    sa.Index("ix_conversations_open", "person", "place", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    sa.Index("ix_conversations_changed", "name", "changed"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A form being filled in; `id` is None until it is saved for the first time."""

    id: int | None
    person: int
    place: str
    line: int
    """Where they wrote last, and so where the next question goes."""
    chat: str
    name: str
    made: datetime
    changed: datetime
    answers: dict[str, Any] = field(default_factory=dict)
    """Key → answer, as the conversation wrote it."""
    asked: Any = None
    """The question on the screen with its options in the order shown; None when nothing is asked."""
    state: str = "open"
    """«open» or «draft»; at most one is open in a place."""


_FIELDS = tuple(name for name in Conversation.__slots__ if name != "id")
_ROWS = sa.select(conversations.c.id, *(conversations.c[name] for name in _FIELDS))
_OPEN_ONES = _ROWS.where(  # not as pairs: for those SQLite looks through the whole index
    conversations.c.person.in_(sa.bindparam("persons", expanding=True)),
    conversations.c.place.in_(sa.bindparam("places", expanding=True)),
    _OPEN,
)
_INSERT = sa.insert(conversations).returning(conversations.c.id, sort_by_parameter_order=True)
_CHANGES = ("line", "chat", "name", "answers", "asked", "state", "changed")
_UPDATE = (
    sa.update(conversations)
    .where(conversations.c.id == sa.bindparam("of"))
    .values({name: sa.bindparam(name) for name in _CHANGES})
)
_CLOSE = sa.delete(conversations).where(conversations.c.id.in_(sa.bindparam("ids", expanding=True)))


def open_ones(c: Connection, seats: Sequence[Seat]) -> dict[Seat, Conversation]:
    """The open conversation of each person in each place that has one. One query."""
    wanted = set(seats)
    words = {"persons": [person for person, _ in wanted], "places": list({place for _, place in wanted})}
    return {at: Conversation(*row) for row in c.execute(_OPEN_ONES, words) if (at := (row[1], row[2])) in wanted}


def get(c: Connection, id: int) -> Conversation | None:
    """One by its id, open or draft; None when it has ended."""
    row = c.execute(_ROWS.where(conversations.c.id == id)).one_or_none()
    return None if row is None else Conversation(*row)


def save(c: Connection, changed: Sequence[Conversation]) -> list[Conversation]:
    """Keep them as they are now; the same ones, with their ids. A second open one in a place is refused."""
    old = [one for one in changed if one.id is not None]
    if old:
        c.execute(_UPDATE, [_words(one, _CHANGES) | {"of": one.id} for one in old])
    new = [one for one in changed if one.id is None]
    ids = iter(c.execute(_INSERT, [_words(one) for one in new]).scalars().all() if new else ())
    return [one if one.id is not None else replace(one, id=next(ids)) for one in changed]


def close(c: Connection, ids: Sequence[int]) -> None:
    """They have ended: nothing is kept of them."""
    if ids:
        c.execute(_CLOSE, {"ids": ids})


def forget(c: Connection, person: int) -> None:
    """Whatever a person was telling in private, drafts too."""
    c.execute(sa.delete(conversations).where(conversations.c.person == person, conversations.c.place == ""))


def draft(c: Connection, id: int) -> None:
    """Lay one aside for another."""
    c.execute(sa.update(conversations).where(conversations.c.id == id).values(state="draft"))


def drafts(c: Connection, person: int, place: str) -> list[Conversation]:
    """What a person laid aside there, the last one first."""
    mine = (conversations.c.person == person) & (conversations.c.place == place) & (conversations.c.state == "draft")
    return [Conversation(*row) for row in c.execute(_ROWS.where(mine).order_by(conversations.c.changed.desc()))]


def resume(c: Connection, id: int) -> bool:
    """Open a draft again; the one that is open there must have been laid aside before. False when it is no draft."""
    mine = (conversations.c.id == id) & (conversations.c.state == "draft")
    return c.execute(sa.update(conversations).where(mine).values(state="open")).rowcount == 1


def idle(c: Connection, name: str, before: datetime) -> list[Conversation]:
    """Those of one kind that nobody has touched since, drafts too, the longest silence first."""
    still = _ROWS.where(conversations.c.name == name, conversations.c.changed < before)
    return [Conversation(*row) for row in c.execute(still.order_by(conversations.c.changed))]


def sweep(c: Connection, now: datetime) -> int:
    """Delete those untouched for thirty days; how many went."""
    return c.execute(sa.delete(conversations).where(conversations.c.changed < now - KEEP)).rowcount


def _words(one: Conversation, fields: Sequence[str] = _FIELDS) -> dict[str, Any]:
    return {name: getattr(one, name) for name in fields}
