"""Papers that the staff put out for the residents of a house, or of all houses of their organisation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import Moment, metadata

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id")),  # none: every house of the organisation
    sa.Column("title", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("hash", sa.String, nullable=False, default=""),
    sa.Column("line", sa.Integer, nullable=False, default=0),
    sa.Column("external", sa.Text, nullable=False, default=""),
    sa.Column("state", sa.String, nullable=False, default="waiting"),
    sa.Column("added_by", sa.Integer, sa.ForeignKey("persons.id")),
    sa.Column("added", Moment, nullable=False),
    sa.Column("removed", Moment),
    sa.Index("ix_documents_house", "organisation", "house"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper; `external` is what its line fetches it by, `hash` is known once it is stored here."""

    id: int
    organisation: int
    house: int | None
    title: str
    name: str
    """Of the file, with its ending."""
    hash: str
    line: int
    external: str
    state: str
    """«waiting», «stored» or «failed»."""
    added_by: int | None
    added: datetime


_ROWS = sa.select(*(documents.c[name] for name in Document.__slots__))
_STANDS = documents.c.removed.is_(None)


def add(
    c: Connection, organisation: int, house: int | None, title: str, name: str, now: datetime, *,
    line: int = 0, external: str = "", hash: str = "", by: int | None = None,
) -> int:
    """Put it out; with a hash it is stored already, else it still has to be fetched. Its id."""
    words: dict[str, Any] = {"organisation": organisation, "house": house, "title": title, "name": name, "line": line}
    words |= {"hash": hash, "external": external, "state": "stored" if hash else "waiting"}
    words |= {"added_by": by, "added": now}
    id: int = c.execute(sa.insert(documents).values(**words).returning(documents.c.id)).scalar_one()
    return id


def get(c: Connection, id: int) -> Document | None:
    """One that still stands."""
    row = c.execute(_ROWS.where(documents.c.id == id, _STANDS)).one_or_none()
    return None if row is None else Document(*row)


def of_house(c: Connection, house: int, organisation: int) -> list[Document]:
    """What its residents may have, the newest first: their house's own papers and those of the whole organisation."""
    theirs = (documents.c.house == house) | (documents.c.house.is_(None) & (documents.c.organisation == organisation))
    stored = _ROWS.where(theirs, _STANDS, documents.c.state == "stored").order_by(documents.c.id.desc())
    return [Document(*row) for row in c.execute(stored)]


def of_organisation(c: Connection, organisation: int, most: int, page: int = 0) -> list[Document]:
    """Everything that it has put out, the newest first; paged so that one more than shown is asked for."""
    its = _ROWS.where(documents.c.organisation == organisation, _STANDS).order_by(documents.c.id.desc())
    return [Document(*row) for row in c.execute(its.limit(most).offset(page * (most - 1)))]


def came(c: Connection, id: int, hash: str) -> None:
    """It is here; an empty hash says that it cannot be had."""
    words = {"hash": hash, "state": "stored" if hash else "failed"}
    c.execute(sa.update(documents).where(documents.c.id == id, documents.c.state == "waiting").values(**words))


def remove(c: Connection, id: int, now: datetime) -> None:
    """Residents see it no more; the row stays."""
    c.execute(sa.update(documents).where(documents.c.id == id, _STANDS).values(removed=now))
