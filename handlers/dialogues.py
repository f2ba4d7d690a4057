"""Where an executor is reached in private: only who has opened the bot there, and works here today."""

from sqlalchemy import Connection

from domain.access import Permission, may
from domain.people import Contact
from domain.tickets import Ticket, is_open
from storage import executors, people, staff

CODE = "jobs"
"""Of the link by which an executor gets jobs in private."""


def dialogue(connection: Connection, person: int) -> Contact | None:
    """The chat for a person's own jobs: in the messenger of their staff chat, else in any that they have opened."""
    lines = [place.line for place in executors.workplaces(connection, person)]
    found = [contact for contact in people.contact_of(connection, person) if contact.is_reached]
    if not found or not (lines or staff.held(connection, person)):
        return None
    return next((one for line in lines for one in found if one.line == line), found[0])


def is_missed(connection: Connection, ticket: Ticket) -> bool:
    """Whether somebody works on this ticket who cannot be written to."""
    if ticket.executor is None or not is_open(ticket.status):
        return False
    return not any(contact.is_reached for contact in people.contact_of(connection, ticket.executor))


def works_for(connection: Connection, person: int, organisation: int) -> bool:
    """Whether the person is in a staff chat of the organisation now, or has a role there that does such work."""
    places = executors.workplaces(connection, person)
    return any(place.organisation == organisation for place in places) or may(
        staff.roles_in(connection, person, organisation), Permission.START
    )
