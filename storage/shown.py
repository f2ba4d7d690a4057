"""What stands in which chat: the messages of ours that were sent, and what each of them shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.schema import Moment, metadata

_NAMED = sa.text("shows <> ''")

shown = sa.Table(
    "shown",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("thread", sa.String, nullable=False),
    sa.Column("message", sa.String, nullable=False),
    sa.Column("shows", sa.String, nullable=False),
    sa.Column("ticket", sa.Integer),
    sa.Column("sent", Moment, nullable=False),
    sa.Column("gone", sa.Boolean, nullable=False),
    sa.Column("drawn", sa.String, nullable=False, default=""),  # a hash of how it looks, of what is drawn when sent
    sa.UniqueConstraint("line", "chat", "message"),
    sa.Index("ix_shown_newest", "line", "chat", "id"),
    sa.Index("ix_shown_shows", "shows", "line", "chat", "id", sqlite_where=_NAMED, postgresql_where=_NAMED),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of ours; `gone` when it is known to have been deleted or cannot be edited any more."""

    id: int
    line: int
    chat: str
    thread: str
    message: str
    shows: str
    ticket: int | None
    sent: datetime
    gone: bool


_insert = insert(shown)
_KEEP = _insert.on_conflict_do_update(
    index_elements=["line", "chat", "message"],
    set_={name: _insert.excluded[name] for name in ("shows", "ticket", "gone", "drawn")},
)
_ROWS = sa.select(*(shown.c[name] for name in Shown.__slots__))
_HERE = (shown.c.line == sa.bindparam("of_line")) & (shown.c.chat == sa.bindparam("of_chat"))
_ABOUT = _ROWS.where(_HERE, shown.c.message == sa.bindparam("of_message"))
_LAST = (
    _ROWS.where(_HERE, shown.c.shows == sa.bindparam("of_shows"), _NAMED, ~shown.c.gone)
    .order_by(shown.c.id.desc())
    .limit(1)
)
_NEWEST = _ROWS.where(_HERE, ~shown.c.gone).order_by(shown.c.id.desc()).limit(1)
_FORGET = sa.update(shown).where(_HERE, shown.c.message == sa.bindparam("of_message")).values(gone=sa.true())


def keep(c: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Messages that were sent (line, chat, thread, message, shows, ticket, sent, drawn), the oldest first.

    One that stood there before was edited: it keeps its place, and the time when it was sent.
    """
    c.execute(_KEEP, [{**row, "gone": False} for row in rows])


def about(c: Connection, line: int, chat: str, message: str) -> Shown | None:
    """What a message of ours showed, gone or not: a reply names it."""
    row = c.execute(_ABOUT, {"of_line": line, "of_chat": chat, "of_message": message}).one_or_none()
    return None if row is None else Shown(*row)


def last(c: Connection, line: int, chat: str, shows: str) -> Shown | None:
    """The newest message of a chat that shows this and can still be edited."""
    row = c.execute(_LAST, {"of_line": line, "of_chat": chat, "of_shows": shows}).one_or_none()
    return None if row is None else Shown(*row)


def last_of(c: Connection, line: int, chat: str, shows: str) -> Shown | None:
    """The same of several messages that show a thing, each under a name of its own: «human:5.1», «human:5.2»."""
    named = (shown.c.shows == shows) | shown.c.shows.startswith(f"{shows}.", autoescape=True)
    here = (shown.c.line == line) & (shown.c.chat == chat) & ~shown.c.gone
    row = c.execute(_ROWS.where(here, _NAMED, named).order_by(shown.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Shown(*row)


def newest(c: Connection, line: int, chat: str) -> Shown | None:
    """The newest message of ours in a chat."""
    row = c.execute(_NEWEST, {"of_line": line, "of_chat": chat}).one_or_none()
    return None if row is None else Shown(*row)


def where(c: Connection, shows: str) -> list[Shown]:
    """Every chat that shows this: its newest message there."""
    newest = (
        sa.select(sa.func.max(shown.c.id))
        .where(shown.c.shows == shows, _NAMED, ~shown.c.gone)
        .group_by(shown.c.line, shown.c.chat)
    )
    return [Shown(*row) for row in c.execute(_ROWS.where(shown.c.id.in_(newest)).order_by(shown.c.id))]


def forget(c: Connection, line: int, chat: str, message: str) -> None:
    """This message is gone: what it showed is sent anew the next time."""
    c.execute(_FORGET, {"of_line": line, "of_chat": chat, "of_message": message})


def leave(c: Connection, line: int, chat: str) -> None:
    """All messages of a chat are gone, since the chat is."""
    c.execute(sa.update(shown).where(shown.c.line == line, shown.c.chat == chat).values(gone=sa.true()))
