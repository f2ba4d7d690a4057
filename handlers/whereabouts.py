"""Where a ticket is, in words."""

from domain import addresses
from domain.tickets import Ticket
from handlers.texts import say


def house_words(ticket: Ticket) -> str:
    """The house, or what is known instead of it; empty when nothing is."""
    place = addresses.short(ticket.address) if ticket.house is not None else ticket.address
    if not place and ticket.latitude is not None and ticket.longitude is not None:
        place = say("card-point", latitude=f"{ticket.latitude:.5f}", longitude=f"{ticket.longitude:.5f}")
    return place


def place_words(ticket: Ticket) -> str:
    """Where it is, in words: street, house, entrance, flat; empty when nothing is known."""
    entrance = say("place-with-entrance", number=ticket.entrance) if ticket.entrance else ""
    flat = say("place-with-flat", number=ticket.flat) if ticket.flat else ""
    return ", ".join(part for part in (house_words(ticket), entrance, flat) if part)
