"""The way into the outbox: every message that was decided on waits here for delivery.

What shows the same thing in the same chat waits once: a newer row takes its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Json, Moment, metadata

ANSWER, NOTICE, OVERVIEW, BROADCAST = 0, 1, 2, 3
"""Priorities of the outbox; an overview may be late by a moment, so that nothing else is."""

_NEW, _SENDING, _ENDED = sa.text("state = 'new'"), sa.text("state = 'sending'"), sa.text("ended IS NOT NULL")
_NAMED = sa.text("state = 'new' AND shows <> ''")
_ORDER = ("line", "priority", "id", "chat", "due", "began", "state")
"""All that the choice looks at: it never leaves the index, where thousands of rows that cannot go cost little."""

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),  # starts at the seconds since 2026: the migration says how
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("thread", sa.String, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("screen", Json),
    sa.Column("shows", sa.String, nullable=False),
    sa.Column("fresh", sa.Boolean, nullable=False),
    sa.Column("quiet", sa.Boolean, nullable=False),
    sa.Column("reply_to", sa.String, nullable=False),
    sa.Column("reply_shows", sa.String, nullable=False),
    sa.Column("ticket", sa.Integer),
    sa.Column("person", sa.Integer),
    sa.Column("due", Moment, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("began", sa.Boolean, nullable=False),  # was under way once: what follows in its chat waits for it
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("ended", Moment),
    sa.Index("ix_outbox_waiting", *_ORDER, sqlite_where=_NEW, postgresql_where=_NEW),
    sa.Index("ix_outbox_due", "line", "due", sqlite_where=_NEW, postgresql_where=_NEW),
    sa.Index("ix_outbox_shows", "shows", "chat", "line", sqlite_where=_NAMED, postgresql_where=_NAMED),
    sa.Index("ix_outbox_sending", "line", sqlite_where=_SENDING, postgresql_where=_SENDING),
    sa.Index("ix_outbox_ended", "ended", sqlite_where=_ENDED, postgresql_where=_ENDED),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Post:
    """A message to be sent; without a screen it is drawn from what it shows when it is sent."""

    line: int
    chat: str
    screen: dict[str, Any] | None
    priority: int = 1
    """0 an answer to who has just written, 1 a notice, 2 an overview (a board), 3 a broadcast."""
    shows: str = ""
    """«card:12», «talk:7»: what an edit or a reply finds it by."""
    fresh: bool = False
    """Sent as a new message even where one that shows the same could be edited."""
    quiet: bool = False
    reply_to: str = ""
    reply_shows: str = ""
    """Replies to the newest message of the chat that shows this."""
    thread: str = ""
    ticket: int | None = None
    person: int | None = None
    after: timedelta | None = None
    """Not sent before."""


Place = tuple[int, str, str]

_TOGETHER = 50
"""Places that are looked for at once, each of these chats for each thing shown: fewer than it takes to be slow."""
_WAITING = sa.select(  # not as tuples: for those SQLite looks through the whole index
    outbox.c.id, outbox.c.line, outbox.c.chat, outbox.c.shows, outbox.c.priority, outbox.c.fresh
).where(
    outbox.c.shows.in_(sa.bindparam("shows", expanding=True)),
    outbox.c.chat.in_(sa.bindparam("chats", expanding=True)),
    _NAMED,
)
_REPLACE = sa.delete(outbox).where(outbox.c.id.in_(sa.bindparam("ids", expanding=True)), _NAMED)
_PUT = sa.insert(outbox)


def put(c: Connection, posts: Sequence[Post], now: datetime) -> None:
    """Have these messages sent, each chat's in this order; the last that shows a thing takes the place of the others.

    It inherits from the one that waited what somebody may count on: its priority where that was higher, and `fresh`.
    What goes to the line 0 goes nowhere: those people are called (storage/callbacks.py).
    """
    posts = [post for post in posts if post.line]
    last: dict[Place, int] = {_place(post): index for index, post in enumerate(posts) if post.shows}
    waited = _take_back(c, list(last))
    rows = []
    for index, post in enumerate(posts):
        priority, fresh = post.priority, post.fresh
        if post.shows:
            place = _place(post)
            if last[place] != index:
                continue
            if old := waited.get(place):
                priority, fresh = min(priority, old[0]), fresh or old[1]
        rows.append(_row(post, priority, fresh, now))
    if rows:
        c.execute(_PUT, rows)


def _take_back(c: Connection, places: Sequence[Place]) -> dict[Place, tuple[int, bool]]:
    """What waits in these places waits no more: its priority and `fresh`."""
    rows: list[Sequence[Any]] = []
    for at in range(0, len(places), _TOGETHER):
        some = set(places[at : at + _TOGETHER])
        words = {"shows": list({shows for _, _, shows in some}), "chats": list({chat for _, chat, _ in some})}
        rows += [row for row in c.execute(_WAITING, words) if tuple(row[1:4]) in some]
    if rows:
        c.execute(_REPLACE, {"ids": [row[0] for row in rows]})
    return {tuple(row[1:4]): (row[4], row[5]) for row in rows}


def _place(post: Post) -> Place:
    return post.line, post.chat, post.shows


def _row(post: Post, priority: int, fresh: bool, now: datetime) -> dict[str, Any]:
    return {
        "line": post.line, "chat": post.chat, "thread": post.thread, "priority": priority, "screen": post.screen,
        "shows": post.shows, "fresh": fresh, "quiet": post.quiet, "reply_to": post.reply_to,
        "reply_shows": post.reply_shows, "ticket": post.ticket, "person": post.person,
        "due": now if post.after is None else now + post.after,
        "state": "new", "began": False, "tries": 0, "error": "", "made": now,
    }  # fmt: skip


def waits(c: Connection, line: int, chat: str, shows: str) -> bool:
    """Whether a message that shows this waits to be sent, and so to be drawn."""
    here = (outbox.c.line == line) & (outbox.c.chat == chat) & (outbox.c.shows == shows)
    return c.execute(sa.select(outbox.c.id).where(here, _NAMED).limit(1)).scalar() is not None
