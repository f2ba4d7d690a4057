"""The documents' room: what the staff put out for the residents of a house, or of all houses of their organisation."""

from dataclasses import dataclass
from typing import Any

from domain.access import Permission
from domain.errors import Refused
from handlers import rights, rooms
from handlers.book import conversation
from handlers.events import Press
from handlers.filled import close_with
from handlers.place import where
from handlers.questions import Option
from handlers.rooms import Room
from handlers.running import open_talk
from handlers.screens import Button
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import documents, houses, jobs, organisations

WORD = "papers"
A_PAGE = 6
TITLE = 60
"""Characters of a title."""


def show(visit: Visit, organisation: int, page: int = 0) -> None:
    """What is out already, each a button, and the way to add another."""
    found = documents.of_organisation(visit.connection, organisation, A_PAGE + 1, page)
    rows: list[tuple[Button, ...]] = [(rooms.button(say("papers-add"), WORD, organisation, "add", main=True),)]
    rows += [(rooms.button(cut(one.title, 40), WORD, organisation, "one", one.id),) for one in found[:A_PAGE]]
    turn = [rooms.button(say("talk-more"), WORD, organisation, "page", page + 1)] if len(found) > A_PAGE else []
    rows.append((*turn, *rooms.back(organisation)))
    rooms.screen(visit, say("papers-title" if found else "papers-none"), *_fitting(rows))


def _fitting(rows: list[tuple[Button, ...]]) -> list[tuple[Button, ...]]:
    """Six rows are all that fit in the tightest messenger: papers stand two in a row where there are many."""
    if len(rows) <= 6:
        return rows
    middle = [button for row in rows[1:-1] for button in row]
    return [rows[0], *(tuple(middle[at : at + 2]) for at in range(0, len(middle), 2)), rows[-1]]


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """Add one, look at one, take one away. Raises Refused."""
    organisation, word = int(parts[0]), parts[1]
    number = int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() and len(parts[2]) < 10 else 0
    if word == "add":
        open_talk(visit, "paper", organisation=organisation)
    elif word == "page":
        show(visit, organisation, number)
    else:
        document = documents.get(visit.connection, number)
        if document is None or document.organisation != organisation:
            raise Refused("papers-gone")
        if word == "off":
            documents.remove(visit.connection, number, visit.now)
            jobs.add(visit.connection, "unlink", {"hashes": [document.hash]}, visit.now)
            visit.errands = True
            rooms.screen(visit, say("papers-removed", title=document.title), rooms.back(organisation, WORD))
            return
        house = houses.get(visit.connection, document.house) if document.house is not None else None
        whose = say("papers-of-house", house=house.short) if house else say("papers-of-all")
        text = f"{document.title}\n{whose}\n{say(f'papers-state-{document.state}')}"
        off = (rooms.button(say("papers-remove"), WORD, organisation, "off", number),)
        rooms.screen(visit, text, off, rooms.back(organisation, WORD))


@dataclass(frozen=True, slots=True)
class PutOut:
    """A document for a house, or for all houses of the organisation."""

    organisation: int
    title: str
    file: dict[str, Any]
    house: int | None

    def do(self, visit: Visit) -> None:
        """Keep it and have it fetched; who sent it hears when residents can see it. Raises Refused."""
        rights.require(visit, self.organisation, Permission.DOCUMENTS)
        theirs = organisations.below(visit.connection, self.organisation)
        if self.house is not None and organisations.of_house(visit.connection, self.house).id not in theirs:
            raise Refused("papers-foreign", key="place")
        file, name = self.file, self.file.get("name") or f"{self.title}.{ENDINGS.get(self.file['kind'], 'pdf')}"
        number = documents.add(
            visit.connection, self.organisation, self.house, self.title, name, visit.now,
            line=file["line"], external=file["file"], by=visit.person.id,
        )  # fmt: skip
        to = {"document": number, "person": visit.person.id, "line": visit.line.id, "chat": visit.chat}
        jobs.add(visit.connection, "paper", to, visit.now)
        visit.errands = True
        close_with(visit, say("papers-soon", title=self.title))


ENDINGS = {"photo": "jpg"}


@conversation("paper")
def adding(talk: Talk) -> PutOut:
    """The file, what it is called, and whose it is."""
    organisation = int(talk.given("organisation"))
    file = talk.document("file", say("papers-file"))
    title = talk.text("title", say("papers-name"), low=3, high=TITLE)
    options = (Option("all", say("papers-all")), Option("house", say("papers-one")))
    if talk.choose("whose", say("papers-whose"), options) == "all":
        return PutOut(organisation, title, file or {}, None)
    spot = where(talk, say("papers-where"), known=False)
    if spot.house is None:
        raise Again(["house", "place"], note=say("home-not-listed"))
    return PutOut(organisation, title, file or {}, spot.house)


ROOM = Room(WORD, "office-papers", Permission.DOCUMENTS, show, press)


def command(visit: Visit, rest: str) -> None:
    """/papers."""
    rooms.enter(visit, WORD, Permission.DOCUMENTS, show)
