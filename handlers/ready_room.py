"""The room of ready replies: a dispatcher or a head adds them, changes their words, takes them away."""

from dataclasses import dataclass

from domain.access import Permission
from domain.errors import Refused
from handlers import ready, ready_words, rights, rooms, running
from handlers.book import conversation
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import ready_replies, staff
from storage.ready_replies import Ready

WORD = "ready"
MOST, A_PAGE = 40, 6
NAME, LONGEST = 30, 1500
"""Characters of a name and of a text."""


def show(visit: Visit, organisation: int, note: str = "", page: int = 0) -> None:
    """All of them, each a button."""
    every = ready_words.replies(visit, organisation)
    shown = every[page * A_PAGE : (page + 1) * A_PAGE]
    rows = rooms.pairs([button(cut(one.name, 40), WORD, organisation, f"r{one.id}") for one in shown])
    turn = [button(say("ready-new"), WORD, organisation, "new", main=True)]
    if len(every) > (page + 1) * A_PAGE:
        turn.append(button(say("talk-more"), WORD, organisation, f"n{page + 1}"))
    text = say("ready-title", name=rooms.name_of(visit, organisation), fields=ready_words.names())
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, tuple(turn), back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A page (`n1`), a new one (`new`), one of them (`r5`), other words (`r5:set`), its end (`r5:off`)."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    number = int(what[1:]) if what[1:].isdecimal() and len(what) < 10 else 0
    if what == "new":
        _talk(visit, organisation)
        return
    if what[:1] == "n" and what[1:].isdecimal():
        show(visit, organisation, page=min(number, MOST))
        return
    one = next((each for each in ready_words.replies(visit, organisation) if what == f"r{each.id}"), None)
    if one is None:
        raise Refused("ready-gone")
    if not more:
        rows = (
            (
                button(say("ready-change"), WORD, organisation, what, "set"),
                button(say("ready-remove"), WORD, organisation, what, "off"),
            ),
            back(organisation, WORD),
        )
        rooms.screen(visit, f"{one.name}\n\n{one.text}", *rows, bold=True)
    elif more[0] == "set":
        _talk(visit, organisation, reply=one.id)
    elif more[0] == "off":
        ready_replies.remove(visit.connection, one.id, visit.now)
        _log(visit, one, "-")
        show(visit, organisation, say("ready-removed", name=one.name))
    else:
        raise Refused("press-not-yours")


def _talk(visit: Visit, organisation: int, **given: object) -> None:
    visit.fresh = True
    running.open_talk(visit, "ready", organisation=organisation, **given)


def _log(visit: Visit, one: Ready, sign: str) -> None:
    what = f"{sign}ready {one.id} {one.name}"
    staff.log(visit.connection, one.organisation, None, visit.person.id, what, visit.now)


@dataclass(frozen=True, slots=True)
class Keep:
    """A new one, or other words for one that is there."""

    organisation: int
    name: str
    text: str
    reply: int | None

    def do(self, visit: Visit) -> None:
        """Keep it. Raises Refused."""
        rights.require(visit, self.organisation, Permission.PHRASES)
        ready_words.check(self.text)
        every = ready_words.replies(visit, self.organisation)
        if self.reply is not None:
            one = next((each for each in every if each.id == self.reply), None)
            if one is None:
                raise Refused("ready-gone")
            ready_replies.change(visit.connection, one.id, self.text)
            _log(visit, one, "=")
            show(visit, self.organisation, say("ready-changed", name=one.name))
            return
        if len(every) >= MOST:
            raise Refused("ready-full", most=str(MOST))
        if any(each.name.casefold() == self.name.casefold() for each in every):
            raise Refused("ready-twice", key="name", name=self.name)
        number = ready_replies.add(visit.connection, self.organisation, self.name, self.text, visit.now)
        _log(visit, Ready(number, self.organisation, self.name, self.text), "+")
        show(visit, self.organisation, say("ready-made", name=self.name))


@conversation("ready")
def keeping(talk: Talk) -> Keep:
    """What it is called, what the resident reads."""
    reply = talk.given("reply")
    name = ""
    if reply is None:
        name = " ".join(talk.text("name", say("ready-ask-name"), low=2, high=NAME).split())
    asked = say("ready-ask-text", most=str(LONGEST), fields=ready_words.names())
    text = talk.text("text", asked, low=5, high=LONGEST)
    return Keep(int(talk.given("organisation")), name, text, reply)


def command(visit: Visit, rest: str) -> None:
    """`/t` in private: the room; `/t 12`: those for a ticket; `/t 12 3`: that one is sent. Raises Refused."""
    number, _, which = rest.lstrip("№# ").partition(" ")
    if not rest:
        rooms.enter(visit, WORD, Permission.PHRASES, show)
    elif number.isdecimal() and len(number) < 10:
        ready.command(visit, int(number), which.strip())
    else:
        raise Refused("ready-how")


ROOM = Room(WORD, "ready-button", Permission.PHRASES, show, press)
