"""What a reply of a resident is about."""

from datetime import timedelta

from handlers import additions, human
from handlers.events import Message
from handlers.visit import Visit
from storage import tickets
from storage.shown import Shown

EVER = timedelta(days=365)
"""A reply to a question names it, however old it is."""


def reply_from_resident(visit: Visit, about: Shown, message: Message) -> bool:
    """A reply to a message of ours that was about a ticket or came from a human; False when it was neither."""
    if about.shows.startswith("human:") or (about.ticket is None and about.shows.startswith("question:")):
        return human.says(visit, message)
    ticket = tickets.get(visit.connection, about.ticket) if about.ticket else None
    if ticket is None or ticket.person != visit.person.id:
        return False
    question = tickets.open_question(visit.connection, visit.person.id, visit.now - EVER)
    same = question if question is not None and question.ticket == ticket.id else None
    additions.answered(visit, ticket.id, same, message)
    return True
