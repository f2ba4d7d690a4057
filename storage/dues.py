"""Which tickets the clock has to look at, and up to when it has."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Status, Ticket
from storage.ticket_rows import ROWS, tickets

_moment = tickets.c.next_due.type
_DUE = (
    ROWS.where(tickets.c.next_due <= sa.bindparam("now", type_=_moment))
    .order_by(tickets.c.next_due, tickets.c.id)
    .limit(sa.bindparam("most"))
)
_LOOKED = (
    sa.update(tickets)
    .where(tickets.c.id == sa.bindparam("of"), tickets.c.version == sa.bindparam("seen"))
    .values(looked=sa.bindparam("at", type_=_moment), next_due=sa.bindparam("then", type_=_moment))
)
_THEN = sa.bindparam("then", type_=_moment)
_LATER = sa.update(tickets).where(tickets.c.id == sa.bindparam("of")).values(next_due=_THEN)


def due(c: Connection, now: datetime, most: int) -> list[Ticket]:
    """Tickets for which something has come up, what was due first first."""
    return [Ticket(*row) for row in c.execute(_DUE, {"now": now, "most": most})]


def looked(c: Connection, seen: list[tuple[Ticket, datetime, datetime | None]]) -> None:
    """The clock has done what was due up to a moment, and looks again at another; one that changed since stays due."""
    if seen:
        rows = [{"of": one.id, "seen": one.version, "at": at, "then": then} for one, at, then in seen]
        c.execute(_LOOKED, rows)


def put_off(c: Connection, id: int, until: datetime) -> None:
    """The clock leaves it alone until then."""
    c.execute(_LATER, {"of": id, "then": until})


def look_again(c: Connection, organisation: int, now: datetime) -> None:
    """What an organisation has changed may bring other dues: its open tickets are looked at."""
    theirs = (tickets.c.organisation == organisation) & tickets.c.status.in_(OPEN | {Status.DONE})
    c.execute(sa.update(tickets).where(theirs).values(next_due=now))
