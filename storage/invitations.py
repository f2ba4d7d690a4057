"""One-time links that let people in with a role of an organisation."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import staff
from storage.schema import Moment, metadata

LINK_LIVES = timedelta(hours=24)

invitations = sa.Table(
    "invitations",
    metadata,
    sa.Column("code", sa.String, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("team", sa.Integer),
    sa.Column("house", sa.Integer),
    sa.Column("label", sa.String, nullable=False, default=""),
    sa.Column("by", sa.Integer),
    sa.Column("made", Moment, nullable=False),
    sa.Column("used_by", sa.Integer, sa.ForeignKey("persons.id")),
    sa.Column("used_at", Moment),
)

@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link with a role, by the hash of its code."""

    code: str
    organisation: int
    role: str
    team: int | None
    house: int | None
    label: str
    by: int | None
    made: datetime
    used_by: int | None
    used_at: datetime | None

    def is_good(self, now: datetime) -> bool:
        """Whether it can still be used."""
        return self.used_at is None and now < self.made + LINK_LIVES


_INVITATION = sa.select(*(invitations.c[name] for name in Invitation.__slots__)).where(
    invitations.c.code == sa.bindparam("of")
)


def invite(c: Connection, organisation: int, role: str, by: int | None, now: datetime, **words: Any) -> str:
    """A new code, good once, for 24 hours; only its hash is kept. `words`: team, house, label."""
    code = secrets.token_urlsafe(18)
    keep(c, code, organisation, role, by, now, **words)
    return code


def keep(c: Connection, code: str, organisation: int, role: str, by: int | None, now: datetime, **words: Any) -> None:
    """The same for a code that is there already."""
    usual = {"team": None, "house": None, "label": ""} | words
    row = {"code": _hash(code), "organisation": organisation, "role": role, "by": by, "made": now}
    c.execute(sa.insert(invitations), row | usual)


def invitation(c: Connection, code: str) -> Invitation | None:
    """The invitation of a code, used or too old as it may be."""
    row = c.execute(_INVITATION, {"of": _hash(code)}).one_or_none()
    return None if row is None else Invitation(*row)


def use(c: Connection, code: str, person: int, now: datetime) -> bool:
    """Whether this person is the one whom the code lets in: the first who opens it, within 24 hours."""
    good = invitations.c.used_at.is_(None) & (invitations.c.made > now - LINK_LIVES)
    this = (invitations.c.code == _hash(code)) & good
    return c.execute(sa.update(invitations).where(this).values(used_by=person, used_at=now)).rowcount == 1


def accept(c: Connection, code: str, person: int, now: datetime) -> Invitation | None:
    """Let a person in by a code: they have the role from now on; None where the code is none or no longer good."""
    if not use(c, code, person, now):
        return None
    found = invitation(c, code)
    assert found is not None
    words = {"team": found.team, "house": found.house, "label": found.label, "by": found.by, "granted": now}
    staff.grant(c, person, found.organisation, found.role, **words)
    staff.log(c, found.organisation, person, found.by, f"+{found.role}", now)
    return found


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
