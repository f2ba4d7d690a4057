"""Which rooms the office has, and which commands of private chats lead where.

A conversation that staff need enters its room in ROOMS and its commands in COMMANDS, by one line each.
"""

from collections.abc import Callable, Mapping

from domain.access import Permission
from handlers import (
    account_room,
    climb_buttons,
    desks,
    duty_commands,
    extend_form,
    extending,
    figure_commands,
    founding,
    grounds,
    house_rooms,
    import_room,
    inviting,
    leaving,
    line_room,
    moderator_buttons,
    practice_room,
    ready,
    ready_room,
    rule_room,
    setting_up,
    special,
    staffing,
    teaming,
    tell_room,
    today,
    topics,
    unplaced,
    visitors,
)
from handlers.rooms import Room
from handlers.visit import Visit

ROOMS: tuple[Room, ...] = (
    *visitors.ROOMS,
    staffing.ROOM,
    special.ROOM,
    import_room.ROOM,
    tell_room.ROOM,
    *today.ROOMS,
    account_room.ROOM,
    extending.ROOM,
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
    ready_room.ROOM,
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
    "extend": extend_form.command,
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
    "tell": tell_room.command,
    ready.COMMAND: ready_room.command,
    "bots": line_room.command,
    "teams": teaming.command,
    **climb_buttons.COMMANDS,
    "desks": desks.command,
}
"""Typed in private by staff, by the English word; the Russian twin is `command-NAME` in locales/."""
