"""The journal as a workbook, written line by line to the disk, so that twenty thousand tickets need little memory."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.access import Permission
from domain.periods import Period, decoded
from handlers import journal_rows, rights
from handlers.journal_rows import Cell
from handlers.statuses import ZONE
from handlers.texts import say
from storage import journal, organisations
from storage.jobs import Job
from storage.store import Store

PIECE = 100
"""Tickets that are read at once: nobody waits for more."""
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""With these a text would become a formula as soon as somebody edits its cell."""
WIDTHS = {
    "registered": 16,
    "address": 32,
    "story": 50,
    "work": 28,
    "basis": 22,
    "told": 34,
    "measures": 34,
    "state": 20,
}


class Book:
    """A workbook of one sheet that grows by lines."""

    def __init__(self, heads: Sequence[str]) -> None:
        import xlsxwriter  # loaded with the first sheet

        self._content = BytesIO()
        self._book = xlsxwriter.Workbook(
            self._content,
            {
                "constant_memory": True,
                "default_date_format": "dd.mm.yyyy hh:mm",
            },
        )
        self._page = self._book.add_worksheet(say("journal-sheet"))
        self._quoted = self._book.add_format({"quote_prefix": True})
        bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._page.freeze_panes(1, 1)
        self._page.set_column(0, len(heads) - 1, 16)
        for at, width in self._widths(heads):
            self._page.set_column(at, at, width)
        for at, head in enumerate(heads):
            self._page.write_string(0, at, head, bold)
        self._lines = 1

    @staticmethod
    def _widths(heads: Sequence[str]) -> list[tuple[int, int]]:
        named = {say(f"journal-head-{name}"): width for name, width in WIDTHS.items()}
        return [(at, named[head]) for at, head in enumerate(heads) if head in named]

    def write(self, rows: Sequence[Sequence[Cell]]) -> None:
        """More lines; texts are texts, whatever they begin with."""
        page = self._page
        for row in rows:
            for at, cell in enumerate(row):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, str):
                    page.write_string(self._lines, at, cell, self._quoted if cell.startswith(RISKY) else None)
                elif isinstance(cell, datetime):
                    page.write_datetime(self._lines, at, cell)
                else:
                    page.write_number(self._lines, at, cell)
            self._lines += 1

    def close(self) -> bytes:
        """The file."""
        self._book.close()
        return self._content.getvalue()


async def draw(store: Store, organisation: int, period: Period, zone: str, *, closed: bool) -> tuple[bytes, int]:
    """The journal of an organisation, and how many lines it has; `closed` without flats and accounts."""
    listed = await store.read(journal.listed, organisation, *period.bounds(zone))
    book, place = Book(journal_rows.heads(closed)), ZoneInfo(zone)
    for first in range(0, len(listed.numbers), PIECE):
        lines = await store.read(journal.piece, listed.numbers[first : first + PIECE])
        await asyncio.to_thread(_write, book, lines, listed, place, closed)
    return await asyncio.to_thread(book.close), len(listed.numbers)


async def make(store: Store, job: Job) -> tuple[str, bytes, str]:
    """The job: name and content of the file, and the sentence that goes with it."""
    asked = job.payload
    period = decoded(asked["period"])
    zone = await store.read(_zone, asked["person"], asked["organisation"])
    if period is None or not zone:
        return "", b"", say("journal-gone")
    content, count = await draw(store, asked["organisation"], period, zone, closed=asked["closed"])
    return say("journal-file", period=period.code), content, say("journal-sent", count=count)


def _zone(c: Connection, person: int, organisation: int) -> str:
    """The zone of an organisation of whose journal the person may have a copy; empty where they may not."""
    if not rights.may_in(c, person, organisation, Permission.JOURNAL):
        return ""
    return organisations.zone(c, organisation) or ZONE


def _write(book: Book, lines: Sequence[journal.Line], *words: Any) -> None:
    book.write([journal_rows.cells(line, *words) for line in lines])
