"""How far up a ticket has climbed: raised by whoever comes first, and which tickets are under special control."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Ticket
from storage.schema import Moment
from storage.ticket_rows import ROWS, tickets

_RISE = (
    sa.update(tickets)
    .where(tickets.c.id == sa.bindparam("of"), tickets.c.level == sa.bindparam("frm"))
    .values(
        level=sa.bindparam("to"),
        climbed=sa.bindparam("at", type_=Moment),
        next_due=sa.bindparam("at", type_=Moment),
    )
)


def rise(c: Connection, id: int, frm: int, to: int, now: datetime) -> bool:
    """It climbs from one level to another; False when somebody has raised it meanwhile."""
    return c.execute(_RISE, {"of": id, "frm": frm, "to": to, "at": now}).rowcount == 1


def special(c: Connection, organisation: int, most: int, page: int = 0) -> list[Ticket]:
    """Open tickets of an organisation that are under special control, the oldest first; paged like tickets.open."""
    here = sa.literal_column("+tickets.organisation", sa.Integer) == organisation
    wanted = ROWS.where(tickets.c.status.in_(OPEN), tickets.c.special, here).order_by(tickets.c.id)
    return [Ticket(*row) for row in c.execute(wanted.limit(most).offset(page * (most - 1)))]
