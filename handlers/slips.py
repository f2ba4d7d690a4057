"""The slip of a visitor in words: what stands on the paper, and the same to be copied."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain import phones
from domain.tickets import Ticket
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline, moment
from handlers.whereabouts import place_words
from storage import jobs, organisations

KIND = "slip"
"""Of the row in `jobs` that has it drawn and sent."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a slip; no name and no number of the visitor, it may be lost."""

    heading: str
    number: str
    lines: tuple[str, ...]
    phone: str
    follow: tuple[str, ...]


def words(connection: Connection, ticket: Ticket) -> Words:
    """The slip of a ticket as it is now."""
    organisation = organisations.get(connection, ticket.organisation) or organisations.the(connection)
    zone = organisation.timezone or ZONE
    lines = [category_label(ticket.category), place_words(ticket)]
    lines.append(say("slip-taken", at=moment(ticket.made, ticket.made, zone), who=ticket.filed_name.partition(",")[0]))
    if ticket.promised is not None:
        lines.append(say("slip-due", by=deadline(ticket.promised, ticket.made, zone)))
    phone = organisation.office_phone or organisation.phone
    follow = say("slip-follow" if phone else "slip-follow-here", number=str(ticket.id))
    return Words(
        organisation.name or say("slip-heading"),
        say("slip-number", number=str(ticket.id)),
        tuple(line for line in lines if line),
        phones.shown(phone),
        (follow,),
    )


def text(slip: Words) -> str:
    """The same as one text, to be copied or read aloud."""
    return "\n".join(part for part in (slip.heading, slip.number, *slip.lines, slip.phone, *slip.follow) if part)


def order(visit: Visit, ticket: Ticket) -> None:
    """Have it drawn and sent to who has filed the ticket, in the chat where they are."""
    payload = {"ticket": ticket.id, "line": visit.line.id, "chat": visit.chat, "person": visit.person.id}
    jobs.add(visit.connection, KIND, payload, visit.now)
    visit.errands = True
