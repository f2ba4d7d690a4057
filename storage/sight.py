"""What the bot sees of a staff chat: asked for by one word, proved by it, doubted by time or by the rights it has."""

from collections.abc import Collection
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.organisations import Sees, StaffChat
from storage.members import members
from storage.organisations import BOUND, staff_chats_
from storage.schema import Moment

ACTIVE = timedelta(days=1)
"""Who was seen so lately is checked often, everybody else a few times a day."""
OFTEN, SELDOM = timedelta(minutes=10), timedelta(hours=6)

_JUDGE = (
    sa.update(staff_chats_)
    .where(
        staff_chats_.c.id == sa.bindparam("of"),
        staff_chats_.c.state == sa.literal_column("'bound'"),
        staff_chats_.c.sees.in_(sa.bindparam("before", expanding=True)),
    )
    .values(sees=sa.bindparam("becomes"))
)
_THESE_CHATS = (
    (staff_chats_.c.line == members.c.line)
    & (staff_chats_.c.chat == members.c.chat)
    & (staff_chats_.c.state == sa.literal_column("'bound'"))
)
_DUE = (
    sa.select(members.c.line, members.c.chat, members.c.external)
    .join_from(members, staff_chats_, _THESE_CHATS)
    .where(
        members.c.here,
        sa.or_(
            members.c.checked.is_(None),
            (members.c.checked < sa.bindparam("often", type_=Moment))
            & sa.or_(
                members.c.seen > sa.bindparam("active", type_=Moment),
                members.c.checked < sa.bindparam("seldom", type_=Moment),
            ),
        ),
    )
    .order_by(members.c.seen.desc())
    .limit(sa.bindparam("most"))
)


def ask(c: Connection, id: int, now: datetime) -> None:
    """The chat is asked for a word; its rights are looked at anew."""
    asked = {"sees": Sees.ASKED, "asked": now, "checked": None}
    c.execute(sa.update(staff_chats_).where(staff_chats_.c.id == id).values(**asked))


def judge(c: Connection, id: int, before: Collection[Sees], becomes: Sees) -> bool:
    """It is so from now on; False when it was not what it is thought to have been."""
    return c.execute(_JUDGE, {"of": id, "before": list(before), "becomes": becomes}).rowcount == 1


def silent(c: Connection, since: datetime) -> list[StaffChat]:
    """Chats that were asked for the word before that and have not said it."""
    asked = BOUND.where(staff_chats_.c.sees == Sees.ASKED, staff_chats_.c.asked <= since)
    return [StaffChat(*row) for row in c.execute(asked)]


def get(c: Connection, id: int) -> StaffChat | None:
    """The bound chat of this number."""
    row = c.execute(BOUND.where(staff_chats_.c.id == id)).one_or_none()
    return None if row is None else StaffChat(*row)


def unchecked(c: Connection, now: datetime) -> list[StaffChat]:
    """Chats whose rights have not been looked at for a while."""
    old = staff_chats_.c.checked.is_(None) | (staff_chats_.c.checked < now - OFTEN)
    return [StaffChat(*row) for row in c.execute(BOUND.where(old))]


def checked(c: Connection, id: int, now: datetime) -> None:
    """Its rights have just been looked at."""
    c.execute(sa.update(staff_chats_).where(staff_chats_.c.id == id).values(checked=now))


def unsure(c: Connection, now: datetime, most: int) -> list[tuple[int, str, str]]:
    """Members of bound chats (line, chat, external) of whom the messenger should be asked whether they are there."""
    moments = {"often": now - OFTEN, "active": now - ACTIVE, "seldom": now - SELDOM}
    return [(row[0], row[1], row[2]) for row in c.execute(_DUE, {**moments, "most": most})]


def sure(c: Connection, line: int, chat: str, external: str, here: bool | None, now: datetime) -> None:
    """What the messenger said of a member; None when it tells nothing."""
    this = (members.c.line == line) & (members.c.chat == chat) & (members.c.external == external)
    words = {"checked": now} if here is not False else {"checked": now, "here": False}
    c.execute(sa.update(members).where(this).values(**words))
