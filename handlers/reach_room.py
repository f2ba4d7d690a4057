"""/reach: how many flats are linked, by house, entrance, poster, messenger, week; counts, never names."""

from datetime import UTC, datetime, timedelta

from domain.access import Permission
from handlers import rooms
from handlers.events import Press
from handlers.rooms import Room
from handlers.screens import Button
from handlers.texts import has, say
from handlers.visit import Visit
from handlers.wording import cut
from storage import jobs, linked, organisations, web_links
from storage.linked import Count

WORD = "reach"
A_PAGE = 8
NAME = 40
VIEWS = {
    "house": linked.by_house,
    "door": linked.by_entrance,
    "poster": linked.by_poster,
    "line": linked.by_messenger,
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SAVINGS = "savings"
"""The kind of the links to the page of what was saved."""


def show(visit: Visit, organisation: int) -> None:
    """The sum, and the ways to look at it."""
    every = rows(visit, organisation, "house")
    flats = sum(one.total for one in every)
    text = say(
        "reach-text",
        name=rooms.name_of(visit, organisation),
        linked=sum(one.linked for one in every),
        named=sum(one.named for one in every),
        houses=len(every),
    )
    if flats:
        text += "\n" + say("reach-share", share=_share(sum(one.named for one in every), flats))
    views = [rooms.button(say(f"reach-by-{view}"), WORD, organisation, view) for view in (*VIEWS, "week")]
    pairs = [tuple(views[at : at + 2]) for at in range(0, len(views), 2)]
    last = [rooms.button(say("reach-sheet"), WORD, organisation, "sheet")]
    if visit.office.web:
        last.append(rooms.button(say("reach-savings"), WORD, organisation, SAVINGS))
    rooms.screen(visit, text, *pairs, tuple(last), rooms.back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A view and its page, the file, the page of what was saved."""
    organisation, view = int(parts[0]), parts[1]
    page = int(parts[2]) if len(parts) > 2 and parts[2].isdecimal() and len(parts[2]) < 6 else 0
    if view == "sheet":
        to = {"organisation": organisation, "person": visit.person.id, "line": visit.line.id, "chat": visit.chat}
        jobs.add(visit.connection, "reach", to, visit.now)
        visit.errands = True
        visit.answer(say("reach-soon"))
    elif view == SAVINGS and visit.office.web:
        code = web_links.make(visit.connection, SAVINGS, visit.person.id, organisation, visit.now)
        visit.answer(say("reach-link", link=f"{visit.office.web}/savings/{code}"))
    elif view in VIEWS or view == "week":
        _view(visit, organisation, view, page)
    else:
        show(visit, organisation)


def command(visit: Visit, rest: str) -> None:
    """/reach."""
    rooms.enter(visit, WORD, Permission.FIGURES, show)


def rows(visit: Visit, organisation: int, view: str) -> list[Count]:
    """What one view tells of an organisation and all below it."""
    return VIEWS[view](visit.connection, organisations.below(visit.connection, organisation))


def _view(visit: Visit, organisation: int, view: str, page: int) -> None:
    theirs = organisations.below(visit.connection, organisation)
    if view == "week":
        weeks = linked.by_week(visit.connection, theirs)
        lines = [line(view, Count(week(since), one.linked, one.named)) for since, one in weeks]
    else:
        lines = [line(view, one) for one in VIEWS[view](visit.connection, theirs)]
    shown = lines[page * A_PAGE : (page + 1) * A_PAGE]
    text = "\n".join([say(f"reach-by-{view}"), *(shown or [say("reach-nothing")])])
    more = len(lines) > (page + 1) * A_PAGE
    turn: tuple[Button, ...] = (rooms.button(say("talk-more"), WORD, organisation, view, page + 1),) if more else ()
    rooms.screen(visit, text, turn, rooms.back(organisation, WORD), bold=True)


def line(view: str, one: Count) -> str:
    """One of them in words."""
    words = {"name": cut(name(view, one), NAME), "linked": str(one.linked), "named": str(one.named)}
    if view == "poster":
        return say("reach-line-poster", **words, scans=one.total)
    return say("reach-line-of" if one.total else "reach-line", **words, total=str(one.total))


def name(view: str, one: Count) -> str:
    """What a line is about, in words."""
    if view == "line":
        messenger = f"poster-{one.name}"
        return say(messenger) if has(messenger) else one.name
    house, _, rest = one.name.partition("|")
    door, _, invited = rest.partition("|")
    parts = [house, say("place-with-entrance", number=door) if door not in ("", "0") else ""]
    parts.append(say("reach-invited") if invited else "")
    return ", ".join(part for part in parts if part)


def week(milliseconds: int) -> str:
    """The days of a week, by the milliseconds of its Monday."""
    monday = (EPOCH + timedelta(milliseconds=milliseconds)).date()
    return f"{monday:%d.%m}–{monday + timedelta(days=6):%d.%m.%Y}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}".replace(".", ",").removesuffix(",0")


ROOM = Room(WORD, "office-reach", Permission.FIGURES, show, press)
