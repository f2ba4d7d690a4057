"""Files that were stored under MEDIA_DIR by content hash, and what each line calls them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.schema import Moment, metadata

files = sa.Table(
    "files",
    metadata,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("mime", sa.String, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("made", Moment, nullable=False),
)

file_ids = sa.Table(
    "file_ids",
    metadata,
    sa.Column("line", sa.Integer, primary_key=True),
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("external", sa.String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies under MEDIA_DIR, found by its content hash."""

    hash: str
    kind: str
    mime: str
    size: int


_FILES = sa.select(*(files.c[name] for name in StoredFile.__slots__))
_STORE = insert(files).on_conflict_do_nothing(index_elements=["hash"])
_remember = insert(file_ids)
_REMEMBER = _remember.on_conflict_do_update(
    index_elements=["line", "hash"], set_={"external": _remember.excluded.external}
)
_KNOWN = sa.select(file_ids.c.hash, file_ids.c.external).where(
    file_ids.c.line == sa.bindparam("of_line"), file_ids.c.hash.in_(sa.bindparam("hashes", expanding=True))
)


def store(c: Connection, hash: str, kind: str, mime: str, size: int, now: datetime) -> None:
    """The content lies on disk; a second time changes nothing."""
    c.execute(_STORE, {"hash": hash, "kind": kind, "mime": mime, "size": size, "made": now})


def get(c: Connection, hash: str) -> StoredFile | None:
    """What is known of a stored file."""
    row = c.execute(_FILES.where(files.c.hash == hash)).one_or_none()
    return None if row is None else StoredFile(*row)


def remember(c: Connection, line: int, externals: Mapping[str, str]) -> None:
    """What a line calls these files (hash → its id): the next sending needs no upload."""
    if externals:
        c.execute(_REMEMBER, [{"line": line, "hash": hash, "external": id} for hash, id in externals.items()])


def known(c: Connection, line: int, hashes: Sequence[str]) -> dict[str, str]:
    """Those of the files that the line has seen: hash → its id."""
    return {row[0]: row[1] for row in c.execute(_KNOWN, {"of_line": line, "hashes": hashes})}
