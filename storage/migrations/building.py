"""Short words for columns and indexes, so that a migration can be read. Never changed: old migrations use them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

Columns = list[sa.Column[Any]]


def id() -> sa.Column[Any]:
    """The key that every table with rows of its own has."""
    return sa.Column("id", sa.Integer, primary_key=True)


def of(name: str, table: str, *, key: bool = False, null: bool = False) -> sa.Column[Any]:
    """A row of another table."""
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), primary_key=key, nullable=null)


def _columns(kind: type[Any], names: tuple[str, ...], key: bool, null: bool) -> Columns:
    return [sa.Column(name, kind, primary_key=key, nullable=null) for name in names]


def words(*names: str, key: bool = False, null: bool = False) -> Columns:
    """Short texts."""
    return _columns(sa.String, names, key, null)


def texts(*names: str, null: bool = False) -> Columns:
    """Long texts, JSON too."""
    return _columns(sa.Text, names, False, null)


def numbers(*names: str, key: bool = False, null: bool = False) -> Columns:
    """Whole numbers."""
    return _columns(sa.Integer, names, key, null)


def bigs(*names: str, null: bool = False) -> Columns:
    """Times too: milliseconds since 1970."""
    return _columns(sa.BigInteger, names, False, null)


def floats(*names: str, null: bool = False) -> Columns:
    """Degrees, shares."""
    return [sa.Column(name, sa.Float(53), nullable=null) for name in names]


def flags(*names: str) -> Columns:
    """Yes or no."""
    return _columns(sa.Boolean, names, False, False)


def index(name: str, table: str, columns: list[str], where: str = "", *, unique: bool = False) -> None:
    """An index, of a part of the rows where that is all that is looked for."""
    part = sa.text(where) if where else None
    op.create_index(name, table, columns, unique=unique, sqlite_where=part, postgresql_where=part)
