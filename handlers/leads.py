"""Who leads an organisation, and where they can be written to."""

from collections.abc import Collection

from sqlalchemy import Connection

from domain.access import Role
from domain.people import Contact
from storage import people, staff

LEADS = (Role.HEAD, Role.ADMIN)
"""Whoever comes first here and is there: a small company has an admin only."""


def leads(
    connection: Connection, organisation: int, roles: Collection[str] = LEADS, but: Collection[int | None] = ()
) -> list[Contact]:
    """The chats of who leads it, all of the first of these roles that somebody has who can be written to; `but` not
    these."""
    for role in roles:
        found = [
            contact
            for person in staff.people_with(connection, organisation, role)
            if person not in but and (contact := chat_of(connection, person)) is not None
        ]
        if found:
            return found
    return []


def chat_of(connection: Connection, person: int) -> Contact | None:
    """Where a person can be written to; None where they have opened no chat or left it."""
    return next((one for one in people.contact_of(connection, person) if one.is_reached), None)
