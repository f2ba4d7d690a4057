"""The room of residents' data: who the operator of personal data is, and on which ground they are kept (152-FZ)."""

from dataclasses import dataclass

from domain.access import Permission
from domain.errors import Refused
from domain.inn import is_inn
from domain.organisations import Ground
from handlers import rights, rooms, running
from handlers.book import conversation
from handlers.events import Press
from handlers.questions import Option
from handlers.rooms import Room, back, button
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean
from storage import organisations, staff

WORD = "privacy"


def show(visit: Visit, organisation: int, note: str = "") -> None:
    """What residents are told, and what can be changed."""
    known = organisations.get(visit.connection, organisation)
    if known is None:
        raise Refused("press-not-yours")
    told = [say("privacy-inn-is", inn=known.inn or say("setup-empty")), say(f"privacy-{known.ground}-is")]
    rows = [(button(say(f"privacy-{what}"), WORD, organisation, what),) for what in ("inn", "ground")]
    text = "\n".join([say("privacy-title"), *told])
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, back(organisation, "setup"))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """One of the two is to be told anew."""
    visit.fresh = True
    if len(parts) != 2 or parts[1] not in ("inn", "ground"):
        raise Refused("press-not-yours")
    running.open_talk(visit, WORD, organisation=int(parts[0]), what=parts[1])


@dataclass(frozen=True, slots=True)
class Keep:
    """A taxpayer's number or a ground."""

    organisation: int
    what: str
    value: str

    def do(self, visit: Visit) -> None:
        """Keep it; who agreed stays as they are, who comes from now on reads the other text."""
        rights.require(visit, self.organisation, Permission.SET_UP)
        if self.what == "inn" and self.value and not is_inn(self.value):
            raise Refused("privacy-inn-wrong", key="value")
        organisations.change(visit.connection, self.organisation, **{self.what: self.value})
        told = f"{self.what}={self.value}"
        staff.log(visit.connection, self.organisation, None, visit.person.id, told, visit.now)
        show(visit, self.organisation, say("setup-kept"))


@conversation(WORD, drafts=False)
def keep(talk: Talk) -> Keep:
    """The number, or the ground."""
    what = str(talk.given("what"))
    if what == "inn":
        value = clean(talk.text("value", say("privacy-inn-ask"), high=20, optional=True)).replace(" ", "")
    else:
        options = [Option(ground, say(f"privacy-{ground}")) for ground in Ground]
        value = str(talk.choose("value", say("privacy-ground-ask"), options))
    return Keep(int(talk.given("organisation")), what, value)


ROOM = Room(WORD, "privacy-button", Permission.SET_UP, show, press, listed=False)
