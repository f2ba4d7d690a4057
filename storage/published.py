"""Tickets that the staff have made public: what every neighbour may read of them."""

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import Ticket
from storage.tickets import ROWS, tickets


def of_house(c: Connection, house: int, most: int, page: int = 0) -> list[Ticket]:
    """Those of a house, the newest first; paged so that one more than shown is asked for."""
    found = ROWS.where(tickets.c.house == house, tickets.c.public).order_by(tickets.c.id.desc())
    return [Ticket(*row) for row in c.execute(found.limit(most).offset(page * (most - 1)))]


def count(c: Connection, house: int) -> int:
    """How many a house has."""
    every = sa.select(sa.func.count()).where(tickets.c.house == house, tickets.c.public)
    return int(c.execute(every).scalar_one())


def publish(c: Connection, ticket: int, text: str) -> None:
    """Neighbours see it from now on, with this text instead of the story."""
    c.execute(sa.update(tickets).where(tickets.c.id == ticket).values(public=True, public_text=text))


def hide(c: Connection, ticket: int) -> None:
    """Nobody else sees it any more."""
    c.execute(sa.update(tickets).where(tickets.c.id == ticket).values(public=False, public_text=""))
