"""What could not be delivered to a resident, and what a reply of theirs is about."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from handlers import additions, human, showing
from handlers.events import Message
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.wording import cut
from storage import organisations, outbox, people, tickets
from storage.outbox import Outgoing, Post
from storage.shown import Shown

EXCERPT = 300
EVER = timedelta(days=365)
"""A reply to a question names it, however old it is."""


def reply_from_resident(visit: Visit, about: Shown, message: Message) -> bool:
    """A reply to a message of ours that was about a ticket or came from a human; False when it was neither."""
    if about.shows.startswith("human:"):
        return human.says(visit, message)
    ticket = tickets.get(visit.connection, about.ticket) if about.ticket else None
    if ticket is None or ticket.person != visit.person.id:
        return False
    question = tickets.open_question(visit.connection, visit.person.id, visit.now - EVER)
    same = question if question is not None and question.ticket == ticket.id else None
    additions.answered(visit, ticket.id, same, message)
    return True


def lost(connection: Connection, outgoing: Outgoing, now: datetime) -> None:
    """A message to a resident that will never arrive: the staff see it under the card."""
    if organisations.staff_chat(connection, outgoing.line, outgoing.chat) is not None:
        return
    text = cut(str((outgoing.screen or {}).get("text", "")).replace("\n", " "), EXCERPT)
    address = outgoing.line, outgoing.chat
    contact = people.contacts(connection, [address]).get(address)
    reason = say("lost-blocked" if contact is not None and contact.blocked else "lost-other")
    ticket = tickets.get(connection, outgoing.ticket) if outgoing.ticket is not None else None
    posts: list[Post] = []
    if ticket is not None:
        screen = Screen(say("lost-ticket", number=str(ticket.id), why=reason, text=text))
        posts = showing.under(connection, ticket, screen)
    elif outgoing.shows.startswith("human:"):
        screen = Screen(say("lost-human", why=reason, text=text))
        posts = [
            Post(one.line, one.chat, screen.pack(), NOTICE, reply_shows=outgoing.shows)
            for one in organisations.staff_chats(connection)
        ]
    if posts:
        outbox.put(connection, posts, now)
