"""How a group becomes a staff chat, of an organisation or of one of its teams, and how it ends to be one."""

from domain.access import Permission
from domain.errors import Refused
from domain.organisations import StaffChat
from handlers import board, commands, desks, emergency_phone, names, proving, rights, showing
from handlers.events import Message, Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import bursts, organisations, teams

SHOWS = "bind"
A_PAGE = 7
Choice = tuple[int, int | None, str]
"""An organisation, a team of it or none, and what the button says."""


def is_admin(visit: Visit) -> bool:
    """Whether the visitor may bind chats."""
    return bool(rights.own(visit.connection, visit.person.id, Permission.BIND))


def ask(visit: Visit, page: int = 0) -> None:
    """/bind: an admin gets the button, or one for each organisation and team; others hear how to become one."""
    if visit.desk is not None and visit.desk.is_bound:
        desks.here(visit, say("binding-already"))
        return
    if not is_admin(visit):
        visit.answer(say("binding-become"))
        return
    choices = _choices(visit)
    if len(choices) == 1:
        visit.show(Screen(say("binding-ask"), ((Button(say("binding-bind"), "b:bind", main=True),),)), SHOWS)
        return
    shown = choices[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [Button(cut(label, 40), f"b:bind:{body}" + (f":{team}" if team else "")) for body, team, label in shown]
    if len(choices) > (page + 1) * A_PAGE:
        buttons.append(Button(say("talk-more"), f"b:page:{page + 1}"))
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    visit.show(Screen(say("binding-ask-which"), rows), SHOWS)


def press(visit: Visit, event: Press, rest: list[str]) -> None:
    """To bind: the group is a staff chat from now on, and the tickets that wait are shown."""
    if not is_admin(visit):
        raise Refused("binding-not-admin")
    if visit.desk is not None and visit.desk.is_bound:
        visit.note(event, say("binding-already"))
        return
    choices = _choices(visit)
    chosen = [one for one in choices if [str(one[0]), *([str(one[1])] if one[1] else [])] == rest]
    if not rest and len(choices) == 1:
        chosen = choices
    if not chosen:
        raise Refused("binding-not-admin")
    _bind(visit, chosen[0])


def _bind(visit: Visit, choice: Choice) -> None:
    organisation, team, called = choice
    title = visit.title or say("binding-this-chat")
    bound = organisations.bind(visit.connection, visit.line.id, visit.chat, title, visit.now, organisation)
    teams.serve(visit.connection, bound.id, [team] if team else [])
    organisations.seen(visit.connection, visit.line.id, visit.chat, visit.contact.external, True, visit.now)
    names.keep(visit)
    waiting = bursts.unshown(visit.connection, organisation)
    visit.fresh = False
    alone = len(_choices(visit)) == 1
    done = say("binding-done", title=title) if alone else say("binding-done-of", title=title, name=called)
    visit.show(Screen(f"{done}\n\n{say('binding-waiting', count=len(waiting))}"), SHOWS)
    proving.ask(visit, bound)
    visit.posts.extend(board.posts(visit.connection, organisation))
    showing.put_waiting(visit.connection, waiting, visit.now)


def _choices(visit: Visit) -> list[Choice]:
    """What the visitor may bind a chat to, their own organisations first."""
    found: list[Choice] = []
    for body in rights.places(visit.connection, visit.person.id, Permission.BIND):
        known = organisations.get(visit.connection, body)
        if known is None or known.archived:
            continue
        name = known.name or say("office-nameless")
        found.append((body, None, name))
        found += [(body, team.id, f"{team.name} · {name}") for team in teams.of(visit.connection, body)]
    return found


def ask_unbind(visit: Visit) -> None:
    """/unbind: an admin gets the button."""
    _own_desk(visit)
    visit.show(Screen(say("binding-unbind-ask"), ((Button(say("binding-unbind"), "b:unbind"),),)), SHOWS)


def unbind(visit: Visit) -> None:
    """To unbind: nobody works here any more; the tickets stay."""
    desk = _own_desk(visit)
    teams.serve(visit.connection, desk.id, [])
    if not organisations.unbind(visit.connection, visit.line.id, visit.chat):
        raise Refused("refused-unbound")
    visit.fresh = False
    left = organisations.staff_chats(visit.connection, desk.organisation)
    visit.show(Screen(say("binding-unbound" if left else "binding-unbound-last")), SHOWS)


def _own_desk(visit: Visit) -> StaffChat:
    """The staff chat that the group is, to an admin of its organisation or of one above. Raises Refused."""
    desk = visit.desk
    if desk is None or not desk.is_bound:
        raise Refused("refused-unbound")
    if not rights.may_in(visit.connection, visit.person.id, desk.organisation, Permission.BIND):
        raise Refused("binding-not-admin")
    return desk


def pressed(visit: Visit, event: Press) -> bool:
    """Buttons that only an admin or a head may press, member or not; False for others."""
    kind, *rest = event.data.split(":")[1:] if event.data.startswith("b:") else [""]
    if kind == "bind":
        press(visit, event, rest)
    elif kind == "page" and rest and rest[0].isdecimal():
        visit.fresh = False
        ask(visit, int(rest[0][:4]))
    elif kind == "unbind":
        unbind(visit)
    elif kind in ("team", "roles", "threads") and rest:
        desks.pressed_here(visit, event, kind, rest[0])
    else:
        return False
    return True


def admin_command(visit: Visit, message: Message) -> bool:
    """What an admin types in private: the emergency phone, and /bind, which belongs to a group."""
    command = commands.parse(message)
    if command is None or command.name not in ("phone", "bind", "unbind") or not is_admin(visit):
        return False
    if command.name != "phone":
        visit.answer(say("binding-in-group", command=f"/{command.typed}"))
        return True
    try:
        emergency_phone.command(visit, command.rest)
    except Refused as refused:
        visit.answer(say(refused.text, **refused.words))
    return True
