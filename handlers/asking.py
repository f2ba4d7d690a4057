"""From the staff chat to the resident: a question about a ticket, an answer to who called a human."""

from collections.abc import Sequence
from typing import Any

from domain.errors import Refused
from domain.tickets import Action
from handlers import marks, moves, names
from handlers.filing import attach
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import stays_inside
from storage import people, questions, shown, tickets

LONGEST = 3000
"""Characters of a question: with the words around it, it fits one message."""


def reply_rows(number: int) -> Rows:
    """The button that answers, under what a resident wrote about a ticket."""
    return ((Button(say("relay-reply"), f"c:{number}:ask"),),)


def ask(
    visit: Visit, number: int, text: str, files: Sequence[dict[str, Any]] = (), *, instead: bool = False,
    says: str = "relay-question",
) -> None:
    """Ask the resident; the answer comes back under the card. The chat sees whether it arrives."""
    _inside(text)
    ticket = moves.allow(visit, number, Action.ASK)
    if ticket.is_told_by_call:
        raise Refused("refused-caller")
    if not moves.can_reach(visit, ticket.line, ticket.chat):
        raise Refused("refused-resident")
    moves.move(visit, number, Action.ASK, comment=text or say("form-photo-only"))
    question = tickets.ask(visit.connection, ticket.id, text, **_asked(visit))
    attach(visit, ticket.id, files, "question")
    asked = says if text else "relay-question-files"
    visit.tell(
        ticket.line,
        ticket.chat,
        Screen(say(asked, number=str(ticket.id), text=text)),
        shows=f"question:{question}",
        fresh=True,
        ticket=ticket.id,
        person=ticket.person,
    )
    marks.put(visit, question, ticket.id, instead=instead)


def called(visit: Visit, contact_id: int) -> bool:
    """Whether this chat was told that the person calls a human: only then may it write to them."""
    return shown.last_of(visit.connection, visit.line.id, visit.chat, f"human:{contact_id}") is not None


def answer(visit: Visit, contact_id: int, text: str) -> None:
    """Answer who called a human, in their own chat."""
    _inside(text)
    contact = people.find(visit.connection, contact_id)
    if contact is None or not called(visit, contact_id):
        raise Refused("refused-right")
    if not moves.can_reach(visit, contact.line, contact.external):
        raise Refused("refused-resident")
    question = questions.answer_call(visit.connection, contact.person.id, text, **_asked(visit))
    screen = Screen(say("human-answer", who=names.mine(visit), text=text))
    shows = f"question:{question}"
    visit.tell(contact.line, contact.external, screen, shows=shows, fresh=True, person=contact.person.id)
    marks.put(visit, question, None)


def _asked(visit: Visit) -> dict[str, Any]:
    """Who asks, where and when."""
    here = {"line": visit.line.id, "chat": visit.chat, "now": visit.now}
    return {"asked_by": visit.person.id, "asked_name": names.mine(visit), **here}


def _inside(text: str) -> None:
    """What begins with «!» never leaves the chat, by whatever way it comes here."""
    if stays_inside(text):
        raise Refused("refused-inside")
