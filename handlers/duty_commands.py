"""What the staff type about shifts and absences, in their chat and in private: /duty, /away, /took, /gave."""

from datetime import datetime
from functools import cache

from domain.access import Permission
from domain.errors import Refused
from handlers import away, duty_room, moves, rooms, rule_room, takeover
from handlers.events import Message
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import same
from storage import executors, staff, teams

NAMES = ("duty", "away", "took", "gave")
"""In a staff chat; in private `rules` as well."""
SHIFTS = ("take", "give")


def in_chat(visit: Visit, name: str, rest: str) -> None:
    """One of NAMES in a bound chat. Raises Refused."""
    assert visit.desk is not None
    organisation = visit.desk.organisation
    if name == "duty":
        duty_room.in_chat(visit, organisation)
    elif name == "away":
        away.command(visit, organisation, rest)
    elif name == "took":
        takeover.take(visit, organisation, teams.served_by(visit.connection, visit.desk.id))
    else:
        takeover.give(visit, organisation)


def pressed(visit: Visit, does: str) -> None:
    """A press of a button under /duty in a chat. Raises Refused."""
    if does not in SHIFTS:
        raise Refused("press-not-yours")
    visit.fresh = True
    in_chat(visit, "took" if does == "take" else "gave", "")


def is_meant(visit: Visit, message: Message) -> bool:
    """Whether a message of a staff chat takes or gives a shift in plain words."""
    return visit.conversation is None and same(message.text) in _words()


def said_in_chat(visit: Visit, message: Message) -> None:
    """It is. Raises Refused."""
    pressed(visit, _words()[same(message.text)])


def said(visit: Visit, message: Message, received: datetime) -> bool:
    """The same in private, by who works somewhere."""
    does = _words().get(same(message.text)) if message.text and not message.files else None
    if does is None or visit.conversation is not None or not (mine := _places(visit)):
        return False
    try:
        if len(mine) > 1:
            rooms.choose(visit, duty_room.WORD, mine)
        else:
            (takeover.take if does == "take" else takeover.give)(visit, mine[0])
    except Refused as refused:
        visit.answer(moves.sentence(refused))
    return True


def duty(visit: Visit, rest: str) -> None:
    """/duty in private: the room."""
    rooms.enter(visit, duty_room.WORD, Permission.TAKE, duty_room.show)


def gone(visit: Visit, rest: str) -> None:
    """/away in private. Raises Refused."""
    mine = _places(visit)
    if len(mine) > 1:
        rooms.choose(visit, duty_room.WORD, mine)
    elif mine:
        away.command(visit, mine[0], rest)
    else:
        raise Refused("refused-right")


def took(visit: Visit, rest: str) -> None:
    """/took in private. Raises Refused."""
    for organisation in _places(visit)[:1]:
        takeover.take(visit, organisation)


def gave(visit: Visit, rest: str) -> None:
    """/gave in private. Raises Refused."""
    for organisation in _places(visit)[:1]:
        takeover.give(visit, organisation)


def rules(visit: Visit, rest: str) -> None:
    """/rules in private: the room."""
    rooms.enter(visit, rule_room.WORD, Permission.RULES, rule_room.show)


def _places(visit: Visit) -> list[int]:
    """Where the visitor works, by a role or as a member of a staff chat."""
    held = [one.organisation for one in staff.held(visit.connection, visit.person.id)]
    here = [place.organisation for place in executors.workplaces(visit.connection, visit.person.id)]
    return list(dict.fromkeys([*held, *here]))


@cache
def _words() -> dict[str, str]:
    """What is typed → what it means."""
    return {
        same(word): does for does in SHIFTS for word in (say(f"duty-{does}"), *say(f"duty-{does}-words").split("|"))
    }
