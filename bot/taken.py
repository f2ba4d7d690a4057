"""Takes a file of any kind as it lies in a folder, and tells in words what came of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot import import_kinds
from bot.imports import house_lines
from domain.errors import Refused, Unreadable, WrongFile
from handlers import import_words
from handlers.file_words import unreadable
from handlers.texts import say
from storage import account_import, file_kinds, organisations, register
from storage.sheet_writing import reasons_file
from storage.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file."""

    told: tuple[str, ...]
    """Sentences, the sum last."""
    errors: Path | None = None
    """Its bad rows with their reasons, beside it."""


Takes = Callable[[Store, Path, datetime, int], Awaitable[Taken]]
"""With the organisation that handed it in."""


async def take(store: Store, file: Path, now: datetime, organisation: int | None = None) -> Taken:
    """Apply a file of an organisation (the installation's, if none is told); one that cannot be taken is told about."""
    try:
        kind = await asyncio.to_thread(file_kinds.kind_of, file)
        if kind.name not in TAKES:
            raise WrongFile("watch-unknown")
        whose = await store.write(_whose, organisation)
        return await TAKES[kind.name](store, file, now, whose)
    except (Unreadable, OSError) as error:
        return Taken((unreadable(error, file.name),))
    except Refused as refused:
        return Taken((say(refused.text, **refused.words),))
    except Exception:
        log.exception("a file of the watched folder could not be taken")
        return Taken((say("watch-failed", file=file.name),))


def _whose(c: Connection, organisation: int | None) -> int:
    found = organisations.get(c, organisation) if organisation is not None else organisations.the(c)
    if found is None:
        raise Refused("watch-nobody", number=str(organisation))
    return found.id


async def _accounts(store: Store, file: Path, now: datetime, organisation: int) -> Taken:
    reading = await import_kinds.open_accounts(store, file, organisation)
    if reading.missing:
        columns = ", ".join(say(f"column-{name}") for name in reading.missing)
        return Taken((say("watch-columns", file=file.name, columns=columns),))
    any_house = await import_kinds.any_house(store, organisation)
    found = await account_import.run(store, reading, organisation, now, dry=False, any_house=any_house)
    errors = reasons_file(reading.sheet) if found.faults else None
    if errors is not None:
        await asyncio.to_thread(import_kinds.write_accounts, reading, found, errors)
    result = import_kinds.told(found)
    counts = {name: result[name] for name in ("new", "changed", "same", "gone", "bad")}
    return Taken((*import_words.bad(result), say("import-sum-done", kind="accounts", **counts)), errors)


async def _houses(store: Store, file: Path, now: datetime, organisation: int) -> Taken:
    reading = await asyncio.to_thread(register.read, file)
    found = await register.apply(store, reading, now)
    errors = register.errors_file(reading) if found.bad else None
    if errors is not None:
        await asyncio.to_thread(register.write_errors, errors, reading, found.bad, say("houses-bad-column"), say)
    return Taken(tuple(house_lines(found, dry=False)), errors)


TAKES: Mapping[str, Takes] = {"houses": _houses, "accounts": _accounts}
"""By the name of its kind in `storage.file_kinds`."""
