"""The mark that it went out: what became of what the staff wrote to a resident, drawn from today's rows."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import ANSWER, NOTICE, Visit
from handlers.wording import cut
from storage import outbox, questions, shown
from storage.outbox import Outgoing, Post
from storage.questions import Question

EXCERPT = 300
SOON = timedelta(seconds=0.7)
"""Most messages are taken within this time: then their mark says so from the first."""


def put(visit: Visit, question: int, ticket: int | None, *, instead: bool = False) -> None:
    """Show in this chat what becomes of it; with `instead`, where the visitor's form stands."""
    shows = f"asked:{question}"
    stands = shown.last(visit.connection, visit.line.id, visit.chat, f"talk:{visit.person.id}") if instead else None
    if stands is not None:
        shown.keep(visit.connection, [_as(stands, shows, ticket)])
    visit.posts.append(
        Post(
            visit.line.id, visit.chat, None, ANSWER, shows=shows, fresh=stands is None, ticket=ticket,
            reply_to=visit.reply_to if stands is None else "", after=SOON,
        )
    )  # fmt: skip


def _as(stands: shown.Shown, shows: str, ticket: int | None) -> dict[str, object]:
    there = {name: getattr(stands, name) for name in ("line", "chat", "thread", "message", "sent")}
    return {**there, "shows": shows, "ticket": ticket}


def draw(connection: Connection, number: str) -> Screen | None:
    """The mark as it is now."""
    question = questions.question(connection, int(number)) if number.isdecimal() else None
    if question is None:
        return None
    about = "ticket" if question.ticket is not None else "human"
    words = {"number": str(question.ticket or "")}
    if question.lost:
        text = cut(question.text.replace("\n", " "), EXCERPT)
        return Screen(say(f"lost-{about}", why=say(f"lost-{question.lost}"), text=text, **words))
    return Screen(say(f"mark-{'sent' if question.sent else 'going'}-{about}", **words))


def arrived(connection: Connection, outgoing: Outgoing, now: datetime) -> None:
    """The messenger has taken it: the mark may say so."""
    question = asked(connection, outgoing)
    if question is not None and question.sent is None:
        questions.arrived(connection, question.id, now)
        redraw(connection, question, now)


def asked(connection: Connection, outgoing: Outgoing) -> Question | None:
    """What the staff wrote, if this is it on its way to the resident."""
    kind, _, number = outgoing.shows.partition(":")
    return questions.question(connection, int(number)) if kind == "question" and number.isdecimal() else None


def redraw(connection: Connection, question: Question, now: datetime) -> bool:
    """See that the mark tells of it; whether it stands already, so that nobody would notice the change."""
    shows = f"asked:{question.id}"
    if outbox.waits(connection, question.line, question.chat, shows):
        return False
    mark = Post(question.line, question.chat, None, NOTICE, shows=shows, ticket=question.ticket)
    outbox.put(connection, [mark], now)
    return shown.last(connection, question.line, question.chat, shows) is not None
