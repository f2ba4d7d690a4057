"""How people come to work here: the admin's link, a group made a staff chat, and what a group that is none hears."""

from domain.access import Permission, Role, may
from domain.errors import Refused
from handlers import board, commands, names, proving, showing
from handlers.events import Message, Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import bursts, organisations

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
    """To bind: the group is a staff chat from now on, and the tickets that wait are shown."""
    if not is_admin(visit):
        raise Refused("binding-not-admin")
    chat = organisations.staff_chat(visit.connection, visit.line.id, visit.chat)
    if chat is not None and chat.is_bound:
        visit.note(event, say("binding-already"))
        return
    title = visit.title or say("binding-this-chat")
    bound = organisations.bind(visit.connection, visit.line.id, visit.chat, title, visit.now)
    organisations.seen(visit.connection, visit.line.id, visit.chat, visit.contact.external, True, visit.now)
    names.keep(visit)
    waiting = bursts.unshown(visit.connection)
    visit.fresh = False
    said = f"{say('binding-done', title=title)}\n\n{say('binding-waiting', count=len(waiting))}"
    visit.show(Screen(said), SHOWS)
    proving.ask(visit, bound)
    visit.posts.extend(board.posts(visit.connection, organisations.the(visit.connection).id))
    showing.put_waiting(visit.connection, waiting, visit.now)


def ask_unbind(visit: Visit) -> None:
    """/unbind: an admin gets the button."""
    chat = organisations.staff_chat(visit.connection, visit.line.id, visit.chat)
    if chat is None or not chat.is_bound:
        raise Refused("refused-unbound")
    if not is_admin(visit):
        raise Refused("binding-not-admin")
    visit.show(Screen(say("binding-unbind-ask"), ((Button(say("binding-unbind"), "b:unbind"),),)), SHOWS)


def unbind(visit: Visit, event: Press) -> None:
    """To unbind: nobody works here any more; the tickets stay."""
    if not is_admin(visit):
        raise Refused("binding-not-admin")
    if not organisations.unbind(visit.connection, visit.line.id, visit.chat):
        raise Refused("refused-unbound")
    visit.fresh = False
    left = organisations.staff_chats(visit.connection)
    visit.show(Screen(say("binding-unbound" if left else "binding-unbound-last")), SHOWS)


PRESSES = {"b:bind": press, "b:unbind": unbind}
"""Buttons that only an admin may press, member or not."""


def admin_command(visit: Visit, message: Message) -> bool:
    """What an admin types in private: the emergency phone, and /bind, which belongs to a group."""
    command = commands.parse(message)
    if command is None or command.name not in ("phone", "bind", "unbind") or not is_admin(visit):
        return False
    if command.name != "phone":
        visit.answer(say("binding-in-group", command=f"/{command.typed}"))
        return True
    try:
        commands.phone(visit, command.rest)
    except Refused as refused:
        visit.answer(say(refused.text, **refused.words))
    return True
