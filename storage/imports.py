"""Files that were handed in and wait: to be read, for a column to be named, to be applied; and layouts once settled."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.schema import Json, Moment, metadata

KEEP = timedelta(days=3)
"""How long a file that nobody applied is kept: it may hold personal data."""


class State(StrEnum):
    """Where a file is on its way."""

    ASKED = "asked"
    """Its person has to say what is in it."""
    NEW = "new"
    """It is being read, or will be soon."""
    LAYOUT = "layout"
    """A person has to say which column is what."""
    READY = "ready"
    """The dry run is done: a person looks at it."""
    APPLYING = "applying"
    DONE = "done"
    REFUSED = "refused"
    """It is no table, or nothing in it can be taken."""
    DROPPED = "dropped"
    """Its person does not want it, or said nothing for days."""


OVER = (State.DONE, State.REFUSED, State.DROPPED)

imports = sa.Table(
    "imports",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("file", sa.String, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("link", sa.String, nullable=False),
    sa.Column("visitor", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("read", sa.Integer, nullable=False, server_default="0"),
    sa.Column("layout", Json, nullable=False),
    sa.Column("result", Json, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.Index(None, "link"),
    sa.Index(None, "person", "state"),
    sqlite_autoincrement=True,
)

table_layouts = sa.Table(
    "table_layouts",
    metadata,
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("fingerprint", sa.String, primary_key=True),
    sa.Column("columns", Json, nullable=False),
    sa.Column("made", Moment, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Import:
    """A file that somebody handed in."""

    id: int
    organisation: int
    person: int
    kind: str
    name: str
    """As its person calls the file; never used to open one."""
    file: str
    """What it is called in our folder of uploads; empty for a document of a chat that was not fetched yet."""
    line: int
    chat: str
    """Where its person hears of it."""
    link: str
    """The hash of the link by which it came; empty for a document."""
    visitor: str
    """The hash of what the browser knows that uploaded it: nobody else sees what is in it."""
    state: str
    read: int
    """Lines read so far."""
    layout: Any
    """What its line fetches a document by; while columns are asked for: the header and the first rows."""
    result: Any
    """What came of the dry run, or of applying it."""
    made: datetime
    changed: datetime


_ROWS = sa.select(*(imports.c[name] for name in Import.__slots__))


def add(c: Connection, now: datetime, **words: Any) -> int:
    """A file was handed in; its number."""
    rest = {"link": "", "visitor": "", "layout": {}, "result": {}, "state": State.NEW, "made": now, "changed": now}
    id: int = c.execute(sa.insert(imports).returning(imports.c.id), {**rest, **words}).scalar_one()
    return id


def get(c: Connection, id: int) -> Import | None:
    """A file that was handed in."""
    row = c.execute(_ROWS.where(imports.c.id == id)).one_or_none()
    return None if row is None else Import(*row)


def by_link(c: Connection, link: str) -> Import | None:
    """The file that came by a link (its hash)."""
    row = c.execute(_ROWS.where(imports.c.link == link).order_by(imports.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Import(*row)


def newest(c: Connection, person: int, state: str) -> Import | None:
    """The last file of a person that stands there."""
    mine = _ROWS.where(imports.c.person == person, imports.c.state == state)
    row = c.execute(mine.order_by(imports.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Import(*row)


def move(c: Connection, id: int, before: str, after: str, now: datetime, **words: Any) -> bool:
    """From one state to another; False where it stands elsewhere: somebody was faster."""
    here = (imports.c.id == id) & (imports.c.state == before)
    return c.execute(sa.update(imports).where(here).values(state=after, changed=now, **words)).rowcount == 1


def progress(c: Connection, id: int, read: int, now: datetime) -> None:
    """So many lines have been read."""
    c.execute(sa.update(imports).where(imports.c.id == id).values(read=read, changed=now))


def idle(c: Connection, now: datetime) -> list[Import]:
    """Files that nobody has touched for days and that have not come to their end."""
    still = imports.c.state.not_in(OVER) & (imports.c.changed < now - KEEP)
    return [Import(*row) for row in c.execute(_ROWS.where(still).limit(20))]


def files(c: Connection, now: datetime) -> set[str]:
    """The names in the folder of uploads that are still needed: files that wait, and for some days their bad rows."""
    rows = c.execute(
        sa.select(imports.c.file, imports.c.result, imports.c.state).where(imports.c.changed > now - 2 * KEEP)
    )
    kept: set[str] = set()
    for file, result, state in rows:
        kept |= {result.get("errors", "")} | (set() if state in OVER else {file})
    return kept - {""}


def fetched(c: Connection, id: int, file: str) -> None:
    """The document lies in our folder now."""
    c.execute(sa.update(imports).where(imports.c.id == id).values(file=file))


def layouts(c: Connection, organisation: int, kind: str) -> dict[str, dict[str, int]]:
    """Which column is what, by the fingerprint of each header that somebody settled."""
    here = (table_layouts.c.organisation == organisation) & (table_layouts.c.kind == kind)
    found = c.execute(sa.select(table_layouts.c.fingerprint, table_layouts.c.columns).where(here))
    return {row[0]: row[1] for row in found}


def settle(
    c: Connection, organisation: int, kind: str, fingerprint: str, columns: dict[str, int], now: datetime
) -> None:
    """Remember for the organisation which column of this header is what."""
    put = insert(table_layouts)
    put = put.on_conflict_do_update(
        index_elements=["organisation", "kind", "fingerprint"],
        set_={"columns": put.excluded.columns, "made": put.excluded.made},
    )
    words = {"organisation": organisation, "kind": kind, "fingerprint": fingerprint, "columns": columns, "made": now}
    c.execute(put, words)
