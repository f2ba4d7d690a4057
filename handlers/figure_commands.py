"""The commands and rooms of the figures: /stats, /week, /journal, in a staff chat and in private."""

from domain.access import Permission
from domain.errors import Refused
from handlers import journal_room, moves, outside_numbers, stats, week
from handlers.dialogues import dialogue
from handlers.texts import say
from handlers.visit import Visit

NAMES = ("stats", "week", "journal")
ROOMS = (stats.ROOM, week.ROOM, journal_room.ROOM)
COMMANDS = {
    "stats": stats.command,
    "week": week.command,
    "journal": journal_room.command,
    "number": outside_numbers.in_private,
}


def in_chat(visit: Visit, name: str, rest: str) -> None:
    """In a staff chat; its members are who asks. Raises Refused."""
    if visit.desk is None:
        raise Refused("refused-unbound")
    if name == "stats":
        stats.in_chat(visit, rest)
    elif name == "journal":
        journal_room.in_chat(visit, rest)
    else:
        _week(visit, visit.desk.organisation)


def _week(visit: Visit, organisation: int) -> None:
    """The week is for the head alone: it goes into their private chat. Raises Refused."""
    moves.require(visit, Permission.FIGURES)
    to = dialogue(visit.connection, visit.person.id)
    if to is None:
        raise Refused("week-no-dialogue")
    found = week.draw(visit.connection, organisation, visit.now)
    if found is None:
        visit.answer(say("week-nothing"))
        return
    visit.tell(to.line, to.external, found, person=visit.person.id)
    visit.answer(say("week-sent"))
