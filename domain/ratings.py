"""How a resident rates what was done: one to five, for as long as they remember it."""

from datetime import datetime, timedelta

from domain.errors import Refused
from domain.tickets import Action, Ticket, may_move

STARS = (5, 4, 3, 2, 1)
POOR = 2
"""So many stars or fewer ask why."""
STAYS = timedelta(days=14)
"""How long after the end a ticket can be rated, or opened again by who reported it."""


def check(ticket: Ticket, now: datetime) -> None:
    """Raises Refused with a sentence when it is too early or too late."""
    if not may_move(ticket, Action.RATE):
        raise Refused("rating-not-now", number=str(ticket.id))
    if now - (ticket.ended or ticket.changed) > STAYS:
        raise Refused("rating-late", number=str(ticket.id))


def is_poor(stars: int) -> bool:
    """Whether the resident is asked what went wrong."""
    return stars <= POOR
