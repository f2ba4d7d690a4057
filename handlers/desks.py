"""The room of the staff chats: which teams a staff chat serves, and whether members without a role may work there."""

from domain.access import Permission
from domain.errors import Refused
from domain.organisations import StaffChat
from handlers import board, rights, rooms, threads
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import organisations, staff, teams
from storage import threads as kept

WORD = "desks"
MOST = 8


def here(visit: Visit, text: str) -> None:
    """What this group serves, with the buttons that change it for who may."""
    desk = visit.desk
    may = desk is not None and rights.may_in(
        visit.connection, visit.person.id, desk.organisation, Permission.CHAT_RULES
    )
    if desk is None or not may:
        visit.answer(text)
        return
    rows = tuple((Button(label, f"b:{what}"),) for label, what in _switches(visit, desk))
    visit.show(Screen(f"{text}\n{_words(visit, desk)}", rows), "bind")


def pressed_here(visit: Visit, event: Press, kind: str, what: str) -> None:
    """A switch pressed in the group itself. Raises Refused."""
    if visit.desk is None or not visit.desk.is_bound:
        raise Refused("refused-unbound")
    _switch(visit, visit.desk, kind, what)
    visit.desk = organisations.staff_chat(visit.connection, visit.line.id, visit.chat)
    visit.fresh = False
    here(visit, say("desks-changed"))


def show(visit: Visit, organisation: int, note: str = "") -> None:
    """Every staff chat of the organisation, a button each."""
    found = organisations.staff_chats(visit.connection, organisation)
    rows = rooms.pairs([button(cut(chat.title, 40), WORD, organisation, f"c{chat.id}") for chat in found[:MOST]])
    text = say("desks-title", name=rooms.name_of(visit, organisation), count=len(found))
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A chat (`c3`), or a switch of it (`c3:roles:1`, `c3:team:7`)."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    found = [one for one in organisations.staff_chats(visit.connection, organisation) if what == f"c{one.id}"]
    if not found:
        raise Refused("press-not-yours")
    if len(more) == 2:
        _switch(visit, found[0], more[0], more[1])
        found = [one for one in organisations.staff_chats(visit.connection, organisation) if what == f"c{one.id}"]
    desk = found[0]
    switches = _switches(visit, desk)
    buttons = [button(label, WORD, organisation, f"c{desk.id}", *switch.split(":")) for label, switch in switches]
    rows = rooms.pairs(buttons)
    rooms.screen(visit, f"{desk.title}\n{_words(visit, desk)}", *rows, back(organisation, WORD))


def _switch(visit: Visit, desk: StaffChat, kind: str, what: str) -> None:
    """Turn a switch to what the button said: a second press changes nothing. Raises Refused."""
    rights.require(visit, desk.organisation, Permission.CHAT_RULES)
    if kind == "roles" and what in ("0", "1"):
        organisations.keep_to_roles(visit.connection, desk.id, what == "1")
        word = "roles" if what == "1" else "everybody"
        staff.log(visit.connection, desk.organisation, None, visit.person.id, f"chat {desk.id}: {word}", visit.now)
        return
    rights.require(visit, desk.organisation, Permission.BIND)
    if kind == "threads" and what in ("no", *threads.KINDS):
        kept.choose(visit.connection, desk.id, "" if what == "no" else what)
        said = f"chat {desk.id}: topics {what}"
        staff.log(visit.connection, desk.organisation, None, visit.person.id, said, visit.now)
        return
    sign, number = what[:1], what[1:]
    known = [team.id for team in teams.of(visit.connection, desk.organisation)]
    if kind != "team" or sign not in "pm" or not number.isdecimal() or int(number) not in known:
        raise Refused("press-not-yours")
    served = set(teams.served_by(visit.connection, desk.id)) - {int(number)}
    teams.serve(visit.connection, desk.id, sorted(served | ({int(number)} if sign == "p" else set())))
    visit.posts.append(board.post(desk))


def _switches(visit: Visit, desk: StaffChat) -> list[tuple[str, str]]:
    """What may be changed, as a label and what its button carries."""
    served = teams.served_by(visit.connection, desk.id)
    found = [("desks-everybody", "roles:0") if desk.by_roles else ("desks-roles", "roles:1")]
    switches = [(say(label), what) for label, what in found]
    if rights.may_in(visit.connection, visit.person.id, desk.organisation, Permission.BIND):
        if (line := visit.office.lines.get(desk.line)) is not None and line.can.threads:
            others = [kind for kind in (*threads.KINDS, "no") if kind != (desk.threads or "no")]
            switches += [(say(f"desks-threads-{kind}"), f"threads:{kind}") for kind in others]
        for team in teams.of(visit.connection, desk.organisation)[: MOST - len(switches)]:
            word, sign = ("desks-team-off", "m") if team.id in served else ("desks-team-on", "p")
            switches.append((cut(say(word, name=team.name), 40), f"team:{sign}{team.id}"))
    return switches


def _words(visit: Visit, desk: StaffChat) -> str:
    served = teams.served_by(visit.connection, desk.id)
    names = [team.name for team in teams.of(visit.connection, desk.organisation) if team.id in served]
    name = rooms.name_of(visit, desk.organisation)
    lines = [say("desks-serves-teams", name=name, teams=", ".join(names)) if names else say("desks-serves", name=name)]
    lines.append(say("desks-by-roles" if desk.by_roles else "desks-for-everybody"))
    lines.append(say(f"desks-topics-{desk.threads}") if desk.threads else "")
    return "\n".join(line for line in lines if line)


def command(visit: Visit, rest: str) -> None:
    """`/desks`: its staff chats."""
    rooms.enter(visit, WORD, Permission.CHAT_RULES, show)


ROOM = Room(WORD, "desks-button", Permission.CHAT_RULES, show, press)
