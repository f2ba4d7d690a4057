"""What the resident says of what was done: solved or not, one to five, for as long as they remember it."""

from datetime import datetime, timedelta

from domain.errors import Refused
from domain.tickets import Action, Ticket, may_move

STARS = (5, 4, 3, 2, 1)
POOR = 2
"""So many stars or fewer ask why."""
STAYS = timedelta(days=30)
"""How long after the end a ticket can be rated, or opened again by who reported it, where nobody has chosen."""
CHANGES = timedelta(days=7)
"""How long a rating can be changed; the last one counts."""


def check(ticket: Ticket, now: datetime, stays: timedelta = STAYS) -> None:
    """Raises Refused with a sentence when it is too early or too late."""
    if not may_move(ticket, Action.RATE):
        raise Refused("rating-not-now", number=str(ticket.id))
    if now - (ticket.ended or ticket.changed) > stays:
        raise Refused("rating-late", number=str(ticket.id), days=stays.days)


def check_change(ticket: Ticket, given: datetime | None, now: datetime) -> None:
    """Raises Refused when a rating that was `given` then stands."""
    if ticket.rating is not None and given is not None and now - given > CHANGES:
        raise Refused("rating-stands", number=str(ticket.id), stars=str(ticket.rating))


def is_poor(stars: int) -> bool:
    """Whether the resident is asked what went wrong."""
    return stars <= POOR
