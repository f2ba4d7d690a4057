"""From the resident to the staff chats: answers, additions, calls for a human, and what could not be delivered."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.people import Consent
from domain.places import Point
from domain.tickets import Ticket
from handlers import answering, book, running, showing
from handlers.asking import reply_rows
from handlers.events import Message
from handlers.filing import attach
from handlers.reading import read_message
from handlers.screens import Button, Screen
from handlers.texts import has, say
from handlers.visit import NOTICE, Visit
from handlers.wording import clean, cut, has_words
from storage import organisations, outbox, people, tickets
from storage.outbox import Outgoing, Post
from storage.shown import Shown
from storage.tickets import Question

LONGEST = 3000
EXCERPT = 300
EVER = timedelta(days=365)
"""A reply to a question names it, however old it is."""


def answer_from_resident(visit: Visit, number: int, question: Question | None, message: Message) -> None:
    """What a resident wrote about a ticket goes under its card; they hear so and can say that it is something new."""
    ticket = tickets.get(visit.connection, number)
    reading = read_message({"key": "text", "kind": "text", "files_do": True}, message)
    text = clean(message.text) if has_words(message.text) else ""
    if ticket is None or ticket.person != visit.person.id:
        visit.answer(say("relay-nothing"))
        return
    if not (text or reading.files or message.point):
        visit.answer(reading.wrong or say("relay-nothing"))
        return
    _bring(visit, ticket, question, text, answering.pack_files(visit, reading.files), message.point)
    added = say("relay-added", number=str(number))
    if visit.conversation is not None:
        running.go_on(visit, added)
    else:
        visit.answer(added, ((Button(say("relay-new"), f"k:{number}:new"),),))


def add(visit: Visit, ticket: Ticket, text: str, files: Sequence[dict[str, Any]]) -> None:
    """What a resident adds to a ticket by its button."""
    _bring(visit, ticket, None, text, files, None)
    visit.answer(say("relay-added", number=str(ticket.id)))


def reply_from_resident(visit: Visit, about: Shown, message: Message) -> bool:
    """A reply to a message of ours that was about a ticket or came from a human; False when it was neither."""
    if about.shows.startswith("human:"):
        if not has_words(message.text):
            return False
        _to_staff(visit, say("human-says", who=_who(visit), text=cut(clean(message.text), LONGEST)))
        visit.answer(say("human-passed"))
        return True
    ticket = tickets.get(visit.connection, about.ticket) if about.ticket else None
    if ticket is None or ticket.person != visit.person.id:
        return False
    question = tickets.open_question(visit.connection, visit.person.id, visit.now - EVER)
    same = question if question is not None and question.ticket == ticket.id else None
    answer_from_resident(visit, ticket.id, same, message)
    return True


def _bring(
    visit: Visit,
    ticket: Ticket,
    question: Question | None,
    text: str,
    files: Sequence[dict[str, Any]],
    point: Point | None,
) -> None:
    where = say("relay-point", latitude=f"{point.latitude:.5f}", longitude=f"{point.longitude:.5f}") if point else ""
    said = "\n".join(part for part in (text, where, say("relay-files", count=len(files)) if files else "") if part)
    tickets.log(
        visit.connection, ticket.id, visit.now, action="answer", person=visit.person.id, name=ticket.name, comment=said
    )
    if question is not None:
        tickets.answer(visit.connection, question.id, visit.now)
    head = say("relay-answer" if question is not None else "relay-addition", number=str(ticket.id))
    rows = reply_rows(ticket.id)
    if len(said) > LONGEST:
        place = len(tickets.log_of(visit.connection, ticket.id)) - 1
        rows = (*rows, (Button(say("card-story"), f"c:{ticket.id}:said.{place}"),))
    screen = Screen(f"{head}\n{cut(said, LONGEST)}", rows, bold=True)
    only = [f"{question.line}:{question.chat}"] if question is not None else []
    visit.posts.extend(showing.under(visit.connection, ticket, screen, only=only))
    attach(visit, ticket.id, files, "answer")


def human(visit: Visit) -> None:
    """«Позвать человека»: every staff chat hears who calls and what they were doing."""
    if not organisations.staff_chats(visit.connection):
        called = say("human-nobody")
    else:
        _to_staff(visit, say("human-calls", who=_who(visit), doing=_doing(visit)))
        called = say("human-called")
    phone = organisations.the(visit.connection).phone
    called += "\n" + say("human-phone", phone=phone) if phone else ""
    if visit.conversation is not None:
        visit.fresh = True
        running.go_on(visit, called)
    else:
        visit.answer(called)


def _to_staff(visit: Visit, text: str) -> None:
    rows = ((Button(say("relay-reply"), f"h:{visit.contact.id}", main=True),),)
    for chat in organisations.staff_chats(visit.connection):
        visit.tell(
            chat.line,
            chat.chat,
            Screen(text, rows),
            shows=f"human:{visit.contact.id}",
            fresh=True,
            person=visit.person.id,
        )


def _who(visit: Visit) -> str:
    return visit.person.name if visit.person.consents and visit.person.name else say("human-nameless")


def _doing(visit: Visit) -> str:
    conversation = visit.conversation
    if conversation is None:
        return say("human-doing-nothing")
    told = conversation.answers.get(book.TALKS[conversation.name].story or "")
    name = f"human-doing-{conversation.name}"
    doing = say(name) if has(name) else say("human-doing-nothing")
    asked = visit.person.consent != Consent.UNASKED
    return f"{doing}\n«{cut(str(told), EXCERPT * 3)}»" if told and asked else doing


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
