"""Questions of the staff to a resident, each about a ticket and waiting for one answer."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

questions = sa.Table(
    "questions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Integer),
    sa.Column("asked_name", sa.String, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("asked", Moment, nullable=False),
    sa.Column("answered", Moment),
    sa.Index("ix_questions_person", "person", "asked"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What staff asked; `line` and `chat` are the staff chat that waits for the answer."""

    id: int
    ticket: int
    text: str
    asked_by: int | None
    asked_name: str
    line: int
    chat: str
    asked: datetime
    answered: datetime | None


_ROWS = sa.select(*(questions.c[name] for name in Question.__slots__))
_OPEN = (
    _ROWS.where(
        questions.c.person == sa.bindparam("of"),
        questions.c.asked >= sa.bindparam("since", type_=Moment),
        questions.c.answered.is_(None),
    )
    .order_by(questions.c.asked.desc(), questions.c.id.desc())
    .limit(1)
)


def ask(
    c: Connection,
    ticket: int,
    person: int,
    text: str,
    now: datetime,
    *,
    asked_by: int | None,
    asked_name: str,
    line: int,
    chat: str,
) -> int:
    """Staff ask the resident `person`; the id of the question."""
    id: int = c.execute(
        sa.insert(questions).returning(questions.c.id),
        {
            "ticket": ticket, "person": person, "text": text, "asked": now,
            "asked_by": asked_by, "asked_name": asked_name, "line": line, "chat": chat,
        },
    ).scalar_one()  # fmt: skip
    return id


def open_question(c: Connection, person: int, since: datetime) -> Question | None:
    """The newest question that a person has not answered, unless it is older than that."""
    row = c.execute(_OPEN, {"of": person, "since": since}).one_or_none()
    return None if row is None else Question(*row)


def answer(c: Connection, id: int, now: datetime) -> bool:
    """It is answered; False when it was before."""
    still = (questions.c.id == id) & questions.c.answered.is_(None)
    return c.execute(sa.update(questions).where(still).values(answered=now)).rowcount == 1
