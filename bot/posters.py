"""Posters for the entrances of houses: words, links and QR codes put together, page by page."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection

from bot.prints.poster import Poster, Way, draw
from domain.houses import House
from domain.organisations import Organisation
from domain.posters import Scanned, doors
from handlers import channels
from handlers.texts import say
from storage import houses, organisations
from storage.lines import LineRow

Links = Mapping[int, LineRow]
"""Bots by their numbers, each with its deep link; only those whose own name is known."""
_NOT_IN_NAMES = re.compile(r"[^\w.,№()-]+")


def of_house(c: Connection, number: int, links: Links) -> list[Poster]:
    """A poster for each entrance of a house; none when there is no such house or no messenger to lead to."""
    house = houses.get(c, number)
    if house is None:
        return []
    company = organisations.of_house(c, number)
    bots = {id: (row.messenger, row.organisation) for id, row in links.items() if row.link}
    served = [links[id] for id in channels.nearest(c, bots, company)]
    phone = organisations.phone_of(c, number)
    return [_poster(house, door, company, phone, served) for door in doors(house.entrances)] if served else []


def _poster(house: House, door: int, company: Organisation, phone: str, bots: Sequence[LineRow]) -> Poster:
    code = Scanned(house.id, door).code
    ways = [_way(row.messenger, row.link.format(code=code)) for row in bots]
    return Poster(
        heading=say("poster-heading"),
        leads=say("poster-leads"),
        steps=[say(f"poster-step-{number}") for number in (1, 2, 3)],
        ways=ways,
        type_it=say("poster-type-it", count=len(ways)),
        alarm=say("poster-alarm"),
        phone=phone,
        danger=say("poster-danger"),
        place=house.short,
        door=say("place-with-entrance", number=str(door)) if door else "",
        organisation=company.name,
    )


def _way(messenger: str, url: str) -> Way:
    return Way(say(f"poster-{messenger}"), url, url.removeprefix("https://"))


def file_name(house: House) -> str:
    """What the PDF of a house is called: its number keeps two houses of one address apart."""
    return f"{_NOT_IN_NAMES.sub('_', house.short)[:80]}-{house.id}.pdf"


def write(c: Connection, numbers: Sequence[int], links: Links, folder: Path, wrote: Callable[[int], None]) -> int:
    """A PDF for each house into a folder; how many pages. `wrote` hears how many houses are done."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = 0
    for done, number in enumerate(numbers, 1):
        house, posters = houses.get(c, number), of_house(c, number, links)
        if house is not None and posters:
            (folder / file_name(house)).write_bytes(draw(posters))
            pages += len(posters)
        wrote(done)
    return pages
