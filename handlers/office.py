"""The office: what people of the staff do in their private chat, by buttons and by commands, each room for who may.

The rooms and the commands are listed in handlers/doors.py.
"""

from functools import cache

from domain.errors import Refused
from handlers import menu, moves, names, rights, rooms
from handlers.doors import COMMANDS as COMMANDS
from handlers.doors import ROOMS as ROOMS
from handlers.events import Message, Press
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean
from storage import staff

A_PAGE = 7


def works(visit: Visit) -> bool:
    """Whether the visitor has any role of the staff."""
    return bool(staff.held(visit.connection, visit.person.id))


def begin(visit: Visit, page: int = 0) -> None:
    """The rooms of the only organisation, or first which one."""
    mine = list(dict.fromkeys(one.organisation for one in staff.held(visit.connection, visit.person.id)))
    if not mine:
        menu.show(visit, say("help-text"))
    elif len(mine) == 1:
        show(visit, mine[0])
    else:
        rooms.choose(visit, "menu", mine, page)


def show(visit: Visit, organisation: int, page: int = 0) -> None:
    """The rooms that the visitor may enter in an organisation."""
    c, person = visit.connection, visit.person.id
    open_to = [one for one in ROOMS if one.listed and rights.may_in(c, person, organisation, one.permission)]
    shown = open_to[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [rooms.button(say(one.label_id), one.word, organisation) for one in shown]
    if len(open_to) > (page + 1) * A_PAGE:
        buttons.append(rooms.button(say("talk-more"), "menu", organisation, page + 1))
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    held = {one.role for one in staff.held(visit.connection, visit.person.id) if one.organisation == organisation}
    who = ", ".join(say(f"role-{role}") for role in sorted(held))
    name = rooms.name_of(visit, organisation)
    text = say("office-text", name=name, who=who) if who else say("office-text-below", name=name)
    rooms.screen(visit, text, *rows)


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A press of a room's button; who presses is asked for the right anew. False when it means nothing."""
    word, *rest = parts
    if word == "which" and len(rest) == 2 and _number(rest[0]) is not None:
        _which(visit, rest[1], _number(rest[0]) or 0)
        return True
    organisation = _number(rest[0]) if rest else None
    room = next((one for one in ROOMS if one.word == word), None)
    if organisation is None or (room is None and word != "menu"):
        return False
    _comes(visit)
    try:
        if room is None:
            show(visit, organisation, _number(rest[1]) or 0 if len(rest) > 1 else 0)
            return True
        rights.require(visit, organisation, room.permission)
        if len(rest) == 1:
            room.show(visit, organisation)
        else:
            room.press(visit, event, rest)
    except Refused as refused:
        visit.note(event, moves.sentence(refused))
        visit.fresh = True
        visit.answer(moves.sentence(refused))
    return True


def command(visit: Visit, message: Message) -> bool:
    """A command of the staff, in private; False when it is none, or the visitor is none of the staff."""
    typed, _, rest = clean(message.text).lstrip("/").partition(" ")
    typed = typed.split("@")[0].casefold().replace("ё", "е")
    does = COMMANDS.get(_twins().get(typed, typed))
    if does is None or not works(visit):
        return False
    _comes(visit)
    try:
        does(visit, rest.strip())
    except Refused as refused:
        visit.answer(moves.sentence(refused))
    return True


def _comes(visit: Visit) -> None:
    """Who works here is known by name, as in a staff chat."""
    visit.works = True
    if works(visit):
        names.keep(visit)


def _which(visit: Visit, word: str, page: int) -> None:
    room = next((one for one in ROOMS if one.word == word), None)
    if room is None:
        begin(visit, page)
    else:
        rooms.choose(visit, word, rights.own(visit.connection, visit.person.id, room.permission), page)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 9 else None


@cache
def _twins() -> dict[str, str]:
    """The Russian names of the commands."""
    return {say(f"command-{name}"): name for name in COMMANDS}
