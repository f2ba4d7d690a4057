"""One-time links to pages of our own server: who may open what, known by the hash of a code, for 24 hours."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Json, Moment, metadata

LIVES = timedelta(hours=24)

web_links = sa.Table(
    "web_links",
    metadata,
    sa.Column("code", sa.String, primary_key=True),  # its hash: who reads the database opens no page
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("payload", Json, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("used_at", Moment),
    sa.Index(None, "made"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was given to somebody; `payload` is what its page needs."""

    code: str
    kind: str
    person: int
    organisation: int
    payload: Any
    made: datetime
    used_at: datetime | None


_LINKS = sa.select(*(web_links.c[name] for name in Link.__slots__))


def make(c: Connection, kind: str, person: int, organisation: int, now: datetime, payload: Any = None) -> str:
    """Give somebody a link; its code, which is not kept. Links that are long over go."""
    c.execute(sa.delete(web_links).where(web_links.c.made < now - 2 * LIVES))
    code = secrets.token_urlsafe(24)
    words = {"kind": kind, "person": person, "organisation": organisation, "payload": payload or {}, "made": now}
    c.execute(sa.insert(web_links), {"code": hashed(code), **words})
    return code


def find(c: Connection, code: str, kind: str) -> Link | None:
    """The link whatever became of it: used, too old."""
    row = c.execute(_LINKS.where(web_links.c.code == hashed(code), web_links.c.kind == kind)).one_or_none()
    return None if row is None else Link(*row)


def open_(c: Connection, code: str, kind: str, now: datetime) -> Link | None:
    """The link while it is good: to look at its page does not use it up."""
    link = find(c, code, kind)
    good = link is not None and link.used_at is None and link.made > now - LIVES
    return link if good else None


def use(c: Connection, code: str, kind: str, now: datetime) -> Link | None:
    """Use a link up; None where that was done before, or it is too old. Of two at once one wins."""
    good = (
        (web_links.c.code == hashed(code))
        & (web_links.c.kind == kind)
        & web_links.c.used_at.is_(None)
        & (web_links.c.made > now - LIVES)
    )
    if c.execute(sa.update(web_links).where(good).values(used_at=now)).rowcount != 1:
        return None
    return find(c, code, kind)


def hashed(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()
