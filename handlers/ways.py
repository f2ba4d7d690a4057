"""The way of a ticket from organisation to organisation, in words."""

from sqlalchemy import Connection

from domain.access import Role
from domain.tickets import Ticket
from handlers.texts import say
from handlers.wording import cut
from storage import organisations, passing, staff

LONGEST = 500
"""Characters of a reason that stand on a card."""


def name(connection: Connection, organisation: int | None) -> str:
    """What an organisation is called."""
    found = organisations.get(connection, organisation) if organisation is not None else None
    return found.name if found is not None and found.name else say("pass-nameless")


def told_of(connection: Connection, ticket: Ticket) -> str:
    """The line of a card that says where the ticket came from, and why."""
    way = passing.of(connection, ticket.id) if ticket.passed is not None else []
    if not way:
        return ""
    return say("card-passed", who=name(connection, way[-1].frm), reason=cut(way[-1].reason, LONGEST))


def left(connection: Connection, ticket: Ticket, organisation: int) -> str:
    """Whom a ticket lies with now that has left this organisation; empty where it is, or was never there."""
    if ticket.passed is None or ticket.organisation == organisation:
        return ""
    if not any(step.frm == organisation for step in passing.of(connection, ticket.id)):
        return ""
    return name(connection, ticket.organisation)


def moderates(connection: Connection, person: int, ticket: Ticket) -> bool:
    """Whether a person is a moderator of where the ticket lies, or of one who has passed it on."""
    if not any(one.role == Role.MODERATOR for one in staff.held(connection, person)):
        return False
    on_its_way = {ticket.organisation, *(step.frm for step in passing.of(connection, ticket.id))}
    return any(Role.MODERATOR in staff.roles_in(connection, person, one) for one in on_its_way)
