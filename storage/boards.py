"""What the board of a staff chat is drawn from: what is open, and where each card stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.organisations import StaffChat
from domain.tickets import OPEN, Ticket
from storage.organisations import staff_chats_
from storage.schema import Moment
from storage.shown import shown
from storage.teams import chat_teams
from storage.tickets import tickets


@dataclass(frozen=True, slots=True)
class Overview:
    """How many tickets are open, late and nobody's, and the most urgent of them."""

    open: int
    late: int
    free: int
    first: Sequence[Ticket]


@dataclass(frozen=True, slots=True)
class Standing:
    """The board that stands in a staff chat: its newest message."""

    chat: StaffChat
    message: str


_CHATS = sa.select(*(staff_chats_.c[name] for name in StaffChat.__slots__))
_CHAT = _CHATS.where(staff_chats_.c.id == sa.bindparam("of"))
_BODY = sa.literal_column("+tickets.organisation", sa.Integer)
"""Found by its state: the index of organisations holds all that ever was."""
_OPEN = (sa.bindparam("of") == _BODY) & tickets.c.status.in_(OPEN)
_THEIRS = sa.or_(
    ~sa.exists().where(chat_teams.c.chat == sa.bindparam("there")),
    tickets.c.team.is_(None),
    tickets.c.team.in_(sa.select(chat_teams.c.team).where(chat_teams.c.chat == sa.bindparam("there"))),
)
"""Of the teams that the chat serves; of any where it serves none in particular."""
_newest = (
    sa.select(sa.func.max(shown.c.id))
    .where(shown.c.line == staff_chats_.c.line, shown.c.chat == staff_chats_.c.chat, ~shown.c.gone)
    .where(shown.c.shows == sa.literal("board:") + sa.cast(staff_chats_.c.id, sa.String))
    .where(shown.c.shows != sa.literal_column("''"))
    .correlate(staff_chats_)
    .scalar_subquery()
)
_STANDING = (
    _CHATS.add_columns(shown.c.message)
    .select_from(staff_chats_.join(shown, shown.c.id == _newest))
    .where(staff_chats_.c.state == sa.literal_column("'bound'"))
)
_NO_TIME = tickets.c.promised.is_(None)
_UNPROMISED = sa.case((_NO_TIME & tickets.c.emergency, 0), (_NO_TIME, 2), else_=1)
"""Danger that nobody may promise a time for comes first, an everyday thing without one last."""
_COUNT = sa.select(
    sa.func.count(),
    sa.func.count().filter(tickets.c.promised < sa.bindparam("at", type_=Moment)),
    sa.func.count().filter(tickets.c.executor.is_(None)),
).where(_OPEN, _THEIRS)
_FIRST = (
    sa.select(*(tickets.c[name] for name in Ticket.__slots__))
    .where(_OPEN, _THEIRS)
    .order_by(tickets.c.emergency.desc(), _UNPROMISED, tickets.c.promised, tickets.c.id)
    .limit(sa.bindparam("most"))
)
_STAND = (
    sa.select(shown.c.shows, shown.c.message)
    .where(shown.c.line == sa.bindparam("of_line"), shown.c.chat == sa.bindparam("of_chat"), ~shown.c.gone)
    .where(shown.c.shows.in_(sa.bindparam("cards", expanding=True)), shown.c.shows != sa.literal_column("''"))
    .order_by(shown.c.id)
)


def chat(c: Connection, id: int) -> StaffChat | None:
    """The staff chat with this number, bound or lost."""
    row = c.execute(_CHAT, {"of": id}).one_or_none()
    return None if row is None else StaffChat(*row)


def standing(c: Connection) -> list[Standing]:
    """The board of every bound chat where one stands."""
    return [Standing(StaffChat(*row[:-1]), row[-1]) for row in c.execute(_STANDING)]


def keep_pinned(c: Connection, id: int, pinned: str) -> None:
    """What is pinned in this staff chat now."""
    c.execute(sa.update(staff_chats_).where(staff_chats_.c.id == id).values(pinned=pinned))


def overview(c: Connection, organisation: int, now: datetime, most: int, chat: int = 0) -> Overview:
    """The open tickets of an organisation: emergencies first, then by what was promised, the longest overdue first;
    of a staff chat that serves some teams only those that are its business."""
    of = {"of": organisation, "there": chat}
    open, late, free = c.execute(_COUNT, {**of, "at": now}).one()
    first = [Ticket(*row) for row in c.execute(_FIRST, {**of, "most": most})]
    return Overview(open, late, free, first)


def cards_in(c: Connection, line: int, chat: str, numbers: Sequence[int]) -> dict[int, str]:
    """For each ticket whose card stands in this chat the newest message of it."""
    cards = [f"card:{number}" for number in numbers]
    rows = c.execute(_STAND, {"of_line": line, "of_chat": chat, "cards": cards})
    return {int(shows.removeprefix("card:")): message for shows, message in rows}
