"""Extensions of a promise that only a head may allow: who asked for which, and what was decided."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

OPEN, ALLOWED, DENIED = "", "allowed", "denied"

extensions = sa.Table(
    "extensions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False, index=True),
    sa.Column("until", Moment, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("asked_by", sa.Integer, nullable=False),
    sa.Column("name", sa.String, nullable=False),  # how the staff call who asked
    sa.Column("made", Moment, nullable=False),
    sa.Column("outcome", sa.String, nullable=False, default=OPEN),
    sa.Column("by", sa.Integer),  # who decided
    sa.Column("decided", Moment),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Extension:
    """Somebody wants to put off the promise of a ticket until a moment."""

    id: int
    ticket: int
    until: datetime
    reason: str
    asked_by: int
    name: str
    outcome: str = OPEN


_GET = sa.select(*(extensions.c[name] for name in Extension.__slots__)).where(extensions.c.id == sa.bindparam("of"))


def get(c: Connection, id: int) -> Extension | None:
    """The request of this number."""
    row = c.execute(_GET, {"of": id}).one_or_none()
    return None if row is None else Extension(*row)


def ask(c: Connection, ticket: int, until: datetime, reason: str, person: int, name: str, now: datetime) -> Extension:
    """Ask for it; what was asked for this ticket before and is not decided is overtaken."""
    open_ = (extensions.c.ticket == ticket) & (extensions.c.outcome == OPEN)
    c.execute(sa.update(extensions).where(open_).values(outcome="overtaken", decided=now))
    words = {"ticket": ticket, "until": until, "reason": reason, "asked_by": person, "name": name, "made": now}
    made = sa.insert(extensions).returning(*(extensions.c[name] for name in Extension.__slots__))
    return Extension(*c.execute(made, words).one())


def decide(c: Connection, id: int, outcome: str, by: int, now: datetime) -> bool:
    """Decide it once; False where it was decided before."""
    still = (extensions.c.id == id) & (extensions.c.outcome == OPEN)
    return c.execute(sa.update(extensions).where(still).values(outcome=outcome, by=by, decided=now)).rowcount == 1
