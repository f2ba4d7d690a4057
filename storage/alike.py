"""Open tickets that may be about the same: of the same category at the same house, or the same line of it."""

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN, Ticket
from storage.ticket_rows import ROWS, tickets

MOST = 6


def open_beside(c: Connection, ticket: Ticket) -> list[Ticket]:
    """The oldest first: what is most likely the original; those of the same category before the others of the house."""
    if ticket.house is None:
        return []
    same = (tickets.c.house == ticket.house) & (tickets.c.organisation == ticket.organisation)
    found = ROWS.where(same, tickets.c.status.in_(OPEN), tickets.c.id != ticket.id)
    nearest = sa.case((tickets.c.category == ticket.category, 0), else_=1)
    return [Ticket(*row) for row in c.execute(found.order_by(nearest, tickets.c.id).limit(MOST))]
