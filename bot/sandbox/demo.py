"""`python -m bot demo`: both stand-ins, the real program and the page in one process, all on this machine."""

import asyncio
import shutil
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from bot import logs
from bot.clock import Clock
from bot.lock import Lock
from bot.run import serve
from bot.sandbox import demo_memory, demo_town, page
from bot.sandbox.changes import Changes
from bot.sandbox.demo_town import TELEGRAM_TOKEN, VK_GROUP, VK_TOKEN, Cast
from bot.sandbox.person import Person
from bot.sandbox.standin import StandIn
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn
from bot.settings import Settings
from domain.houses import House
from storage.store import Store, migrate

FOLDER = Path("data/demo")
FARTHEST = timedelta(days=3660)
"""How far the clock may be moved in all."""


@dataclass(slots=True)
class Demo:
    """What the page shows and lets people do."""

    folder: Path
    clock: Clock
    telegram: TelegramStandIn
    vk: VkStandIn
    cast: Cast
    houses: list[House]
    moved: Changes = field(default_factory=Changes)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def standins(self) -> Mapping[str, StandIn]:
        """The messengers by name."""
        return {"telegram": self.telegram, "vk": self.vk}

    def ahead(self) -> float:
        """By how many seconds the program's time is ahead of the real one."""
        return _ahead(self.folder)

    def move(self, seconds: float) -> None:
        """Move the clock of the program and of both messengers; ValueError when that is too far or backwards."""
        ahead = self.ahead() + seconds
        if not 0 <= seconds <= ahead <= FARTHEST.total_seconds():
            raise ValueError(seconds)
        written = self.folder / "clock.part"
        written.write_text(f"{ahead:g}" if ahead < 1e5 else f"{ahead:.0f}", encoding="ascii")
        written.replace(self.folder / "clock")
        self.clock.read()
        self.moved.bump()


def play(port: int, *, fresh: bool = False, folder: Path = FOLDER) -> int:
    """Play until SIGINT or SIGTERM; the exit code."""
    logs.start("WARNING", [TELEGRAM_TOKEN, VK_TOKEN])
    lock = Lock(folder / "lock")
    if not lock.take():
        return _fail("Демонстрация уже запущена в этой папке.")
    remembered = demo_memory.recall(folder / "town")
    if fresh or remembered is None:
        _clear(folder)
        remembered = None
    url = f"sqlite+aiosqlite:///{folder / 'demo.db'}"
    migrate(url)
    try:
        return asyncio.run(_play(port, folder, url, remembered))
    finally:
        lock.release()


async def _play(port: int, folder: Path, url: str, remembered: demo_memory.Remembered | None) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    clock = Clock(folder / "clock")
    store = await Store.open(url)
    try:
        async with TelegramStandIn(now=clock.now) as telegram, VkStandIn(now=clock.now) as vk:
            town = demo_town.found(telegram, vk)
            people = demo_town.settle(town)
            if remembered is None:
                await demo_town.build(store, clock.now())
                cast = Cast(people, await demo_town.gather(town, people))
            else:
                demo_memory.restore(remembered, telegram, vk)
                cast = _again(people, telegram)
            demo = Demo(folder, clock, telegram, vk, cast, await store.read(demo_town.all_houses))
            try:
                server = await page.serve(demo, port)
            except OSError:
                return _fail(f"Порт {port} занят. Другой можно указать так: python -m bot demo --port {port + 1}")
            async with asyncio.TaskGroup() as tasks:
                program = tasks.create_task(serve(_settings(demo, url), store, stop))
                program.add_done_callback(lambda _: stop.set())
                opening = tasks.create_task(_open(demo, town, store, server.url, fresh=remembered is None))
                await stop.wait()
                opening.cancel()
                demo.stopping.set()
                demo.moved.bump()
            await server.stop()
            if opening.done() and not opening.cancelled():  # before that the staff chat is not bound: begin anew
                demo_memory.keep(folder / "town", telegram, vk)
    finally:
        await store.close()
    return program.result()


async def _open(demo: Demo, town: Town, store: Store, url: str, *, fresh: bool) -> None:
    """Bind the staff chat when that has not been done, then say where the page is."""
    if fresh:
        try:
            await demo_town.bind(town, demo.cast, store, demo.clock.now())
        except AssertionError as late:
            sys.stderr.write(f"{late}\n")
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()


def _again(people: Mapping[str, Person], telegram: TelegramStandIn) -> Cast:
    """The people and the group as they are remembered."""
    known = {name: Person(one.name, one.side, one.id, one.side.bots()[0]) for name, one in people.items()}
    head, chat = known["viktor"], next(iter(telegram.world.groups.values()))
    return Cast(known, Group(chat.title, head.side, chat, head.bot, head))


def _settings(demo: Demo, url: str) -> Settings:
    """The program's settings, all of them given here: the environment and `.env` have no say in the demo."""
    return Settings(
        database_url=url, media_dir=demo.folder / "media", clock_file=demo.folder / "clock",
        telegram_token=SecretStr(TELEGRAM_TOKEN), telegram_api_url=demo.telegram.base,
        vk_token=SecretStr(VK_TOKEN), vk_group_id=VK_GROUP, vk_api_url=demo.vk.base,
        max_token=None, max_api_url="http://127.0.0.1", geocoder="none", geocoder_url=None, geocoder_key=None,
        default_locale="ru", timezone="Europe/Moscow", limits="on", log_level="WARNING",
    )


def _clear(folder: Path) -> None:
    """Forget what was played; only what the demo itself keeps is taken away."""
    for name in ("demo.db", "demo.db-wal", "demo.db-shm", "town", "clock"):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "media", ignore_errors=True)


def _ahead(folder: Path) -> float:
    try:
        return float((folder / "clock").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0.0


def _fail(why: str) -> int:
    sys.stderr.write(f"{why}\n")
    return 2
