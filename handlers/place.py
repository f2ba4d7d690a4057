"""Where it is: from a point, a typed address or the known home to a house of the register."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain import places
from domain.places import Point
from handlers.questions import Option
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.wording import cut
from storage import houses, residence

MOST_HOUSES = 7
MOST_HOMES = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a problem is: a house of the register, or only a point or an address as it was written."""

    house: int | None = None
    short: str = ""
    address: str = ""
    point: Point | None = None
    entrance: str = ""
    flat: str = ""
    entrances: int = 0
    at_home: bool = False


def where(talk: Talk, text: str, *, anywhere: bool = False, known: bool = True) -> Spot:
    """Ask for the place and, where the register knows houses there, which house it is.

    With `anywhere` a point outside the served area is taken too: danger to life is not turned away.
    Without `known` the flats that they named are not offered.
    """
    homes = talk.look("homes", _homes, talk.person.id, talk.person.house) if known and talk.person.house else []
    home, others = (homes[0] if homes else None), homes[1:]
    label = cut(say("place-home", house=home[1]), 40) if home else ""
    also = [Option(f"home{n}", cut(spot_words(_of_home(one), one[6], ""), 40)) for n, one in enumerate(others)]
    place = talk.place("place", text, home=label, also=also)
    if place.home and home:
        return _spot(home, at_home=True)
    if place.known:
        return _of_home(others[int(place.known.removeprefix("home"))])
    if place.house is not None:
        scanned = talk.look("scanned", _house, place.house)
        if scanned is None:
            raise Again(["place"], note=say("talk-option-gone"))
        return _spot(scanned, entrance=place.entrance)
    if place.point is not None:
        return _from_point(talk, place.point, place.name, anywhere=anywhere)
    return _from_text(talk, place.typed)


def spot_words(spot: Spot, flat: str, entrance: str) -> str:
    """The place in words: street, house, flat."""
    name = spot.short or spot.address or say("report-point")
    door = say("place-entrance", number=entrance) if entrance else ""
    return ", ".join(part for part in (name, say("place-flat", number=flat) if flat else "", door) if part)


def _from_point(talk: Talk, point: Point, name: str, *, anywhere: bool) -> Spot:
    around = talk.look("near", _near, point.latitude, point.longitude)
    if not around["inside"] and not anywhere:
        raise Again(["place"], note=say("place-outside"))
    if not around["houses"]:
        return Spot(point=point, address=name)
    options = [Option(str(house[0]), cut(house[1], 40)) for house in around["houses"]]
    extra = (Option("*point", say("place-not-house")), Option("*other", say("place-other")))
    code = talk.choose("house", say("place-which"), options, extra=extra)
    if code == "*other":
        raise Again(["house", "place"])
    if code == "*point":
        return Spot(point=point, address=name)
    house = talk.look("house", _house, int(code or 0))
    return _spot(house) if house else Spot(point=point, address=name)


def _from_text(talk: Talk, typed: str) -> Spot:
    parsed = places.typed(typed)
    found = talk.look("found", _found, typed, talk.person.house)
    if found["none"]:
        return Spot(address=typed, flat=parsed.flat or "", entrance=parsed.entrance or "")
    options = [Option(str(house[0]), cut(house[1], 40)) for house in found["houses"]]
    extra = (Option("*typed", say("place-as-typed")), Option("*other", say("place-other")))
    text = say("place-which") if options else say("place-not-found", typed=cut(typed, 100))
    code = talk.choose("house", text, options, extra=extra)
    if code == "*other":
        raise Again(["house", "place"])
    if code == "*typed":
        return Spot(address=typed, flat=parsed.flat or "", entrance=parsed.entrance or "")
    house = talk.look("house", _house, int(code or 0))
    if house is None:
        raise Again(["house", "place"], note=say("talk-option-gone"))
    return _spot(house, flat=parsed.flat or "", entrance=parsed.entrance or "")


def _spot(house: list[Any], *, flat: str = "", entrance: str = "", at_home: bool = False) -> Spot:
    return Spot(
        house=house[0],
        short=house[1],
        address=house[2],
        point=Point(house[3], house[4]) if house[3] is not None else None,
        entrances=house[5] or 0,
        flat=flat,
        entrance=entrance,
        at_home=at_home,
    )


def _house(connection: Connection, number: int) -> list[Any] | None:
    house = houses.get(connection, number)
    if house is None:
        return None
    at = (house.point.latitude, house.point.longitude) if house.point else (None, None)
    return [house.id, house.short, house.address, *at, house.entrances]


def _of_home(home: list[Any]) -> Spot:
    return _spot(home, flat=home[6], entrance=home[7])


def _homes(connection: Connection, person: int, main: int) -> list[list[Any]]:
    """The flats that a person named, the main one first."""
    named = residence.homes_at(connection, person)
    first = next((house for house in named if house[0] == main and house[-1]), None) or _house(connection, main)
    return [*([first] if first else []), *(house for house in named if house is not first)][:MOST_HOMES]


def _near(connection: Connection, latitude: float, longitude: float) -> dict[str, Any]:
    point = Point(latitude, longitude)
    near = houses.nearest(connection, point, most=MOST_HOUSES)
    return {"inside": houses.inside(connection, point), "houses": [[n.house.id, n.house.short] for n in near]}


def _found(connection: Connection, typed: str, home: int | None) -> dict[str, Any]:
    found = houses.search(connection, typed, most=MOST_HOUSES, home=home)
    short = [house.short for house in found]
    named = [[h.id, h.short if short.count(h.short) == 1 else places.long(h.address)] for h in found]
    return {"none": houses.box(connection) is None, "houses": named}
