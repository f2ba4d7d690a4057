"""The room where an organisation chooses how it works: each choice of domain/practice.py is a line of CHOICES.

A choice `NAME` has the label `practice-NAME` and the explanation `practice-NAME-why` in locales/, one of several
values also `practice-NAME-VALUE`.
"""

from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Connection

from domain import mornings
from domain.access import Permission
from domain.errors import Refused
from domain.practice import Practice
from handlers import rights, rooms, running
from handlers.book import conversation
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.screens import Button
from handlers.talk import Talk
from handlers.texts import has, say
from handlers.visit import Visit
from handlers.wording import clean, cut
from storage import dues, organisations, staff

WORD = "practice"
A_PAGE = 4
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice by its field: a switch, a number from – to (0, where it is allowed, reads `off`), one of `values`."""

    name: str
    least: int = 0
    most: int = 0
    values: tuple[str, ...] = ()


CHOICES: tuple[Choice, ...] = (
    Choice("confirm_done"),
    Choice("return_after", 0, 10_080),
    Choice("return_urgent", 0, 1440),
    Choice("silence_days", 0, 30),
    Choice("lapse_days", 1, 30),
    Choice("objection_days", 1, 365),
    Choice("digest", values=mornings.CHOICES),
)
"""In the order of their buttons; a switch needs no bounds, a text none and no values."""


def of(connection: Connection, organisation: int) -> Practice:
    """What an organisation has chosen."""
    found = organisations.get(connection, organisation)
    return found.practice if found is not None else Practice()


def show(visit: Visit, organisation: int, page: int = 0, note: str = "") -> None:
    """What holds, and a button for each choice."""
    practice = of(visit.connection, organisation)
    here = CHOICES[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [say("practice-line", what=say(f"practice-{one.name}"), value=_value(practice, one)) for one in here]
    rows: list[tuple[Button, ...]] = [
        (button(say(f"practice-{one.name}"), WORD, organisation, "see", one.name),) for one in here
    ]
    if len(CHOICES) > A_PAGE:
        pages = -(-len(CHOICES) // A_PAGE)
        rows.append((button(say("talk-more"), WORD, organisation, "page", (page + 1) % pages),))
    text = "\n".join((say("practice-title"), *lines))
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, back(organisation), bold=not note)


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A choice to look at, to change."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    if what == "page" and len(more) == 1 and more[0].isdecimal():
        show(visit, organisation, min(int(more[0]), (len(CHOICES) - 1) // A_PAGE))
        return
    choice = next((one for one in CHOICES if more and one.name == more[0]), None)
    if choice is None:
        raise Refused("press-not-yours")
    if what == "see":
        _see(visit, organisation, choice)
    elif what == "none" and choice.most and not choice.least:
        keep(visit, organisation, choice, 0)
    elif what == "tell" and not _options(choice):
        visit.fresh = True
        running.open_talk(visit, "practice", organisation=organisation, choice=choice.name)
    elif what == "set" and len(more) == 2 and more[1] in _options(choice):
        value: bool | str = more[1] if choice.values else more[1] == "on"
        keep(visit, organisation, choice, value)
    else:
        raise Refused("press-not-yours")


def keep(visit: Visit, organisation: int, choice: Choice, value: bool | int | str) -> None:
    """Keep a choice, log it, and have the clock look at the tickets again."""
    changed: dict[str, Any] = {choice.name: value}
    practice = replace(of(visit.connection, organisation), **changed)
    organisations.change(visit.connection, organisation, practice=practice)
    staff.log(visit.connection, organisation, None, visit.person.id, f"{choice.name}={value}", visit.now)
    dues.look_again(visit.connection, organisation, visit.now)
    told = say("practice-kept", what=say(f"practice-{choice.name}"), value=_value(practice, choice))
    show(visit, organisation, CHOICES.index(choice) // A_PAGE, told)


def _see(visit: Visit, organisation: int, choice: Choice) -> None:
    """What a choice means, what holds, and how to change it."""
    practice = of(visit.connection, organisation)
    rows: list[tuple[Button, ...]] = []
    for value in _options(choice):
        label = say(f"practice-{choice.name}-{value}") if choice.values else say(f"practice-{value}")
        rows.append((button(label, WORD, organisation, "set", choice.name, value),))
    if not rows:
        rows.append((button(say("practice-change"), WORD, organisation, "tell", choice.name),))
    if choice.most and not choice.least and getattr(practice, choice.name):
        rows.append((button(say("practice-off"), WORD, organisation, "none", choice.name),))
    line = say("practice-line", what=say(f"practice-{choice.name}"), value=_value(practice, choice))
    rooms.screen(visit, f"{line}\n{say(f'practice-{choice.name}-why')}", *rows, back(organisation, WORD), bold=True)


def _options(choice: Choice) -> tuple[str, ...]:
    """What is chosen by a button."""
    return choice.values or (("on", "off") if _kind(choice) is bool else ())


def _kind(choice: Choice) -> type:
    return type(next(one.default for one in fields(Practice) if one.name == choice.name))


def _value(practice: Practice, choice: Choice) -> str:
    """What holds, in words."""
    value = getattr(practice, choice.name)
    if isinstance(value, bool):
        return say("practice-yes" if value else "practice-no")
    if choice.values:
        return say(f"practice-{choice.name}-{value}")
    if isinstance(value, int):
        if value == 0 and choice.least == 0:
            return say("practice-no")
        unit = f"practice-{choice.name}-value"
        return say(unit, count=value) if has(unit) else str(value)
    return cut(str(value), 80) or say("practice-no")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number or a text is told."""

    organisation: int
    name: str
    value: str

    def do(self, visit: Visit) -> None:
        """Keep it, if it makes sense."""
        rights.require(visit, self.organisation, Permission.SET_UP)
        choice = next(one for one in CHOICES if one.name == self.name)
        keep(visit, self.organisation, choice, number(choice, self.value) if _kind(choice) is int else self.value)


def number(choice: Choice, typed: str) -> int:
    """A whole number within the bounds of a choice. Raises Refused."""
    word = clean(typed).casefold()
    if choice.least == 0 and word in say("practice-none-words").split("|"):
        return 0
    if not word.isdecimal() or not choice.least <= int(word[:9]) <= choice.most:
        raise Refused("practice-wrong", key="value", least=str(choice.least), most=str(choice.most))
    return int(word)


@conversation("practice")
def tell(talk: Talk) -> Chosen:
    """One number, or a text."""
    name = str(talk.given("choice"))
    value = talk.text("value", say(f"practice-{name}-why"), high=LONGEST)
    return Chosen(int(talk.given("organisation")), name, clean(value))


def command(visit: Visit, rest: str) -> None:
    """`/practice`: how the organisation works."""
    rooms.enter(visit, WORD, Permission.SET_UP, show)


ROOM = Room(WORD, "practice-button", Permission.SET_UP, show, press)
