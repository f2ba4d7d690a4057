"""The lines as the database knows them: a number for each bot of each messenger, and where its polling goes on."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert  # understood by both databases, like every ON CONFLICT here

from storage.schema import metadata

lines = sa.Table(
    "lines",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("messenger", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False, unique=True),
    sa.Column("name", sa.String, nullable=False, default=""),
    sa.Column("link", sa.String, nullable=False, default=""),
    sa.Column("cursor", sa.String, nullable=False, default=""),
    sa.Column("state", sa.String, nullable=False, default=""),
    sa.Column("told", sa.String, nullable=False, default=""),
    sa.Column("organisation", sa.Integer),
    sa.Column("sealed", sa.Text, nullable=False, default="", server_default=""),
    sa.Column("community", sa.Integer),
)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the database; `key` tells several of one messenger apart («telegram:1»)."""

    id: int
    messenger: str
    key: str
    name: str
    link: str
    cursor: str
    state: str
    """Empty when all is well, else what is wrong («refused»)."""
    told: str
    """The state that admins have been told of."""
    organisation: int | None
    """Whose bot it is; None: the installation's own, of the settings."""
    sealed: str
    """Its token, sealed; empty where the settings tell it, and where it was taken away."""
    community: int | None
    """Of VK: the number of the community."""


_ROWS = sa.select(*(lines.c[name] for name in LineRow.__slots__)).order_by(lines.c.id)
_ENSURE = insert(lines).on_conflict_do_nothing(index_elements=["key"])
_CURSOR = sa.update(lines).where(lines.c.id == sa.bindparam("of")).values(cursor=sa.bindparam("now_at"))


def ensure(c: Connection, messenger: str, key: str) -> LineRow:
    """The line with this key, made when it is new."""
    c.execute(_ENSURE, {"messenger": messenger, "key": key})
    return LineRow(*c.execute(_ROWS.where(lines.c.key == key)).one())


def add(
    c: Connection, messenger: str, key: str, organisation: int, sealed: str, community: int | None, now_called: str
) -> LineRow | None:
    """A bot of an organisation; one that was taken away before is the same again. None where it is at work already."""
    row = ensure(c, messenger, key)
    if row.sealed:
        return None
    words = {"organisation": organisation, "sealed": sealed, "community": community, "name": now_called}
    c.execute(sa.update(lines).where(lines.c.id == row.id).values(**words, state="", told=""))
    return ensure(c, messenger, key)


def take_away(c: Connection, id: int) -> None:
    """It is to answer no more: its token is forgotten, what it has brought stays."""
    c.execute(sa.update(lines).where(lines.c.id == id).values(sealed="", state="gone", told="gone"))


def all(c: Connection) -> list[LineRow]:
    """Every line that was ever set up, the oldest first."""
    return [LineRow(*row) for row in c.execute(_ROWS)]


def rename(c: Connection, id: int, name: str, link: str) -> None:
    """What the messenger says it is called and how it is reached."""
    c.execute(sa.update(lines).where(lines.c.id == id).values(name=name, link=link))


def move_cursor(c: Connection, id: int, cursor: str) -> None:
    """Where the next poll starts; belongs in the transaction that keeps what the last one brought."""
    c.execute(_CURSOR, {"of": id, "now_at": cursor})


def set_state(c: Connection, id: int, state: str, told: str | None = None) -> None:
    """How the line is doing, and which state admins have been told of (None leaves that)."""
    words = {"state": state} if told is None else {"state": state, "told": told}
    c.execute(sa.update(lines).where(lines.c.id == id).values(**words))
