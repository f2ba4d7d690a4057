"""A ticket filed for somebody else, by telephone or at an acceptance point: who they are, who filed it, who is told."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from domain.consents import VERSION, Kind, Said, digest
from domain.people import Consent
from domain.tickets import Ticket
from handlers import consent_words, names, slips
from handlers.screens import Screen
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline
from handlers.whereabouts import place_words
from storage import consents, counter, organisations, tickets

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
        return counter.enter(visit.connection, self.name, visit.now, agreed=VERSION if self.consent else "")

    def mark(self, visit: Visit, ticket: Ticket) -> Ticket:
        """Enter on the ticket and in its history who filed it and how they agreed."""
        who = ", ".join(part for part in (self.label, names.mine(visit)) if part)
        words: dict[str, Any] = {"source": self.source, "filed_name": who, "phone": self.phone}
        tickets.update(visit.connection, ticket.id, filed_by=visit.person.id, **words)
        logged: dict[str, Any] = {"person": visit.person.id, "name": who}
        tickets.log(visit.connection, ticket.id, visit.now, action=self.source, **logged)
        if self.consent:
            how = say(f"visitor-consent-{self.consent}")
            tickets.log(visit.connection, ticket.id, visit.now, action="consent", **logged, comment=how)
            proof = say("visitor-consent-proof", text=document(visit.connection), how=how, who=who)
            said = Said(
                ticket.person, Kind.PROCESSING, Consent.GIVEN, VERSION, digest(proof), visit.now, visit.line.id, ""
            )
            consents.record(visit.connection, said, proof)
        return replace(ticket, filed_by=visit.person.id, **words)

    def receipt(self, visit: Visit, ticket: Ticket, *, shown: bool) -> None:
        """What who filed it says now: the number and the time; for a visitor the slip is on its way."""
        number = str(ticket.id)
        if self.source == POINT:
            slips.order(visit, ticket)
            text = say("visitor-filed", number=number, slip=slips.text(slips.words(visit.connection, ticket)))
        else:
            lines = [say("call-filed", number=number, what=category_label(ticket.category), place=place_words(ticket))]
            zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
            by = deadline(ticket.promised, visit.now, zone) if ticket.promised is not None else ""
            lines.append(
                say("call-filed-say", number=number, by=by) if by else say("call-filed-say-number", number=number)
            )
            lines.append("" if ticket.organisation == self.organisation else _elsewhere(visit, ticket))
            text = "\n".join(line for line in (*lines, "" if shown else say("call-filed-wait")) if line)
        visit.show(Screen(text), f"talk:{visit.person.id}")
        visit.flush(ticket.id)


def _elsewhere(visit: Visit, ticket: Ticket) -> str:
    """Whose ticket it has become, where that is not who took the call."""
    found = organisations.get(visit.connection, ticket.organisation)
    return say("call-filed-elsewhere", who=found.name) if found is not None and found.name else ""


def document(connection: Connection) -> str:
    """What a visitor agrees to, read out or signed."""
    return say("visitor-document", who=consent_words.who(consent_words.operator(connection, None)), version=VERSION)


def taken(ticket: Ticket) -> str:
    """How it came in, for the card and the history; empty where the resident filed it."""
    return say(f"taken-{ticket.source}", who=ticket.filed_name) if ticket.source in (CALL, POINT) else ""
