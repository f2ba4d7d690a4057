"""Who is to hear what is told to many: looked for in pieces, so that nobody who writes waits for it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.mailings import Audience, Heard, Kind, Mailing, Scope
from domain.people import Consent
from storage.house_tables import houses
from storage.mailing_people import mailing_people
from storage.people import contacts_, persons
from storage.residence import dwellings
from storage.rules import routing_rules

WINDOW, PIECE = 4000, 500
"""Persons that are looked at, and taken, in one transaction (design §8: none lasts over 50 ms)."""

_CONTACTS = (
    sa.select(
        *(contacts_.c[name] for name in ("person", "id", "line", "external", "blocked", "opened")),
        persons.c.mailings,
        persons.c.reached,
    )
    .join_from(contacts_, persons, persons.c.id == contacts_.c.person)
    .where(contacts_.c.person.in_(sa.bindparam("those", expanding=True)))
    .order_by(contacts_.c.id.desc())
)
_PUT = insert(mailing_people).on_conflict_do_nothing(index_elements=["mailing", "person"])


class _Address(NamedTuple):
    person: int
    id: int
    line: int
    external: str
    blocked: bool
    opened: bool
    mailings: str
    reached: int | None


class Piece(NamedTuple):
    """What one look has brought."""

    upto: int
    told: int
    left_out: Counter[str]


def gather(c: Connection, mailing: Mailing, lines: Mapping[int, str], off: Sequence[str]) -> Piece:
    """Put the next people on the list: each once, in the messenger that they used last.

    `lines`: those that can be written by, with their messengers; `off`: messengers that are off for the organisation.
    """
    homes = _houses(Audience.read(mailing.audience))
    far = min(mailing.upto + WINDOW, mailing.last)
    lives = persons.c.house.in_(homes) | sa.exists().where(
        dwellings.c.person == persons.c.id, dwellings.c.house.in_(homes)
    )
    wanted = sa.select(persons.c.id).where(persons.c.id > mailing.upto, persons.c.id <= far, lives)
    found = list(c.execute(wanted.order_by(persons.c.id).limit(PIECE)).scalars())
    known: dict[int, list[_Address]] = {person: [] for person in found}
    for row in c.execute(_CONTACTS, {"those": found}) if found else ():
        known[row[0]].append(_Address._make(row))
    rows: list[dict[str, Any]] = []
    left: Counter[str] = Counter()
    for person, addresses in known.items():
        to = _where(addresses, lines, off)
        if Kind(mailing.kind).needs_consent and not any(one.mailings == Consent.GIVEN for one in addresses):
            left["consent"] += 1
        elif isinstance(to, str):
            left[to] += 1
        else:
            words = {"mailing": mailing.id, "person": person, "line": to.line, "chat": to.external}
            rows.append(words | {"state": Heard.WAITING.value})
    if rows:
        c.execute(_PUT, rows)
    return Piece(found[-1] if len(found) == PIECE else far, len(rows), left)


def _where(addresses: Sequence[_Address], lines: Mapping[int, str], off: Sequence[str]) -> _Address | str:
    """Where a person is written to, or why nowhere."""
    opened = [one for one in addresses if one.opened and one.line in lines]
    free = [one for one in opened if not one.blocked and lines[one.line] not in off]
    if free:
        return next((one for one in free if one.id == one.reached), free[0])
    if any(not one.blocked for one in opened):
        return "channel"
    return "blocked" if opened else "nowhere"


def _houses(audience: Audience) -> sa.Select[Any]:
    """The houses of an audience; never another organisation's."""
    own = sa.select(houses.c.id).where(houses.c.organisation == audience.organisation, houses.c.active)
    if audience.scope == Scope.HOUSE:
        return own.where(houses.c.id == audience.house)
    if audience.scope == Scope.TOWN:
        return own.where(houses.c.town == audience.town)
    if audience.scope == Scope.STREET:
        return own.where(houses.c.town == audience.town, houses.c.street == audience.street)
    if audience.scope == Scope.TEAM:
        theirs = (routing_rules.c.team == audience.team) & routing_rules.c.gone.is_(None)
        everywhere = theirs & routing_rules.c.house.is_(None) & routing_rules.c.owner.is_(None)
        named = houses.c.id.in_(sa.select(routing_rules.c.house).where(theirs, routing_rules.c.house.is_not(None)))
        return own.where(named | sa.exists().where(everywhere))
    return own


class Street(NamedTuple):
    """A street, or a town where `street` is empty; an address there, and how many houses."""

    town: str
    street: str
    address: str
    houses: int


def towns(c: Connection, organisation: int) -> list[Street]:
    """The towns of an organisation's houses, the largest first."""
    own = (houses.c.organisation == organisation) & houses.c.active & (houses.c.town != "")
    count = sa.func.count()
    rows = sa.select(houses.c.town, sa.literal(""), sa.func.min(houses.c.address), count).where(own)
    return [Street(*row) for row in c.execute(rows.group_by(houses.c.town).order_by(count.desc(), houses.c.town))]


def streets(c: Connection, organisation: int, named: str, most: int) -> list[Street]:
    """The streets of an organisation's houses whose name has this in it (as search compares names)."""
    own = (houses.c.organisation == organisation) & houses.c.active & houses.c.street.contains(named, autoescape=True)
    count = sa.func.count()
    rows = sa.select(houses.c.town, houses.c.street, sa.func.min(houses.c.address), count).where(own)
    rows = rows.group_by(houses.c.town, houses.c.street).order_by(houses.c.street != named, count.desc()).limit(most)
    return [Street(*row) for row in c.execute(rows)]


def count_houses(c: Connection, audience: Audience) -> int:
    """How many houses an audience has."""
    return int(c.execute(sa.select(sa.func.count()).select_from(_houses(audience).subquery())).scalar_one())
