"""A resident's house: passport, what is going on in it, its papers, whom to call, and a link for the neighbours."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.houses import House
from domain.people import Consent
from domain.posters import Scanned, read
from handlers import channels, contacts, house_figures, publishing, running, scanned
from handlers.events import Press
from handlers.screens import Button, File, Rows, Screen
from handlers.texts import say
from handlers.visit import ANSWER, Visit
from handlers.wording import cut
from storage import documents, houses, organisations, passports, posters, published, residence

A_PAGE = 4
PAPERS = 6
TEXT = 160
"""Characters of what the staff say about a public ticket."""
OTHERS = 3
"""Other houses of the person that have a button."""


@dataclass(frozen=True, slots=True)
class Place:
    """The house that is looked at; `mine` when the person lives there."""

    house: House
    scanned: Scanned
    mine: bool


def show(visit: Visit, note: str = "") -> None:
    """The house of the person; where none is known, the way to tell it and the phones."""
    home = visit.person.house
    house = houses.get(visit.connection, home) if home is not None else None
    if house is None:
        where = Button(say("house-where"), "m:address", main=True)
        rows = ((where,), (Button(say("house-phones"), "y:h:phones"),))
        visit.show(Screen("\n\n".join(part for part in (note, say("house-unknown")) if part), rows))
        return
    passport(visit, Place(house, Scanned(house.id), True), note)


def passport(visit: Visit, place: Place, note: str = "") -> None:
    """What is known of a house; nothing empty is shown."""
    house, known = place.house, passports.of(visit.connection, place.house.id)
    company = organisations.of_house(visit.connection, house.id)
    facts = [
        say("house-year", year=str(known.year)) if known and known.year else "",
        say("house-floors", count=house.floors) if house.floors else "",
        say("house-entrances", count=house.entrances) if house.entrances else "",
        say("house-flats", count=house.flats) if house.flats else "",
        say("house-area", area=_metres(known.area)) if known and known.area else "",
        say("house-living-area", area=_metres(known.living_area)) if known and known.living_area else "",
        say("house-series", series=known.series) if known and known.series else "",
        say("house-cadno", number=known.cadno) if known and known.cadno else "",
        say("house-unsafe") if known and known.unsafe else "",
    ]
    phone = organisations.phone_of(visit.connection, house.id)
    lines = [
        say("house-title", house=house.short),
        *facts,
        say("house-company", name=company.name) if company.name else "",
        say("house-emergency", phone=phone) if phone else "",
        house_figures.line(visit, house),
    ]
    told = "\n".join(line for line in lines if line)
    visit.show(Screen("\n\n".join(part for part in (note, told) if part), _rows(visit, place), bold=not note))


def _metres(area: float) -> str:
    """Square metres as people write them: «4 512,3»."""
    whole = f"{area:,.1f}".replace(",", " ").replace(".", ",")
    return whole.removesuffix(",0")


def _rows(visit: Visit, place: Place) -> Rows:
    code = place.scanned.code
    how = house_figures.button(visit, place.house, code) if place.mine else ()
    rows = [(Button(say("menu-report"), f"y:{code}:report", main=True), *how)]
    if count := published.count(visit.connection, place.house.id):
        rows.append((Button(say("house-tickets", count=count), f"y:{code}:tickets"),))
    if place.mine and (papers := len(_papers(visit, place))):
        rows.append((Button(say("house-papers", count=papers), f"y:{code}:papers"),))
    phones, invite = Button(say("house-phones"), f"y:{code}:phones"), Button(say("house-invite"), f"y:{code}:invite")
    others = {home.house for home in residence.homes(visit.connection, visit.person.id)} - {place.house.id}
    last: list[tuple[Button, ...]] = [(phones, invite)] if place.mine else [(phones,)]
    for number in sorted(others)[:OTHERS] if place.mine else ():
        other = houses.get(visit.connection, number)
        last += [(Button(cut(other.short, 40), f"y:h{number}:show"),)] if other else []
    if place.mine and not others and visit.person.consents and visit.person.mailings == Consent.UNASKED:
        last.append((Button(say("mailing-begin"), "m:mail"),))
    return (*rows, *last)


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A button about a house; False when what it carries leads nowhere."""
    visit.fresh = True
    if parts == ["h", "phones"]:
        contacts.show(visit, visit.person.house)
        return True
    named = read(parts[0])
    house = posters.standing(visit.connection, named) if named and len(parts) == 2 else None
    if named is None or house is None:
        return False
    word, _, more = parts[1].partition(".")
    if word not in SHOWS:
        return scanned.press(visit, event, parts)
    theirs = {home.house for home in residence.homes(visit.connection, visit.person.id)}
    return SHOWS[word](visit, Place(house, named, house.id in theirs), int(more) if more.isdecimal() else 0)


def _show(visit: Visit, place: Place, more: int) -> bool:
    passport(visit, place)
    return True


def _phones(visit: Visit, place: Place, more: int) -> bool:
    back = Button(say("house-back"), f"y:{place.scanned.code}:show")
    contacts.show(visit, place.house.id, ((back,),))
    return True


def _tickets(visit: Visit, place: Place, page: int) -> bool:
    """Public tickets: no name, no phone, no flat, and no story but what the staff have seen."""
    found = published.of_house(visit.connection, place.house.id, A_PAGE + 1, page)
    told = [publishing.lines(one, visit, TEXT) for one in found[:A_PAGE]]
    title = say("house-tickets-title", house=place.house.short)
    code = place.scanned.code
    rows = [(Button(say("talk-more"), f"y:{code}:tickets.{page + 1}"),)] if len(found) > A_PAGE else []
    rows.append((Button(say("house-back"), f"y:{code}:show"),))
    visit.show(Screen("\n\n".join([title, *(told or [say("house-tickets-none")])]), tuple(rows)))
    return True


def _papers(visit: Visit, place: Place) -> list[documents.Document]:
    company = organisations.of_house(visit.connection, place.house.id)
    return documents.of_house(visit.connection, place.house.id, company.id)


def _list_papers(visit: Visit, place: Place, page: int) -> bool:
    """The documents of one's own house, each a button."""
    found = _papers(visit, place) if place.mine else []
    shown, code = found[page * PAPERS : (page + 1) * PAPERS], place.scanned.code
    rows = [(Button(cut(one.title, 40), f"y:{code}:paper.{one.id}"),) for one in shown]
    if len(found) > (page + 1) * PAPERS:
        rows.append((Button(say("talk-more"), f"y:{code}:papers.{page + 1}"),))
    rows.append((Button(say("house-back"), f"y:{code}:show"),))
    visit.show(Screen(say("house-papers-which" if shown else "house-papers-none"), tuple(rows)))
    return bool(place.mine)


def _paper(visit: Visit, place: Place, number: int) -> bool:
    """One of them comes into the chat."""
    one = next((one for one in _papers(visit, place) if one.id == number), None) if place.mine else None
    if one is None:
        return False
    screen = Screen(one.title, files=(File(one.hash, "document", one.name),))
    visit.tell(visit.line.id, visit.chat, screen, priority=ANSWER, person=visit.person.id)
    return True


def _figures(visit: Visit, place: Place, more: int) -> bool:
    """How well it goes: for who lives there."""
    if place.mine:
        house_figures.show(visit, place.house, place.scanned.code)
    return place.mine


def _invite(visit: Visit, place: Place, more: int) -> bool:
    """A text to be forwarded, with the house's link in every messenger that is on."""
    if not place.mine:
        return False
    company = organisations.of_house(visit.connection, place.house.id)
    code = Scanned(place.house.id, invited=True).code
    links = [
        say("house-invite-link", messenger=say(f"poster-{line.can.messenger}"), link=line.link.format(code=code))
        for line in channels.of(visit.connection, visit.office.lines, company)
        if line.link
    ]
    running.beside(visit, say("house-invite-how"))
    visit.show(Screen(say("house-invitation", house=place.house.short, links="\n".join(links))))
    return True


SHOWS: dict[str, Callable[[Visit, Place, int], bool]] = {
    "show": _show,
    "phones": _phones,
    "tickets": _tickets,
    "papers": _list_papers,
    "paper": _paper,
    "invite": _invite,
    house_figures.WORD: _figures,
}
