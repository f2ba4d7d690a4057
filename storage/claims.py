"""What delivery sends next: the choice among the rows that wait, and all that it must know of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.posts import BROADCAST, outbox
from storage.schema import Moment
from storage.shown import shown


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A row as delivery sends it."""

    id: int
    line: int
    chat: str
    thread: str
    priority: int
    screen: dict[str, Any] | None
    shows: str
    fresh: bool
    quiet: bool
    ticket: int | None
    person: int | None
    due: datetime
    tries: int
    made: datetime
    reply_to: str = ""
    """The message to reply to, found already."""
    edit: str = ""
    """The newest message of the chat that shows the same; empty when none can be edited."""
    edit_sent: datetime | None = None
    newest: bool = False
    """`edit` is the newest message of ours in its chat."""
    drawn: str = ""
    """How `edit` looks, if it was drawn when it was sent."""


_NEW = sa.text("state = 'new'")  # spelled out: a bound value would not find the partial index
_LINE, _IDS = outbox.c.line == sa.bindparam("of_line"), outbox.c.id.in_(sa.bindparam("ids", expanding=True))
_FIRST = (
    sa.select(outbox.c.id, outbox.c.chat, outbox.c.priority, outbox.c.due)
    .where(_LINE, _NEW, (outbox.c.due <= sa.bindparam("at", type_=Moment)) | outbox.c.began)
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(sa.bindparam("page"))
)
_FURTHER = _FIRST.where(
    sa.tuple_(outbox.c.priority, outbox.c.id) > sa.tuple_(sa.bindparam("priority"), sa.bindparam("last")),
    outbox.c.chat.not_in(sa.bindparam("decided", expanding=True)),
)
_MARK = sa.update(outbox).where(_IDS).values(state=sa.literal_column("'sending'"), began=sa.true())
_DUE = (
    sa.select(outbox.c.due)
    .where(_LINE, _NEW, outbox.c.due > sa.bindparam("at", type_=Moment))
    .order_by(outbox.c.due)
    .limit(1)
)


def _newest(*shows: sa.ColumnElement[str]) -> sa.ScalarSelect[int]:
    """The newest message of the row's chat, of those that show this when it is named."""
    there = shown.alias()
    query = sa.select(sa.func.max(there.c.id)).where(
        there.c.line == outbox.c.line, there.c.chat == outbox.c.chat, ~there.c.gone
    )
    for what in shows:
        query = query.where(there.c.shows == what, there.c.shows != sa.literal_column("''"))
    return query.correlate(outbox).scalar_subquery()


_edit, _reply = shown.alias("edit"), shown.alias("reply")
ROWS: sa.Select[Any] = (
    sa.select(
        *(outbox.c[name] for name in Outgoing.__slots__[:14]),
        sa.func.coalesce(_reply.c.message, outbox.c.reply_to),
        sa.func.coalesce(_edit.c.message, ""),
        _edit.c.sent,
        sa.func.coalesce(_edit.c.id == _newest(), sa.false()),
        sa.func.coalesce(_edit.c.drawn, ""),
    )
    .select_from(outbox)
    .outerjoin(_edit, _edit.c.id == _newest(outbox.c.shows))
    .outerjoin(_reply, _reply.c.id == _newest(outbox.c.reply_shows))
)
_ROWS_BY_ID = ROWS.where(_IDS)


def claim(
    c: Connection,
    line: int,
    now: datetime,
    busy: Sequence[str],
    limit: int,
    broadcasts: int | None = None,
    may_go: Callable[[Outgoing], bool] | None = None,
) -> list[Outgoing]:
    """What is sent next, marked as under way: by priority and age, one message a chat, none to a busy chat.

    `broadcasts` is how many of them may be broadcasts; of what is found, only what `may_go` is marked and returned.
    A message that was put back holds back what follows in its chat.
    """
    ids = _choose(c, line, now, set(busy), limit, limit if broadcasts is None else broadcasts)
    if not ids:
        return []
    found = {row[0]: Outgoing(*row) for row in c.execute(_ROWS_BY_ID, {"ids": ids})}
    rows = [found[id] for id in ids if may_go is None or may_go(found[id])]
    if rows:
        c.execute(_MARK, {"ids": [row.id for row in rows]})
    return rows


def _choose(c: Connection, line: int, now: datetime, busy: set[str], limit: int, broadcasts: int) -> list[int]:
    """Pages over the order; a chat whose row was seen is decided, and its other rows are stepped over in the index."""
    ids: list[int] = []
    decided: set[str] = set()
    page = limit + 16
    query, words = _FIRST, {"of_line": line, "at": now, "page": page}
    while True:
        rows = c.execute(query, words).all()
        for id, chat, priority, due in rows:
            if len(ids) == limit or (priority == BROADCAST and broadcasts <= 0):
                return ids
            if chat not in decided:
                decided.add(chat)
                if due <= now and chat not in busy:
                    ids.append(id)
                    broadcasts -= priority == BROADCAST
        if len(rows) < page or len(ids) == limit:
            return ids
        page *= 4
        query, words = _FURTHER, words | {"page": page, "priority": priority, "last": id, "decided": list(decided)}


def next_due(c: Connection, line: int, now: datetime) -> datetime | None:
    """When the next row becomes due that is not so yet."""
    return c.execute(_DUE, {"of_line": line, "at": now}).scalar_one_or_none()
