"""Accounts taken over from a file: prepared in pieces that nobody sees, put into effect together.

New accounts and meters are written as archived ones, new shares under a revision that no account names yet; what
changes waits in the staging table. One transaction of a few statements then shows and changes everything. Cut off at
any point before it, nothing has happened; the next run finds what was prepared and goes on.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection

from domain.errors import Refused
from storage import account_writes as writes
from storage.account_book import Book
from storage.account_files import Reading
from storage.account_houses import Houses
from storage.account_known import Before, Plan, before, plan
from storage.account_rows import Entry, Fault
from storage.store import Store

PIECE = 400
"""Rows that are read, or written, at once."""
HALF = 0.5
"""Of the accounts in a file's houses: if more would go, somebody has to say so twice."""
Progress = Callable[[int], object]
Watch = Callable[[int, int], object]
"""Hears how much of how much is prepared, once the file has been read."""
Done = Callable[[Connection, "Result"], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a file, or would."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    faults: Sequence[Fault] = ()
    zeros: Sequence[tuple[str, str]] = ()
    """Numbers as they are kept, and as the file writes them."""
    rows: int = 0
    drastic: bool = False
    """More than half of the accounts of these houses would go."""
    held: int = 0
    """Accounts that are not named and stay, since a bad row may mean them."""
    kept: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    """Our word for a column → as the file calls it."""

    @property
    def good(self) -> int:
        """Accounts that are taken."""
        return self.new + self.changed + self.same


async def run(
    store: Store, reading: Reading, organisation: int, now: datetime, *, dry: bool, any_house: bool = False,
    sure: bool = False, person: int | None = None, name: str = "", progress: Progress = lambda rows: None,
    done: Done = lambda c, result: None, watch: Watch = lambda ready, of: None,
) -> Result:  # fmt: skip
    """Read a file of an organisation and apply its good rows together; `dry` only tells what would come of it.

    `done` runs in the transaction in which it takes effect.
    Raises Refused where more than half of the accounts would go and nobody is `sure`.
    """
    book, kept, found = await _compare(store, reading, organisation, any_house, progress)
    drastic = len(found.gone) > found.kept * HALF
    result = Result(
        new=len(found.new) + found.revived,
        changed=len(found.changed) - found.revived,
        same=found.same,
        gone=len(found.gone),
        faults=sorted(book.faults.values(), key=lambda fault: fault.line),
        zeros=found.zeros,
        rows=book.rows,
        drastic=drastic,
        kept=found.kept,
        held=found.held,
        columns={name: reading.column(name) for name in reading.where},
    )
    if dry:
        return result
    if drastic and not sure:
        raise Refused("accounts-held", gone=str(len(found.gone)), kept=str(found.kept))
    if found.new or found.changed or found.gone or found.flats:
        told = f"{name}: +{result.new} ~{result.changed} -{result.gone}"
        batch = writes.Batch(organisation, kept, found, frozenset(reading.where), now)
        of = 2 * (len(found.new) + len(found.changed)) + len(found.flats) + len(found.gone)
        for at, piece in enumerate(batch.pieces(PIECE)):
            await store.write(piece)
            watch(min(at * PIECE, of), of)
        await store.write(_take_effect, batch, person, told, done, result)
        for piece in batch.leftovers(PIECE):
            await store.write(piece)
    else:
        await store.write(done, result)
    return result


def _take_effect(c: Connection, batch: writes.Batch, person: int | None, told: str, done: Done, result: Result) -> None:
    batch.take_effect(c, person, told)
    done(c, result)


async def _compare(
    store: Store, reading: Reading, organisation: int, any_house: bool, progress: Progress
) -> tuple[Book, Before, Plan]:
    houses = await store.read(lambda c: Houses(c, organisation, any_house=any_house))
    book = Book(houses)
    rows = iter(reading)
    while await asyncio.to_thread(_enter, book, rows):
        progress(book.rows)
    await asyncio.to_thread(book.close)
    named = {told.place[0] for told in book.accounts.values()}
    kept = await store.read(before, organisation, named)
    found = await asyncio.to_thread(plan, book, kept, organisation, reading.where)
    return book, kept, found


def _enter(book: Book, rows: Iterator[Entry | Fault]) -> bool:
    piece = list(islice(rows, PIECE * 5))
    book.enter(piece)
    return bool(piece)
