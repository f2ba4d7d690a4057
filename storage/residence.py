"""Who lives where: the flats of a person, who else is in one, and how often a code was tried."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.residence import RANK, WINDOW, Home, Tries, tries
from storage.accounts import accounts
from storage.houses import houses
from storage.people import live_in, persons
from storage.schema import Moment, metadata

dwellings = sa.Table(
    "dwellings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id"), nullable=False),
    sa.Column("number", sa.String, nullable=False, default=""),
    sa.Column("entrance", sa.String, nullable=False, default=""),
    sa.Column("how", sa.String, nullable=False, default=""),
    sa.Column("flat", sa.Integer, index=True),
    sa.Column("account", sa.Integer),
    sa.Column("since", Moment, nullable=False),
    sa.UniqueConstraint("person", "house", "number"),
    sqlite_autoincrement=True,
)

attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
    sa.Column("what", sa.String, nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
"""Wrong codes; `what` is the number as it was typed, whether there is such an account or not."""

_HOMES = sa.select(*(dwellings.c[name] for name in Home.__slots__)).order_by(dwellings.c.id)
_IS_MAIN = (dwellings.c.house == persons.c.house) & (dwellings.c.number == persons.c.flat)
_AT_HOUSES = (
    sa.select(
        *(houses.c[name] for name in ("id", "short", "address", "latitude", "longitude", "entrances")),
        dwellings.c.number,
        dwellings.c.entrance,
        _IS_MAIN,
    )
    .join_from(dwellings, houses, houses.c.id == dwellings.c.house)
    .join(persons, persons.c.id == dwellings.c.person)
    .where(dwellings.c.person == sa.bindparam("of"))
    .order_by(dwellings.c.id)
)
_FIRST = insert(dwellings).on_conflict_do_nothing(index_elements=["person", "house", "number"])
_ANY_ACCOUNT = sa.select(accounts.c.id).where(~accounts.c.archived).limit(1)
_MAIN = sa.select(persons.c.house, persons.c.flat, persons.c.entrance).where(persons.c.id == sa.bindparam("of"))


def homes(c: Connection, person: int) -> list[Home]:
    """The flats of a person, the main one first."""
    house, number, entrance = c.execute(_MAIN, {"of": person}).one()
    found = [Home(*row) for row in c.execute(_HOMES.where(dwellings.c.person == person))]
    main = next((home for home in found if (home.house, home.number) == (house, number)), None)
    if main is None and house is not None:
        main = Home(None, house, number, entrance)
    return [*([main] if main else []), *(home for home in found if home is not main)]


def homes_at(c: Connection, person: int) -> list[list[Any]]:
    """The flats that have rows of their own, with their houses: id, short and full address, place, entrances, then
    flat, entrance, and whether it is the main one. One statement."""
    rows = c.execute(_AT_HOUSES, {"of": person})
    return [list(row) for row in rows]


def get(c: Connection, id: int) -> tuple[int, Home] | None:
    """A dwelling and whose it is."""
    row = c.execute(sa.select(dwellings.c.person, *_HOMES.selected_columns).where(dwellings.c.id == id)).one_or_none()
    return None if row is None else (row[0], Home(*row[1:]))


def first(c: Connection, person: int, house: int, entrance: str, number: str, now: datetime) -> None:
    """The home of a person who had none, learned from a report: what `settle` does, in two statements."""
    c.execute(_FIRST, {"person": person, "house": house, "number": number, "entrance": entrance, "since": now})
    live_in(c, person, house, entrance, number)


def settle(c: Connection, person: int, home: Home, now: datetime) -> Home:
    """A flat of a person, their main one from now on; what they are to one that they have is never less than it was."""
    keep(c, person, now)
    here = (dwellings.c.person == person) & (dwellings.c.house == home.house) & (dwellings.c.number == home.number)
    row = c.execute(_HOMES.where(here)).one_or_none()
    words = {name: getattr(home, name) for name in ("house", "number", "entrance", "how", "flat", "account")}
    if row is None:
        c.execute(sa.insert(dwellings).values(person=person, since=now, **words))
    else:
        before = Home(*row)
        how = max(before.how, home.how, key=RANK.index)
        words |= {"how": how, "flat": home.flat or before.flat, "account": home.account or before.account}
        words["entrance"] = home.entrance or before.entrance
        c.execute(sa.update(dwellings).where(here).values(**words))
    settled = Home(*c.execute(_HOMES.where(here)).one())
    live_in(c, person, settled.house, settled.entrance, settled.number)
    return settled


def keep(c: Connection, person: int, now: datetime) -> None:
    """The main flat gets a row of its own, so that another can take its place."""
    main = next(iter(homes(c, person)), None)
    if main is not None and main.id is None:
        words = {"house": main.house, "number": main.number, "entrance": main.entrance}
        c.execute(sa.insert(dwellings).values(person=person, since=now, **words))


def choose(c: Connection, person: int, home: Home) -> None:
    """One of their flats becomes the main one."""
    live_in(c, person, home.house, home.entrance, home.number)


def leave(c: Connection, person: int, home: Home) -> None:
    """They do not live there any more; the next of their flats becomes the main one."""
    here = (dwellings.c.person == person) & (dwellings.c.house == home.house) & (dwellings.c.number == home.number)
    main = next(iter(homes(c, person)), None)
    c.execute(sa.delete(dwellings).where(here))
    if main is not None and (main.house, main.number) == (home.house, home.number):
        live_in(c, person, None, "", "")
        rest = homes(c, person)
        if rest:
            choose(c, person, rest[0])


def move_out(c: Connection, person: int) -> None:
    """They have left their main home; one that an account proves stays."""
    main = next(iter(homes(c, person)), None)
    if main is not None and not main.is_linked:
        leave(c, person, main)


def forget(c: Connection, person: int) -> None:
    """Every flat of a person who took their consent back."""
    c.execute(sa.delete(dwellings).where(dwellings.c.person == person))
    live_in(c, person, None, "", "")


def linked(c: Connection, flat: int) -> list[tuple[int, Home]]:
    """Who has proved that they live in a flat of the register, who came first first."""
    here = dwellings.c.flat == flat
    rows = c.execute(sa.select(dwellings.c.person, *_HOMES.selected_columns).where(here).order_by(dwellings.c.id))
    return [(row[0], Home(*row[1:])) for row in rows]


def has_linked(c: Connection, person: int) -> bool:
    """Whether they have proved that a flat is theirs."""
    mine = sa.select(dwellings.c.id).where(dwellings.c.person == person, dwellings.c.account.is_not(None))
    return c.execute(mine.limit(1)).first() is not None


def has_accounts(c: Connection) -> bool:
    """Whether there is any account that could be linked."""
    return c.execute(_ANY_ACCOUNT).first() is not None


def tried(c: Connection, person: int, what: str, now: datetime) -> None:
    """A wrong code. It counts for a day, also of who asks to be forgotten meanwhile."""
    c.execute(sa.insert(attempts).values(person=person, what=what, at=now))


def sweep(c: Connection, now: datetime) -> None:
    """Those go that count no more."""
    c.execute(sa.delete(attempts).where(attempts.c.at <= now - WINDOW))


def tries_left(c: Connection, person: int, what: str, now: datetime, kind: str = "") -> Tries:
    """How many are left to this person for what they typed; `kind` begins every `what` of one sort."""
    recent = attempts.c.at > now - WINDOW
    mine = c.scalars(
        sa.select(attempts.c.at).where(recent, attempts.c.person == person, attempts.c.what.startswith(kind))
    )
    its = c.scalars(sa.select(attempts.c.at).where(recent, attempts.c.what == what))
    return tries(list(mine), list(its), now)
