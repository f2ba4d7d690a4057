"""The outbox: messages are put here, claimed by delivery, and what became of them is kept.

A row waits («new»), is under way («sending», marked before the call) and ends: sent, failed or unknown.
The way in is storage/posts.py, the choice of what goes next storage/claims.py; both are called by way of this file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import files, shown
from storage.claims import ROWS
from storage.claims import Outgoing as Outgoing
from storage.claims import claim as claim
from storage.claims import next_due as next_due
from storage.moving import move_chat as move_chat
from storage.posts import ANSWER as ANSWER
from storage.posts import BROADCAST as BROADCAST
from storage.posts import NOTICE as NOTICE
from storage.posts import OVERVIEW as OVERVIEW
from storage.posts import Post as Post
from storage.posts import outbox
from storage.posts import put as put
from storage.posts import waits as waits
from storage.schema import Moment

KEEP = timedelta(days=7)
SWEPT = 1000


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row: sent, failed, unknown, or «new» to try again when it is due."""

    id: int
    state: str
    messages: Sequence[str] = ()
    """The messenger's ids; the first carries text and buttons."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Content hash → what the line calls the file."""
    error: str = ""
    due: datetime | None = None
    tries: int = 0
    drawn: str = ""
    """A hash of what was drawn, so that the same is not sent once more."""


_SENDING = sa.text("state = 'sending'")
_IDS = outbox.c.id.in_(sa.bindparam("ids", expanding=True))
_GOING_THERE = (
    sa.select(outbox.c.id)
    .where(_SENDING, outbox.c.line == sa.bindparam("of_line"), outbox.c.chat == sa.bindparam("of_chat"))
    .limit(1)
)
_ON_THE_WAY = (
    sa.select(outbox.c.id)
    .where(outbox.c.line == sa.bindparam("of_line"), outbox.c.chat == sa.bindparam("of_chat"))
    .where(outbox.c.shows == sa.bindparam("of_shows"), outbox.c.state.in_(("new", "sending")))
    .limit(1)
)
_UNDER_WAY = sa.select(
    outbox.c.id, outbox.c.line, outbox.c.chat, outbox.c.thread, outbox.c.shows, outbox.c.ticket
).where(_IDS, _SENDING)  # fmt: skip
_END = (
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("of"))
    .values(
        state=sa.bindparam("became"),
        error=sa.bindparam("why"),
        tries=sa.bindparam("tried"),
        due=sa.func.coalesce(sa.bindparam("until", type_=Moment), outbox.c.due),
        ended=sa.bindparam("at", type_=Moment),
    )
)
_DELAY = (
    sa.update(outbox)
    .where(_IDS, _SENDING)
    .values(state=sa.literal_column("'new'"), due=sa.bindparam("later", type_=Moment))
)
_newer = outbox.alias("newer")
_OVERTAKEN = sa.delete(outbox).where(
    _IDS,
    outbox.c.shows != "",
    sa.exists().where(
        _newer.c.line == outbox.c.line, _newer.c.chat == outbox.c.chat, _newer.c.shows == outbox.c.shows,
        _newer.c.state == sa.literal_column("'new'"), _newer.c.id > outbox.c.id,
    ),
)  # fmt: skip


def finish(c: Connection, results: Sequence[Result], now: datetime) -> None:
    """Keep what became of rows under way, what stands in the chats now, and what the lines call the files."""
    if not results:
        return
    rows = {row[0]: row for row in c.execute(_UNDER_WAY, {"ids": [result.id for result in results]})}
    ours = [result for result in results if result.id in rows]
    if not ours:
        return
    c.execute(_END, [_ending(result, now) for result in ours])
    messages = [message for result in ours for message in _messages(result, rows[result.id], now)]
    if messages:
        shown.keep(c, messages)
    for result in ours:
        files.remember(c, rows[result.id][1], result.files)
    _drop_overtaken(c, [result.id for result in ours if result.state == "new"])


def _ending(result: Result, now: datetime) -> dict[str, Any]:
    return {
        "of": result.id, "became": result.state, "why": result.error, "tried": result.tries, "until": result.due,
        "at": None if result.state == "new" else now,
    }  # fmt: skip


def _messages(result: Result, row: Sequence[Any], now: datetime) -> list[dict[str, Any]]:
    """The one with the buttons last: the newest is what an edit finds."""
    _, line, chat, thread, shows, ticket = row
    there = {"line": line, "chat": chat, "thread": thread, "shows": shows, "ticket": ticket, "sent": now}
    there["drawn"] = result.drawn
    return [there | {"message": message} for message in reversed(result.messages)]


def _drop_overtaken(c: Connection, ids: Sequence[int]) -> None:
    """Rows that wait again though a newer one that shows the same has come meanwhile."""
    if ids:
        c.execute(_OVERTAKEN, {"ids": ids})


def delay(c: Connection, ids: Sequence[int], due: datetime) -> None:
    """Put rows back that were claimed and not tried."""
    c.execute(_DELAY, {"ids": ids, "later": due})
    _drop_overtaken(c, ids)


def release(c: Connection, id: int) -> None:
    """Send again what was under way when the process ended."""
    c.execute(sa.update(outbox).where(outbox.c.id == id, _SENDING).values(state="new"))
    _drop_overtaken(c, [id])


def under_way(c: Connection, line: int, chat: str) -> bool:
    """Whether a message is on its way there, so that the messenger may show what we do not yet know by its id."""
    return c.execute(_GOING_THERE, {"of_line": line, "of_chat": chat}).scalar() is not None


def is_told(c: Connection, line: int, chat: str, shows: str) -> bool:
    """Whether something that shows this stands in the chat, or is on its way there."""
    return shown.last(c, line, chat, shows) is not None or (
        c.execute(_ON_THE_WAY, {"of_line": line, "of_chat": chat, "of_shows": shows}).scalar() is not None
    )


def found_sending(c: Connection) -> list[Outgoing]:
    """What is under way, of all lines; at the start that is what the last process did not finish."""
    rows = c.execute(ROWS.where(outbox.c.state == sa.literal_column("'sending'")).order_by(outbox.c.id))
    return [Outgoing(*row) for row in rows]


def sweep(c: Connection, now: datetime) -> int:
    """Delete what has ended long ago, a thousand at most; how many went."""
    old = sa.select(outbox.c.id).where(outbox.c.ended < now - KEEP).limit(SWEPT)
    return c.execute(sa.delete(outbox).where(outbox.c.id.in_(old))).rowcount
