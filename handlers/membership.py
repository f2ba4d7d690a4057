"""Who is in a staff chat: only its members work there, and only while they are in it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.errors import Refused
from domain.organisations import Sees, StaffChat
from domain.people import Contact
from handlers import leaving, names, proving, unreached
from handlers.events import Member
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import ANSWER, NOTICE, Office, Visit
from handlers.wording import cut
from storage import linking, organisations, people, staff
from storage.outbox import Post


def look(visit: Visit) -> StaffChat | None:
    """Which staff chat the group is now, bound or lost; what follows in this update goes by it."""
    visit.desk, visit.roles = organisations.staff_chat(visit.connection, visit.line.id, visit.chat), None
    return visit.desk


def enter(visit: Visit) -> None:
    """Only members of a bound chat go further; they are known by name there."""
    if visit.desk is None or not visit.desk.is_bound:
        raise Refused("refused-unbound")
    if organisations.left(visit.connection, visit.line.id, visit.chat, visit.contact.external):
        raise Refused("refused-left")
    organisations.seen(visit.connection, visit.line.id, visit.chat, visit.contact.external, True, visit.now)
    names.keep(visit)


def reached_by(visit: Visit) -> str:
    """How people reach the bot where it is not proved that it sees all: «reply», or what a message begins with."""
    if visit.private or (visit.desk is not None and visit.desk.sees == Sees.ALL):
        return ""
    return visit.line.can.called or "reply"


def colleagues(connection: Connection, line: int, chat: str) -> list[list[Any]]:
    """Who was seen in the chat, as [person, name]; equal names are told apart by the username."""
    found = known(connection, line, chat)
    short = [names.of(one) for one in found]
    return [
        [one.person.id, cut(f"{name} @{one.username}" if short.count(name) > 1 and one.username else name, 40)]
        for one, name in zip(found, short, strict=True)
    ]


def known(connection: Connection, line: int, chat: str) -> list[Contact]:
    """The contacts of who was seen in the chat."""
    present = organisations.present(connection, line, chat)
    met = people.contacts(connection, [(line, external) for external in present]) if present else {}
    desk = organisations.staff_chat(connection, line, chat)
    gone = staff.dismissed(connection, desk.organisation) if desk is not None else set()
    found = [met[line, external] for external in present if (line, external) in met]
    return [one for one in found if one.person.id not in gone]


def called(visit: Visit, person: int) -> str:
    """The short name of a person of this chat."""
    found = people.contact_of(visit.connection, person)
    here = [contact for contact in found if contact.line == visit.line.id] or found
    return names.of(here[0]) if here else say("staff-nameless")


def member(connection: Connection, office: Office, line: int, event: Member, now: datetime) -> list[Post]:
    """Someone came or went; where it is the bot itself, the group or the admins hear what to do."""
    if event.private:
        if event.here:
            unreached.back(connection, line, event.external)
            return []
        people.block(connection, line, event.external, True)
        if linking.elsewhere(connection, line, event.external) is not None:
            return []
        return unreached.gone(connection, line, event.external, now)
    chat = organisations.staff_chat(connection, line, event.chat)
    if not event.us:
        if chat is not None:
            organisations.seen(connection, line, event.chat, event.external, event.here, now)
        return [] if event.here else leaving.left_chat(connection, line, event.chat, event.external, now)
    if event.here:
        if chat is not None and chat.is_bound:
            return [] if event.sees is None else proving.entitled(connection, office, line, event, now)
        if event.stays:
            return []
        hello = "binding-hello-deaf" if office.lines[line].can.deaf else "binding-hello"
        return [Post(line, event.chat, Screen(say(hello)).pack(), ANSWER)]
    if chat is None or not organisations.lose(connection, line, event.chat):
        return []
    lost = Screen(say("binding-lost", title=chat.title)).pack()
    return [
        Post(contact.line, contact.external, lost, NOTICE, person=admin)
        for admin in organisations.admins(connection, chat.organisation)
        for contact in people.contact_of(connection, admin)
        if not contact.blocked
    ]
