"""Which message of a person became what of a ticket, so that an edited message is known again.

Kept for as long as a messenger lets people edit, and no longer: the ticket has the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.schema import Json, Moment, metadata

KEEP = timedelta(days=3)

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("message", sa.String, nullable=False),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False),
    sa.Column("entry", sa.Integer),  # of its log; none: the story itself
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("brought", Json, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.UniqueConstraint("line", "chat", "message"),
    sa.Index("ix_sources_ticket", "ticket"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A message and what became of it: the story (no `entry`), or an addition that the entry of the log tells."""

    line: int
    chat: str
    message: str
    ticket: int
    entry: int | None
    text: str
    made: datetime
    brought: dict[str, Any] = field(default_factory=dict)
    """What came with the words: `files` as a conversation keeps them, `place`."""


_ROWS = sa.select(*(sources.c[name] for name in Source.__slots__)).order_by(sources.c.id)
_KEEP = insert(sources).on_conflict_do_nothing(index_elements=["line", "chat", "message"])
_HERE = (sources.c.line == sa.bindparam("of_line")) & (sources.c.chat == sa.bindparam("of_chat"))
_FIND = _ROWS.where(_HERE, sources.c.message == sa.bindparam("of_message"))
_SINCE = _ROWS.where(_HERE, sources.c.made >= sa.bindparam("since", type_=Moment))


def keep(c: Connection, rows: Sequence[Source]) -> None:
    """Remember what these messages became; one that is known already stays what it was."""
    if rows:
        c.execute(_KEEP, [{name: getattr(row, name) for name in Source.__slots__} for row in rows])


def find(c: Connection, line: int, chat: str, message: str) -> Source | None:
    """What a message became."""
    row = c.execute(_FIND, {"of_line": line, "of_chat": chat, "of_message": message}).one_or_none()
    return None if row is None else Source(*row)


def since(c: Connection, line: int, chat: str, at: datetime) -> list[Source]:
    """What became something in a chat since then, the oldest first."""
    return [Source(*row) for row in c.execute(_SINCE, {"of_line": line, "of_chat": chat, "since": at})]


def of_entry(c: Connection, ticket: int, entry: int) -> list[Source]:
    """The messages that an entry of a ticket's log is made of."""
    return [Source(*row) for row in c.execute(_ROWS.where(sources.c.ticket == ticket, sources.c.entry == entry))]


def correct(c: Connection, source: Source, text: str) -> None:
    """A message says something else now."""
    here = (sources.c.line == source.line) & (sources.c.chat == source.chat) & (sources.c.message == source.message)
    c.execute(sa.update(sources).where(here).values(text=text))


def forget(c: Connection, ticket: int, entry: int) -> None:
    """The messages of an entry belong to the ticket no more."""
    c.execute(sa.delete(sources).where(sources.c.ticket == ticket, sources.c.entry == entry))


def sweep(c: Connection, now: datetime) -> int:
    """Delete what nobody can edit any more; how many went."""
    return c.execute(sa.delete(sources).where(sources.c.made < now - KEEP)).rowcount
