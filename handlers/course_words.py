"""The whole course of a ticket in words, for a paper that is taken to an authority.

It tells what the resident has been told or has told themselves; what the staff note among themselves is not in it.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain import bases, categories
from domain.ladder import was_accepted_late
from domain.tickets import Ticket
from handlers import history
from handlers.statuses import ZONE, category_label, status_words
from handlers.texts import has, say
from handlers.when import exact
from handlers.whereabouts import place_words
from storage import organisations, tickets

PHOTOS = 12
STAGES = ("story", "answer", "question", "report")
"""Where photos come in that the resident has sent or has seen."""
LONGEST = 3000
"""Characters of one thing that was said."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, by the hash of its content, and what it is."""

    hash: str
    caption: str


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the paper."""

    title: str
    facts: tuple[tuple[str, str], ...]
    story: str
    terms: tuple[tuple[str, str, str], ...]
    """Which term, until when and why, and how it was kept."""
    missed: tuple[bool, ...]
    """Which of them were not."""
    steps: tuple[str, ...]
    photos: tuple[Photo, ...]
    foot: str


def words(connection: Connection, ticket: Ticket, now: datetime) -> Words:
    """The course of a ticket up to now, every time in the zone of the house."""
    zone = organisations.zone(connection, ticket.organisation) or ZONE
    organisation = organisations.get(connection, ticket.organisation)
    log = tickets.log_of(connection, ticket.id)
    facts = [
        (say("course-what"), category_label(ticket.category)),
        (say("course-where"), place_words(ticket)),
        (say("course-when"), exact(ticket.made, zone)),
        (say("course-who"), organisation.name if organisation is not None else ""),
        (say("course-phone"), organisation.phone if organisation is not None else ""),
        (say("course-now"), status_words(ticket, zone)),
    ]
    terms = _terms(ticket, now, zone)
    return Words(
        say("course-title", number=str(ticket.id)),
        tuple((name, value) for name, value in facts if value),
        ticket.story,
        tuple(term for term, _ in terms),
        tuple(missed for _, missed in terms),
        tuple(history.lines(ticket, log, now, zone, LONGEST, when=exact)),
        _photos(connection, ticket),
        say("course-foot", at=exact(now, zone), number=str(ticket.id)),
    )


def _terms(ticket: Ticket, now: datetime, zone: str) -> list[tuple[tuple[str, str, str], bool]]:
    """Each term with its basis and whether it was kept."""
    law = _law(bases.of(categories.get(ticket.category).sla))
    accepted = law if ticket.emergency else ""
    wanted = [
        ("accept", ticket.ack_due, ticket.acked, accepted),
        ("begin", ticket.first_due, ticket.begun, accepted),
        ("promise", ticket.promised, ticket.ended, say("course-own")),
        ("legal", ticket.legal_due, ticket.ended, law),
    ]
    found = []
    for name, due, done, why in wanted:
        if due is None:
            continue
        late = due < (done or now)
        if done is None:
            kept = say("course-not-yet-late" if late else "course-not-yet")
        else:
            kept = say("course-late" if late else "course-kept", at=exact(done, zone))
        until = "\n".join(part for part in (say("course-until", at=exact(due, zone)), why) if part)
        found.append(((say(f"course-term-{name}"), until, kept), late))
    if was_accepted_late(ticket, now) and ticket.ack_due is None:
        found.insert(0, ((say("course-term-accept"), say("course-ten"), say("course-not-yet-late")), True))
    return found


def _law(basis: str) -> str:
    """A basis with the full names of the acts that it names in short."""

    def full(match: re.Match[str]) -> str:
        name = f"course-act-{match[1]}"
        return say(name) if has(name) else match[0]

    named = re.sub(r"(?:ПП|Правила(?: ПП)?) (\d+)", full, basis)
    return re.sub(r"(\d\)?) (прил|п|разд)\. ?", r"\1, \2. ", named)


def _photos(connection: Connection, ticket: Ticket) -> tuple[Photo, ...]:
    files = [one for one in tickets.files_of(connection, ticket.id) if one.kind == "photo" and one.hash]
    shown = [one for one in files if one.stage in STAGES][:PHOTOS]
    return tuple(Photo(one.hash or "", say(f"course-photo-{one.stage}")) for one in shown)
