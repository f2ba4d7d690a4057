"""Two watched folders: what is put into `in` is taken, and `out` tells what came of it.

A file is taken when its size stands still between two looks. It stays in `in` until everything has taken effect, so a
process that dies in the middle takes it again, which changes nothing twice. Then it goes to `out/done`, and beside it
in `out` lie a report and, where rows were bad, those rows with their reasons. Accounts are the installation's own
organisation's; those of another are put into a folder below `in` that is called by its number.
"""

import asyncio
import logging
import shutil
from pathlib import Path

from bot.clock import Bell, Clock
from bot.taken import Taken, take
from storage.store import Store

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two looks."""
_PASSING = (".part", ".tmp", ".crdownload", ".swp")
"""What programs call a file that they have not finished."""


class Watching:
    """Looks into a folder, if there is one to look into."""

    def __init__(self, store: Store, clock: Clock, folder: Path | None) -> None:
        self._store, self._clock = store, clock
        self._in: Path | None = folder / "in" if folder else None
        self._out: Path | None = folder / "out" if folder else None
        self._seen: dict[Path, tuple[int, int]] = {}
        self._over = asyncio.Event()
        self._bell = Bell()

    def end(self) -> None:
        self._over.set()
        self._bell.ring()

    async def work(self) -> None:
        """Look every five seconds until `end`; at once over, where no folder is named."""
        while self._in is not None and not self._over.is_set():
            try:
                await self.look()
            except OSError as error:
                log.warning("the watched folder cannot be read: %s", error.strerror or type(error).__name__)
            await self._bell.wait(EVERY)

    async def look(self) -> int:
        """One look; how many files were taken."""
        ready = await asyncio.to_thread(self._ready)
        for file in ready:
            taken = await take(self._store, file, self._clock.now(), self._organisation(file))
            await asyncio.to_thread(self._put_away, file, taken)
            log.info("a file of the watched folder was taken")
        return len(ready)

    def _ready(self) -> list[Path]:
        """The files whose size has not changed since the last look, in their order of arrival."""
        assert self._in is not None
        assert self._out is not None
        for folder in (self._in, self._out / "done"):
            folder.mkdir(parents=True, exist_ok=True)
        found: dict[Path, tuple[int, int]] = {}
        folders = [self._in, *(each for each in self._in.iterdir() if each.is_dir() and each.name.isdecimal())]
        for path in (path for folder in folders for path in folder.iterdir()):
            if path.is_file() and not path.is_symlink() and not _is_passing(path.name):
                told = path.stat()
                found[path] = told.st_size, told.st_mtime_ns
        ready = [path for path, told in found.items() if self._seen.get(path) == told]
        self._seen = found
        return sorted(ready, key=lambda path: (found[path][1], path.name))

    def _organisation(self, file: Path) -> int | None:
        """Whose file it is: that of the organisation whose number its folder has."""
        return None if file.parent == self._in else int(file.parent.name[:9])

    def _put_away(self, file: Path, taken: Taken) -> None:
        assert self._out is not None
        self._seen.pop(file, None)
        name = _free(self._out / "done", file.name)
        if taken.errors is not None and taken.errors.exists():
            shutil.move(taken.errors, self._out / (name + taken.errors.name.removeprefix(file.name)))
        (self._out / f"{name}.txt").write_text("\n".join(taken.told) + "\n", encoding="utf-8-sig")
        shutil.move(file, self._out / "done" / name)


def _is_passing(name: str) -> bool:
    return name.startswith((".", "~")) or name.lower().endswith(_PASSING)


def _free(folder: Path, name: str) -> str:
    """The name, with a number where there was such a file before."""
    stem, dot, ending = name.partition(".")
    tries = (name, *(f"{stem}-{number}{dot}{ending}" for number in range(2, 10_000)))
    return next(each for each in tries if not (folder / each).exists())
