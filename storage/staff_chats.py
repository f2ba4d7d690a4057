"""The groups where an organisation's people work and its tickets are shown."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.organisations import StaffChat
from storage.schema import Moment, metadata

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
    sa.Column("by_roles", sa.Boolean, nullable=False, default=False),
    sa.Column("digest_at", Moment),  # when the next morning's digest is due
    sa.Column("threads", sa.String, nullable=False, default="", server_default=""),
    sa.UniqueConstraint("line", "chat"),
    sqlite_autoincrement=True,
)

_CHATS = sa.select(*(staff_chats_.c[name] for name in StaffChat.__slots__)).order_by(staff_chats_.c.id)
BOUND = _CHATS.where(staff_chats_.c.state == sa.literal_column("'bound'"))
_OF = BOUND.where(staff_chats_.c.organisation == sa.bindparam("of"))
_CHAT = _CHATS.where(staff_chats_.c.line == sa.bindparam("of_line"), staff_chats_.c.chat == sa.bindparam("of_chat"))
_bind = insert(staff_chats_)
_BIND = _bind.on_conflict_do_update(
    index_elements=["line", "chat"],
    set_={name: _bind.excluded[name] for name in ("organisation", "title", "bound", "state")},
)


def bind(c: Connection, organisation: int, line: int, chat: str, title: str, now: datetime) -> StaffChat:
    """Make a group a staff chat of the organisation; one that was lost is bound again."""
    words = {"line": line, "chat": chat, "title": title, "bound": now, "state": "bound"}
    c.execute(_BIND, {"organisation": organisation, **words})
    return StaffChat(*c.execute(_CHAT, {"of_line": line, "of_chat": chat}).one())


def unbind(c: Connection, line: int, chat: str) -> bool:
    """The group is no staff chat any more; False when it was none."""
    here = (staff_chats_.c.line == line) & (staff_chats_.c.chat == chat)
    return c.execute(sa.delete(staff_chats_).where(here)).rowcount == 1


def lose(c: Connection, line: int, chat: str) -> bool:
    """The bot can write there no more; True the first time, which is when admins are told."""
    here = (staff_chats_.c.line == line) & (staff_chats_.c.chat == chat) & (staff_chats_.c.state == "bound")
    return c.execute(sa.update(staff_chats_).where(here).values(state="lost")).rowcount == 1


def keep_to_roles(c: Connection, id: int, by_roles: bool) -> None:
    """Whether members without a role may do nothing there."""
    c.execute(sa.update(staff_chats_).where(staff_chats_.c.id == id).values(by_roles=by_roles))


def staff_chats(c: Connection, organisation: int | None = None) -> list[StaffChat]:
    """The chats where tickets of an organisation (of any) are shown now."""
    rows = c.execute(BOUND) if organisation is None else c.execute(_OF, {"of": organisation})
    return [StaffChat(*row) for row in rows]


def staff_chat(c: Connection, line: int, chat: str) -> StaffChat | None:
    """The staff chat that a group is, bound or lost; None for every other chat."""
    row = c.execute(_CHAT, {"of_line": line, "of_chat": chat}).one_or_none()
    return None if row is None else StaffChat(*row)
