"""The room of the organisation: its words, its hours, to whom it belongs and in which messengers it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from domain import hours
from domain.access import Permission
from domain.errors import Refused
from domain.organisations import FOREIGN, Legal, Organisation
from handlers import channels, rights, rooms, running
from handlers.book import conversation
from handlers.events import Press
from handlers.questions import Option
from handlers.rooms import Room, back, button
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, cut
from storage import organisations, staff

WORD = "setup"
LONGEST = 300
FACTS = ("phone", "office_phone", "address", "greeting", "hours", "name")
"""What is a plain text, by its column; the button says `setup-…`."""


def show(visit: Visit, organisation: int, note: str = "") -> None:
    """What is told, and a button for each."""
    known = organisations.get(visit.connection, organisation)
    if known is None:
        raise Refused("press-not-yours")
    lines = [say("setup-title", name=known.name or say("office-nameless"))]
    told = {fact: cut(getattr(known, fact), 120) or say("setup-empty") for fact in FACTS[:-1]}
    lines += [say(f"setup-{fact}-is", value=value) for fact, value in told.items()]
    lines += [say(f"setup-legal-{known.legal}"), _channels(visit, known)]
    buttons = [button(say(f"setup-{fact}"), WORD, organisation, fact) for fact in FACTS]
    buttons += [button(say("setup-legal"), WORD, organisation, "legal")]
    buttons += [button(say("setup-channels"), WORD, organisation, "channels")]
    buttons += [button(say("privacy-button"), "privacy", organisation)]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    text = "\n".join(lines)
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A fact to tell anew, to whom it belongs, a messenger to switch."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    if what in FACTS:
        visit.fresh = True
        running.open_talk(visit, "fact", organisation=organisation, fact=what)
    elif what == "legal":
        visit.fresh = True
        running.open_talk(visit, "legal", organisation=organisation)
    elif what == "channels":
        _switch(visit, organisation, more)
    else:
        raise Refused("press-not-yours")


def messengers(visit: Visit) -> list[str]:
    """The messengers that are on in this installation."""
    return list(dict.fromkeys(line.can.messenger for line in visit.office.lines.values()))


def _channels(visit: Visit, known: Organisation) -> str:
    on = [channels.called(one) for one in messengers(visit) if one not in known.channels_off]
    return say("setup-channels-are", names=", ".join(on) or say("setup-empty"))


def _switch(visit: Visit, organisation: int, more: list[str]) -> None:
    known = organisations.get(visit.connection, organisation)
    here = messengers(visit)
    if known is None or (more and (len(more) != 2 or more[0] not in here or more[1] not in ("on", "off"))):
        raise Refused("press-not-yours")
    off, note = set(known.channels_off), ""
    if more:
        off = off - {more[0]} if more[1] == "on" else off | {more[0]}
        if not set(here) - off:
            note = say("setup-channels-last")
        else:
            organisations.change(visit.connection, organisation, channels_off=tuple(sorted(off)))
            _log(visit, organisation, f"channels_off={','.join(sorted(off))}")
            note = _warned(known.legal, more[0]) if more[1] == "on" else ""
        known = organisations.get(visit.connection, organisation)
        assert known is not None
    rows = []
    for one in here:
        word, to = ("setup-channel-on", "on") if one in known.channels_off else ("setup-channel-off", "off")
        rows.append((button(say(word, name=channels.called(one)), WORD, organisation, "channels", one, to),))
    text = "\n\n".join(part for part in (note, _channels(visit, known), say("setup-channels-why")) if part)
    rooms.screen(visit, text, *rows, back(organisation, WORD))


def _warned(legal: str, messenger: str) -> str:
    """What the law says of a foreign messenger (41-FZ)."""
    return say(f"setup-foreign-{legal}") if messenger in FOREIGN else ""


def _phone(text: str) -> str:
    if not 2 <= sum(char.isdigit() for char in text) <= 15 or len(text) > 30:
        raise Refused("phone-wrong", key="value")
    return text


def _hours(text: str) -> str:
    try:
        hours.week(text)
    except Refused as refused:
        raise Refused(refused.text, key="value", **refused.words) from None
    return text


READ: Mapping[str, Callable[[str], str]] = {"phone": _phone, "office_phone": _phone, "hours": _hours}


@dataclass(frozen=True, slots=True)
class Tell:
    """A fact in words; empty: not told any more."""

    organisation: int
    fact: str
    value: str

    def do(self, visit: Visit) -> None:
        """Keep it, if it makes sense."""
        rights.require(visit, self.organisation, Permission.SET_UP)
        value = READ.get(self.fact, str)(self.value) if self.value else ""
        if self.fact == "name" and not value:
            raise Refused("setup-name-needed", key="value")
        organisations.change(visit.connection, self.organisation, **{self.fact: value})
        _log(visit, self.organisation, f"{self.fact}={value}")
        show(visit, self.organisation, say("setup-kept"))


@conversation("fact")
def tell(talk: Talk) -> Tell:
    """One text."""
    fact = str(talk.given("fact"))
    value = talk.text("value", say(f"setup-{fact}-ask"), high=LONGEST, optional=fact != "name")
    return Tell(int(talk.given("organisation")), fact, clean(value))


@dataclass(frozen=True, slots=True)
class Belong:
    """To whom it belongs."""

    organisation: int
    legal: str

    def do(self, visit: Visit) -> None:
        """Keep it; a public body answers in no foreign messenger from now on, as long as nobody switches one on."""
        rights.require(visit, self.organisation, Permission.SET_UP)
        belong(visit, self.organisation, self.legal)
        show(visit, self.organisation, say(f"setup-foreign-{self.legal}"))


def belong(visit: Visit, organisation: int, legal: str) -> None:
    """Keep to whom it belongs, and the messengers that follow from it."""
    known = organisations.get(visit.connection, organisation)
    off = set(known.channels_off) if known is not None else set()
    off = off | set(FOREIGN) if legal == Legal.MUNICIPAL else off - set(FOREIGN)
    organisations.change(visit.connection, organisation, legal=legal, channels_off=tuple(sorted(off)))
    _log(visit, organisation, f"legal={legal}")


@conversation("legal")
def legal(talk: Talk) -> Belong:
    """Private or public."""
    return Belong(int(talk.given("organisation")), ask_legal(talk))


def ask_legal(talk: Talk) -> str:
    """To whom does it belong?"""
    return str(talk.choose("legal", say("setup-legal-ask"), [Option(one, say(f"legal-{one}")) for one in Legal]))


def _log(visit: Visit, organisation: int, what: str) -> None:
    staff.log(visit.connection, organisation, None, visit.person.id, what, visit.now)


def command(visit: Visit, rest: str) -> None:
    """`/setup`: the words of the organisation."""
    rooms.enter(visit, WORD, Permission.SET_UP, show)


ROOM = Room(WORD, "setup-button", Permission.SET_UP, show, press)
