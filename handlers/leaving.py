"""Who leaves an organisation loses every right there at once; what they did stays under their name."""

from datetime import datetime

from sqlalchemy import Connection

from domain.access import Role
from domain.errors import Refused
from handlers import names, rooms
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.wording import cut
from storage import executors, organisations, people, staff, teams
from storage.outbox import Post

WORD = "leave"


def dismiss(visit: Visit, organisation: int, person: int) -> None:
    """Take every right of a person there, whoever asked for it. Raises Refused for the last admin."""
    staff.dismiss(visit.connection, person, organisation)
    teams.leave(visit.connection, None, person, organisation)
    staff.log(visit.connection, organisation, person, visit.person.id, "-", visit.now)


def show(visit: Visit, organisation: int) -> None:
    """Whether the visitor means it."""
    load = executors.load(visit.connection, organisation).get(visit.person.id, 0)
    text = say("staff-leave-sure", name=rooms.name_of(visit, organisation), load=load)
    rooms.screen(visit, text, (button(say("staff-leave"), WORD, organisation, "gone"),), back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """They do."""
    if parts[1:] != ["gone"]:
        raise Refused("press-not-yours")
    organisation, person = int(parts[0]), visit.person.id
    load = executors.load(visit.connection, organisation).get(person, 0)
    dismiss(visit, organisation, person)
    visit.posts.extend(_told(visit.connection, organisation, person, names.mine(visit), load))
    visit.answer(say("staff-left-self", name=rooms.name_of(visit, organisation)))


def command(visit: Visit, rest: str) -> None:
    """`/leave`: out of which organisation."""
    mine = list(dict.fromkeys(one.organisation for one in staff.held(visit.connection, visit.person.id)))
    if len(mine) == 1:
        show(visit, mine[0])
    else:
        rooms.choose(visit, WORD, mine)


def left_chat(connection: Connection, line: int, chat: str, external: str, now: datetime) -> list[Post]:
    """Somebody is in a staff chat no more: in none of its organisation any more, they lose their roles there.

    The last admin stays one: somebody has to be left who can let others in.
    """
    desk = organisations.staff_chat(connection, line, chat)
    contact = people.contacts(connection, [(line, external)]).get((line, external))
    if desk is None or contact is None:
        return []
    person, organisation = contact.person.id, desk.organisation
    if any(place.organisation == organisation for place in executors.workplaces(connection, person)):
        return []
    held = staff.roles_in(connection, person, organisation) - {staff.DISMISSED}
    going = [role for role in sorted(held) if not _is_last(connection, person, organisation, role)]
    for role in going:
        staff.revoke(connection, person, organisation, role)
        staff.log(connection, organisation, person, None, f"-{role}", now)
    if not going:
        return []
    teams.leave(connection, None, person, organisation)
    load = executors.load(connection, organisation).get(person, 0)
    return _told(connection, organisation, person, names.of(contact), load)


def _is_last(connection: Connection, person: int, organisation: int, role: str) -> bool:
    return role == Role.ADMIN and staff.people_with(connection, organisation, Role.ADMIN) == [person]


def _told(connection: Connection, organisation: int, person: int, who: str, load: int) -> list[Post]:
    """Heads and admins hear of it, and how much open work is nobody's now."""
    found = organisations.get(connection, organisation)
    text = Screen(say("staff-left-told", who=cut(who, 40), name=found.name if found else "", load=load)).pack()
    return [
        Post(contact.line, contact.external, text, NOTICE, person=boss)
        for boss in staff.people_with(connection, organisation, Role.ADMIN, Role.HEAD)
        if boss != person
        for contact in people.contact_of(connection, boss)[:1]
        if contact.is_reached
    ]


ROOM = Room(WORD, "staff-leave", None, show, press)
