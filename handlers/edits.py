"""A person corrects a message that they sent: what it became changes too, and whoever read it hears so."""

from dataclasses import replace
from datetime import datetime

from domain import categories
from handlers import routing, running, showing
from handlers.additions import LONGEST
from handlers.asking import reply_rows
from handlers.events import Message
from handlers.screens import Screen
from handlers.texts import say
from handlers.told import TOLD_BY, Told, packed, told
from handlers.visit import Visit
from handlers.wording import clean, cut, has_words
from storage import conversations, sources, tickets
from storage.conversations import Conversation
from storage.sources import Source


def edited(visit: Visit, message: Message, received: datetime) -> None:
    """An edit of a private message; one that became nothing is nobody's business, and none is ever an answer anew."""
    text = clean(message.text)
    if not has_words(text):
        return
    source = sources.find(visit.connection, visit.line.id, visit.chat, message.id)
    talk = _told(visit, visit.conversation, message) if visit.conversation is not None else None
    draft = next((one for one in _drafts(visit) if _told(visit, one, message)), None) if not talk else None
    known = talk or (_told(visit, draft, message) if draft is not None else None)
    before = known.text if known is not None else source.text if source is not None else text
    if before == text:
        return
    rings = False
    if categories.danger(text) and not categories.danger(before):
        visit.fresh = True
        rings = routing.danger(visit, message, received)  # the numbers to call, and a report of it
    if talk is not None and visit.conversation is not None and not rings:
        corrected = _corrected(visit.conversation, talk, text)
        if corrected is not None:
            visit.conversation = corrected
            running.go_on(visit, say("edit-kept"))
    elif draft is not None and known is not None:
        corrected = _corrected(draft, known, text)
        conversations.save(visit.connection, [corrected] if corrected is not None else [])
    elif source is not None:
        visit.fresh = True
        _in_ticket(visit, source, text)


def _told(visit: Visit, conversation: Conversation, message: Message) -> Told | None:
    """What a message said to a conversation."""
    here = (visit.line.id, visit.chat, message.id)
    return next((one for one in told(conversation.answers) if (one.line, one.chat, one.message) == here), None)


def _drafts(visit: Visit) -> list[Conversation]:
    return conversations.drafts(visit.connection, visit.person.id, visit.place)


def _corrected(conversation: Conversation, known: Told, text: str) -> Conversation | None:
    """Before filing the answer itself changes, and is validated again; None when another took its place."""
    answers = dict(conversation.answers)
    value = answers.get(known.key)
    if isinstance(value, str) and known.text in value:
        answers[known.key] = value.replace(known.text, text, 1)
    elif isinstance(value, dict) and value.get("typed") == known.text:
        answers[known.key] = {"typed": text}
    else:
        return None
    answers[TOLD_BY] = packed([replace(one, text=text) if one == known else one for one in told(answers)])
    return replace(conversation, answers=answers)


def _in_ticket(visit: Visit, source: Source, text: str) -> None:
    """The story on the card changes and says so; a correction of an addition stands under the card."""
    ticket = tickets.get(visit.connection, source.ticket)
    if ticket is None or ticket.person != visit.person.id:
        return
    number = str(ticket.id)
    if source.entry is None:
        if source.text not in ticket.story:
            return
        story = ticket.story.replace(source.text, text, 1)
        tickets.update(visit.connection, ticket.id, story=story, edited=True)
        showing.refresh(visit, replace(ticket, story=story, edited=True))
    changed = say("edit-log", before=source.text, after=text)
    tickets.log(
        visit.connection, ticket.id, visit.now, action="edit", person=visit.person.id, comment=changed
    )
    sources.correct(visit.connection, source, text)
    said = say("edit-told-story" if source.entry is None else "edit-told", number=number, text=cut(text, LONGEST))
    screen = Screen(said, reply_rows(ticket.id), bold=True)
    shows = f"said:{ticket.id}.e{source.message}.{visit.now.timestamp():.0f}"
    visit.posts.extend(showing.under(visit.connection, ticket, screen, shows=shows))
    running.beside(visit, say("edit-done", number=number), ticket.id)
