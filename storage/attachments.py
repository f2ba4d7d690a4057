"""What belongs to a ticket beside words: photos, videos, voice messages, first at the messenger, then stored here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.schema import metadata

ticket_files = sa.Table(
    "ticket_files",
    metadata,
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("hash", sa.String),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("external", sa.Text, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class TicketFile:
    """A file of a ticket: `external` is what its line fetches it by, `hash` is known once it is stored."""

    ticket: int
    position: int
    hash: str | None
    kind: str
    line: int
    external: str
    name: str
    stage: str
    """Where it came in: «story», «answer», «question» or «report»; «back» when it was taken back."""
    state: str
    """«waiting», «stored» or «failed»; «posted» once those whom it concerns have it, or have heard that it is lost."""

    @property
    def is_lost(self) -> bool:
        """Whether it could not be fetched from where it lies."""
        return self.hash is None and self.state in ("failed", "posted")


_ROWS = sa.select(*(ticket_files.c[name] for name in TicketFile.__slots__)).order_by(ticket_files.c.position)
_ATTACH = sa.insert(ticket_files)
_COUNT = sa.select(sa.func.count()).select_from(ticket_files).where(ticket_files.c.ticket == sa.bindparam("of"))
_OF = _ROWS.where(ticket_files.c.ticket == sa.bindparam("of"))
_CAME = (
    sa.update(ticket_files)
    .where(ticket_files.c.ticket == sa.bindparam("of"), ticket_files.c.position == sa.bindparam("at"))
    .where(ticket_files.c.state == sa.literal_column("'waiting'"))
    .values(
        state=sa.bindparam("became"),
        hash=sa.bindparam("found"),
        kind=sa.func.coalesce(sa.bindparam("really", type_=sa.String), ticket_files.c.kind),
    )
)


def attach(c: Connection, ticket: int, files: Sequence[Mapping[str, Any]], stage: str) -> None:
    """Add files as a conversation keeps them (kind, file, line, name), after those that the ticket has."""
    if not files:
        return
    first = c.execute(_COUNT, {"of": ticket}).scalar_one()
    rows = [
        {
            "ticket": ticket, "position": position, "hash": None, "kind": file["kind"], "line": file["line"],
            "external": file["file"], "name": file.get("name", ""), "stage": stage, "state": "waiting",
        }
        for position, file in enumerate(files, first)
    ]  # fmt: skip
    c.execute(_ATTACH, rows)


def files_of(c: Connection, ticket: int, stage: str | None = None) -> list[TicketFile]:
    """Everything attached to a ticket in the order in which it came, or what came at one stage."""
    found = [TicketFile(*row) for row in c.execute(_OF, {"of": ticket})]
    return [file for file in found if stage in (None, file.stage)]


def file_stored(c: Connection, ticket: int, position: int, hash: str, kind: str) -> None:
    """Its content is here; `kind` as the content says it. What does not wait for it any more stays as it is."""
    _came(c, ticket, position, "stored", hash, str(kind))


def file_failed(c: Connection, ticket: int, position: int) -> None:
    """It cannot be had."""
    _came(c, ticket, position, "failed")


def files_posted(c: Connection, ticket: int, positions: Sequence[int]) -> None:
    """They are on their way to those whom they concern."""
    these = (ticket_files.c.ticket == ticket) & ticket_files.c.position.in_(positions)
    c.execute(sa.update(ticket_files).where(these).values(state="posted"))


def take_back(c: Connection, ticket: int, externals: Sequence[str]) -> None:
    """The resident meant something else by these: they are fetched, counted and sent no more."""
    these = (ticket_files.c.ticket == ticket) & ticket_files.c.external.in_(externals)
    answered = these & (ticket_files.c.stage == "answer")
    c.execute(sa.update(ticket_files).where(answered).values(stage="back", state="posted"))


def _came(
    c: Connection, ticket: int, position: int, state: str, hash: str | None = None, kind: str | None = None
) -> None:
    c.execute(_CAME, {"of": ticket, "at": position, "became": state, "found": hash, "really": kind})
