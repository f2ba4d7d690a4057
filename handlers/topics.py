"""The room of topics: what an organisation does not do, and what it promises sooner than the rules."""

from dataclasses import dataclass, replace

from domain import categories, deadlines
from domain.access import Permission
from domain.errors import Refused
from domain.organisations import Organisation
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
HOURS = 24 * 60


def show(visit: Visit, organisation: int, note: str = "") -> None:
    """What is off, what is promised otherwise, and the button that changes it."""
    known = organisations.get(visit.connection, organisation)
    if known is None:
        raise Refused("press-not-yours")
    off = ", ".join(category_label(code) for code in known.categories_off[:MOST])
    terms = [_term(code, minutes) for code, minutes in list(deadlines.own(known.terms).items())[:MOST]]
    lines = [say("topics-title", name=rooms.name_of(visit, organisation))]
    lines += [say("topics-off", names=off) if off else say("topics-all"), *(terms or [say("topics-no-terms")])]
    text = "\n".join(lines)
    change = (button(say("topics-change"), WORD, organisation, "change", main=True),)
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, change, back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """Change one."""
    if parts[1:] != ["change"]:
        raise Refused("press-not-yours")
    visit.fresh = True
    running.open_talk(visit, "topic", organisation=int(parts[0]))


def _term(code: str, minutes: int) -> str:
    return say("topics-term", name=category_label(code), count=minutes // 60)


@dataclass(frozen=True, slots=True)
class Set:
    """What an organisation does about a category: `off`, `on`, or hours that it promises."""

    organisation: int
    code: str
    what: str
    hours: int = 0

    def do(self, visit: Visit) -> None:
        """Keep it; nobody promises more time than the law gives."""
        rights.require(visit, self.organisation, Permission.SET_UP)
        known = organisations.get(visit.connection, self.organisation)
        assert known is not None
        after = self._after(known)
        words = {"categories_off": after.categories_off, "terms": after.terms}
        organisations.change(visit.connection, self.organisation, **words)
        said = f"{self.code}: {self.what} {self.hours or ''}".strip()
        staff.log(visit.connection, self.organisation, None, visit.person.id, said, visit.now)
        show(visit, self.organisation, say("setup-kept"))

    def _after(self, known: Organisation) -> Organisation:
        off, terms = set(known.categories_off), deadlines.own(known.terms)
        if self.what in ("off", "on"):
            off = off | {self.code} if self.what == "off" else off - {self.code}
            return replace(known, categories_off=tuple(sorted(off)))
        legal = deadlines.TERMS[categories.get(self.code).sla].legal
        if legal is not None and self.hours * 60 > legal:
            raise Refused("topics-late", key="hours", count=legal // 60)
        terms = {code: minutes for code, minutes in terms.items() if code != self.code}
        if self.hours:
            terms[self.code] = self.hours * 60
        return replace(known, terms=tuple(f"{code}:{minutes}" for code, minutes in sorted(terms.items())))


@conversation("topic")
def topic(talk: Talk) -> Set:
    """Which category, and what about it."""
    organisation = int(talk.given("organisation"))
    code = report.picked(talk).code
    options = [Option(what, say(f"topics-{what}-it")) for what in ("off", "on", "term")]
    what = str(talk.choose("what", say("topics-what", name=category_label(code)), options))
    if what != "term":
        return Set(organisation, code, what)
    hours = talk.number("hours", say("topics-hours"), low=1, high=HOURS, optional=True)
    return Set(organisation, code, what, int(hours or 0))


def command(visit: Visit, rest: str) -> None:
    """`/topics`: categories and terms."""
    rooms.enter(visit, WORD, Permission.SET_UP, show)


ROOM = Room(WORD, "topics-button", Permission.SET_UP, show, press)
