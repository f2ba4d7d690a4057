"""Whether a report of «done» is to be confirmed by somebody else, as the organisation has chosen."""

from collections.abc import Collection

from sqlalchemy import Connection

from domain.access import Permission, may
from domain.tickets import Action, Status, Ticket
from storage import organisations


def finishes(
    connection: Connection, ticket: Ticket, person: int, roles: Collection[str], action: Action
) -> Status | None:
    """Where the report leads, if not where the table says: to be looked at, where the organisation wants it.

    Who may confirm and reports for another has looked already.
    """
    if action is not Action.DONE:
        return None
    organisation = organisations.get(connection, ticket.organisation)
    if organisation is None or not organisation.practice.confirm_done:
        return None
    looked = may(roles, Permission.CONFIRM) and ticket.executor not in (None, person)
    return None if looked else Status.CHECKING
