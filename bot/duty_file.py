"""A plan of shifts from a sheet: what it would change, then all good lines together."""

import asyncio
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from domain import roster
from domain.errors import Refused
from handlers import duty_words
from handlers import roster as rosters
from handlers.roster import Bad, Good
from handlers.texts import say
from storage import sheet_writing, sheets
from storage.imports import Import
from storage.sheets import Line, Sheet
from storage.store import Store

MOST_LINES = 5_000
"""Of a plan; nobody plans farther, and they are entered in one short transaction."""


class Plan:
    """A file of shifts, read."""

    def __init__(self, sheet: Sheet, lines: list[Line]) -> None:
        self.sheet, self.lines = sheet, lines
        self.good: list[Good] = []
        self.bad: list[Bad] = []

    @property
    def ending(self) -> str:
        """Of the file with the bad rows."""
        return sheet_writing.reasons_file(self.sheet).suffixes[-1]

    def write_bad(self, target: Path) -> str:
        """The bad rows with their reasons; the ending that the file should have."""
        cells = {line.number: line.cells for line in self.lines}
        bad = [(cells[one.number], say(one.text, **one.words)) for one in self.bad]
        header = self.lines[0].cells if self.lines else ()
        sheet_writing.write_with_reasons(target, self.sheet, header, bad, say("import-errors-column"))
        return self.ending


async def read(store: Store, one: Import, path: Path, now: datetime) -> Plan:
    """Read the file and look up whom it names. Raises WrongFile, Refused."""
    sheet = await asyncio.to_thread(sheets.open_sheet, path)
    lines = await asyncio.to_thread(list, sheet)
    if len(lines) > MOST_LINES:
        raise Refused("roster-long", most=str(MOST_LINES))
    plan = Plan(sheet, lines)
    plan.good, plan.bad = await store.read(_sorted, one.organisation, lines, now)
    return plan


async def enter(store: Store, one: Import, plan: Plan, now: datetime, *, dry: bool) -> int:
    """Put the good lines into the plan, or only count the new ones."""
    door = store.read if dry else store.write
    return await door(_enter, one, plan.good, now, dry)


def _sorted(c: Connection, organisation: int, lines: list[Line], now: datetime) -> tuple[list[Good], list[Bad]]:
    today, zone = duty_words.today(c, organisation, now), duty_words.zone(c, organisation)
    return rosters.sort(c, organisation, roster.read([line.cells for line in lines], today, zone, [
        line.number for line in lines
    ]))  # fmt: skip


def _enter(c: Connection, one: Import, good: list[Good], now: datetime, dry: bool) -> int:
    return rosters.enter(c, one.organisation, good, one.person, now, dry=dry)
