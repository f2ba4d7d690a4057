"""The office: what people of the staff do in their private chat, by buttons and by commands, each room for who may.

A conversation that staff need enters its room in ROOMS and its commands in COMMANDS, by one line each.
"""

from collections.abc import Callable, Mapping
from functools import cache

from domain.access import Permission
from domain.errors import Refused
from handlers import (
    account_room,
    climb_buttons,
    desks,
    duty_commands,
    duty_room,
    figure_commands,
    founding,
    grounds,
    house_rooms,
    import_room,
    inviting,
    leaving,
    line_room,
    menu,
    moderator_buttons,
    moves,
    names,
    practice_room,
    rights,
    rooms,
    rule_room,
    setting_up,
    special,
    staffing,
    teaming,
    topics,
    unplaced,
    visitors,
)
from handlers.events import Message, Press
from handlers.rooms import Room
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean
from storage import staff

ROOMS: tuple[Room, ...] = (
    *visitors.ROOMS,
    staffing.ROOM,
    special.ROOM,
    import_room.ROOM,
    Room(duty_room.WORD, "office-duty", Permission.TAKE, duty_room.show, duty_room.press),
    account_room.ROOM,
    Room(rule_room.WORD, "office-rules", Permission.RULES, rule_room.show, rule_room.press),
    setting_up.ROOM,
    practice_room.ROOM,
    topics.ROOM,
    inviting.ROOM,
    teaming.ROOM,
    desks.ROOM,
    founding.ROOM,
    grounds.ROOM,
    line_room.ROOM,
    *house_rooms.ROOMS,
    *figure_commands.ROOMS,
    *unplaced.ROOMS,
    leaving.ROOM,
)
"""In the order of their buttons."""

Does = Callable[[Visit, str], None]
"""With what follows the command."""
COMMANDS: Mapping[str, Does] = {
    **visitors.COMMANDS,
    **unplaced.COMMANDS,
    **house_rooms.COMMANDS,
    **figure_commands.COMMANDS,
    "import": import_room.command,
    "accounts": account_room.command,
    "duty": duty_commands.duty,
    "pass": moderator_buttons.pass_on,
    "close": moderator_buttons.confirm,
    "away": duty_commands.gone,
    "took": duty_commands.took,
    "gave": duty_commands.gave,
    "rules": duty_commands.rules,
    "staff": staffing.command,
    "invite": inviting.command,
    "leave": leaving.command,
    "below": founding.command,
    "setup": setting_up.command,
    "practice": practice_room.command,
    "topics": topics.command,
    "bots": line_room.command,
    "teams": teaming.command,
    **climb_buttons.COMMANDS,
    "desks": desks.command,
}
"""Typed in private by staff, by the English word; the Russian twin is `command-NAME` in locales/."""
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
