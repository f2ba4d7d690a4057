"""Which tickets are under special control."""

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Ticket
from storage.ticket_rows import ROWS, tickets


def under_control(c: Connection, organisation: int, most: int, page: int = 0) -> list[Ticket]:
    """Open tickets of an organisation that are under special control, the oldest first; paged like tickets.open."""
    here = sa.literal_column("+tickets.organisation", sa.Integer) == organisation
    wanted = ROWS.where(tickets.c.status.in_(OPEN), tickets.c.special, here).order_by(tickets.c.id)
    return [Ticket(*row) for row in c.execute(wanted.limit(most).offset(page * (most - 1)))]
