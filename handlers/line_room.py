"""The room of bots: which an organisation has of its own, how each is doing, a link for one more, one taken away."""

from domain.access import Permission
from domain.errors import Refused
from handlers import channels, rooms
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.screens import Button, Does
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import lines, staff, web_links
from storage.lines import LineRow

WORD = "lines"
LINK = "token"
"""The kind of the one-time links to the page that takes a token."""
MOST = 4


def show(visit: Visit, organisation: int, note: str = "") -> None:
    """Its own bots, each with a button that takes it away."""
    own = of(visit, organisation)
    told = [_line(row) for row in own[:MOST]] or [say("lines-none")]
    rows = [
        (button(cut(say("lines-away", name=_name(row)), 40), WORD, organisation, "away", row.id),) for row in own[:MOST]
    ]
    if visit.office.web:
        rows.append((button(say("lines-add"), WORD, organisation, "add", main=True),))
    else:
        told.append(say("lines-no-page"))
    text = "\n".join([say("lines-title", name=rooms.name_of(visit, organisation)), *told])
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A link for one more; one is taken away, after it was asked once more."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    if what == "add" and visit.office.web:
        code = web_links.make(visit.connection, LINK, visit.person.id, organisation, visit.now)
        page = Button(say("lines-page"), f"{visit.office.web}/token/{code}", Does.LINK)
        rooms.screen(visit, say("lines-link"), (page,), back(organisation, WORD))
        return
    row = next((row for row in of(visit, organisation) if more and str(row.id) == more[0]), None)
    if row is None:
        raise Refused("press-not-yours")
    if what == "away":
        sure = button(say("lines-sure"), WORD, organisation, "gone", row.id)
        rooms.screen(visit, say("lines-ask", name=_name(row)), (sure,), back(organisation, WORD))
    elif what == "gone":
        lines.take_away(visit.connection, row.id)
        staff.log(visit.connection, organisation, None, visit.person.id, f"-line {row.messenger} {row.id}", visit.now)
        show(visit, organisation, say("lines-gone", name=_name(row)))
    else:
        raise Refused("press-not-yours")


def of(visit: Visit, organisation: int) -> list[LineRow]:
    """Its own bots that are at work, or should be."""
    return [row for row in lines.all(visit.connection) if row.organisation == organisation and row.sealed]


def _line(row: LineRow) -> str:
    return say("lines-one", messenger=channels.called(row.messenger), name=_name(row), state=state(row))


def state(row: LineRow) -> str:
    """How a bot is doing, in words."""
    return say(f"lines-{row.state}" if row.state in ("refused", "locked") else "lines-well")


def _name(row: LineRow) -> str:
    return row.name or say("office-nameless")


def command(visit: Visit, rest: str) -> None:
    """/bots."""
    rooms.enter(visit, WORD, Permission.SET_UP, show)


ROOM = Room(WORD, "office-lines", Permission.SET_UP, show, press)
