"""More than ten new tickets in a minute become one list: each is opened from it by its number.

Danger to people has its own card at once, however many come. A supply that failed is an emergency too, but then the
first ten have rung, and the two hundred that follow are what the list is for.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.organisations import StaffChat
from domain.tickets import Ticket
from handlers.board import MOST, ROOM, ticket_line, units
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import OVERVIEW
from storage import bursts
from storage.outbox import Post

CARDS = 10
"""Tickets that get a card within a minute."""
MINUTE = timedelta(minutes=1)
BUTTONS, A_ROW = 8, 4


def enter(connection: Connection, ticket: Ticket, now: datetime) -> int | None:
    """See whether a new ticket is one too many for a card; the list that shows it then."""
    if ticket.is_danger:
        return None
    into = bursts.list_for(connection, ticket, CARDS, now - MINUTE)
    if into is not None:
        bursts.put(connection, [ticket.id], into)
    return into


def gather(connection: Connection, waiting: list[Ticket]) -> int | None:
    """Of tickets that have waited for a chat danger and the first ten get cards, the others this list."""
    calm = [ticket.id for ticket in waiting if not ticket.is_danger]
    bursts.put(connection, [ticket.id for ticket in waiting], None)
    if len(calm) <= CARDS:
        return None
    bursts.put(connection, calm[CARDS:], calm[CARDS])
    return calm[CARDS]


def leave(connection: Connection, number: int) -> None:
    """A ticket is not shown by a list any more."""
    bursts.put(connection, [number], None)


def post(chat: StaffChat, number: int, *, quiet: bool) -> Post:
    """Have a list drawn again in a staff chat; it rings once at most, when it begins."""
    return Post(chat.line, chat.chat, None, OVERVIEW, shows=f"new:{number}", quiet=quiet)


def draw(connection: Connection, number: str, now: datetime) -> Screen | None:
    """The list that begins with this ticket, as it is now."""
    listed = bursts.listed_in(connection, int(number)) if number.isdecimal() else []
    if not listed:
        return Screen(say("burst-over"))
    text, told = say("burst-title", count=len(listed)) + "\n", 0
    for ticket in listed[:MOST]:
        line = ticket_line(ticket, now)
        if units(text) + units(line) > ROOM:
            break
        text, told = f"{text}\n{line}", told + 1
    if rest := len(listed) - told:
        text += "\n" + say("board-rest", count=rest)
    return Screen(f"{text}\n\n{say('burst-open', number=str(listed[0].id))}", _buttons(listed), bold=True)


def _buttons(listed: list[Ticket]) -> Rows:
    buttons = [
        Button(say("ticket-number", number=str(ticket.id)), f"c:{ticket.id}:open") for ticket in listed[:BUTTONS]
    ]
    return tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
