"""What a room of the office is, and what all rooms share; the rooms themselves are listed in handlers/doors.py.

A button of a room carries `o:WORD:ORGANISATION` (the room shows itself) or `o:WORD:ORGANISATION:…` (the room's own).
"""

from collections.abc import Callable
from dataclasses import dataclass

from domain.access import Permission
from handlers import rights
from handlers.events import Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import organisations

A_PAGE = 5
"""Organisations on a screen that asks which one."""
Show = Callable[[Visit, int], None]
"""With the organisation."""
Pressed = Callable[[Visit, Press, list[str]], None]
"""With what follows the word: the organisation's number first. The right to be in the room is checked already."""


def _nothing(visit: Visit, event: Press, parts: list[str]) -> None:
    visit.note(event, say("press-not-yours"))


@dataclass(frozen=True, slots=True)
class Room:
    """A part of the office: its word (ASCII, short), its label in locales/, who may enter, what it shows."""

    word: str
    label_id: str
    permission: Permission | None
    """None: whoever has a role there."""
    show: Show
    press: Pressed = _nothing
    listed: bool = True
    """Whether the office has a button for it: else another room leads there."""


def name_of(visit: Visit, organisation: int) -> str:
    """How an organisation is called on a screen."""
    found = organisations.get(visit.connection, organisation)
    return found.name if found is not None and found.name else say("office-nameless")


def button(label: str, word: str, organisation: int, *more: object, main: bool = False) -> Button:
    """A button of a room."""
    return Button(label, ":".join(map(str, ("o", word, organisation, *more))), main=main)


def back(organisation: int, word: str = "menu") -> tuple[Button, ...]:
    """The row that leads out: to the office, or to a room."""
    return (button(say("office-back"), word, organisation),)


def pairs(buttons: list[Button]) -> list[tuple[Button, ...]]:
    """Two in a row, so that the tightest keyboard holds them."""
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def screen(visit: Visit, text: str, *rows: tuple[Button, ...], bold: bool = False) -> None:
    """Show a room's screen."""
    visit.show(Screen(text, tuple(row for row in rows if row), bold=bold))


def enter(visit: Visit, word: str, permission: Permission | None, show: Show) -> None:
    """Enter a room by a command: at once where there is one organisation, else after asking which."""
    mine = rights.own(visit.connection, visit.person.id, permission)
    if len(mine) == 1:
        show(visit, mine[0])
    elif mine:
        choose(visit, word, mine)
    else:
        visit.answer(say("refused-office"))


def choose(visit: Visit, word: str, mine: list[int], page: int = 0) -> None:
    """Ask in which organisation."""
    shown = mine[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [(button(_cut(name_of(visit, one)), word, one),) for one in shown]
    if len(mine) > (page + 1) * A_PAGE:
        rows.append((Button(say("talk-more"), f"o:which:{page + 1}:{word}"),))
    screen(visit, say("office-which"), *rows)


def _cut(label: str) -> str:
    return label if len(label) <= 40 else label[:39].rstrip() + "…"
