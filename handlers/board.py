"""The board of a staff chat: every open ticket in its order, drawn anew whenever it is sent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.organisations import StaffChat
from domain.tickets import Ticket
from handlers.screens import Button, Line, Mark, Screen
from handlers.statuses import category_label
from handlers.texts import say
from handlers.visit import OVERVIEW
from handlers.when import left
from handlers.whereabouts import house_words
from handlers.wording import cut
from storage import boards, organisations, outbox, shown
from storage.boards import Overview, Standing
from storage.outbox import Post

FORBIDDEN = "no"
"""What stands for the pinned message where we may not pin."""
MOST = 40
"""Tickets on a board."""
ROOM = 3800
"""UTF-16 units that they may take of a message."""
PLACE, WHO = 32, 20
"""Characters of a line for the house and for the name."""


def post(chat: StaffChat) -> Post:
    """Have the board of a chat drawn again; it never rings, and everything else goes before it."""
    return Post(chat.line, chat.chat, None, OVERVIEW, shows=shows(chat), quiet=True)


def posts(connection: Connection, organisation: int) -> list[Post]:
    """The same for every staff chat of an organisation."""
    return [post(chat) for chat in organisations.staff_chats(connection, organisation)]


def follow(connection: Connection, line: int, old: str, new: str, now: datetime) -> None:
    """A group has a new id: everything that names it follows, and its board goes on there."""
    outbox.move_chat(connection, line, old, new)
    chat = organisations.staff_chat(connection, line, new)
    if chat is not None and chat.is_bound:
        outbox.put(connection, [post(chat)], now)


def overtaken(connection: Connection, since: datetime | None, now: datetime) -> list[Post]:
    """The boards to be drawn again, since the clock has put other words on them than stood then, or none stands."""
    standing = {one.chat.id for one in boards.standing(connection)}
    return [
        post(chat)
        for chat in organisations.staff_chats(connection)
        if since is None or chat.id not in standing or text(connection, chat, since) != text(connection, chat, now)
    ]


def is_to_be_pinned(one: Standing, newest: str, *, alone: bool) -> bool:
    """Whether this board should be pinned now that `newest` is; `alone`: in the place of that one.

    Who has pinned something else where only one thing can be pinned had a reason: that stays.
    """
    if newest == one.message:
        return False
    ours = one.chat.pinned not in ("", FORBIDDEN)
    if not newest or not ours or newest == one.chat.pinned:
        return True
    if alone:
        return False
    return one.message != one.chat.pinned or int(newest) < int(one.message)  # what was sent later may hide it


def keep_pinned(connection: Connection, chat: StaffChat, pinned: str, now: datetime) -> None:
    """Remember what is pinned, or that we may not pin, which the board then says."""
    boards.keep_pinned(connection, chat.id, pinned)
    if FORBIDDEN in (pinned, chat.pinned):
        outbox.put(connection, [post(chat)], now)


def send_anew(connection: Connection, one: Standing, now: datetime) -> None:
    """This board is gone from its chat: another one comes."""
    shown.forget(connection, one.chat.line, one.chat.chat, one.message)
    outbox.put(connection, [post(one.chat)], now)


def shows(chat: StaffChat) -> str:
    """What a message of ours is known by that is the board."""
    return f"board:{chat.id}"


def draw(connection: Connection, number: str, line: Line, now: datetime) -> Screen | None:
    """The board of the staff chat with this number as it is now; None where there is none any more."""
    chat = boards.chat(connection, int(number)) if number.isdecimal() else None
    return _screen(connection, chat, now, line.can.linked) if chat is not None and chat.is_bound else None


def text(connection: Connection, chat: StaffChat, now: datetime) -> str:
    """The words on it."""
    return _screen(connection, chat, now).text


def _screen(connection: Connection, chat: StaffChat, now: datetime, linked: str = "") -> Screen:
    hint = "\n\n" + say("board-pin") if chat.pinned == FORBIDDEN else ""
    found = boards.overview(connection, chat.organisation, now, MOST, chat.id)
    standing: dict[int, str] = {}
    if linked and chat.chat.startswith(linked):
        standing = boards.cards_in(connection, chat.line, chat.chat, [ticket.id for ticket in found.first])
    screen = laid_out(found, standing, now)
    return replace(screen, text=screen.text + hint)


def laid_out(found: Overview, standing: Mapping[int, str], now: datetime) -> Screen:
    """What is open on one screen; `standing`: the message where the card of each ticket stands."""
    if not found.open:
        return Screen(say("board-empty"), bold=True)
    head = [say("board-title", count=str(found.open)), _sums(found.late, found.free)]
    text = "\n".join(part for part in head if part) + "\n"
    marks, told = [], 0
    for ticket in found.first:
        line = ticket_line(ticket, now)
        if units(text) + units(line) > ROOM:
            break
        text, told = f"{text}\n{line}", told + 1
        if ticket.id in standing:
            name = say("ticket-number", number=str(ticket.id))
            marks.append(Mark(len(text) - len(line) + line.index(name), len(name), standing[ticket.id]))
    if rest := found.open - told:
        text += "\n\n" + say("board-rest", count=rest)
    rows = ((Button(say("board-queue"), "c:0:queue"),),)
    return Screen(text, rows, bold=True, marks=tuple(marks))


def ticket_line(ticket: Ticket, now: datetime) -> str:
    """A ticket on one line: what marks it, its number, what, where, who, and how much time is left."""
    late = ticket.promised is not None and ticket.promised < now
    mark = say("list-urgent") if ticket.emergency else say("board-late") if late else ""
    who = cut(" ".join(ticket.executor_name.split()), WHO) or say("board-free")
    name = say("ticket-number", number=str(ticket.id))
    parts = (name, category_label(ticket.category), cut(" ".join(house_words(ticket).split()), PLACE), who)
    told = " · ".join(part for part in (*parts, left(ticket.promised, now) if ticket.promised else "") if part)
    return f"{mark} {told}".strip()


def units(text: str) -> int:
    """How long messengers think a text is: an emoji counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _sums(late: int, free: int) -> str:
    told = []
    if late:
        told.append(say("board-sum-late", count=str(late)))
    if free:
        told.append(say("board-sum-free", count=str(free)))
    return " · ".join(told)
