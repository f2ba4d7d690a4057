"""The room of topics: what an organisation does not do. By when it does what it does is in terms_room.py."""

from dataclasses import dataclass

from domain.access import Permission
from domain.errors import Refused
from handlers import report, rights, rooms, running
from handlers.book import conversation
from handlers.events import Press
from handlers.questions import Option
from handlers.rooms import Room, back, button
from handlers.statuses import category_label
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import organisations, staff

WORD = "topics"
MOST = 15
"""Of each kind that are told."""


def show(visit: Visit, organisation: int, note: str = "") -> None:
    """What is off, what is promised otherwise, and the button that changes it."""
    known = organisations.get(visit.connection, organisation)
    if known is None:
        raise Refused("press-not-yours")
    off = ", ".join(category_label(code) for code in known.categories_off[:MOST])
    lines = [say("topics-title", name=rooms.name_of(visit, organisation))]
    lines += [say("topics-off", names=off) if off else say("topics-all")]
    text = "\n".join(lines)
    change = (button(say("topics-change"), WORD, organisation, "change", main=True),)
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, change, back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """Change one."""
    if parts[1:] != ["change"]:
        raise Refused("press-not-yours")
    visit.fresh = True
    running.open_talk(visit, "topic", organisation=int(parts[0]))


@dataclass(frozen=True, slots=True)
class Set:
    """What an organisation does about a category: `off` or `on`."""

    organisation: int
    code: str
    what: str

    def do(self, visit: Visit) -> None:
        """Keep it."""
        rights.require(visit, self.organisation, Permission.SET_UP)
        known = organisations.get(visit.connection, self.organisation)
        assert known is not None
        off = set(known.categories_off) - {self.code} | ({self.code} if self.what == "off" else set())
        organisations.change(visit.connection, self.organisation, categories_off=tuple(sorted(off)))
        said = f"{self.code}: {self.what}"
        staff.log(visit.connection, self.organisation, None, visit.person.id, said, visit.now)
        show(visit, self.organisation, say("setup-kept"))


@conversation("topic")
def topic(talk: Talk) -> Set:
    """Which category, and what about it."""
    organisation = int(talk.given("organisation"))
    code = report.picked(talk).code
    options = [Option(what, say(f"topics-{what}-it")) for what in ("off", "on")]
    return Set(organisation, code, str(talk.choose("what", say("topics-what", name=category_label(code)), options)))


def command(visit: Visit, rest: str) -> None:
    """`/topics`: what is done here."""
    rooms.enter(visit, WORD, Permission.SET_UP, show)


ROOM = Room(WORD, "topics-button", Permission.SET_UP, show, press)
