"""The contenders, each a process of its own, looked at from outside."""

import asyncio
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil  # type: ignore[import-untyped]

from tests.bench.bot_api import TOKEN, BotApi

ROOT = Path(__file__).parents[2]
STREETS = ("Ленина", "Садовая", "Мира", "Гагарина", "Кирова", "Советская", "Лесная", "Школьная", "Новая", "Речная")
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Contender:
    """What is run, and whether it tells anything that can be read."""

    name: str
    module: str
    strict: bool = True
    command: tuple[str, ...] = ()


ECHO = Contender("echo", "tests.bench.echo", strict=False)
FSM = Contender("fsm", "tests.bench.fsm")
DVOR = Contender("dvor", "bot", command=("run",))


class Running:
    """A contender's process."""

    def __init__(self, process: asyncio.subprocess.Process, started: float) -> None:
        self._process = process
        self._seen = psutil.Process(process.pid)
        self.start = started
        """Seconds from its birth to its first getUpdates."""

    def cpu(self) -> float:
        """Seconds of CPU so far, all threads."""
        times = self._seen.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Resident megabytes."""
        return float(self._seen.memory_info().rss) / 2**20

    async def kill(self) -> None:
        """Pull the plug."""
        self._process.kill()
        await self._process.wait()

    async def end(self) -> None:
        """Let it end by itself."""
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 15)
        except TimeoutError:
            await self.kill()


class Stable:
    """Where the contenders live: a prepared database, and a folder of its own for each run."""

    def __init__(self, folder: Path, server: BotApi, vk_url: str) -> None:
        self._folder, self._server = folder, server
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self._env = kept | {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url}
        self._lines = {"VK_TOKEN": "vk1.TEST", "VK_GROUP_ID": "200001", "VK_API_URL": vk_url}
        self._ready = folder / "ready"
        self._number = 0

    async def prepare(self, staff: bool) -> None:
        """A migrated database with houses, which every run begins with a copy of."""
        self._ready.mkdir()
        houses = self._folder / "houses.csv"
        houses.write_text("\n".join(_houses()), encoding="utf-8")
        settings = self._settings(self._ready, limits="on")
        await self._call(settings, "bot", "import", "houses", str(houses))
        if staff:
            await self._call(settings, "tests.bench.staff", settings["DATABASE_URL"])
        await (await self.run(ECHO, self._ready)).kill()  # all modules are compiled, all files in the cache
        await (await self.run(DVOR, self._ready)).end()

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A fresh copy."""
        self._number += 1
        copy = self._folder / f"run-{self._number}"
        shutil.copytree(self._ready, copy)
        try:
            yield copy
        finally:
            shutil.rmtree(copy, ignore_errors=True)

    async def run(self, contender: Contender, folder: Path, *, limits: str = "on", again: bool = False) -> Running:
        """Start one and wait until it asks for updates; `again`: what was written to the last one still waits."""
        self._server.forget(queue=not again)
        began = perf_counter()
        with (self._folder / "log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", contender.module, *contender.command,
                env=self._settings(folder, limits), cwd=ROOT, stderr=log,
            )  # fmt: skip
        polls = asyncio.ensure_future(self._server.polled.wait())
        ends = asyncio.ensure_future(process.wait())
        await asyncio.wait((polls, ends), timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        started = perf_counter() - began
        ends.cancel()
        if not polls.done():
            polls.cancel()
            raise RuntimeError(f"{contender.name} does not begin:\n{self.log()}")
        return Running(process, started)

    def log(self) -> str:
        """What the contenders have said, the end of it."""
        return (self._folder / "log").read_text(encoding="utf-8")[-3000:]

    def _settings(self, folder: Path, limits: str) -> dict[str, str]:
        own = {
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/dvor.db",
            "FSM_DATABASE": f"{folder}/fsm.db",
            "MEDIA_DIR": f"{folder}/media",
            "LIMITS": limits,
            "LOG_LEVEL": "WARNING",
        }
        return self._env | self._lines | own

    async def _call(self, settings: dict[str, str], *words: str) -> None:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *words, env=settings, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
        )
        if await process.wait():
            raise RuntimeError(f"{' '.join(words)}: {process.returncode}")


def _houses() -> Iterator[str]:
    """A small town: ten streets of a hundred houses, Lenin's the one where everybody lives."""
    yield "Адрес;Широта;Долгота;Подъездов;Квартир;Этажей;Организация"
    for street, name in enumerate(STREETS):
        for number in range(1, 101):
            where = f"{51.73 + street * 0.004:.5f};{36.186 + number * 0.00055:.5f}"
            yield f"обл. Курская, г. Курск, ул. {name}, д. {number};{where};4;80;9;УК «Двор»"
