"""How people come to work here: the admin's link, a group made a staff chat, and what a group that is none hears."""

from domain.access import Permission, Role, may
from domain.errors import Refused
from handlers import board, commands, membership, names, showing
from handlers.events import Message, Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import organisations, outbox, tickets

SHOWS = "bind"


def admin_code(visit: Visit, code: str) -> bool:
    """The link that makes an admin, answered at once, before any consent; False when this code is no such link."""
    organisation = organisations.the(visit.connection)
    if organisations.use_link(visit.connection, code, visit.person.id, visit.now):
        organisations.grant(visit.connection, visit.person.id, organisation.id, Role.ADMIN)
        names.keep(visit)
        who = say("binding-admin-of", name=organisation.name) if organisation.name else say("binding-admin")
    elif not organisations.is_link(visit.connection, code):
        return False
    elif is_admin(visit):
        who = say("binding-admin-already")
    else:
        visit.answer(say("binding-link-over"))
        return True
    visit.answer(f"{who}\n\n{say('binding-admin-next')}")
    return True


def is_admin(visit: Visit) -> bool:
    """Whether the visitor may bind chats."""
    return may(organisations.roles_of(visit.connection, visit.person.id), Permission.BIND)


def ask(visit: Visit) -> None:
    """/bind: an admin gets the button, anybody else hears how to become one."""
    chat = organisations.staff_chat(visit.connection, visit.line.id, visit.chat)
    if chat is not None and chat.is_bound:
        visit.answer(say("binding-already"))
    elif is_admin(visit):
        visit.show(Screen(say("binding-ask"), ((Button(say("binding-bind"), "b:bind", main=True),),)), SHOWS)
    else:
        visit.answer(say("binding-become"))


def press(visit: Visit, event: Press) -> None:
    """«Привязать»: the group is a staff chat from now on, and the tickets that wait are shown."""
    if not is_admin(visit):
        raise Refused("binding-not-admin")
    chat = organisations.staff_chat(visit.connection, visit.line.id, visit.chat)
    if chat is not None and chat.is_bound:
        visit.note(event, say("binding-already"))
        return
    title = visit.title or say("binding-this-chat")
    organisations.bind(visit.connection, visit.line.id, visit.chat, title, visit.now)
    organisations.seen(visit.connection, visit.line.id, visit.chat, visit.contact.external, True, visit.now)
    names.keep(visit)
    waiting = tickets.unshown(visit.connection)
    visit.fresh = False
    said = f"{say('binding-done', title=title)}\n\n{say('binding-waiting', count=len(waiting))}"
    if reached_by := membership.reached_by(visit):
        hint = say("binding-reply") if reached_by == "reply" else say("binding-call", name=reached_by)
        said += f"\n\n{hint}"
    visit.show(Screen(said), SHOWS)
    visit.posts.extend(board.posts(visit.connection, organisations.the(visit.connection).id))
    for ticket in waiting:
        posts = showing.posts(visit.connection, ticket, quiet=not ticket.emergency)
        outbox.put(visit.connection, posts, visit.now)
        showing.photos_arrived(visit.connection, ticket.id, visit.now)


def admin_command(visit: Visit, message: Message) -> bool:
    """What an admin types in private: the emergency phone, and /bind, which belongs to a group."""
    command = commands.parse(message)
    if command is None or command.name not in ("phone", "bind") or not is_admin(visit):
        return False
    if command.name == "bind":
        visit.answer(say("binding-in-group"))
        return True
    try:
        commands.phone(visit, command.rest)
    except Refused as refused:
        visit.answer(say(refused.text, **refused.words))
    return True
