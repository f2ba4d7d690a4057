"""Linking messengers: a code makes the person who writes there the person who writes here."""

import re
from dataclasses import dataclass

from domain.people import Person
from handlers import channels, menu
from handlers.book import conversation
from handlers.events import Message, Press
from handlers.questions import Option
from handlers.running import open_talk
from handlers.screens import Button, Screen
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import has, say
from handlers.visit import Visit
from storage import conversations, linking, merging, organisations, people, personal, residence

NAME = "link"
PREFIX = "l"
"""Of the deep link that carries a code."""
SORT = "link:"
YIELD = ("welcome", "home", "mailing")
"""Conversations that ask for no number."""
_CODE = re.compile(r"\d{8}")


def show(visit: Visit) -> None:
    """A code for another messenger, the links that carry it, and what is linked already."""
    code = linking.make_code(visit.connection, visit.person.id, visit.now)
    own = organisations.of_house(visit.connection, visit.person.house)
    others = [line for line in channels.of(visit.connection, visit.office.lines, own) if line.id != visit.line.id]
    links = [
        say("link-open", messenger=_messenger(line.can.messenger), link=line.link.format(code=PREFIX + code))
        for line in others
        if line.link
    ]
    rows = [
        (Button(say("link-unlink", messenger=_named(visit, one.line)), f"u:{one.id}"),)
        for one in people.contact_of(visit.connection, visit.person.id)
        if one.id != visit.contact.id
    ]
    rows.append((Button(say("link-type"), "m:code"),))
    text = say("link-code", code=f"{code[:4]} {code[4:]}")
    visit.show(Screen("\n\n".join([text, *links]), tuple(rows[-6:])))


def type_in(visit: Visit) -> None:
    """A code of another messenger is to be typed here."""
    open_talk(visit, NAME)


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """To unlink an address of one's own."""
    if len(parts) != 1 or not parts[0].isdecimal() or len(parts[0]) > 9:
        return False
    visit.fresh = True
    contact = people.find(visit.connection, int(parts[0]))
    if contact is None or contact.person.id != visit.person.id or contact.id == visit.contact.id:
        menu.show(visit, say("link-not-linked"))
        return True
    old = visit.person.id
    linking.unlink(visit.connection, contact, visit.now)
    merging.record(visit.connection, old, contact.id, visit.contact, "unlinked", visit.now)
    visit.become(reached=visit.contact.id)
    menu.show(visit, say("link-unlinked", messenger=_named(visit, contact.line)))
    return True


def typed(visit: Visit, message: Message) -> bool:
    """A code that is typed out of the blue, before consent too; False for whatever is none."""
    code = re.sub(r"[\s\-–—]", "", message.text) if len(message.text) < 16 else ""
    talk = visit.conversation
    if not _CODE.fullmatch(code) or (talk is not None and talk.name == NAME):
        return False
    if linking.find(visit.connection, code) is None:
        if talk is None or talk.name in YIELD:  # else it may be a number that was asked for
            residence.tried(visit.connection, visit.person.id, SORT + str(visit.person.id), visit.now)
        return False
    if talk is not None and talk.name in YIELD and not talk.answers.get("story"):
        visit.close()
    open_talk(visit, NAME, code=code)
    return True


def started(visit: Visit, start: str) -> bool:
    """The deep link was opened; False when this is none of ours."""
    if not start.startswith(PREFIX) or not _CODE.fullmatch(start.removeprefix(PREFIX)):
        return False
    open_talk(visit, NAME, code=start.removeprefix(PREFIX))
    return True


@dataclass(frozen=True, slots=True)
class Link:
    """A code that was typed or came with a link; `sure`: they have said that it is them."""

    code: str
    sure: bool = False

    def do(self, visit: Visit) -> None:
        """Say what is wrong with it, ask whether it is them, or make two persons one."""
        wrong = self._wrong(visit)
        if wrong:
            menu.show(visit, wrong)
            return
        code = linking.find(visit.connection, self.code)
        assert code is not None
        if not self.sure:
            open_talk(visit, NAME, code=self.code, whose=_who(visit, code.person))
            return
        linking.use(visit.connection, self.code, visit.now)
        gone = visit.person.id
        conversations.close(visit.connection, visit.closed)
        merging.merge(visit.connection, code.person, gone, visit.contact, visit.now)
        contact = people.find(visit.connection, visit.contact.id)
        assert contact is not None
        linking.follow(visit.connection, contact)
        visit.contact = contact
        visit.become(reached=contact.id)
        for other in people.contact_of(visit.connection, code.person):
            if other.id != contact.id and other.is_reached:
                told = Screen(say("link-told", messenger=_named(visit, contact.line)))
                visit.tell(other.line, other.external, told, person=code.person)
        menu.show(visit, say("link-done", who=_who(visit, code.person)))

    def _wrong(self, visit: Visit) -> str:
        what = SORT + str(visit.person.id)
        if not residence.tries_left(visit.connection, visit.person.id, what, visit.now, SORT).left:
            return say("link-tries-over")
        code = linking.find(visit.connection, self.code)
        if code is None:
            residence.tried(visit.connection, visit.person.id, what, visit.now)
            return say("link-unknown")
        if code.used is not None:
            return say("link-used")
        if code.person == visit.person.id:
            return say("link-own")
        return say("link-over") if code.is_over(visit.now) else ""


@dataclass(frozen=True, slots=True)
class Stays:
    """It is somebody else: nothing changes."""

    def do(self, visit: Visit) -> None:
        """Say so."""
        menu.show(visit, say("link-kept"))


@conversation(NAME, drafts=False)
def link(talk: Talk) -> Command:
    """The code, and whether it is them."""
    code = re.sub(r"[\s\-–—]", "", talk.text("code", say("link-ask"), high=20))
    if not _CODE.fullmatch(code):
        raise Again(["code"], note=say("link-eight"))
    whose = talk.given("whose")
    if whose is None:
        return Link(code)
    options = (Option("yes", say("link-yes")), Option("no", say("link-no")))
    if talk.choose("sure", say("link-sure", who=whose), options) == "no":
        return Stays()
    return Link(code, sure=True)


def _who(visit: Visit, person: int) -> str:
    """A name where it is kept, and how many tickets: enough to know oneself by."""
    found = people.contact_of(visit.connection, person)
    named: Person | None = found[0].person if found else None
    name = named.name if named is not None and named.consents and named.name else say("link-nameless")
    return say("link-person", name=name, count=personal.counted(visit.connection, person).tickets)


def _named(visit: Visit, line: int) -> str:
    known = visit.office.lines.get(line)
    return _messenger(known.can.messenger if known else "")


def _messenger(name: str) -> str:
    return say(f"messenger-{name}") if has(f"messenger-{name}") else name
