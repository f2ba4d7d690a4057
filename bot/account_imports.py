"""Takes a file of accounts over, from the command line or a watched folder, and tells what came of it, the sum last."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import Clock
from bot.import_kinds import any_house, open_accounts, write_accounts
from bot.progress import Progress
from domain.errors import Refused, Unreadable
from domain.organisations import name_key
from handlers.file_words import unreadable
from handlers.import_words import fault
from handlers.texts import say
from storage import account_import, organisations
from storage.account_import import Result
from storage.sheet_writing import reasons_file
from storage.store import Store

SHOWN = 5
"""Bad rows and lost zeros that are told one by one."""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: sentences, the sum last; its bad rows beside it; whether a row was good."""

    told: list[str]
    errors: Path | None = None
    good: bool = False
    wrong: list[str] = field(default_factory=list)
    """Why nothing was taken."""


async def import_accounts(
    store: Store, file: Path, clock: Clock, organisation: str, *, dry: bool, tell: Tell, warn: Tell, gone: bool = False
) -> int:
    """Apply the good rows together, put the bad ones beside; 0 when a row was good, 1 when none."""
    progress = Progress()
    try:
        taken = await take_accounts(store, file, clock.now(), organisation, dry=dry, gone=gone, progress=progress)
    finally:
        progress.end()
    for line in taken.wrong:
        warn(line)
    for line in taken.told:
        tell(line)
    return 0 if taken.good else 1


async def take_accounts(
    store: Store, file: Path, now: datetime, organisation: str = "", *, dry: bool = False, gone: bool = False,
    progress: Progress | None = None,
) -> Taken:  # fmt: skip
    """Read the file and apply it for an organisation, the installation's own where none is named."""
    sums = dict.fromkeys(("new", "changed", "same", "gone", "bad"), "0")
    nothing = [say("accounts-sum-dry" if dry else "accounts-sum", **sums)]
    whose = await store.read(_find, organisation)
    if whose is None:
        return Taken(nothing, wrong=[say("accounts-whose", name=organisation)])
    try:
        reading = await open_accounts(store, file, whose)
        if reading.missing:
            columns = ", ".join(say(f"column-{name}") for name in reading.missing)
            return Taken(nothing, wrong=[say("accounts-columns", file=file.name, columns=columns)])
        foreign = await any_house(store, whose)
        result = await account_import.run(
            store, reading, whose, now, dry=dry, any_house=foreign, sure=gone, name=file.name,
            watch=progress or (lambda ready, of: None),
        )  # fmt: skip
    except Refused as refused:
        return Taken(nothing, wrong=[say("accounts-held", **refused.words)])
    except (Unreadable, OSError) as error:
        return Taken(nothing, wrong=[unreadable(error, str(file))])
    told = lines(result)
    errors = None
    if result.faults and not dry:
        errors = reasons_file(reading.sheet)
        await asyncio.to_thread(write_accounts, reading, result, errors)
        told.append(say("houses-bad-file", file=str(errors), count=len(result.faults)))
    sums = {name: str(getattr(result, name)) for name in ("new", "changed", "same", "gone")}
    told.append(say("accounts-sum-dry" if dry else "accounts-sum", **sums, bad=str(len(result.faults))))
    return Taken(told, errors, good=result.good > 0)


def lines(result: Result) -> list[str]:
    """Some bad rows, and numbers that had lost their zeros."""
    told = []
    for one in result.faults[:SHOWN]:
        column = result.columns.get(one.column, "") or say("import-no-column")
        told.append(say("import-bad-row", line=str(one.line), column=column, why=fault(one.text, one.words)))
    told += [say("import-zero", kept=kept, written=written) for kept, written in result.zeros[:SHOWN]]
    if result.held:
        told.append(say("import-stay", count=result.held))
    if result.drastic:
        told.append(say("accounts-held", gone=str(result.gone), kept=str(result.kept)))
    return told


def _find(c: Connection, name: str) -> int | None:
    if not name:
        return organisations.the(c).id
    return next((one.id for one in organisations.all_(c) if name_key(one.name) == name_key(name)), None)
