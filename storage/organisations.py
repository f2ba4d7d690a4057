"""The organisation, who works for it, and the staff chats where its tickets are shown."""

import hashlib
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.organisations import Organisation, StaffChat
from storage.members import left as left
from storage.members import members as members
from storage.members import present as present
from storage.members import seen as seen
from storage.members import seen_all as seen_all
from storage.schema import Moment, metadata

LINK_LIVES = timedelta(hours=24)

organisations = sa.Table(
    "organisations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String, nullable=False, default=""),
    sa.Column("phone", sa.String, nullable=False, default=""),
    sa.Column("timezone", sa.String, nullable=False, default="Europe/Moscow"),
    sqlite_autoincrement=True,
)

roles = sa.Table(
    "roles",
    metadata,
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), primary_key=True),
    sa.Column("role", sa.String, primary_key=True),
)

staff_chats_ = sa.Table(
    "staff_chats",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("bound", Moment, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("sees", sa.String, nullable=False, default=""),
    sa.Column("pinned", sa.String, nullable=False, default=""),
    sa.Column("asked", Moment),
    sa.Column("checked", Moment),
    sa.UniqueConstraint("line", "chat"),
    sqlite_autoincrement=True,
)

admin_links = sa.Table(
    "admin_links",
    metadata,
    sa.Column("code", sa.String, primary_key=True),
    sa.Column("made", Moment, nullable=False),
    sa.Column("used_by", sa.Integer, sa.ForeignKey("persons.id")),
    sa.Column("used_at", Moment),
)

_THE = sa.select(*(organisations.c[name] for name in Organisation.__slots__)).order_by(organisations.c.id).limit(1)
_CHATS = sa.select(*(staff_chats_.c[name] for name in StaffChat.__slots__)).order_by(staff_chats_.c.id)
BOUND = _CHATS.where(staff_chats_.c.state == sa.literal_column("'bound'"))
_CHAT = _CHATS.where(staff_chats_.c.line == sa.bindparam("of_line"), staff_chats_.c.chat == sa.bindparam("of_chat"))
_ROLES = sa.select(roles.c.role).where(roles.c.person == sa.bindparam("of"))
_GRANT = insert(roles).on_conflict_do_nothing(index_elements=["person", "organisation", "role"])
_bind = insert(staff_chats_)
_BIND = _bind.on_conflict_do_update(
    index_elements=["line", "chat"],
    set_={name: _bind.excluded[name] for name in ("organisation", "title", "bound", "state")},
)


def the(c: Connection) -> Organisation:
    """The one organisation of this installation, made without a name when there is none."""
    row = c.execute(_THE).one_or_none()
    if row is None:
        c.execute(sa.insert(organisations))
        row = c.execute(_THE).one()
    return Organisation(*row)


def settle(c: Connection, timezone: str) -> None:
    """See that there is one and that it keeps its times in `timezone` (the setting TIMEZONE)."""
    c.execute(sa.update(organisations).where(organisations.c.id == the(c).id).values(timezone=timezone))


def rename(c: Connection, id: int, name: str) -> None:
    """How residents know it."""
    c.execute(sa.update(organisations).where(organisations.c.id == id).values(name=name))


def set_phone(c: Connection, id: int, phone: str) -> None:
    """Its emergency phone, which residents are told."""
    c.execute(sa.update(organisations).where(organisations.c.id == id).values(phone=phone))


def grant(c: Connection, person: int, organisation: int, role: str) -> None:
    """Give a person a role; twice is once."""
    c.execute(_GRANT, {"person": person, "organisation": organisation, "role": role})


def roles_of(c: Connection, person: int) -> set[str]:
    """The roles that a person was given, wherever they write."""
    return set(c.execute(_ROLES, {"of": person}).scalars())


def admins(c: Connection) -> list[int]:
    """The persons who are told when something is wrong."""
    return list(c.execute(sa.select(roles.c.person).where(roles.c.role == "admin").order_by(roles.c.person)).scalars())


def bind(c: Connection, line: int, chat: str, title: str, now: datetime) -> StaffChat:
    """Make a group a staff chat of the organisation; one that was lost is bound again."""
    words = {"line": line, "chat": chat, "title": title, "bound": now, "state": "bound"}
    c.execute(_BIND, {"organisation": the(c).id, **words})
    return StaffChat(*c.execute(_CHAT, {"of_line": line, "of_chat": chat}).one())


def unbind(c: Connection, line: int, chat: str) -> bool:
    """The group is no staff chat any more; False when it was none."""
    here = (staff_chats_.c.line == line) & (staff_chats_.c.chat == chat)
    return c.execute(sa.delete(staff_chats_).where(here)).rowcount == 1


def lose(c: Connection, line: int, chat: str) -> bool:
    """The bot can write there no more; True the first time, which is when admins are told."""
    here = (staff_chats_.c.line == line) & (staff_chats_.c.chat == chat) & (staff_chats_.c.state == "bound")
    return c.execute(sa.update(staff_chats_).where(here).values(state="lost")).rowcount == 1


def staff_chats(c: Connection) -> list[StaffChat]:
    """The chats where tickets are shown now."""
    return [StaffChat(*row) for row in c.execute(BOUND)]


def staff_chat(c: Connection, line: int, chat: str) -> StaffChat | None:
    """The staff chat that a group is, bound or lost; None for every other chat."""
    row = c.execute(_CHAT, {"of_line": line, "of_chat": chat}).one_or_none()
    return None if row is None else StaffChat(*row)


def make_link(c: Connection, code: str, now: datetime) -> None:
    """An admin link was handed out; the code itself is not kept."""
    c.execute(sa.insert(admin_links), {"code": _hash(code), "made": now})


def use_link(c: Connection, code: str, person: int, now: datetime) -> bool:
    """Whether this code makes the person an admin: it is good once, for 24 hours."""
    good = (
        (admin_links.c.code == _hash(code)) & admin_links.c.used_at.is_(None) & (admin_links.c.made > now - LINK_LIVES)
    )
    return c.execute(sa.update(admin_links).where(good).values(used_by=person, used_at=now)).rowcount == 1


def is_link(c: Connection, code: str) -> bool:
    """Whether this code was ever handed out, used or too old as it may be."""
    return c.execute(sa.select(admin_links.c.made).where(admin_links.c.code == _hash(code))).one_or_none() is not None


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
