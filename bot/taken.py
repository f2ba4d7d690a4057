"""Takes a file of any kind as it lies in a folder, and tells in words what came of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.imports import house_lines
from domain.errors import Unreadable, WrongFile
from handlers.file_words import unreadable
from handlers.texts import say
from storage import file_kinds, register
from storage.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file."""

    told: tuple[str, ...]
    """Sentences, the sum last."""
    errors: Path | None = None
    """Its bad rows with their reasons, beside it."""


Takes = Callable[[Store, Path, datetime], Awaitable[Taken]]


async def take(store: Store, file: Path, now: datetime) -> Taken:
    """Apply a file; one that cannot be taken is told about, too."""
    try:
        kind = await asyncio.to_thread(file_kinds.kind_of, file)
        if kind.name not in TAKES:
            raise WrongFile("watch-unknown")
        return await TAKES[kind.name](store, file, now)
    except (Unreadable, OSError) as error:
        return Taken((unreadable(error, file.name),))
    except Exception:
        log.exception("a file of the watched folder could not be taken")
        return Taken((say("watch-failed", file=file.name),))


async def _houses(store: Store, file: Path, now: datetime) -> Taken:
    reading = await asyncio.to_thread(register.read, file)
    found = await register.apply(store, reading, now)
    errors = register.errors_file(reading) if found.bad else None
    if errors is not None:
        await asyncio.to_thread(register.write_errors, errors, reading, found.bad, say("houses-bad-column"), say)
    return Taken(tuple(house_lines(found, dry=False)), errors)


TAKES: Mapping[str, Takes] = {"houses": _houses}
"""By the name of its kind in `storage.file_kinds`."""
