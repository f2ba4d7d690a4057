"""The room of posters: a PDF with QR codes for the entrances of a house, or of all houses of an organisation."""

from dataclasses import dataclass

from domain.access import Permission
from domain.errors import Refused
from handlers import rights, rooms
from handlers.book import conversation
from handlers.events import Press
from handlers.filled import close_with
from handlers.place import where
from handlers.rooms import Room
from handlers.running import open_talk
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words
from storage import houses, jobs, organisations, posters

WORD = "posters"
AT_ONCE = 60
"""Houses whose posters make one file that a chat still takes."""


def show(visit: Visit, organisation: int) -> None:
    """For one house, or for all."""
    count = len(_theirs(visit, organisation))
    rows = [(rooms.button(say("posters-one"), WORD, organisation, "one", main=True),)] if count else []
    if 1 < count <= AT_ONCE:
        rows.append((rooms.button(say("posters-all", count=count), WORD, organisation, "all"),))
    text = say("posters-ask" if 0 < count <= AT_ONCE else "posters-many" if count else "posters-no-houses")
    rooms.screen(visit, text, *rows, rooms.back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """Which of the two."""
    organisation = int(parts[0])
    theirs = _theirs(visit, organisation)
    if parts[1] == "one":
        open_talk(visit, "poster", organisation=organisation)
    elif 0 < len(theirs) <= AT_ONCE:
        _order(visit, theirs)
        visit.answer(say("posters-soon"))
    else:
        raise Refused("posters-many")


def command(visit: Visit, rest: str) -> None:
    """/posters, or /posters with an address. Raises Refused."""
    if not has_words(rest):
        rooms.enter(visit, WORD, Permission.PUBLISH, show)
        return
    found = houses.search(visit.connection, clean(rest), 1)
    if not found:
        raise Refused("posters-no-house", house=clean(rest)[:80])
    company = organisations.of_house(visit.connection, found[0].id)
    mine = rights.own(visit.connection, visit.person.id, Permission.PUBLISH)
    if not {company.id, *organisations.ancestors(visit.connection, company.id)} & set(mine):
        raise Refused("papers-foreign")
    _order(visit, [found[0].id])
    visit.answer(say("posters-soon-house", house=found[0].short))


def _theirs(visit: Visit, organisation: int) -> list[int]:
    return posters.numbers(visit.connection, organisations.below(visit.connection, organisation))


def _order(visit: Visit, numbers: list[int]) -> None:
    to = {"houses": numbers, "person": visit.person.id, "line": visit.line.id, "chat": visit.chat}
    jobs.add(visit.connection, "posters", to, visit.now)
    visit.errands = True


@dataclass(frozen=True, slots=True)
class Order:
    """The posters of a house are wanted."""

    organisation: int
    house: int

    def do(self, visit: Visit) -> None:
        """Have them drawn. Raises Refused."""
        rights.require(visit, self.organisation, Permission.PUBLISH)
        if self.house not in _theirs(visit, self.organisation):
            raise Refused("papers-foreign", key="place")
        _order(visit, [self.house])
        close_with(visit, say("posters-soon"))


@conversation("poster")
def which(talk: Talk) -> Order:
    """For which house."""
    spot = where(talk, say("posters-where"), known=False)
    if spot.house is None:
        raise Again(["house", "place"], note=say("home-not-listed"))
    return Order(int(talk.given("organisation")), spot.house)


ROOM = Room(WORD, "office-posters", Permission.PUBLISH, show, press)
