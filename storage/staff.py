"""Who works for which organisation: roles, and the log of who gave and took them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.access import Role
from domain.errors import Refused
from storage.schema import Moment, metadata

DISMISSED = "dismissed"
"""Kept of who was sent away: a role that carries nothing, so that being in the staff chat gives nothing either."""

roles = sa.Table(
    "roles",
    metadata,
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), primary_key=True),
    sa.Column("role", sa.String, primary_key=True),
    sa.Column("team", sa.Integer),
    sa.Column("house", sa.Integer),
    sa.Column("label", sa.String, nullable=False, default=""),  # what an acceptance point is called
    sa.Column("granted", Moment),
    sa.Column("by", sa.Integer),
    sa.Index("ix_roles_organisation", "organisation"),
)

staff_log_ = sa.Table(
    "staff_log",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("person", sa.Integer),
    sa.Column("by", sa.Integer),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has."""

    organisation: int
    role: str
    label: str = ""
    team: int | None = None
    house: int | None = None


_HELD = (
    sa.select(*(roles.c[name] for name in Held.__slots__))
    .where(roles.c.person == sa.bindparam("of"), roles.c.role != DISMISSED)
    .order_by(roles.c.organisation, roles.c.role)
)
_ROLES_IN = sa.select(roles.c.role).where(
    roles.c.person == sa.bindparam("of"), roles.c.organisation == sa.bindparam("there")
)
_PEOPLE = (
    sa.select(roles.c.person)
    .where(roles.c.organisation == sa.bindparam("there"), roles.c.role.in_(sa.bindparam("named", expanding=True)))
    .distinct()
    .order_by(roles.c.person)
)
_PLAIN: dict[str, Any] = {"team": None, "house": None, "label": "", "by": None, "granted": None}
_grant = insert(roles)
_GRANT = _grant.on_conflict_do_update(
    index_elements=["person", "organisation", "role"],
    set_={name: sa.func.coalesce(_grant.excluded[name], roles.c[name]) for name in ("team", "house")},
)


def held(c: Connection, person: int) -> list[Held]:
    """Every role of a person."""
    return [Held(*row) for row in c.execute(_HELD, {"of": person})]


def roles_in(c: Connection, person: int, organisation: int) -> set[str]:
    """The roles of a person in one organisation, DISMISSED among them: nothing of them reaches another."""
    return set(c.execute(_ROLES_IN, {"of": person, "there": organisation}).scalars())


def roles_of(c: Connection, person: int) -> set[str]:
    """The roles that a person was given anywhere: says that they work, never what they may do."""
    return {one.role for one in held(c, person)}


def people_with(c: Connection, organisation: int, *named: str) -> list[int]:
    """The persons who have one of these roles there."""
    return list(c.execute(_PEOPLE, {"there": organisation, "named": list(named)}).scalars())


def of_organisation(c: Connection, organisation: int) -> list[tuple[int, Held]]:
    """Who works there, with each of their roles."""
    wanted = sa.select(roles.c.person, *(roles.c[name] for name in Held.__slots__))
    wanted = wanted.where(roles.c.organisation == organisation, roles.c.role != DISMISSED)
    rows = c.execute(wanted.order_by(roles.c.person, roles.c.role))
    return [(row[0], Held(*row[1:])) for row in rows]


def grant(c: Connection, person: int, organisation: int, role: str, **words: Any) -> None:
    """Give a person a role; twice is once. `words`: team, house, label, by, granted (when)."""
    _forgive(c, person, organisation)
    c.execute(_GRANT, {"person": person, "organisation": organisation, "role": role} | _PLAIN | words)


def revoke(c: Connection, person: int, organisation: int, role: str | None = None) -> list[str]:
    """Take a role, or all of them; which went. Raises Refused where nobody would be left to give roles there."""
    has = roles_in(c, person, organisation) - {DISMISSED}
    going = has if role is None else has & {role}
    if Role.ADMIN in going and people_with(c, organisation, Role.ADMIN) == [person]:
        raise Refused("staff-last-admin")
    here = (roles.c.person == person) & (roles.c.organisation == organisation) & roles.c.role.in_(going)
    c.execute(sa.delete(roles).where(here))
    return sorted(going)


def dismiss(c: Connection, person: int, organisation: int) -> list[str]:
    """Take every right there at once, those of a member of its staff chats too. Raises Refused as `revoke` does."""
    gone = revoke(c, person, organisation)
    c.execute(_GRANT, {"person": person, "organisation": organisation, "role": DISMISSED} | _PLAIN)
    return gone


def dismissed(c: Connection, organisation: int) -> set[int]:
    """Who was sent away from there."""
    gone = sa.select(roles.c.person).where(roles.c.organisation == organisation, roles.c.role == DISMISSED)
    return set(c.execute(gone).scalars())


def _forgive(c: Connection, person: int, organisation: int) -> None:
    here = (roles.c.person == person) & (roles.c.organisation == organisation) & (roles.c.role == DISMISSED)
    c.execute(sa.delete(roles).where(here))


def log(c: Connection, organisation: int, person: int | None, by: int | None, what: str, at: datetime) -> None:
    """Enter who did what to whose rights, or to the organisation."""
    row = {"organisation": organisation, "person": person, "by": by, "what": what, "at": at}
    c.execute(sa.insert(staff_log_), row)


def log_of(c: Connection, organisation: int, most: int = 50) -> list[tuple[int | None, int | None, str, datetime]]:
    """Person, by whom, what, when: the newest first."""
    wanted = sa.select(*(staff_log_.c[name] for name in ("person", "by", "what", "at")))
    wanted = wanted.where(staff_log_.c.organisation == organisation).order_by(staff_log_.c.id.desc()).limit(most)
    return [(row[0], row[1], row[2], row[3]) for row in c.execute(wanted)]
