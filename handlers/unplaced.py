"""Houses whose place on the map cannot be right, and how staff set it: they send the place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain import addresses
from domain.access import Permission
from domain.errors import Refused
from domain.houses import House
from domain.places import Point, distance
from handlers import moves, rights, rooms
from handlers.book import conversation
from handlers.events import Press
from handlers.questions import Option
from handlers.rooms import Room
from handlers.running import open_talk
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import doubted, houses, organisations, staff

WORD, NAME = "unplaced", "unplaced"
A_PAGE = 6
FAR = 3_000.0
"""Metres from its street beyond which somebody is asked whether they mean it."""


def show(visit: Visit, organisation: int, page: int = 0, done: str = "") -> None:
    """The houses, six on a screen; a press asks for the place of one. `done`: what has just been done."""
    whose = _whose(visit.connection, organisation)
    count = doubted.doubtful_count(visit.connection, whose)
    found = doubted.doubtful(visit.connection, whose, A_PAGE, page * A_PAGE)
    if not found:
        rooms.screen(visit, f"{done}\n\n{say('unplaced-none')}".strip(), rooms.back(organisation))
        return
    rows = [(rooms.button(_label(house), WORD, organisation, "one", house.id),) for house in found]
    if count > (page + 1) * A_PAGE:
        rows.append((rooms.button(say("talk-more"), WORD, organisation, "page", page + 1),))
    text = f"{done}\n\n{say('unplaced-text', count=count)}".strip()
    rooms.screen(visit, text, *rows, rooms.back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A page, or a house whose place is known. Raises Refused."""
    organisation, what, number = int(parts[0]), parts[1], parts[2] if len(parts) > 2 else ""
    if not number.isdecimal() or len(number) > 9 or what not in ("page", "one"):
        raise Refused("press-not-yours")
    if what == "page":
        show(visit, organisation, int(number))
        return
    house = _own(visit.connection, organisation, int(number))
    near = [each.point for each in doubted.of_street(visit.connection, house.id) if each.point]
    around = [[point.latitude, point.longitude] for point in near[:20]]
    why = say(f"doubtful-{house.doubt or 'set'}")
    words = {"house": house.id, "address": addresses.long(house.address), "why": why, "around": around}
    open_talk(visit, NAME, organisation=organisation, **words)


def command(visit: Visit, rest: str) -> None:
    """`/unplaced`."""
    rooms.enter(visit, WORD, Permission.IMPORT, show)


ROOMS = (Room(WORD, "room-unplaced", Permission.IMPORT, show, press),)
COMMANDS = {"unplaced": command}


@dataclass(frozen=True, slots=True)
class SetPlace:
    """Where a house stands."""

    organisation: int
    house: int
    point: Point

    def do(self, visit: Visit) -> None:
        """Write it down, and who said so; the list is shown again."""
        try:
            rights.require(visit, self.organisation, Permission.IMPORT)
            house = _own(visit.connection, self.organisation, self.house)
        except Refused as refused:  # taken away, or archived, while they were asked
            visit.answer(moves.sentence(refused))
            return
        doubted.set_place(visit.connection, house.id, self.point)
        what = f"place of house {house.id}: {self.point.latitude:.5f} {self.point.longitude:.5f}"
        staff.log(visit.connection, self.organisation, None, visit.person.id, what, visit.now)
        show(visit, self.organisation, done=say("unplaced-done", address=addresses.long(house.address)))


@conversation(NAME)
def unplaced(talk: Talk) -> SetPlace:
    """Where it is; far from the rest of its street, whether they are sure."""
    address = str(talk.given("address"))
    where = talk.place("place", say("unplaced-where", address=address, why=str(talk.given("why"))))
    if where.point is None:
        raise Again(["place"], note=say("unplaced-point-needed"))
    away = _away(where.point, talk.given("around") or ())
    if away > FAR:
        options = [Option("yes", say("unplaced-sure")), Option("no", say("unplaced-other"))]
        asks = say("unplaced-far", address=address, kilometres=str(round(away / 1000)))
        if talk.choose("sure", asks, options) == "no":
            raise Again(["place", "sure"])
    return SetPlace(int(talk.given("organisation")), int(talk.given("house")), where.point)


def _away(point: Point, around: Sequence[Any]) -> float:
    """Metres to the nearest house of the same street; none where no other has a place."""
    return min((distance(point, Point(*each)) for each in around), default=0.0)


def _own(c: Connection, organisation: int, number: int) -> House:
    """A house that is theirs to place. Raises Refused."""
    whose = _whose(c, organisation)
    house = houses.get(c, number) if doubted.is_of(c, number, whose) else None
    if house is None:
        raise Refused("press-not-yours")
    return house


def _whose(c: Connection, organisation: int) -> frozenset[int] | None:
    """Whose houses an organisation looks after: its own and those below; the installation's, all (None)."""
    if organisation == organisations.the(c).id:
        return None
    return frozenset(organisations.below(c, organisation))


def _label(house: House) -> str:
    return cut(addresses.long(house.address), 40)
