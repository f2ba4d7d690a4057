"""/journal: every request of a time with all its fields as a workbook, sent to who asked, in private."""

from domain import periods
from domain.access import Permission
from domain.errors import Refused
from domain.periods import YEAR, Period
from handlers import figure_words, moves, rights, rooms
from handlers.dialogues import dialogue
from handlers.events import Press
from handlers.rooms import Room
from handlers.screens import Button, Does, Rows
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import jobs, journal, web_links

WORD = "journal"
JOB = "journal"
LINK = "journal"
"""The kind of the links to its page."""


def show(visit: Visit, organisation: int) -> None:
    """The usual times have a button, any other is typed."""
    today, _, _ = figure_words.today(visit.connection, organisation, visit.now)
    usual = {name: periods.read(say(f"journal-period-{name}"), today) for name in ("week", "month", "before")}
    buttons = [rooms.button(say(f"journal-button-{name}"), WORD, organisation, one.code) for name, one in usual.items()]
    text = say("journal-text", name=rooms.name_of(visit, organisation))
    rooms.screen(visit, text, *rooms.pairs(buttons), rooms.back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """One of the usual times. Raises Refused."""
    period = periods.decoded(parts[1]) if len(parts) == 2 else None
    if period is None or period.length > YEAR:
        raise Refused("press-not-yours")
    order(visit, int(parts[0]), period)


def command(visit: Visit, rest: str) -> None:
    """`/journal 01.10–31.10`; who runs several organisations says of which one."""
    mine = rights.own(visit.connection, visit.person.id, Permission.JOURNAL)
    if not rest or not mine:
        rooms.enter(visit, WORD, Permission.JOURNAL, show)
        return
    today, _, _ = figure_words.today(visit.connection, mine[0], visit.now)
    period = periods.read(rest, today, YEAR)
    if len(mine) == 1:
        order(visit, mine[0], period)
        return
    names = [(one, cut(rooms.name_of(visit, one), 40)) for one in mine[: rooms.A_PAGE]]
    rooms.screen(visit, say("office-which"), *((rooms.button(name, WORD, one, period.code),) for one, name in names))


def order(visit: Visit, organisation: int, period: Period) -> None:
    """Have it made and sent into this private chat."""
    _order(visit, organisation, period, visit.line.id, visit.chat)
    rows: Rows = (rooms.back(organisation),)
    text = say("journal-soon")
    if visit.line.can.abroad:
        text += "\n\n" + say("journal-closed" if visit.office.web else "journal-closed-no-page")
        rows = (_page(visit, organisation, period), *rows)
    rooms.screen(visit, text, *rows)


def in_chat(visit: Visit, rest: str) -> None:
    """From a staff chat it goes into the private one of who asks. Raises Refused."""
    assert visit.desk is not None
    moves.require(visit, Permission.JOURNAL)
    organisation = visit.desk.organisation
    today, _, _ = figure_words.today(visit.connection, organisation, visit.now)
    period = periods.read(rest or say("journal-period-month"), today, YEAR)
    to = dialogue(visit.connection, visit.person.id)
    if to is None:
        raise Refused("journal-no-dialogue")
    _order(visit, organisation, period, to.line, to.external)
    visit.answer(say("journal-soon-private"))


def _order(visit: Visit, organisation: int, period: Period, line: int, chat: str) -> None:
    """Raises Refused where there is nothing to be written."""
    _, _, zone = figure_words.today(visit.connection, organisation, visit.now)
    if not journal.count(visit.connection, organisation, *period.bounds(zone)):
        raise Refused("journal-nothing")
    to = {"person": visit.person.id, "line": line, "chat": chat}
    what = {"organisation": organisation, "period": period.code, "closed": visit.office.lines[line].can.abroad}
    jobs.add(visit.connection, JOB, {**to, **what}, visit.now)
    visit.errands = True


def _page(visit: Visit, organisation: int, period: Period) -> tuple[Button, ...]:
    """The way to our own page, where the whole of it lies."""
    if not visit.office.web:
        return ()
    payload = {"period": period.code}
    code = web_links.make(visit.connection, LINK, visit.person.id, organisation, visit.now, payload)
    return (Button(say("journal-open"), f"{visit.office.web}/journal/{code}", Does.LINK),)


ROOM = Room(WORD, "office-journal", Permission.JOURNAL, show, press)
