"""Consents: every answer that a person gave, with the text that they saw; rows are added, never changed."""

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.consents import Said, digest
from storage.people import persons
from storage.schema import Moment, metadata

consents = sa.Table(
    "consents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("answer", sa.String, nullable=False),
    sa.Column("version", sa.String, nullable=False),
    sa.Column("hash", sa.String, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("message", sa.String, nullable=False),
    sqlite_autoincrement=True,
)
"""The database refuses to change or delete a row; only when two persons turn out to be one is its person set anew."""

consent_texts = sa.Table(
    "consent_texts",
    metadata,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
"""Without the text a fingerprint proves nothing."""

_ROWS = sa.select(*(consents.c[name] for name in Said.__slots__)).order_by(consents.c.id)
_ADD = sa.insert(consents)
_TEXT = insert(consent_texts).on_conflict_do_nothing(index_elements=["hash"])
_MAILINGS = sa.update(persons).where(persons.c.id == sa.bindparam("of")).values(mailings=sa.bindparam("answer"))


def record(c: Connection, said: Said, text: str = "") -> None:
    """Add an answer and the text that it was given to."""
    if text:
        c.execute(_TEXT, {"hash": digest(text), "text": text})
    c.execute(_ADD, {name: getattr(said, name) for name in Said.__slots__})


def of_person(c: Connection, person: int) -> list[Said]:
    """Every answer of a person, the first one first."""
    return [Said(*row) for row in c.execute(_ROWS.where(consents.c.person == person))]


def text_of(c: Connection, hash: str) -> str:
    """The text with this fingerprint; empty when nobody has seen it."""
    return c.execute(sa.select(consent_texts.c.text).where(consent_texts.c.hash == hash)).scalar_one_or_none() or ""


def set_mailings(c: Connection, person: int, answer: str) -> None:
    """Whether they want news and announcements, as it stands now."""
    c.execute(_MAILINGS, {"of": person, "answer": answer})
