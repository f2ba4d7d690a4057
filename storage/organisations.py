"""The organisations in their tree: which one serves a house, what stands above and below it."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.organisations import Organisation, StaffChat
from storage import invitations, staff
from storage import staff_chats as chats
from storage.bodies import GET, ROWS
from storage.bodies import add as add
from storage.bodies import all_ as all_
from storage.bodies import change as change
from storage.bodies import children as children
from storage.bodies import ensure_named as ensure_named
from storage.bodies import get as get
from storage.bodies import named as named
from storage.bodies import organisations as organisations
from storage.bodies import the as the
from storage.bodies import zone as zone
from storage.members import left as left
from storage.members import members as members
from storage.members import present as present
from storage.members import seen as seen
from storage.members import seen_all as seen_all
from storage.staff import grant as grant
from storage.staff_chats import BOUND as BOUND
from storage.staff_chats import keep_to_roles as keep_to_roles
from storage.staff_chats import lose as lose
from storage.staff_chats import staff_chat as staff_chat
from storage.staff_chats import staff_chats as staff_chats
from storage.staff_chats import staff_chats_ as staff_chats_
from storage.staff_chats import unbind as unbind

_houses = sa.table("houses", sa.column("id"), sa.column("organisation"))
_first = organisations.alias("first")
_id, _parent = organisations.c.id, organisations.c.parent
_FIRST = sa.select(_first.c.id).order_by(_first.c.id).limit(1).scalar_subquery()
_HOUSES_OWN = sa.select(_houses.c.organisation).where(_houses.c.id == sa.bindparam("house", type_=sa.Integer))
_OF_HOUSE = ROWS.where(_id == sa.func.coalesce(_HOUSES_OWN.scalar_subquery(), _FIRST))
_HAS_CHAT = (
    sa.exists()
    .where(staff_chats_.c.organisation == _id, staff_chats_.c.state == sa.literal_column("'bound'"))
    .correlate(organisations)
)
_SERVING, _SERVED = (_query.add_columns(_HAS_CHAT, _FIRST) for _query in (_OF_HOUSE, GET))
UP = sa.select(_id, _parent, sa.literal(0).label("steps")).where(_id == sa.bindparam("of")).cte("up", recursive=True)
UP = UP.union_all(
    sa.select(_id, _parent, UP.c.steps + 1).where(_id == UP.c.parent, UP.c.steps < sa.literal_column("20"))
)
"""Itself (`steps` 0) and those above it; bind `of`."""
_ABOVE = sa.select(UP.c.id).where(UP.c.steps > 0).order_by(UP.c.steps)
_down = sa.select(_id).where(_id == sa.bindparam("of")).cte("down", recursive=True)
_down = _down.union(sa.select(_id).where(_parent == _down.c.id))


def ancestors(c: Connection, id: int) -> list[int]:
    """Those above it, the nearest first."""
    return list(c.execute(_ABOVE, {"of": id}).scalars())


def below(c: Connection, id: int) -> set[int]:
    """It and all that lies below it."""
    return set(c.execute(sa.select(_down.c.id), {"of": id}).scalars())


def of_house(c: Connection, house: int | None) -> Organisation:
    """Whose house it is; `the` for none."""
    row = c.execute(_OF_HOUSE, {"house": house}).one_or_none()
    return the(c) if row is None else Organisation(*row)


def serving(c: Connection, house: int | None, category: str = "", bot: int | None = None) -> Organisation:
    """Whose ticket one of this house becomes: its own organisation's where that works here and does such work, else of
    the nearest above that does, else `the`; of no house that of whose `bot` was written to. One statement where the
    house's own one does."""
    if house is None and bot is not None and (own := get(c, bot)) is not None:
        return own
    row = c.execute(_SERVING, {"house": house}).one_or_none()
    if row is None:
        return the(c)
    if row[0] == row[-1] or (row[-2] and not row.archived and category not in row.categories_off):
        return Organisation(*row[:-2])
    for id in ancestors(c, row[0]):
        row = c.execute(_SERVED, {"of": id}).one()
        if row[-2] and not row.archived and category not in row.categories_off:
            return Organisation(*row[:-2])
    return the(c)


def told(c: Connection, house: int | None) -> tuple[str, tuple[str, ...]]:
    """The emergency phone for a house, and the categories that nobody does there: neither its own organisation nor one
    above."""
    own = of_house(c, house)
    off = set(own.categories_off)
    if off and own.parent is not None:
        above = [get(c, id) for id in ancestors(c, own.id)]
        off = off.intersection(*(one.categories_off for one in above if one is not None))
    return _phone(c, own), tuple(sorted(off))


def phone_of(c: Connection, house: int | None) -> str:
    """The emergency phone for a house: its organisation's, else that of the nearest above that has one."""
    return _phone(c, of_house(c, house))


def _phone(c: Connection, own: Organisation) -> str:
    if own.phone or own.parent is None:
        return own.phone
    above = [get(c, id) for id in ancestors(c, own.id)]
    return next((one.phone for one in above if one is not None and one.phone), "")


def settle(c: Connection, timezone: str) -> None:
    """See that there is one and that it keeps its times in `timezone` (the setting TIMEZONE)."""
    change(c, the(c).id, timezone=timezone)


def rename(c: Connection, id: int, name: str) -> None:
    """How residents know it."""
    change(c, id, name=name)


def set_phone(c: Connection, id: int, phone: str) -> None:
    """Its emergency phone, which residents are told."""
    change(c, id, phone=phone)


def bind(
    c: Connection, line: int, chat: str, title: str, now: datetime, organisation: int | None = None
) -> StaffChat:
    """Make a group a staff chat of an organisation, of `the` unless another is named."""
    return chats.bind(c, organisation or the(c).id, line, chat, title, now)


def admins(c: Connection, organisation: int | None = None) -> list[int]:
    """The persons who are told when something is wrong there, or with the installation: its own and those above."""
    own = the(c).id if organisation is None else organisation
    for id in [own, *ancestors(c, own), the(c).id]:
        if found := staff.people_with(c, id, "admin"):
            return found
    return []


def make_link(c: Connection, code: str, now: datetime) -> None:
    """A link that makes an admin of the installation was handed out; the code itself is not kept."""
    invitations.keep(c, code, the(c).id, "admin", None, now)
