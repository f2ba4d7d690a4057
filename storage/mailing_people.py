"""Who hears what is told to many, one row a person: fed to the outbox a few at a time, and what became of each."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.mailings import Heard, Kind, Mailing
from domain.people import Consent
from storage.mailings import mailings
from storage.people import persons
from storage.posts import outbox
from storage.schema import Moment, metadata

_QUEUED = sa.text("state = 'queued'")

mailing_people = sa.Table(
    "mailing_people",
    metadata,
    sa.Column("mailing", sa.Integer, sa.ForeignKey("mailings.id"), primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("at", Moment),
    sa.Index("ix_mailing_people_state", "mailing", "state", "line"),
    sa.Index("ix_mailing_people_person", "person", "at"),
    sa.Index("ix_mailing_people_queued", "line", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
)

_THESE = mailing_people.c.person.in_(sa.bindparam("those", expanding=True))
_OF = mailing_people.c.mailing == sa.bindparam("of")
_NEXT = (
    sa.select(mailing_people.c.person, mailing_people.c.chat, persons.c.mailings)
    .join_from(mailing_people, persons, persons.c.id == mailing_people.c.person)
    .where(
        _OF,
        mailing_people.c.state == sa.literal_column("'waiting'"),
        mailing_people.c.line == sa.bindparam("by_line"),
    )
    .order_by(mailing_people.c.person)
    .limit(sa.bindparam("most"))
)
_TOLD = (
    sa.select(mailing_people.c.person)
    .join_from(mailing_people, mailings, mailings.c.id == mailing_people.c.mailing)
    .where(
        _THESE,
        mailing_people.c.at >= sa.bindparam("since", type_=Moment),
        mailing_people.c.mailing != sa.bindparam("of"),
        mailings.c.kind == sa.bindparam("sort"),
    )
    .distinct()
)
_SET = sa.update(mailing_people).where(_OF, _THESE)
_COUNTS = (
    sa.select(mailing_people.c.state, mailing_people.c.line, sa.func.count())
    .where(_OF)
    .group_by(mailing_people.c.state, mailing_people.c.line)
)
_UNDER_WAY = sa.select(mailing_people.c.line, sa.func.count()).where(_QUEUED).group_by(mailing_people.c.line)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many have heard what, and how many of each line still have to."""

    counts: dict[str, int]
    rest: dict[int, int]


def shows(mailing: int) -> str:
    """What a message of it is known by."""
    return f"mail:{mailing}"


def under_way(c: Connection) -> dict[int, int]:
    """How many messages of mailings each line has still to send."""
    return {row[0]: row[1] for row in c.execute(_UNDER_WAY)}


def take(c: Connection, mailing: Mailing, line: int, most: int, day: datetime, now: datetime) -> list[tuple[int, str]]:
    """The next who hear it by a line, person and chat, marked as handed to delivery.

    Who has heard another of this kind since `day` is left out, and who has taken their consent back.
    """
    rows = c.execute(_NEXT, {"of": mailing.id, "by_line": line, "most": most}).all()
    kind = Kind(mailing.kind)
    out: dict[int, Heard] = {}
    if kind.needs_consent:
        out = {person: Heard.REFUSED for person, _, wants in rows if wants != Consent.GIVEN}
    if kind.waits and rows:
        words = {"those": [row[0] for row in rows], "since": day, "of": mailing.id, "sort": kind.value}
        out |= dict.fromkeys(c.execute(_TOLD, words).scalars(), Heard.TODAY)
    for why in (Heard.REFUSED, Heard.TODAY):
        if those := [person for person, reason in out.items() if reason is why]:
            c.execute(_SET.values(state=why.value), {"of": mailing.id, "those": those})
    found = [(person, chat) for person, chat, _ in rows if person not in out]
    if found:
        words = {"of": mailing.id, "those": [person for person, _ in found]}
        c.execute(_SET.values(state=Heard.QUEUED.value, at=now), words)
    return found


def settle(c: Connection, mailing: int, person: int, state: Heard) -> None:
    """What became of it for a person."""
    here = (mailing_people.c.mailing == mailing) & (mailing_people.c.person == person)
    c.execute(sa.update(mailing_people).where(here).values(state=state.value))


def elsewhere(c: Connection, mailing: int, person: int, line: int, chat: str) -> None:
    """They are told in another messenger instead."""
    here = (mailing_people.c.mailing == mailing) & (mailing_people.c.person == person)
    words = {"line": line, "chat": chat, "state": Heard.WAITING.value, "at": None}
    c.execute(sa.update(mailing_people).where(here).values(**words))


def recall(c: Connection, mailing: int) -> int:
    """Take back from delivery what it has not begun; how many. What it has begun stays: it may have arrived."""
    there = (outbox.c.shows == shows(mailing)) & (outbox.c.state == sa.literal_column("'new'")) & ~outbox.c.began
    gone = c.execute(sa.delete(outbox).where(there, outbox.c.shows != "").returning(outbox.c.person)).scalars().all()
    back = _SET.values(state=Heard.WAITING.value, at=None)
    those = [person for person in gone if person is not None]
    if those:
        c.execute(back, {"of": mailing, "those": those})
    return len(those)


def progress(c: Connection, mailing: int) -> Progress:
    """How far it has come."""
    counts: dict[str, int] = {}
    rest: dict[int, int] = {}
    for state, line, count in c.execute(_COUNTS, {"of": mailing}):
        counts[state] = counts.get(state, 0) + count
        if state in (Heard.WAITING, Heard.QUEUED):
            rest[line] = rest.get(line, 0) + count
    return Progress(counts, rest)


def forget(c: Connection, person: int) -> None:
    """They asked to be forgotten: nothing more is told to them, and where they were told is not kept."""
    theirs = mailing_people.c.person == person
    waiting = mailing_people.c.state.in_((Heard.WAITING.value, Heard.QUEUED.value))
    c.execute(sa.update(mailing_people).where(theirs, waiting).values(state=Heard.GONE.value))
    c.execute(sa.update(mailing_people).where(theirs).values(chat=""))


def sweep(c: Connection, before: datetime, most: int = 500) -> int:
    """Of what ended long ago only the counts are kept; how many rows went."""
    old = sa.select(mailings.c.id).where(mailings.c.ended < before)
    keys = mailing_people.c.mailing, mailing_people.c.person
    those = sa.select(*keys).where(mailing_people.c.mailing.in_(old)).limit(most)
    return c.execute(sa.delete(mailing_people).where(sa.tuple_(*keys).in_(those))).rowcount
