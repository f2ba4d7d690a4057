"""What is kept of each organisation."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import Connection, Dialect
from sqlalchemy.types import TypeDecorator

from domain.organisations import Organisation, name_key
from domain.practice import USUAL, Practice
from storage.schema import Words, metadata, pack


class Chosen(TypeDecorator[Practice]):
    """What an organisation has chosen (domain/practice.py), as JSON."""

    impl = sa.Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Practice | None], str | None]:
        return lambda practice: None if practice is None else pack(practice.chosen)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Practice]:
        return lambda chosen: Practice.read(orjson.loads(chosen)) if chosen and chosen != "{}" else USUAL


organisations = sa.Table(
    "organisations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String, nullable=False, default=""),
    sa.Column("phone", sa.String, nullable=False, default=""),
    sa.Column("timezone", sa.String, nullable=False, default="Europe/Moscow"),
    sa.Column("parent", sa.Integer, index=True),
    sa.Column("kind", sa.String, nullable=False, default="company"),
    sa.Column("inn", sa.String, nullable=False, default=""),
    sa.Column("address", sa.String, nullable=False, default=""),
    sa.Column("office_phone", sa.String, nullable=False, default=""),
    sa.Column("greeting", sa.String, nullable=False, default=""),
    sa.Column("hours", sa.String, nullable=False, default=""),
    sa.Column("legal", sa.String, nullable=False, default="private"),
    sa.Column("channels_off", Words, nullable=False, default=()),
    sa.Column("ground", sa.String, nullable=False, default="consent"),
    sa.Column("categories_off", Words, nullable=False, default=()),
    sa.Column("archived", sa.Boolean, nullable=False, default=False),
    sa.Column("apply_after", sa.Integer),  # minutes until what is proposed for a ticket applies by itself
    sa.Column("practice", Chosen, nullable=False, default=USUAL, server_default="{}"),
    sa.Column("key", sa.String, nullable=False, default="", index=True),  # the name as it is compared
    sqlite_autoincrement=True,
)

_first = organisations.alias("first")
_id, _parent = organisations.c.id, organisations.c.parent
_ZONE = sa.select(_first.c.timezone).order_by(_first.c.id).limit(1).scalar_subquery()
_TIMEZONE = sa.func.coalesce(sa.func.nullif(organisations.c.timezone, ""), _ZONE).label("timezone")
_terms = sa.table("terms", sa.column("id"))
_OVERRIDDEN = sa.exists().select_from(_terms).label("overridden")
"""Read along, so that a report need not ask for overrides where nobody has set any."""
_COMPUTED = {"timezone": _TIMEZONE, "overridden": _OVERRIDDEN}
ROWS: sa.Select[Any] = sa.select(
    *(_COMPUTED[name] if name in _COMPUTED else organisations.c[name] for name in Organisation.__slots__)
)
_THE = ROWS.order_by(_id).limit(1)
GET = ROWS.where(_id == sa.bindparam("of"))
_OF_ZONE = sa.select(_TIMEZONE).where(_id == sa.bindparam("of"))


def the(c: Connection) -> Organisation:
    """The installation's own organisation, the first, made without a name when there is none."""
    row = c.execute(_THE).one_or_none()
    if row is None:
        c.execute(sa.insert(organisations))
        row = c.execute(_THE).one()
    return Organisation(*row)


def get(c: Connection, id: int) -> Organisation | None:
    """The organisation of this number."""
    row = c.execute(GET, {"of": id}).one_or_none()
    return None if row is None else Organisation(*row)


def all_(c: Connection) -> list[Organisation]:
    """Every organisation that is at work, by name."""
    return [Organisation(*row) for row in c.execute(ROWS.where(~organisations.c.archived).order_by(_id))]


def zone(c: Connection, id: int) -> str:
    """In which zone it keeps its times; empty: not told."""
    return c.execute(_OF_ZONE, {"of": id}).scalar_one_or_none() or ""


def named(c: Connection, name: str) -> Organisation | None:
    """The organisation of this name, however it is quoted."""
    those = ROWS.where(organisations.c.key == name_key(name), ~organisations.c.archived).order_by(_id).limit(1)
    row = c.execute(those).one_or_none()
    return None if row is None else Organisation(*row)


def children(c: Connection, id: int) -> list[Organisation]:
    """Those right below it, by name."""
    those = ROWS.where(_parent == id, ~organisations.c.archived).order_by(organisations.c.name, _id)
    return [Organisation(*row) for row in c.execute(those)]


def add(c: Connection, name: str, kind: str, parent: int | None) -> Organisation:
    """A new organisation below `parent`, with the zone of the installation until it has its own."""
    words = {"name": name, "key": name_key(name), "kind": kind, "parent": parent, "timezone": ""}
    id = c.execute(sa.insert(organisations).returning(_id), words).scalar_one()
    return Organisation(*c.execute(GET, {"of": id}).one())


def ensure_named(c: Connection, names: Collection[str], parent: int | None, now: datetime) -> dict[str, int]:
    """The organisations of these names, made as companies below `parent` where there are none yet; by name."""
    wanted = {name: name_key(name) for name in names}
    known = _by_key(c)
    missing = {key: name for name, key in wanted.items() if key not in known}
    if missing:
        made = {"kind": "company", "parent": parent, "timezone": ""}
        c.execute(sa.insert(organisations), [{"name": name, "key": key, **made} for key, name in missing.items()])
        known = _by_key(c)
    return {name: known[key] for name, key in wanted.items()}


def change(c: Connection, id: int, **columns: Any) -> None:
    """Set some of its facts."""
    if "name" in columns:
        columns["key"] = name_key(columns["name"])
    c.execute(sa.update(organisations).where(_id == id).values(**columns))


def _by_key(c: Connection) -> dict[str, int]:
    rows = c.execute(sa.select(organisations.c.key, _id).where(organisations.c.key != "").order_by(_id.desc()))
    return {row[0]: row[1] for row in rows}
