"""Who is away until when, and who stands in for them."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

aways = sa.Table(
    "aways",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("deputy", sa.Integer, sa.ForeignKey("persons.id")),
    sa.Column("since", Moment, nullable=False),
    sa.Column("until", Moment, nullable=False),
    sa.Column("by", sa.Integer),
    sa.Column("ended", Moment),
    sa.Index("ix_aways_organisation_until", "organisation", "until"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody does no new work until then (not included); the deputy does."""

    id: int
    organisation: int
    person: int
    deputy: int | None
    since: datetime
    until: datetime


_NOW = (
    sa.select(*(aways.c[name] for name in Away.__slots__))
    .where(
        aways.c.organisation == sa.bindparam("of"),
        aways.c.until > sa.bindparam("at", type_=Moment),
        aways.c.since <= sa.bindparam("at", type_=Moment),
        aways.c.ended.is_(None),
    )
    .order_by(aways.c.id)
)


def leave(
    c: Connection, organisation: int, person: int, deputy: int | None, until: datetime, by: int, now: datetime
) -> None:
    """Somebody is away from now on; an earlier word of theirs holds no more: each post has one deputy."""
    back(c, organisation, person, now)
    words = {"organisation": organisation, "person": person, "deputy": deputy, "since": now, "until": until, "by": by}
    c.execute(sa.insert(aways), words)


def back(c: Connection, organisation: int, person: int, now: datetime) -> bool:
    """They are back; False when they were not away."""
    theirs = (aways.c.organisation == organisation) & (aways.c.person == person) & aways.c.ended.is_(None)
    return c.execute(sa.update(aways).where(theirs, aways.c.until > now).values(ended=now)).rowcount > 0


def of(c: Connection, organisation: int, at: datetime) -> list[Away]:
    """Who of an organisation is away at a moment."""
    return [Away(*row) for row in c.execute(_NOW, {"of": organisation, "at": at})]


def deputies(c: Connection, organisation: int, at: datetime) -> dict[int, int | None]:
    """Everybody who is away at a moment, and who stands in for them."""
    return {away.person: away.deputy for away in of(c, organisation, at)}


def last_deputy(c: Connection, organisation: int, person: int) -> int | None:
    """Who stood in for them last: offered first the next time."""
    theirs = (aways.c.organisation == organisation) & (aways.c.person == person) & aways.c.deputy.is_not(None)
    found: int | None = c.execute(sa.select(aways.c.deputy).where(theirs).order_by(aways.c.id.desc()).limit(1)).scalar()
    return found
