"""What the staff write to a resident: questions about a ticket, each waiting for one answer; answers to who called."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

questions = sa.Table(
    "questions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id")),  # none: who called a human is answered
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Integer),
    sa.Column("asked_name", sa.String, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("asked", Moment, nullable=False),
    sa.Column("answered", Moment),
    sa.Column("sent", Moment),
    sa.Column("lost", sa.String, nullable=False, default=""),
    sa.Index("ix_questions_person", "person", "asked"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What staff wrote; `line` and `chat` are the staff chat that waits for the answer."""

    id: int
    ticket: int | None
    person: int
    text: str
    asked_by: int | None
    asked_name: str
    line: int
    chat: str
    asked: datetime
    answered: datetime | None
    sent: datetime | None = None
    """When the messenger took it."""
    lost: str = ""
    """Why it will never arrive: «blocked» or «other»."""


_ROWS = sa.select(*(questions.c[name] for name in Question.__slots__))
_tickets = sa.table("tickets", sa.column("id", sa.Integer), sa.column("person", sa.Integer))
_REPORTER = sa.select(_tickets.c.person).where(_tickets.c.id == sa.bindparam("about")).scalar_subquery()
_ASK = sa.insert(questions).values(person=_REPORTER).returning(questions.c.id)
_ANSWER_CALL = sa.insert(questions).returning(questions.c.id)
_OPEN = (
    _ROWS.where(
        questions.c.person == sa.bindparam("of"),
        questions.c.asked >= sa.bindparam("since", type_=Moment),
        questions.c.answered.is_(None),
        questions.c.ticket.is_not(None),
    )
    .order_by(questions.c.asked.desc(), questions.c.id.desc())
    .limit(1)
)


def ask(
    c: Connection, ticket: int, text: str, *, asked_by: int | None, asked_name: str, line: int, chat: str, now: datetime
) -> int:
    """Staff ask whoever reported the ticket; the id of the question."""
    words = {"ticket": ticket, "text": text, "asked_by": asked_by, "asked_name": asked_name, "line": line, "chat": chat}
    id: int = c.execute(_ASK, words | {"asked": now, "about": ticket}).scalar_one()
    return id


def answer_call(
    c: Connection, person: int, text: str, *, asked_by: int, asked_name: str, line: int, chat: str, now: datetime
) -> int:
    """Staff answer who called a human: about no ticket, and nothing waits for an answer; its id."""
    words = {"person": person, "text": text, "asked_by": asked_by, "asked_name": asked_name, "line": line, "chat": chat}
    id: int = c.execute(_ANSWER_CALL, words | {"asked": now, "ticket": None}).scalar_one()
    return id


def question(c: Connection, id: int) -> Question | None:
    """One by its id."""
    row = c.execute(_ROWS.where(questions.c.id == id)).one_or_none()
    return None if row is None else Question(*row)


def arrived(c: Connection, id: int, now: datetime) -> None:
    """The messenger has taken it."""
    c.execute(sa.update(questions).where(questions.c.id == id).values(sent=now, lost=""))


def lost(c: Connection, id: int, why: str) -> None:
    """It will never arrive."""
    c.execute(sa.update(questions).where(questions.c.id == id).values(lost=why))


def asked_since(c: Connection, by: int, ticket: int, since: datetime) -> bool:
    """Whether somebody of the staff has asked about this ticket since then."""
    theirs = (questions.c.ticket == ticket) & (questions.c.asked_by == by) & (questions.c.asked >= since)
    return c.execute(sa.select(questions.c.id).where(theirs).limit(1)).scalar() is not None


def unanswered(c: Connection, person: int, since: datetime) -> list[Question]:
    """What a person was asked about tickets and has not answered, the newest first."""
    waiting = (questions.c.person == person) & questions.c.ticket.is_not(None) & questions.c.answered.is_(None)
    rows = c.execute(_ROWS.where(waiting, questions.c.asked >= since).order_by(questions.c.id.desc()))
    return [Question(*row) for row in rows]


def open_question(c: Connection, person: int, since: datetime) -> Question | None:
    """The newest question that a person has not answered, unless it is older than that."""
    row = c.execute(_OPEN, {"of": person, "since": since}).one_or_none()
    return None if row is None else Question(*row)


def reopen(c: Connection, ticket: int, answered: datetime) -> int:
    """What was taken for the answer at that moment was none: the question waits again; how many do."""
    then = (questions.c.ticket == ticket) & (questions.c.answered == answered)
    return c.execute(sa.update(questions).where(then).values(answered=None)).rowcount


def answer(c: Connection, id: int, now: datetime) -> bool:
    """It is answered; False when it was before."""
    still = (questions.c.id == id) & questions.c.answered.is_(None)
    return c.execute(sa.update(questions).where(still).values(answered=now)).rowcount == 1
