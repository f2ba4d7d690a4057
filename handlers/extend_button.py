"""The button on the card that puts off a promise."""

from datetime import datetime

from domain.terms import LITTLE, reached
from domain.tickets import Action, Ticket, is_open, may_move
from handlers.screens import Button
from handlers.texts import say


def button(ticket: Ticket, now: datetime) -> list[Button]:
    """On the card, once little of the promise is left and the law leaves some time."""
    if ticket.promised is None or not is_open(ticket.status) or not may_move(ticket, Action.EXTEND):
        return []
    if reached(ticket.made, ticket.promised, now) < LITTLE:
        return []
    if ticket.legal_due is not None and (ticket.legal_due <= now or ticket.legal_due <= ticket.promised):
        return []
    return [Button(say("action-extend"), f"c:{ticket.id}:{Action.EXTEND}")]
