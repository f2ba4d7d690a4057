"""Who is in which group, as far as we have seen or a messenger has told."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.schema import Moment, metadata

members = sa.Table(
    "members",
    metadata,
    sa.Column("line", sa.Integer, primary_key=True),
    sa.Column("chat", sa.String, primary_key=True),
    sa.Column("external", sa.String, primary_key=True),
    sa.Column("here", sa.Boolean, nullable=False),
    sa.Column("seen", Moment, nullable=False),
    sa.Column("checked", Moment),
)

_seen = insert(members)
_SEEN = _seen.on_conflict_do_update(
    index_elements=["line", "chat", "external"], set_={"here": _seen.excluded.here, "seen": _seen.excluded.seen}
)


def seen(c: Connection, line: int, chat: str, external: str, here: bool, now: datetime) -> None:
    """Someone wrote or pressed in a group, joined it or left it."""
    seen_all(c, [(line, chat, external, here)], now)


def seen_all(c: Connection, whom: Sequence[tuple[int, str, str, bool]], now: datetime) -> None:
    """`seen` for many at once: (line, chat, external, here), the last word on a person wins."""
    names = ("line", "chat", "external", "here")
    if whom:
        c.execute(_SEEN, [dict(zip(names, one, strict=True)) | {"seen": now} for one in whom])


def left(c: Connection, line: int, chat: str, external: str) -> bool:
    """Whether this person is known to have left the group; who was never seen has not."""
    gone = (members.c.line == line) & (members.c.chat == chat) & (members.c.external == external) & ~members.c.here
    return c.execute(sa.select(members.c.seen).where(gone)).one_or_none() is not None


def present(c: Connection, line: int, chat: str) -> list[str]:
    """External ids of those who were seen in the group and have not left, the one seen last first."""
    here = (members.c.line == line) & (members.c.chat == chat) & members.c.here
    return list(c.execute(sa.select(members.c.external).where(here).order_by(members.c.seen.desc())).scalars())


def absent(c: Connection, line: int, chat: str) -> list[str]:
    """External ids of those who were seen in the group and have left it."""
    gone = (members.c.line == line) & (members.c.chat == chat) & ~members.c.here
    return list(c.execute(sa.select(members.c.external).where(gone)).scalars())
