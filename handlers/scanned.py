"""Who comes by a poster's code: the house and the entrance are known, a report is one tap away."""

from datetime import timedelta
from typing import Any

from domain.houses import House
from domain.people import Consent
from domain.posters import Scanned, read
from handlers import menu, running
from handlers.events import Press
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import posters, scans

STAYS = timedelta(minutes=30)
"""How long after a scan what is written without a place is about the scanned one."""


def came(visit: Visit, code: str) -> bool:
    """A deep link of a poster or of a neighbour; False when the code is none. Before consent it is held."""
    scanned = read(code)
    if scanned is None:
        return False
    if visit.person.consent == Consent.UNASKED:
        running.open_talk(visit, "welcome", then=code)
    else:
        arrived(visit, scanned)
    return True


def arrived(visit: Visit, scanned: Scanned) -> None:
    """Where they are, and what they can do there; a house that is gone from the register leads to the menu."""
    house = posters.standing(visit.connection, scanned)
    if house is None:
        menu.show(visit, say("scan-gone"))
        return
    if visit.person.consents:
        scans.keep(visit.connection, visit.person.id, scanned, visit.line.id, visit.now)
    visit.shelve()
    asks = visit.person.consents and visit.person.house is None
    here = say("scan-here", place=_words(house, scanned))
    ask = say("scan-home") if asks else say("scan-write")
    visit.show(Screen(f"{here}\n\n{ask}", _rows(scanned, asks=asks)))


def _words(house: House, scanned: Scanned) -> str:
    door = say("place-with-entrance", number=str(scanned.entrance)) if scanned.entrance else ""
    return ", ".join(part for part in (house.short, door) if part)


def _rows(scanned: Scanned, *, asks: bool) -> Rows:
    rows = [(Button(say("menu-report"), f"y:{scanned.code}:report", main=True),)]
    if asks:
        rows.append((Button(say("scan-home-yes"), f"y:{scanned.code}:home"),))
    rows.append((Button(say("house-phones"), f"y:{scanned.code}:phones"),))
    return tuple(rows)


def place(scanned: Scanned) -> dict[str, Any]:
    """The answer to «Where is it?» that a poster gives."""
    return {"house": scanned.house, "entrance": str(scanned.entrance or "")}


def known_place(visit: Visit) -> dict[str, Any]:
    """The place of a report by somebody who has just scanned a poster; empty when they have not."""
    conversation = visit.conversation
    if conversation is not None and conversation.name == "welcome":
        scanned = read(str(conversation.answers.get("then", "")))
    else:
        scanned = scans.latest(visit.connection, visit.person.id, visit.now - STAYS)
    return {"place": place(scanned)} if scanned and posters.standing(visit.connection, scanned) else {}


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A button under it; False when the code in it leads nowhere."""
    scanned = read(parts[0])
    house = posters.standing(visit.connection, scanned) if scanned and len(parts) == 2 else None
    if scanned is None or house is None:
        return False
    visit.fresh = True
    if visit.person.consent == Consent.UNASKED:
        running.open_talk(visit, "welcome", then=scanned.code)
    elif parts[1] == "report":
        running.open_talk(visit, "report", place=place(scanned))
    elif parts[1] == "home" and visit.person.consents and visit.person.house is None:
        running.open_talk(visit, "home", place=place(scanned))
    else:
        arrived(visit, scanned)
    return True
