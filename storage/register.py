"""The register of houses taken over from a file: staged in pieces, put into effect together.

No write transaction may hold up those who write to the bot for more than a moment; a statement that inserts what is
new and changes what is different takes 0.1 s for 20,000 houses, and a second time it changes nothing.
"""

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.doubts import Doubt, Placed, doubts
from domain.places import Point
from storage import companies as named
from storage.house_files import Bad, NoColumns, Reading, Row, errors_file, read, write_errors
from storage.house_tables import FACTS, staging
from storage.store import Store
from storage.taking_over import Changes, take_over, tell

__all__ = ["Bad", "NoColumns", "Reading", "Register", "Row", "apply", "errors_file", "read", "write_errors"]

_PIECE = 250
"""Rows that are read, and written to the staging table, at once."""
_BREATH = 0.01
"""Seconds between two pieces, so that another program on the same database gets its turn: SQLite gives it to nobody."""
_STALE = timedelta(days=1)
"""Since when what another import staged is left over from one that died."""

Watch = Callable[[int, int], None]
"""Hears how many houses of how many are ready."""


@dataclass(frozen=True, slots=True)
class Register:
    """What came of a file."""

    new: int
    changed: int
    same: int
    bad: list[Bad]
    companies: Counter[str] = field(default_factory=Counter)
    organisation: str = ""
    """What the organisation is called now: the company that most houses name; as before where none is named."""
    founded: int = 0
    """Companies that were not known before."""
    gone: int = 0
    """Houses that the file does not name any more: archived, or would be."""
    held: int = 0
    """Such houses that stay, since they are more than half of those that such files named before."""
    missing: tuple[str, ...] = ()
    """The addresses of some of both."""
    doubtful: Counter[str] = field(default_factory=Counter)
    """Houses whose place is not trusted, by Doubt."""

    @property
    def good(self) -> int:
        """Rows that were taken."""
        return self.new + self.changed + self.same


async def apply(
    store: Store,
    rows: Iterable[Row | Bad],
    now: datetime,
    *,
    dry: bool = False,
    gone: bool = False,
    watch: Watch = lambda done, of: None,
) -> Register:
    """Put the good rows into effect together and gather the bad ones; `dry` only tells what would come of it.

    Houses that earlier files of this kind named for the same district and companies, and this one does not, are
    archived; where those are more than half, only with `gone`.
    """
    batch = uuid.uuid4().hex
    staged = 0
    await store.write(_sweep, now - _STALE)
    houses, bad = await _read(rows)
    houses = await asyncio.to_thread(_judged, houses)
    companies = Counter(row.company for row in houses if row.company)
    try:
        known = await store.write(_settle, companies, {row.key for row in houses}, dry)
        if not dry:
            known = await _found(store, known, now)
        while staged < len(houses):
            piece = houses[staged : staged + _PIECE]
            await store.write(_stage, batch, staged, piece, known, now)
            staged += len(piece)
            watch(staged, len(houses))
            await asyncio.sleep(_BREATH)
        changes: Changes = await store.write(tell if dry else take_over, batch, known.own, gone)
    finally:
        for first in range(0, staged, _PIECE * 4):
            await store.write(_clear, batch, first + _PIECE * 4)
    same = len(houses) - changes.new - changes.changed
    doubtful = Counter(row.doubt for row in houses if row.doubt)
    return Register(
        new=changes.new,
        changed=changes.changed,
        same=same,
        bad=bad,
        companies=companies,
        organisation=known.name,
        founded=known.new,
        gone=changes.gone,
        held=changes.held,
        missing=changes.missing,
        doubtful=doubtful,
    )


async def _read(rows: Iterable[Row | Bad]) -> tuple[list[Row], list[Bad]]:
    """All rows, in a thread: whoever writes to the bot meanwhile is answered."""
    houses, bad = list[Row](), list[Bad]()
    rest = iter(rows)
    while piece := await asyncio.to_thread(lambda: list(islice(rest, _PIECE))):
        houses += [row for row in piece if isinstance(row, Row)]
        bad += [row for row in piece if isinstance(row, Bad)]
    return houses, sorted(bad, key=lambda each: each.line)


def _judged(rows: Sequence[Row]) -> list[Row]:
    """The same rows, each with what is doubtful about its place."""
    places = [
        Placed(
            row.source.partition("|")[2],
            row.town,
            row.street,
            None if row.doubt == Doubt.MISSING else Point(row.latitude, row.longitude),
        )
        for row in rows
    ]
    found = zip(rows, doubts(places), strict=True)
    return [replace(row, doubt=doubt.value) if doubt else row for row, doubt in found]


def _settle(c: Connection, companies: Counter[str], keys: set[str], dry: bool) -> named.Named:
    return named.settle(c, companies, keys, dry=dry)


async def _found(store: Store, known: named.Named, now: datetime) -> named.Named:
    """Every company has its organisation now: those that are missing are made in pieces."""
    ids, missing = dict(known.ids), [name for name, id in known.ids.items() if id is None]
    for first in range(0, len(missing), _PIECE):
        ids |= await store.write(named.found, missing[first : first + _PIECE], now)
    return replace(known, ids=ids)


def _stage(c: Connection, batch: str, first: int, rows: Sequence[Row], known: named.Named, now: datetime) -> None:
    c.execute(
        sa.insert(staging),
        [
            {"batch": batch, "position": first + at, "made": now}
            | {"organisation": known.ids[row.company] if row.company else known.own}
            | {name: getattr(row, name) for name in FACTS}
            for at, row in enumerate(rows)
        ],
    )


def _clear(c: Connection, batch: str, before: int) -> None:
    c.execute(sa.delete(staging).where(staging.c.batch == batch, staging.c.position < before))


def _sweep(c: Connection, before: datetime) -> None:
    c.execute(sa.delete(staging).where(staging.c.made < before))
