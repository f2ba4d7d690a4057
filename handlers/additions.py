"""What a resident adds to a ticket of theirs: an answer to the staff, a text, the photos that follow."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from domain.places import Point
from domain.tickets import Ticket
from handlers import answering, running, showing
from handlers.asking import reply_rows
from handlers.events import Message
from handlers.filing import attach
from handlers.reading import read_message
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.told import Told
from handlers.visit import Visit
from handlers.wording import clean, cut, has_words
from storage import sources, tickets
from storage.sources import Source
from storage.tickets import Question

LONGEST = 3000
FOLLOWS = timedelta(seconds=6)
"""What a person writes so soon after an addition belongs to it."""
ALBUM = timedelta(minutes=1)
"""How long the parts of an album come in."""


@dataclass(frozen=True, slots=True)
class Addition:
    """Words, files, a place, and the messages in which they came."""

    text: str
    files: Sequence[dict[str, Any]] = ()
    point: Point | None = None
    told: Sequence[Told] = ()
    follows: int | None = field(default=None)
    """The entry of the log that it goes on with."""


def answered(
    visit: Visit, number: int, question: Question | None, message: Message, follows: int | None = None
) -> None:
    """What a resident wrote about a ticket goes under its card; they hear so and can say that it is something new."""
    ticket = tickets.get(visit.connection, number)
    reading = read_message({"key": "text", "kind": "text", "files_do": True}, message)
    text = clean(message.text) if has_words(message.text) else ""
    if ticket is None or ticket.person != visit.person.id:
        running.beside(visit, say("relay-nothing"))
        return
    if not (text or reading.files or message.point):
        running.beside(visit, reading.wrong or say("relay-nothing"), number)
        return
    files = answering.pack_files(visit, reading.files)
    told = Told.of(visit, message, "text", text)
    entry = bring(visit, ticket, question, Addition(text, files, message.point, (told,), follows))
    undo = ((Button(say("relay-new"), f"k:{number}:new.{entry}"),),)
    running.beside(visit, say("relay-added", number=str(number)), number, undo, shows=f"added:{number}")


def add(visit: Visit, ticket: Ticket, addition: Addition) -> None:
    """What a resident adds to a ticket by its button."""
    bring(visit, ticket, None, addition)
    running.beside(visit, say("relay-added", number=str(ticket.id)), ticket.id)


def follows(visit: Visit, message: Message) -> Source | None:
    """The addition that a message goes on with: a part of the same album, or words a moment later."""
    at = visit.now - (ALBUM if message.album else FOLLOWS)
    recent = sources.since(visit.connection, visit.line.id, visit.chat, at)
    return next((one for one in reversed(recent) if one.entry is not None), None)


def bring(visit: Visit, ticket: Ticket, question: Question | None, addition: Addition) -> int:
    """Enter it in the history, show it to the staff, remember which messages it came from; the entry that it is of."""
    point, files = addition.point, addition.files
    where = say("relay-point", latitude=f"{point.latitude:.5f}", longitude=f"{point.longitude:.5f}") if point else ""
    came = say("relay-files", count=len(files)) if files else ""
    said = "\n".join(part for part in (addition.text, where, came) if part)
    entry = tickets.log(
        visit.connection, ticket.id, visit.now, action="answer", person=visit.person.id, comment=said
    )
    root = addition.follows or entry
    if question is not None:
        tickets.answer(visit.connection, question.id, visit.now)
    head = say("relay-answer" if question is not None else "relay-addition", number=str(ticket.id))
    rows = reply_rows(ticket.id)
    if len(said) > LONGEST:
        place = len(tickets.log_of(visit.connection, ticket.id)) - 1
        rows = (*rows, (Button(say("card-story"), f"c:{ticket.id}:said.{place}"),))
    screen = Screen(f"{head}\n{cut(said, LONGEST)}", rows, bold=True)
    only = [f"{question.line}:{question.chat}"] if question is not None else []
    shows = f"said:{ticket.id}.{entry}"
    visit.posts.extend(showing.under(visit.connection, ticket, screen, only=only, shows=shows))
    if files:
        attach(visit, ticket.id, files, "answer")
        showing.refresh(visit, ticket)  # its count of photos
    brought: dict[str, Any] = {"files": list(files)} if files else {}
    brought |= {"place": {"lat": point.latitude, "lon": point.longitude}} if point else {}
    kept = [one.source(ticket.id, root, visit.now, brought if not n else {}) for n, one in enumerate(addition.told)]
    sources.keep(visit.connection, kept)
    return root
