"""The promises about crashes, each with the real process, killed at that point, and both messengers' stand-ins."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clock import Clock
from bot.sandbox.person import Person
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn
from handlers.texts import say
from storage import lines
from storage.inbox import inbox
from storage.posts import outbox
from storage.store import Store, migrate
from storage.tickets import tickets

LONGEST = 30.0


class Machine:
    """Where the program runs, dies and is started again."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.url = f"sqlite+aiosqlite:///{folder}/dvor.db"
        self._folder = folder
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONPATH") if name in os.environ}
        self._env = kept | settings | {"DATABASE_URL": self.url, "PYTHONIOENCODING": "utf-8"}
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, die: str = "", on: str = "") -> None:
        trap = {"DIE": die, "DIE_ON": on} if die else {}
        with (self._folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.bot.dying", "run",
                env=self._env | trap, cwd=Path(__file__).parents[2], stderr=log,
            )  # fmt: skip

    async def dies(self) -> None:
        assert self._process is not None
        code = await asyncio.wait_for(self._process.wait(), LONGEST)
        assert code == -9, f"it ended by itself: {code}\n{self.log}"

    async def stop(self) -> None:
        if self._process and self._process.returncode is None:
            self._process.terminate()
            assert await asyncio.wait_for(self._process.wait(), 10) == 0, self.log

    @property
    def log(self) -> str:
        return (self._folder / "log").read_text(encoding="utf-8")

    async def polls(self) -> None:
        """Wait for the first place in VK's queue: what was written before a first start VK never tells."""
        async with asyncio.timeout(LONGEST):
            while not any(row.messenger == "vk" and row.cursor for row in await self.read(lines.all)):
                pass

    async def read(self, look: Callable[[Connection], list[Any]]) -> list[Any]:
        await asyncio.to_thread(migrate, self.url)
        store = await Store.open(self.url)
        try:
            return await store.read(look)
        finally:
            await store.close()

    async def count(self, what: str) -> list[str]:
        """The states of the rows of a table."""
        table = {"inbox": inbox, "outbox": outbox, "tickets": tickets}[what]
        column = table.c["status" if what == "tickets" else "state"]

        def read(connection: Connection) -> list[str]:
            return list(connection.execute(table.select().with_only_columns(column)).scalars())

        return await self.read(read)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandIn]:
    async with TelegramStandIn(now=lambda: Clock().now()) as standin:
        standin.bot("1000001:TEST", "dvor_bot")
        yield standin


@pytest.fixture
async def vk() -> AsyncIterator[VkStandIn]:
    async with VkStandIn(now=lambda: Clock().now()) as standin:
        standin.community(200_001, "vk1.TEST")
        yield standin


@pytest.fixture
async def machine(tmp_path: Path, telegram: TelegramStandIn, vk: VkStandIn) -> AsyncIterator[Machine]:
    machine = Machine(
        tmp_path,
        {
            "TELEGRAM_TOKEN": "1000001:TEST",
            "TELEGRAM_API_URL": telegram.base,
            "VK_TOKEN": "vk1.TEST",
            "VK_GROUP_ID": "200001",
            "VK_API_URL": vk.base,
            "MEDIA_DIR": str(tmp_path / "media"),
        },
    )
    yield machine
    await machine.stop()


@pytest.fixture
def town(telegram: TelegramStandIn, vk: VkStandIn) -> Town:
    return Town(telegram, vk)


def answers(person: Person) -> list[str]:
    return [message.text for message in person.sees if message.by_bot]


async def answered(person: Person, times: int = 1) -> None:
    """Wait until the bot has written so often."""
    async with asyncio.timeout(LONGEST):
        while len(answers(person)) < times:
            await person.side.changes.after(person.side.changes.count, 1)


async def quiet(machine: Machine) -> None:
    """Wait until everything that waits has been handled and sent."""
    async with asyncio.timeout(LONGEST):
        while {"new", "sending"} & {*await machine.count("inbox"), *await machine.count("outbox")}:
            pass


POINTS = {
    "before its row is committed": "after storage.inbox:add 1",
    "after the commit, before the messenger is told": "after bot.intake:_keep 1",
    "within the turn": "after handlers.turn:take_turn 1",
    "after the turn's commit": "before bot.worker:Worker._follow 1",
    "after it is marked, before the call": "before bot.sending:Sending.send 1",
    "after the call, before its result is kept": "after bot.sending:Sending.send 1",
}
MEANT = {
    "before its row is committed": "Arrived(",
    "after the commit, before the messenger is told": "Letter(",
    "after the turn's commit": "Taken(",
}
"""What tells the call that is meant from one that found nothing to do."""


@pytest.mark.parametrize("point", POINTS)
async def test_killed_there_every_message_is_answered_after_the_start_and_handled_once(
    machine: Machine, town: Town, point: str
) -> None:
    people = {messenger: town.person("Мария", messenger) for messenger in ("telegram", "vk")}
    await machine.start(POINTS[point], on=MEANT.get(point, ""))
    await machine.polls()
    for person in people.values():
        await person.starts()
    await machine.dies()
    await machine.start()
    for person in people.values():
        await answered(person)
    await quiet(machine)
    assert await machine.count("inbox") == ["done", "done"]
    assert set(await machine.count("outbox")) == {"sent"}
    doubles = {name: len(answers(person)) - len(set(answers(person))) for name, person in people.items()}
    assert doubles["vk"] == 0, "VK knows the number that a message is sent under"
    if not point.startswith("after the call"):
        assert doubles["telegram"] == 0, "only there: a double is better than silence"


async def test_who_kills_the_process_twice_is_put_aside_at_the_third_start(machine: Machine, town: Town) -> None:
    poison, good = town.person("Пётр"), town.person("Мария")
    await poison.says("poison")
    await good.starts()
    for _ in range(2):
        await machine.start("before handlers.turn:take_turn 1", on="poison")
        await machine.dies()
    assert await machine.count("inbox") in (["new", "new"], ["new", "done"])
    await machine.start("before handlers.turn:take_turn 1", on="poison")
    await answered(good)
    await answered(poison)
    await quiet(machine)
    assert await machine.count("inbox") == ["aside", "done"]
    assert say("fault-reference", number="1") in answers(poison)[-1]


async def test_killed_by_a_signal_in_the_middle_of_a_long_poll_it_ends_in_time(machine: Machine, town: Town) -> None:
    person = town.person("Мария")
    await machine.start()
    await person.starts()
    await answered(person)
    began = datetime.now(UTC)  # noqa: TID251 real seconds are what is promised
    await machine.stop()
    assert (datetime.now(UTC) - began).total_seconds() < 10  # noqa: TID251 likewise
