"""Ready replies of an organisation: texts with fields that staff send to a resident by one word."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

ready_replies = sa.Table(
    "ready_replies",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("gone", Moment),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Ready:
    """One of them; its fields stand in braces: «{номер}»."""

    id: int
    organisation: int
    name: str
    text: str


_ROWS = sa.select(*(ready_replies.c[name] for name in Ready.__slots__)).order_by(ready_replies.c.id)


def of(c: Connection, organisation: int) -> list[Ready]:
    """Those of an organisation, the oldest first."""
    theirs = (ready_replies.c.organisation == organisation) & ready_replies.c.gone.is_(None)
    return [Ready(*row) for row in c.execute(_ROWS.where(theirs))]


def untouched(c: Connection, organisation: int) -> bool:
    """Whether an organisation has never had any: then the built-in ones stand in."""
    theirs = sa.select(ready_replies.c.id).where(ready_replies.c.organisation == organisation).limit(1)
    return c.execute(theirs).scalar() is None


def add(c: Connection, organisation: int, name: str, text: str, now: datetime) -> int:
    """One more; its number."""
    words = {"organisation": organisation, "name": name, "text": text, "made": now}
    id: int = c.execute(sa.insert(ready_replies).values(**words).returning(ready_replies.c.id)).scalar_one()
    return id


def change(c: Connection, id: int, text: str) -> None:
    """Other words."""
    c.execute(sa.update(ready_replies).where(ready_replies.c.id == id).values(text=text))


def remove(c: Connection, id: int, now: datetime) -> None:
    """It is offered no more."""
    c.execute(sa.update(ready_replies).where(ready_replies.c.id == id).values(gone=now))
