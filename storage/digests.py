"""The digests of staff chats: when each is due, and what it is drawn from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.organisations import StaffChat
from domain.tickets import OPEN, Status, Ticket
from storage.schema import Moment
from storage.staff_chats import staff_chats_
from storage.tickets import ROWS, tickets, within

FAR = timedelta(days=2)
"""A digest is due within a day; what is due later was reckoned by a clock that ran wild."""


@dataclass(frozen=True, slots=True)
class Sums:
    """How many tickets are open, and which of them are what."""

    open: int
    new: int
    late: int
    illegal: int
    """Past what the law allows."""
    today: int
    waiting: int


_DUE = (
    sa.select(*(staff_chats_.c[name] for name in StaffChat.__slots__), staff_chats_.c.digest_at)
    .where(staff_chats_.c.state == sa.literal_column("'bound'"))
    .where(
        staff_chats_.c.digest_at.is_(None)
        | (staff_chats_.c.digest_at <= sa.bindparam("now", type_=Moment))
        | (staff_chats_.c.digest_at > sa.bindparam("far", type_=Moment))
    )
    .order_by(staff_chats_.c.id)
    .limit(sa.bindparam("most"))
)


def due(c: Connection, now: datetime, most: int) -> list[tuple[StaffChat, datetime | None]]:
    """Chats whose morning has come, or is not reckoned yet; with when it was due."""
    rows = c.execute(_DUE, {"now": now, "far": now + FAR, "most": most})
    return [(StaffChat(*row[:-1]), row[-1]) for row in rows]


def put_off(c: Connection, chat: int, was: datetime | None, until: datetime) -> bool:
    """The next one is due then; False when another sweep was faster."""
    before = staff_chats_.c.digest_at.is_(None) if was is None else staff_chats_.c.digest_at == was
    there = sa.update(staff_chats_).where(staff_chats_.c.id == chat, before).values(digest_at=until)
    return c.execute(there).rowcount == 1


def sums(
    c: Connection, organisation: int, teams: Collection[int], since: datetime, now: datetime, tonight: datetime
) -> Sums:
    """What is open: `since` tells what is new, `tonight` is when today ends there."""
    promised, count = tickets.c.promised, sa.func.count()
    row = c.execute(
        sa.select(
            count,
            count.filter(tickets.c.made >= since),
            count.filter(promised < now),
            count.filter(tickets.c.legal_due < now),
            count.filter(promised >= now, promised < tonight),
            count.filter(tickets.c.status.in_((Status.POSTPONED, Status.WAITING))),
        ).where(tickets.c.status.in_(OPEN), *within(organisation, teams))
    ).one()
    return Sums(*row)


def pressing(c: Connection, organisation: int, teams: Collection[int], tonight: datetime, most: int) -> list[Ticket]:
    """Late ones and those of today, the longest overdue first."""
    wanted = ROWS.where(tickets.c.status.in_(OPEN), tickets.c.promised < tonight, *within(organisation, teams))
    ordered = wanted.order_by(tickets.c.emergency.desc(), tickets.c.promised, tickets.c.id)
    return [Ticket(*row) for row in c.execute(ordered.limit(most))]
