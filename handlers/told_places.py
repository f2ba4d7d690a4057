"""The house that a caller names, among those of the organisation: at once where there is no doubt, else by buttons."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from domain import addresses, places
from domain.calls import Call, settled
from domain.houses import House
from domain.places import Point
from handlers.place import Spot
from handlers.questions import Option
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.wording import cut
from storage import counter, organisations

MOST = 6


def spot(talk: Talk, organisation: int, asks: str) -> Spot:
    """Which house, of those that the organisation and the ones below it serve; as it was told where none is meant."""
    typed = talk.text("address", asks, low=2, high=200)
    found = talk.look("found", _found, organisation, typed)
    if found["sure"] is not None:
        return _spot(found["houses"][0])
    if not found["register"]:
        return Spot(address=typed)
    options = [Option(str(house[0]), cut(house[6], 40)) for house in found["houses"]]
    extra = (Option("*typed", say("place-as-typed")), Option("*other", say("place-other")))
    why = "place-which" if options else "call-foreign" if found["foreign"] else "place-not-found"
    code = talk.choose("house", say(why, typed=cut(typed, 100)), options, extra=extra)
    if code == "*other":
        raise Again(["house", "address"])
    if code == "*typed":
        return Spot(address=typed)
    return _spot(next(house for house in found["houses"] if str(house[0]) == code))


def settle(connection: Connection, mine: Sequence[int], call: Call) -> Call:
    """What a line says, once the register has told which of its words are the address."""
    if not call.address:
        return call
    first = counter.houses(connection, mine, call.address)
    other, flat = call.other
    if other and not _exact(first, call.address) and (second := _exact(counter.houses(connection, mine, other), other)):
        return settled(replace(call, address=other, flat=flat), second[0].address)
    return settled(call, first[0].address) if first else call


def whose(connection: Connection, mine: Sequence[int], address: str) -> Sequence[int]:
    """Those of the organisations that serve such a house; all of them where none does."""
    serving = [one for one in mine if counter.houses(connection, [one], address)] if address else []
    return serving or mine


def names_of(connection: Connection, mine: Sequence[int]) -> list[list[Any]]:
    """The organisations as [id, name]."""
    found = (organisations.get(connection, one) for one in mine)
    return [[one.id, one.name] for one in found if one is not None]


def _exact(found: Sequence[House], typed: str) -> list[House]:
    """Those with this very number on this very street; of several towns the one that was named."""
    said = places.typed(typed)
    words = set(f"{said.street} {said.town}".split())
    numbered = [house for house in found if addresses.number(house.address) == said.number]
    named = [house for house in numbered if set(addresses.street(house.address).split()) <= words]
    best = named or numbered
    there = [house for house in best if set(addresses.town(house.address).split()) <= words]
    return there or best


def _found(connection: Connection, organisation: int, typed: str) -> dict[str, Any]:
    """The houses that may be meant, the one that is where only one can be, and whether others serve some."""
    found = counter.houses(connection, [organisation], typed)
    exact = _exact(found, typed)
    if len({addresses.key(house.address) for house in exact}) == 1:  # a register may have a house twice
        exact = exact[:1]
    short = [house.short for house in found]
    if len(exact) == 1:
        return {"sure": exact[0].id, "houses": [_packed(exact[0], exact[0].short)], "register": True, "foreign": False}
    named = [_packed(h, h.short if short.count(h.short) == 1 else places.long(h.address)) for h in found[:MOST]]
    return {
        "sure": None,
        "houses": named,
        "register": counter.has_houses(connection),
        "foreign": not found and counter.is_foreign(connection, typed),
    }


def _packed(house: House, label: str) -> list[Any]:
    at = house.point
    return [house.id, house.short, house.address, at and at.latitude, at and at.longitude, house.entrances, label]


def _spot(house: list[Any]) -> Spot:
    number, short, address, latitude, longitude, entrances, _ = house
    point = Point(latitude, longitude) if latitude is not None and longitude is not None else None
    return Spot(house=number, short=short, address=address, point=point, entrances=entrances or 0)
