"""From the staff chat to the resident: a question about a ticket, an answer to who called a human."""

from collections.abc import Sequence
from typing import Any

from domain.errors import Refused
from domain.tickets import Action
from handlers import moves, names
from handlers.filing import attach
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import people, shown, tickets

LONGEST = 3000
"""Characters of a question: with the words around it, it fits one message."""


def reply_rows(number: int) -> Rows:
    """«Ответить жителю» under what a resident wrote about a ticket."""
    return ((Button(say("relay-reply"), f"c:{number}:ask"),),)


def ask(visit: Visit, number: int, text: str, files: Sequence[dict[str, Any]] = ()) -> None:
    """Ask the resident; the answer comes back under the card."""
    ticket = moves.allow(visit, number, Action.ASK)
    _reachable(visit, ticket.line, ticket.chat)
    moves.record(visit, ticket, Action.ASK, ticket.status, text)
    question = tickets.ask(
        visit.connection,
        ticket.id,
        text,
        asked_by=visit.person.id,
        asked_name=names.mine(visit),
        line=visit.line.id,
        chat=visit.chat,
        now=visit.now,
    )
    attach(visit, ticket.id, files, "question")
    screen = Screen(say("relay-question", number=str(ticket.id), text=text))
    visit.tell(
        ticket.line,
        ticket.chat,
        screen,
        shows=f"question:{question}",
        fresh=True,
        ticket=ticket.id,
        person=ticket.person,
    )


def called(visit: Visit, contact_id: int) -> bool:
    """Whether this chat was told that the person calls a human: only then may it write to them."""
    return shown.last(visit.connection, visit.line.id, visit.chat, f"human:{contact_id}") is not None


def answer(visit: Visit, contact_id: int, text: str) -> None:
    """Answer who called a human, in their own chat."""
    contact = people.find(visit.connection, contact_id)
    if contact is None or not called(visit, contact_id):
        raise Refused("refused-right")
    _reachable(visit, contact.line, contact.external)
    screen = Screen(say("human-answer", who=names.mine(visit), text=text))
    visit.tell(
        contact.line, contact.external, screen, shows=f"human:{contact_id}", fresh=True, person=contact.person.id
    )


def _reachable(visit: Visit, line: int, chat: str) -> None:
    contact = people.contacts(visit.connection, [(line, chat)]).get((line, chat))
    if contact is not None and contact.blocked:
        raise Refused("refused-resident")
