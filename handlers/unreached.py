"""Residents who cannot be reached: the staff hear of it under the card, of one who has blocked us once a ticket."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.tickets import Ticket, is_open
from handlers import marks, showing
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import NOTICE
from handlers.wording import cut
from storage import organisations, outbox, people, questions, reach, shown, tickets
from storage.outbox import Outgoing, Post

WAITED = timedelta(days=7)
"""How long a question without an answer is worth telling that none will come."""


def lost(connection: Connection, outgoing: Outgoing, now: datetime) -> None:
    """A message to a resident that will never arrive: the staff see it, of one who has blocked us once a ticket."""
    if organisations.staff_chat(connection, outgoing.line, outgoing.chat) is not None:
        return
    if outgoing.shows.startswith("job:"):  # whoever works on it is reached no more: the card shows the link again
        showing.redraw(connection, int(outgoing.shows.split(":")[1]), now)
        return
    address = outgoing.line, outgoing.chat
    contact = people.contacts(connection, [address]).get(address)
    if contact is not None and contact.blocked and outgoing.screen is not None:
        other = people.reached(connection, contact.person.id)
        if other is not None:  # who has another messenger reads it there
            to = other.line, other.external, outgoing.screen, NOTICE
            again = Post(*to, shows=outgoing.shows, ticket=outgoing.ticket, person=contact.person.id, fresh=True)
            outbox.put(connection, [again], now)
            return
    why = "blocked" if contact is not None and contact.blocked else "other"
    question = marks.asked(connection, outgoing)
    rings = True
    if question is not None:
        questions.lost(connection, question.id, why)
        rings = marks.redraw(connection, question, now)
    ticket = tickets.get(connection, outgoing.ticket) if outgoing.ticket is not None else None
    text = cut(str((outgoing.screen or {}).get("text", "")).replace("\n", " "), marks.EXCERPT)
    words = {"why": say(f"lost-{why}"), "text": text}
    posts: list[Post] = []
    if ticket is not None:
        known = why == "blocked" and reach.is_known_lost(connection, ticket.id)
        if rings and not known:
            posts = showing.under(connection, ticket, Screen(say("lost-ticket", number=str(ticket.id), **words)))
        if why == "blocked" and not known:
            reach.lose(connection, ticket.id, now)
    elif rings and contact is not None and (question is not None or outgoing.shows.startswith("human:")):
        packed = Screen(say("lost-human", **words)).pack()
        posts = [
            Post(one.line, one.chat, packed, NOTICE, reply_to=call.message)
            for one in organisations.staff_chats(connection)
            if (call := shown.last_of(connection, one.line, one.chat, f"human:{contact.id}")) is not None
        ]
    if posts:
        outbox.put(connection, posts, now)


def gone(connection: Connection, line: int, external: str, now: datetime) -> list[Post]:
    """A resident has blocked us: where the staff wait for an answer, they hear that none will come."""
    contact = people.contacts(connection, [(line, external)]).get((line, external))
    waiting = questions.unanswered(connection, contact.person.id, now - WAITED) if contact is not None else []
    posts: list[Post] = []
    for number in dict.fromkeys(question.ticket for question in waiting):
        ticket = tickets.get(connection, number) if number is not None else None
        if ticket is not None and _was_there(ticket, line, external) and not reach.is_known_lost(connection, ticket.id):
            posts += showing.under(connection, ticket, Screen(say("lost-answer", number=str(ticket.id))))
            reach.lose(connection, ticket.id, now)
    return posts


def back(connection: Connection, line: int, external: str) -> None:
    """They can be written to again."""
    contact = people.contacts(connection, [(line, external)]).get((line, external))
    people.block(connection, line, external, False)
    if contact is not None:
        reach.regain(connection, contact.person.id)


def _was_there(ticket: Ticket, line: int, chat: str) -> bool:
    return (ticket.line, ticket.chat) == (line, chat) and is_open(ticket.status)
