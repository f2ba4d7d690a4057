"""Topics of a staff chat: which one a message about a ticket belongs to, how it is called, when it is over."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.tickets import is_open
from handlers.events import Message
from handlers.statuses import category_label
from handlers.texts import say
from handlers.visit import Visit
from handlers.whereabouts import place_words
from handlers.wording import cut
from storage import shown, threads, tickets
from storage.shown import Shown

KINDS = ("ticket", "category")
"""What topics may be for."""
LONGEST = 120
"""Characters of a topic's title; Telegram takes 128."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The topic that a message should stand in."""

    name: str
    title: str
    thread: str
    """The messenger's id; empty where it has to be made."""
    closed: bool
    over: bool
    """Nothing in it is open any more."""


def wanted(connection: Connection, line: int, chat: str, kind: str, number: int) -> Wanted | None:
    """Where a message about a ticket belongs; None for one that is no more."""
    ticket = tickets.get(connection, number)
    if ticket is None:
        return None
    if kind == "ticket":
        name, over = f"t{ticket.id}", not is_open(ticket.status)
        parts = (say("thread-ticket", number=str(ticket.id)), category_label(ticket.category), place_words(ticket))
        title = " · ".join(part for part in parts if part)
    else:
        name, title = f"c{ticket.category}", category_label(ticket.category)
        over = not tickets.any_open(connection, ticket.organisation, ticket.category)
    known = threads.find(connection, line, chat, name)
    thread, closed = (known.thread, known.closed) if known is not None else ("", False)
    return Wanted(name, cut(title, LONGEST), thread, closed, over)


def about(visit: Visit, message: Message) -> Shown | None:
    """The card that a message in a ticket's own topic is about, as a reply to it would be."""
    if not message.thread:
        return None
    name = threads.name_of(visit.connection, visit.line.id, visit.chat, message.thread)
    if name[:1] != "t":
        return None
    return shown.last(visit.connection, visit.line.id, visit.chat, f"card:{name[1:]}")
