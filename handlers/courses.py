"""The whole course of a ticket on paper, for who wants to take it to an authority: who may have it, and ordering it."""

from datetime import datetime

from domain.errors import Refused
from domain.ladder import is_late
from domain.tickets import Ticket
from handlers.screens import Button
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline
from storage import jobs, organisations

WORD = KIND = "course"
"""Of the button, and of the row in `jobs` that has it drawn and sent."""


def may(ticket: Ticket, now: datetime) -> bool:
    """Whether a term was missed."""
    return is_late(ticket, now)


def button(number: int) -> Button:
    """The one under a ticket and in the notice of the breach."""
    return Button(say("mine-course"), f"k:{number}:{WORD}")


def order(visit: Visit, ticket: Ticket, more: str = "") -> None:
    """Have it drawn and sent to the resident. Raises Refused."""
    if not may(ticket, visit.now):
        zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
        due = ticket.promised or ticket.legal_due
        by = deadline(due, visit.now, zone) if due else say("up-soon")
        raise Refused("refused-course", number=str(ticket.id), by=by)
    to = {"ticket": ticket.id, "line": visit.line.id, "chat": visit.chat, "person": visit.person.id}
    jobs.add(visit.connection, KIND, to, visit.now)
    visit.errands = True
    visit.answer(say("course-soon", number=str(ticket.id)))
    visit.flush(ticket.id)
