"""One round of the demo: a town is founded or remembered, the real program runs in it, until the end or a new start."""

import asyncio
import contextlib
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.clock import Clock, Keeper
from bot.run import serve
from bot.sandbox import demo_memory, demo_papers, demo_town
from bot.sandbox.changes import Changes
from bot.sandbox.demo_town import MAX_TOKEN, TELEGRAM_TOKEN, VK_GROUP, VK_TOKEN, Cast
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.standin import StandIn
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn
from bot.settings import Settings
from domain.houses import House
from storage.store import Store, migrate

if TYPE_CHECKING:
    from bot.sandbox.demo import Stage

FIRST_LOOK = 1.0
"""Seconds that the program waits for the first page."""
FARTHEST = timedelta(days=3660)
"""How far the clock may be moved in all."""


@dataclass(slots=True)
class Demo:
    """What the page shows and lets people do."""

    folder: Path
    clock: Clock
    store: Store
    telegram: TelegramStandIn
    vk: VkStandIn
    max: MaxStandIn
    town: Town
    cast: Cast
    houses: list[House]
    own: bool = False
    """Whether the houses are the visitor's."""
    ready: bool = False
    """Whether the staff chat is bound."""
    moved: Changes = field(default_factory=Changes)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    looked: asyncio.Event = field(default_factory=asyncio.Event)
    """Somebody's page has what it shows first."""
    keeper: Keeper = field(default_factory=Keeper)
    showing: int = 0
    """The step of the walk that is being shown, 0 for none."""
    actor: str = ""
    """Who acts in it."""
    place: str = ""
    """Of the staff: in which of the page's phones, «staff» or «executor»."""
    round: str = field(default_factory=lambda: secrets.token_hex(4))
    """Another in every round, so that a page that was opened before sees that it is another town."""

    @property
    def standins(self) -> Mapping[str, StandIn]:
        """The messengers by name."""
        return {"telegram": self.telegram, "vk": self.vk, "max": self.max}

    def home(self, name: str) -> House:
        """Where somebody of the town lives; everybody lives somewhere, also in a town of the visitor's houses."""
        known = next((house for house in self.houses if house.short == demo_town.HOMES.get(name)), None)
        people = list(demo_town.CAST)
        return known or self.houses[people.index(name) * 7 % len(self.houses)]

    def ahead(self) -> float:
        """By how many seconds the program's time is ahead of the real one."""
        try:
            return float((self.folder / "clock").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0.0

    def move(self, seconds: float) -> None:
        """Move the clock of the program and of all messengers; ValueError when that is too far or backwards."""
        ahead = self.ahead() + seconds
        if not 0 <= seconds <= ahead <= FARTHEST.total_seconds():
            raise ValueError(seconds)
        written = self.folder / "clock.part"
        written.write_text(f"{ahead:g}" if ahead < 1e5 else f"{ahead:.0f}", encoding="ascii")
        written.replace(self.folder / "clock")
        self.clock.read()
        self.moved.bump()


async def play(stage: "Stage", url: str, remembered: demo_memory.Remembered | None, stop: asyncio.Event) -> int:
    """Play one round; `url` is told as soon as the page has something to show. The exit code."""
    database = f"sqlite+aiosqlite:///{stage.folder / 'demo.db'}"
    await asyncio.to_thread(migrate, database)
    clock = Clock(stage.folder / "clock")
    store = await Store.open(database)
    try:
        standing = TelegramStandIn(now=clock.now, limits=False), VkStandIn(now=clock.now, limits=False)
        async with standing[0] as telegram, standing[1] as vk, MaxStandIn(now=clock.now, limits=False) as max:
            town = demo_town.found(telegram, vk, max)
            people = demo_town.settle(town)
            own = stage.own_houses.exists()
            if remembered is None:
                await demo_town.build(store, stage.own_houses if own else demo_town.REGISTER, clock.now())
                await demo_papers.put_out(store, stage.folder / "media", demo_town.PHONE, clock.now())
                cast = Cast(people, await demo_town.gather(town, people))
            else:
                demo_memory.restore(remembered, telegram, vk, max)
                cast = _again(people, telegram)
            houses = await store.read(demo_town.shown_houses)
            known = remembered is not None
            demo = Demo(stage.folder, clock, store, telegram, vk, max, town, cast, houses, own, ready=known)
            stage.demo = demo
            stage.moved.bump()
            if url:
                sys.stdout.write(f"{url}\n")
                sys.stdout.flush()
            return await _live(stage, demo, database, stop)
    finally:
        await store.close()


async def _live(stage: "Stage", demo: Demo, database: str, stop: asyncio.Event) -> int:
    """Let the program run until somebody wants an end, of this round or of all."""
    asked = asyncio.ensure_future(stop.wait())
    asked.add_done_callback(lambda _: demo.stopping.set())
    async with asyncio.TaskGroup() as tasks:
        program = tasks.create_task(_program(demo, database, stage.web))
        program.add_done_callback(lambda _: demo.stopping.set())
        opening = tasks.create_task(_open(demo))
        await demo.stopping.wait()
        opening.cancel()
        asked.cancel()
        await demo.keeper.end(0)
    stage.demo = None
    if stop.is_set() and demo.ready:  # before that the staff chat is not bound: begin anew
        demo_memory.keep(demo.folder / "town", demo.telegram, demo.vk, demo.max)
    return program.result()


async def _program(demo: Demo, database: str, web: int) -> int:
    """The program itself; what it loads would hold the page up, so whoever opens that at once sees it first."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(demo.looked.wait(), FIRST_LOOK)
    return await serve(_settings(demo, database, web), demo.store, demo.stopping)


async def _open(demo: Demo) -> None:
    """Bind the staff chat when that has not been done."""
    if not demo.ready:
        try:
            await demo_town.bind(demo.town, demo.cast, demo.store, demo.clock.now())
        except AssertionError as late:
            sys.stderr.write(f"{late}\n")
        demo.ready = True
        demo.moved.bump()


def _again(people: Mapping[str, Person], telegram: TelegramStandIn) -> Cast:
    """The people and the group as they are remembered."""
    known = {name: Person(one.name, one.side, one.id, one.side.bots()[0]) for name, one in people.items()}
    head, chat = known["viktor"], next(iter(telegram.world.groups.values()))
    return Cast(known, Group(chat.title, head.side, chat, head.bot, head))


def _settings(demo: Demo, url: str, web: int) -> Settings:
    """The program's settings, all of them given here: the environment and `.env` have no say in the demo.

    One visitor clicks for a whole town: twenty messages a minute in the staff's group would hold the play up.
    """
    return Settings(
        database_url=url, media_dir=demo.folder / "media", secret_file=demo.folder / "secret.key",
        clock_file=demo.folder / "clock",
        telegram_token=SecretStr(TELEGRAM_TOKEN), telegram_api_url=demo.telegram.base,
        vk_token=SecretStr(VK_TOKEN), vk_group_id=VK_GROUP, vk_api_url=demo.vk.base,
        max_token=SecretStr(MAX_TOKEN), max_api_url=demo.max.base, max_updates="poll",
        geocoder="none", geocoder_url=None, geocoder_key=None,
        default_locale="ru", timezone="Europe/Moscow", limits="off", log_level="WARNING",
        web_url=f"http://127.0.0.1:{web}", web_host="127.0.0.1", web_port=web,
    )
