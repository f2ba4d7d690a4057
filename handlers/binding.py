"""How people come to work here: the admin's link, a group made a staff chat, and what a group that is none hears."""

from domain.access import Permission
from domain.errors import Refused
from domain.organisations import StaffChat
from handlers import board, commands, names, proving, rights, showing
from handlers.events import Message, Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import bursts, invitations, organisations

SHOWS = "bind"


def admin_code(visit: Visit, code: str) -> bool:
    """The link that makes an admin, answered at once, before any consent; False when this code is no such link."""
    invited = invitations.accept(visit.connection, code, visit.person.id, visit.now)
    if invited is not None:
        names.keep(visit)
        organisation = organisations.get(visit.connection, invited.organisation)
        name = organisation.name if organisation is not None else ""
        who = say("binding-admin-of", name=name) if name else say("binding-admin")
    elif invitations.invitation(visit.connection, code) is None:
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
    return bool(rights.own(visit.connection, visit.person.id, Permission.BIND))


def ask(visit: Visit) -> None:
    """/bind: an admin gets the button, anybody else hears how to become one."""
    chat = visit.desk
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
    chat = visit.desk
    if chat is not None and chat.is_bound:
        visit.note(event, say("binding-already"))
        return
    title = visit.title or say("binding-this-chat")
    organisation = rights.own(visit.connection, visit.person.id, Permission.BIND)[0]
    bound = organisations.bind(visit.connection, visit.line.id, visit.chat, title, visit.now, organisation)
    organisations.seen(visit.connection, visit.line.id, visit.chat, visit.contact.external, True, visit.now)
    names.keep(visit)
    waiting = bursts.unshown(visit.connection, organisation)
    visit.fresh = False
    said = f"{say('binding-done', title=title)}\n\n{say('binding-waiting', count=len(waiting))}"
    visit.show(Screen(said), SHOWS)
    proving.ask(visit, bound)
    visit.posts.extend(board.posts(visit.connection, organisation))
    showing.put_waiting(visit.connection, waiting, visit.now)


def ask_unbind(visit: Visit) -> None:
    """/unbind: an admin gets the button."""
    _own_desk(visit)
    visit.show(Screen(say("binding-unbind-ask"), ((Button(say("binding-unbind"), "b:unbind"),),)), SHOWS)


def _own_desk(visit: Visit) -> StaffChat:
    """The staff chat that the group is, to an admin of its organisation or of one above. Raises Refused."""
    desk = visit.desk
    if desk is None or not desk.is_bound:
        raise Refused("refused-unbound")
    if not rights.may_in(visit.connection, visit.person.id, desk.organisation, Permission.BIND):
        raise Refused("binding-not-admin")
    return desk


def unbind(visit: Visit, event: Press) -> None:
    """To unbind: nobody works here any more; the tickets stay."""
    desk = _own_desk(visit)
    if not organisations.unbind(visit.connection, visit.line.id, visit.chat):
        raise Refused("refused-unbound")
    visit.fresh = False
    left = organisations.staff_chats(visit.connection, desk.organisation)
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
