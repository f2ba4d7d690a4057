"""Special control: what was opened again twice is marked, its head told once, and listed for heads and curators."""

from domain.access import Permission, may
from domain.dues import Due
from domain.errors import Refused
from domain.ladder import JUST_AFTER
from domain.organisations import Organisation
from domain.tickets import Ticket, is_open
from handlers import ladder, moves, rooms, showing
from handlers.board import ticket_line
from handlers.dues import CHORES, Chore, Tick
from handlers.events import Press
from handlers.rooms import Room
from handlers.screens import Button, Screen
from handlers.statuses import category_label
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.whereabouts import house_words
from storage import special, tickets
from storage.outbox import Post

KIND = "special"
WORD = "control"
"""Of the room and of the command."""
TWICE = 2
A_PAGE = 8


def when(ticket: Ticket, organisation: Organisation) -> list[Due]:
    """As soon as it was opened again the second time."""
    again = ticket.reopened >= TWICE and not ticket.special and is_open(ticket.status)
    return [Due(ticket.changed + JUST_AFTER, KIND)] if again else []


def do(tick: Tick, due: Due) -> None:
    """Mark it, and tell the heads."""
    c, ticket = tick.connection, tick.ticket
    tickets.update(c, ticket.id, special=True)
    tickets.log(c, ticket.id, tick.now, action=KIND, before=ticket.status, after=ticket.status)
    after = tick.again()
    tick.posts += showing.posts(c, after)
    title = say("card-title", number=str(after.id), what=category_label(after.category))
    list_ = rooms.button(say("office-control"), WORD, after.organisation)
    screen = Screen(f"{title}\n{house_words(after)}\n{say('special-told')}", ((list_,),), bold=True).pack()
    tick.posts += [
        Post(one.line, one.external, screen, NOTICE, person=one.person.id) for one in ladder.heads(c, after, tick.now)
    ]


def _lines(visit: Visit, organisation: int, page: int) -> tuple[str, bool]:
    """A page of the list, and whether there is another."""
    found = special.under_control(visit.connection, organisation, A_PAGE + 1, page)
    lines = [ticket_line(one, visit.now) for one in found[:A_PAGE]]
    text = "\n".join([say("control-title"), "", *lines]) if lines else say("control-none")
    return text, len(found) > A_PAGE


def command(visit: Visit, rest: str = "") -> None:
    """The list, in private."""
    rooms.enter(visit, WORD, Permission.CONTROL, show)


def show(visit: Visit, organisation: int, page: int = 0) -> None:
    """The list of an organisation, in private."""
    text, more = _lines(visit, organisation, page)
    turn = (rooms.button(say("talk-more"), WORD, organisation, page + 1),) if more else ()
    rooms.screen(visit, text, turn, rooms.back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """The next page."""
    if not parts[1].isdecimal() or len(parts[1]) > 4:
        raise Refused("press-not-yours")
    show(visit, int(parts[0]), int(parts[1]))


def in_chat(visit: Visit, page: int = 0) -> None:
    """The list in a staff chat, for who may see it. Raises Refused."""
    if visit.desk is None or not may(moves.roles(visit, visit.desk.organisation), Permission.CONTROL):
        raise Refused("refused-control")
    text, more = _lines(visit, visit.desk.organisation, page)
    rows = ((Button(say("card-more"), f"c:0:{WORD}:{page + 1}"),),) if more else ()
    visit.show(Screen(text, rows), f"list:{visit.person.id}")


ROOM = Room(WORD, "office-control", Permission.CONTROL, show, press)
CHORES[KIND] = Chore(when, do)
