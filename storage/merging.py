"""Two persons turn out to be one: every row of the one becomes the other's, in one transaction."""

from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.people import Consent, Contact
from domain.residence import RANK
from storage import residence
from storage.conversations import conversations
from storage.people import contacts_, persons
from storage.residence import dwellings
from storage.schema import Moment, metadata

PLAIN = ("person", "asked_by", "by", "filed_by", "proposed", "granted")
"""Columns that name a person without a foreign key."""

LOGS = ("passes",)
"""Tables that only grow, besides those called «…_log»."""

merges = sa.Table(
    "merges",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kept", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
    sa.Column("gone", sa.Integer, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("external", sa.String, nullable=False),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
"""Who was made one with whom, and who left again; logs that are never rewritten name the number that is gone."""


def merge(c: Connection, kept: int, gone: int, here: Contact, now: datetime) -> None:
    """Everything of `gone` is of `kept` from now on; `here` is the address where that was said."""
    for person in (kept, gone):
        residence.keep(c, person, now)
    _one_conversation(c, kept, gone)
    _same_flats(c, kept, gone)
    _one_person(c, kept, gone)
    for column in columns():
        _join(c, column, kept, gone)
    record(c, kept, gone, here, "merged", now)


def record(c: Connection, kept: int, other: int, here: Contact, what: str, now: datetime) -> None:
    """Enter it in the log."""
    words = {"kept": kept, "gone": other, "line": here.line, "external": here.external, "what": what, "at": now}
    c.execute(sa.insert(merges).values(**words))


@cache
def columns() -> tuple[sa.Column[Any], ...]:
    """Every column that points at a person; logs stay as they were written."""
    from storage import tables  # the last to be imported: it imports all

    every = [column for table in tables.metadata.sorted_tables if not is_log(table) for column in table.columns]
    return tuple(column for column in every if _names_person(column))


def is_log(table: sa.Table) -> bool:
    """Whether the database refuses to change its rows."""
    return table.name.endswith("_log") or table.name in LOGS


def _names_person(column: sa.Column[Any]) -> bool:
    whole = isinstance(column.type, sa.Integer)
    return any(key.column is persons.c.id for key in column.foreign_keys) or (whole and column.name in PLAIN)


def _join(c: Connection, column: sa.Column[Any], kept: int, gone: int) -> None:
    """The rows change their person; one that would then be there twice goes."""
    table = column.table
    assert isinstance(table, sa.Table)
    for key in _keys(table):
        if column in key:
            other = table.alias()
            same = [other.c[part.name] == part for part in key if part is not column]
            twin = sa.exists().where(other.c[column.name] == kept, *same)
            c.execute(sa.delete(table).where(column == gone, twin))
    c.execute(sa.update(table).where(column == gone).values({column.name: kept}))


def _keys(table: sa.Table) -> list[list[sa.Column[Any]]]:
    named = [one for one in table.constraints if isinstance(one, sa.PrimaryKeyConstraint | sa.UniqueConstraint)]
    whole = [one for one in table.indexes if one.unique and one.dialect_options["sqlite"]["where"] is None]
    return [list(one.columns) for one in (*named, *whole)]


def _one_conversation(c: Connection, kept: int, gone: int) -> None:
    """Where both were telling something, the newer goes on and the other becomes a draft."""
    open_ = (conversations.c.state == "open") & conversations.c.person.in_([kept, gone])
    rows = c.execute(
        sa.select(conversations.c.id, conversations.c.place).where(open_).order_by(conversations.c.changed.desc())
    )
    places: set[str] = set()
    for id, place in rows.all():
        if place in places:
            c.execute(sa.update(conversations).where(conversations.c.id == id).values(state="draft"))
        places.add(place)


def _same_flats(c: Connection, kept: int, gone: int) -> None:
    """Of a flat that both named, what proves most stays."""
    theirs = {(home.house, home.number): home for home in residence.homes(c, gone)}
    for mine in residence.homes(c, kept):
        if (home := theirs.get((mine.house, mine.number))) is not None:
            how = max(mine.how, home.how, key=RANK.index)
            words = {"how": how, "flat": mine.flat or home.flat, "account": mine.account or home.account}
            c.execute(sa.update(dwellings).where(dwellings.c.id == mine.id).values(**words))


def _one_person(c: Connection, kept: int, gone: int) -> None:
    """Name, home and consents of both: of two answers the later counts, a refusal of mailings before all."""
    rows = {row.id: row for row in c.execute(sa.select(persons).where(persons.c.id.in_([kept, gone])))}
    mine, theirs = rows[kept], rows[gone]
    later = max((row for row in (mine, theirs) if row.consent_at), key=lambda row: row.consent_at, default=mine)
    home = mine if mine.house is not None else theirs
    mailings = {mine.mailings, theirs.mailings} - {""}
    words = {name: getattr(later, name) for name in ("consent", "consent_at", "consent_version")}
    words |= {"house": home.house, "entrance": home.entrance, "flat": home.flat, "name": mine.name or theirs.name}
    words["mailings"] = "refused" if "refused" in mailings else next(iter(mailings), "")
    empty = {"name": "", "house": None, "entrance": "", "flat": ""}
    if later.consent not in (Consent.GIVEN, Consent.INFORMED):
        words |= empty
        c.execute(sa.delete(dwellings).where(dwellings.c.person.in_([kept, gone])))
        c.execute(sa.update(contacts_).where(contacts_.c.person.in_([kept, gone])).values(name="", username=""))
    c.execute(sa.update(persons).where(persons.c.id == kept).values(**words))
    nothing = empty | {"consent": "", "consent_at": None, "mailings": "", "reached": None}
    c.execute(sa.update(persons).where(persons.c.id == gone).values(**nothing))

