"""What is told to many: one row each, changed by compare and set, so that of two who press one wins."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.mailings import Audience, Kind, Mailing, State
from storage.people import persons
from storage.schema import Json, Moment, metadata

_OPEN = sa.text("state IN ('gathering', 'running')")

mailings = sa.Table(
    "mailings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("screen", Json, nullable=False),
    sa.Column("audience", Json, nullable=False),
    sa.Column("by", sa.Integer),
    sa.Column("by_name", sa.String, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("starts", sa.Boolean, nullable=False),
    sa.Column("upto", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("left_out", Json, nullable=False),
    sa.Column("counts", Json, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("started", Moment),
    sa.Column("ended", Moment),
    sa.Column("drawn", Moment),
    sa.Column("lines", Json, nullable=False),
    sa.Column("files", sa.String, nullable=False),
    sa.Index("ix_mailings_organisation", "organisation", "id"),
    sa.Index("ix_mailings_open", "state", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sqlite_autoincrement=True,
)

_ROWS = sa.select(*(mailings.c[name] for name in Mailing.__slots__))
_GET = _ROWS.where(mailings.c.id == sa.bindparam("of"))
_AT_WORK = _ROWS.where(_OPEN).order_by(
    sa.case((mailings.c.kind == sa.literal_column("'urgent'"), 0), else_=1), mailings.c.id
)
_LAST = sa.select(sa.func.coalesce(sa.func.max(persons.c.id), 0))


def add(
    c: Connection, audience: Audience, kind: Kind, screen: dict[str, Any], lines: dict[int, Any], now: datetime, *,
    by: int | None = None, by_name: str = "", line: int = 0, chat: str = "", starts: bool = False, files: str = "",
) -> int:
    """Something new to be told; who hears it is gathered next. Its number."""
    words: dict[str, Any] = {"organisation": audience.organisation, "kind": kind.value, "screen": screen}
    words |= {"audience": audience.pack(), "by": by, "by_name": by_name, "line": line, "chat": chat}
    words |= {"state": State.GATHERING.value, "starts": starts, "upto": 0, "last": c.execute(_LAST).scalar_one()}
    words |= {"left_out": {}, "counts": {}, "made": now, "files": files}
    words["lines"] = {str(line): facts for line, facts in lines.items()}
    id: int = c.execute(sa.insert(mailings).values(**words).returning(mailings.c.id)).scalar_one()
    return id


def get(c: Connection, id: int) -> Mailing | None:
    """One by its number."""
    row = c.execute(_GET, {"of": id}).one_or_none()
    return None if row is None else Mailing(*row)


def at_work(c: Connection) -> list[Mailing]:
    """Those for which something has to be done, what is urgent first."""
    return [Mailing(*row) for row in c.execute(_AT_WORK)]


def of_organisation(c: Connection, organisation: int, most: int) -> list[Mailing]:
    """The last ones of an organisation, the newest first."""
    theirs = _ROWS.where(mailings.c.organisation == organisation).order_by(mailings.c.id.desc()).limit(most)
    return [Mailing(*row) for row in c.execute(theirs)]


def move(c: Connection, id: int, before: str, after: str, **columns: Any) -> bool:
    """From one state into the next; False when somebody else was faster."""
    there = (mailings.c.id == id) & (mailings.c.state == before)
    return c.execute(sa.update(mailings).where(there).values(state=after, **columns)).rowcount == 1


def note(c: Connection, id: int, **columns: Any) -> None:
    """Set what is kept beside its state."""
    c.execute(sa.update(mailings).where(mailings.c.id == id).values(**columns))


def forgotten(c: Connection, before: datetime, most: int = 100) -> list[int]:
    """Those that nobody has begun since then."""
    left = (mailings.c.state == State.READY.value) & (mailings.c.made < before)
    return list(c.execute(sa.select(mailings.c.id).where(left).limit(most)).scalars())
