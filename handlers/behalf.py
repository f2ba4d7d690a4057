"""A ticket filed for somebody else, by telephone or at an acceptance point: who they are, who filed it, who is told."""

from dataclasses import dataclass

from domain.tickets import Ticket
from handlers import names
from handlers.texts import say
from handlers.visit import Visit
from storage import counter, tickets

CALL, POINT = "call", "point"
CONSENTS = ("paper", "aloud")
"""How a visitor agreed; only then name and phone are kept of them."""


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom it is, as far as they said."""

    source: str
    organisation: int
    """Of who files it: it has the ticket where the house says no other."""
    name: str = ""
    phone: str = ""
    label: str = ""
    """What the acceptance point is called."""
    consent: str = ""
    """One of CONSENTS, for a visitor who agreed."""

    def enter(self, visit: Visit) -> int:
        """A person of their own, whom no messenger reaches: a number alone links nobody to anybody."""
        return counter.enter(visit.connection, self.name, visit.now, self.consent)

    def mark(self, visit: Visit, ticket: Ticket) -> None:
        """Enter on the ticket and in its history who filed it and how they agreed."""
        who = ", ".join(part for part in (self.label, names.mine(visit)) if part)
        words = {"source": self.source, "filed_by": visit.person.id, "filed_name": who, "phone": self.phone}
        tickets.update(visit.connection, ticket.id, **words)
        logged = {"person": visit.person.id, "name": who}
        tickets.log(visit.connection, ticket.id, visit.now, action=self.source, **logged)
        if self.consent:
            how = say(f"visitor-consent-{self.consent}")
            tickets.log(visit.connection, ticket.id, visit.now, action="consent", **logged, comment=how)


def taken(ticket: Ticket) -> str:
    """How it came in, for the card and the history; empty where the resident filed it."""
    return say(f"taken-{ticket.source}", who=ticket.filed_name) if ticket.source in (CALL, POINT) else ""
