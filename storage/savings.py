"""What the staff did not have to do by telephone, counted from what lies in the database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.questions import questions
from storage.tickets import tickets


@dataclass(frozen=True, slots=True)
class Saved:
    """Counts of a time: tickets that people filed themselves in messengers, and their answers to questions."""

    filed: int
    called: int
    """Filed by staff for people who called or came: these did cost a call."""
    answered: int


def counts(c: Connection, organisations: Collection[int], since: datetime) -> Saved:
    """What happened from then on in these organisations."""
    here = tickets.c.organisation.in_(organisations) & (tickets.c.made >= since)
    own = sa.func.count(sa.case((tickets.c.source == "", 1)))
    filed, every = c.execute(sa.select(own, sa.func.count()).where(here)).one()
    answers = (
        sa.select(sa.func.count()).select_from(sa.join(questions, tickets, tickets.c.id == questions.c.ticket))
        .where(tickets.c.organisation.in_(organisations), questions.c.answered >= since)
    )  # fmt: skip
    return Saved(filed, every - filed, c.execute(answers).scalar_one())
