"""`python -m bot demo`: the stand-ins, the real program and the page in one process, all on this machine."""

import asyncio
import shutil
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bot import logs
from bot.lock import Lock
from bot.sandbox import demo_memory, demo_round, page
from bot.sandbox.changes import Changes
from bot.sandbox.demo_round import Demo
from bot.sandbox.demo_town import MAX_TOKEN, TELEGRAM_TOKEN, VK_TOKEN

FOLDER = Path("data/demo")
OWN = "houses.csv"
"""In the demo's folder: the visitor's own register, when they have given one."""


class Away(Exception):
    """The town is being made anew just now."""


@dataclass(slots=True)
class Stage:
    """What stands behind the page: the round that is played now, and the wish to begin another."""

    folder: Path
    demo: Demo | None = None
    moved: Changes = field(default_factory=Changes)
    """Counts the rounds' beginnings and ends."""
    web: int = 0
    """The port of the program's own pages."""

    @property
    def playing(self) -> Demo:
        """The round that is played now; raises Away between two."""
        if self.demo is None:
            raise Away
        return self.demo

    @property
    def own_houses(self) -> Path:
        """Where the visitor's own register lies, if there is one."""
        return self.folder / OWN

    def begin_again(self) -> None:
        """Forget everything that was played and begin anew."""
        demo, self.demo = self.playing, None
        demo.stopping.set()
        self.moved.bump()


def play(port: int, *, fresh: bool = False, folder: Path = FOLDER) -> int:
    """Play until SIGINT or SIGTERM; the exit code."""
    logs.start("WARNING", [TELEGRAM_TOKEN, VK_TOKEN, MAX_TOKEN])
    lock = Lock(folder / "lock")
    if not lock.take():
        return _fail("Демонстрация уже запущена в этой папке.")
    remembered = demo_memory.recall(folder / "town")
    if fresh:
        (folder / OWN).unlink(missing_ok=True)
    if fresh or remembered is None:
        _clear(folder)
        remembered = None
    try:
        return asyncio.run(_play(port, folder, remembered))
    finally:
        lock.release()


async def _play(port: int, folder: Path, remembered: demo_memory.Remembered | None) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    stage = Stage(folder)
    try:
        server = await page.serve(stage, port)
    except OSError:
        return _fail(f"Порт {port} занят. Другой можно указать так: python -m bot demo --port {port + 1}")
    stage.web = (urlsplit(server.url).port or port) + 1
    try:
        code = await demo_round.play(stage, server.url, remembered, stop)
        while not stop.is_set() and not code:
            _clear(folder)
            code = await demo_round.play(stage, "", None, stop)
        return code
    finally:
        stage.moved.bump()
        await server.stop()


def _clear(folder: Path) -> None:
    """Forget what was played; only what the demo itself keeps is taken away."""
    for name in ("demo.db", "demo.db-wal", "demo.db-shm", "town", "clock"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "media", ignore_errors=True)


def _fail(why: str) -> int:
    sys.stderr.write(f"{why}\n")
    return 2
