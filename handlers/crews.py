"""The people of an organisation and its teams, by the names that everybody there knows them by."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from domain.duty import stand_in
from domain.people import Contact
from handlers import membership, names
from handlers.dialogues import works_for
from handlers.texts import say
from storage import aways, organisations, people, staff, teams


def name(connection: Connection, person: int) -> str:
    """The short name of a person."""
    known = people.contact_of(connection, person)
    named = [contact for contact in known if contact.name] or known
    return names.of(named[0]) if named else say("staff-nameless")


def works(connection: Connection, person: int, organisation: int) -> bool:
    """Whether a person works there: by a role, or as a member of a staff chat."""
    held = staff.roles_in(connection, person, organisation) - {staff.DISMISSED}
    return bool(held) or works_for(connection, person, organisation)


def in_place_of(connection: Connection, organisation: int, person: int, now: datetime) -> int:
    """Who gets what is given to a person: they themselves, or who stands in for them today."""
    away: Mapping[int, int | None] = aways.deputies(connection, organisation, now)
    return stand_in(person, away) or person


def everybody(connection: Connection, organisation: int) -> list[Contact]:
    """Who works there, each once, in the contact by which their name is known."""
    found: dict[int, Contact] = {}
    for chat in organisations.staff_chats(connection, organisation):
        for contact in membership.known(connection, chat.line, chat.chat):
            found.setdefault(contact.person.id, contact)
    for person, _ in staff.of_organisation(connection, organisation):
        known = people.contact_of(connection, person)
        if known and person not in found:
            found[person] = next((contact for contact in known if contact.name), known[0])
    return list(found.values())


def of_team(connection: Connection, organisation: int, team: int) -> list[Contact]:
    """Who can be on duty for a team: its people, or everybody where nobody is named."""
    own = set(teams.members(connection, team))
    return [contact for contact in everybody(connection, organisation) if not own or contact.person.id in own]


def meant(connection: Connection, organisation: int, typed: str) -> list[Contact]:
    """Whom of an organisation a typed name or username may mean."""
    return names.meant(typed, everybody(connection, organisation))
