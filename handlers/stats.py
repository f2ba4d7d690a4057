"""/stats: how well it goes, from – to, in all and apart by team, house, category, executor; nobody edits a figure."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain import periods
from domain.access import Permission, may
from domain.errors import Refused
from domain.periods import Period
from handlers import figure_words, moves, rights, rooms
from handlers.events import Press
from handlers.figure_words import one_line
from handlers.rooms import Room
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import figures, organisations
from storage.counted import Scope

WORD = "stats"
A_PAGE = 8
WHOLE = "all"
APART = ("team", "house", "category", "executor", "organisation")
_APART = re.compile(r"\bпо\s+(служб|бригад|дом|категори|исполнител|организаци|компани)\w*")
_WORDS = {"служб": "team", "бригад": "team", "дом": "house", "категори": "category", "исполнител": "executor"}
_WORDS |= {"организаци": "organisation", "компани": "organisation"}
Named = Callable[[str, str, int], Button]
"""A button by its label, the view that it leads to, the page."""


def read(typed: str, today: Any) -> tuple[str, Period]:
    """What is wanted apart, and over which time, out of «октябрь по службам». Raises Refused."""
    plain = typed.casefold()
    found = _APART.search(plain)
    view = _WORDS[found[1]] if found else WHOLE
    return view, periods.read(_APART.sub(" ", plain), today)


def screen(visit: Visit, organisation: int, view: str, period: Period, page: int, button: Named) -> Screen:
    """The figures of an organisation with all below it, or a page of them apart. Raises Refused."""
    _, local, zone = figure_words.today(visit.connection, organisation, visit.now)
    since, until = period.bounds(zone)
    below = organisations.below(visit.connection, organisation)
    title = say("figures-title", name=rooms.name_of(visit, organisation), span=figure_words.span(period, local))
    if view in APART:
        return _apart(visit, title, Scope(below), (since, until), view, page, button)
    scope = Scope(below)
    whole = figures.of(visit.connection, scope, since, until, visit.now)
    took = figures.median(visit.connection, scope, since, until)
    told = figure_words.told(whole, took, figures.voices(visit.connection, scope, min(until, visit.now)))
    views = [one for one in APART if one != "organisation" or len(below) > 1]
    if not _leads(visit, organisation):
        views = [one for one in views if one not in ("executor", "organisation")]
    rows = rooms.pairs([button(say(f"figures-by-{one}"), one, 0) for one in views])
    return Screen(f"{title}\n\n{told}", tuple(rows), bold=True)


def _apart(
    visit: Visit, title: str, scope: Scope, time: tuple[datetime, datetime], view: str, page: int, button: Named
) -> Screen:
    every = figures.by(visit.connection, scope, *time, visit.now, view)
    ordered = sorted(every.items(), key=lambda item: (item[0] is None, -item[1].new - item[1].ended, str(item[0])))
    shown = ordered[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [one_line(figure_words.name_of(visit.connection, view, key), one) for key, one in shown]
    rows: list[tuple[Button, ...]] = []
    if view == "organisation":
        rows = rooms.pairs([button(_label(visit, key), f"o{key}", 0) for key, _ in shown])
    last = [button(say("talk-more"), view, page + 1)] if len(ordered) > (page + 1) * A_PAGE else []
    rows.append((*last, button(say("figures-whole"), WHOLE, 0)))
    text = "\n".join([title, say(f"figures-by-{view}"), "", *(lines or [say("figures-nothing")])])
    return Screen(text, tuple(rows), bold=True)


def _label(visit: Visit, key: int) -> str:
    name = figure_words.name_of(visit.connection, "organisation", key)
    return name if len(name) <= 40 else f"{name[:39]}…"


def _leads(visit: Visit, organisation: int) -> bool:
    """Whether the visitor may see who does how much, and each organisation below by itself."""
    if visit.private:
        return rights.may_in(visit.connection, visit.person.id, organisation, Permission.FIGURES)
    return may(moves.roles(visit, organisation), Permission.FIGURES)


def looked_at(visit: Visit, organisation: int, view: str) -> tuple[int, str]:
    """Whose figures a view names, and which. A child's are for those above only. Raises Refused."""
    open_to_all = view in (*APART, WHOLE) and view not in ("executor", "organisation")
    if not open_to_all and not _leads(visit, organisation):
        raise Refused("figures-heads-only")
    if view in (*APART, WHOLE):
        return organisation, view
    child = int(view[1:]) if re.fullmatch(r"o\d{1,9}", view) else 0
    if child not in organisations.below(visit.connection, organisation):
        raise Refused("press-not-yours")
    return child, WHOLE


# In private: a room of the office.


def show(visit: Visit, organisation: int) -> None:
    """The last thirty days."""
    today, _, _ = figure_words.today(visit.connection, organisation, visit.now)
    _show(visit, organisation, WHOLE, periods.lately(today), 0)


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A view, its time and page: `12:team:261001-261031:0`."""
    period = periods.decoded(parts[2]) if len(parts) == 4 else None
    if period is None or not parts[3].isdecimal() or len(parts[3]) > 4:
        raise Refused("press-not-yours")
    _show(visit, int(parts[0]), parts[1], period, int(parts[3]))


def command(visit: Visit, rest: str) -> None:
    """`/stats октябрь по службам`; who works in several organisations says in which one."""
    mine = rights.own(visit.connection, visit.person.id, None)
    today, _, _ = figure_words.today(visit.connection, mine[0], visit.now)
    view, period = read(rest, today)
    if len(mine) == 1:
        _show(visit, mine[0], view, period, 0)
        return
    rows = [(rooms.button(_label(visit, one), WORD, one, view, period.code, 0),) for one in mine[: rooms.A_PAGE]]
    rooms.screen(visit, say("office-which"), *rows)


def _show(visit: Visit, organisation: int, view: str, period: Period, page: int) -> None:
    child, inside = looked_at(visit, organisation, view)

    def button(label: str, word: str, page: int) -> Button:
        kept = word if child == organisation or word != WHOLE else view
        return rooms.button(label, WORD, organisation, kept, period.code, page)

    found = screen(visit, child, inside, period, page, button)
    rows: Rows = found.rows if child == organisation else ((rooms.button(
        say("figures-by-organisation"), WORD, organisation, "organisation", period.code, 0),),)  # fmt: skip
    rooms.screen(visit, found.text, *rows, rooms.back(organisation), bold=True)


ROOM = Room(WORD, "office-stats", None, show, press)

# In a staff chat: the same of its organisation.


def in_chat(visit: Visit, rest: str) -> None:
    """The command. Raises Refused."""
    assert visit.desk is not None
    today, _, _ = figure_words.today(visit.connection, visit.desk.organisation, visit.now)
    view, period = read(rest, today)
    _in_chat(visit, view, period, 0)


def pressed_in_chat(visit: Visit, what: str, page: int) -> None:
    """`stats.team.261001-261031`. Raises Refused."""
    _, view, code = (*what.split("."), "", "")[:3]
    period = periods.decoded(code)
    if period is None:
        raise Refused("press-not-yours")
    visit.fresh = False
    _in_chat(visit, view, period, page)


def _in_chat(visit: Visit, view: str, period: Period, page: int) -> None:
    assert visit.desk is not None
    moves.require(visit, Permission.SEE)
    organisation, inside = looked_at(visit, visit.desk.organisation, view)

    def button(label: str, word: str, page: int) -> Button:
        return Button(label, f"c:0:{WORD}.{word}.{period.code}:{page}")

    visit.show(screen(visit, organisation, inside, period, page, button), f"stats:{visit.person.id}")
