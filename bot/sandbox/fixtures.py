"""What a test of a conversation begins with; one line of a conftest makes them known:

    pytest_plugins = ["bot.sandbox.fixtures"]

Only pytest imports this module: the program itself needs no pytest.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from bot.clock import Clock
from bot.max import polling
from bot.sandbox.house import ALL, HOUSES, MAX_TOKEN, PHONE, House
from bot.sandbox.max import MaxStandIn
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn
from bot.vk.session import Pace
from storage import organisations, register
from storage.store import Store, migrate


class Opens(Protocol):
    """Opens a house; see `House` for the words."""

    async def __call__(self, *, limits: bool = False, messengers: str = ALL) -> House: ...


class Hands:
    """The hands of a clock that a test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        """Move on, in the words of timedelta."""
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Hands:
    """The clock of the stand-ins that run without the program."""
    return Hands()


@pytest.fixture
async def telegram(clock: Hands) -> AsyncIterator[TelegramStandIn]:
    """The Bot API alone, with one bot: for tests of an adapter."""
    async with TelegramStandIn(now=clock) as standin:
        standin.bot("1000001:TEST", "dvor_bot")
        yield standin


@pytest.fixture
async def vk(clock: Hands) -> AsyncIterator[VkStandIn]:
    """The VK API alone, with one community."""
    async with VkStandIn(now=clock) as standin:
        standin.community(200_001, "vk1.TEST")
        yield standin


@pytest.fixture
async def max(clock: Hands) -> AsyncIterator[MaxStandIn]:
    """The MAX Bot API alone, with one bot."""
    async with MaxStandIn(now=clock) as standin:
        standin.bot(MAX_TOKEN)
        yield standin


@pytest.fixture
def town(telegram: TelegramStandIn, vk: VkStandIn, max: MaxStandIn) -> Town:
    """The people of all three, without the program."""
    return Town(telegram, vk, max)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the houses, copied by every test; made with the program's own functions."""
    folder = tmp_path_factory.mktemp("template")
    file = folder / "houses.csv"
    file.write_text(HOUSES, encoding="utf-8")
    url = f"sqlite+aiosqlite:///{folder / 'dvor.db'}"
    migrate(url)

    async def fill() -> None:
        store = await Store.open(url)
        await register.apply(store, register.read(file), Clock().now())
        await store.write(lambda c: organisations.set_phone(c, organisations.the(c).id, PHONE))
        await store.close()

    asyncio.run(fill())
    return folder / "dvor.db"


@pytest.fixture
async def opens(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Opens]:
    """Opens houses with words of their own; in none may a messenger have refused anything, or a defect been logged,
    except where a test has asked for it (`faults`, `faulty`)."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer
    opened: list[House] = []

    async def open_one(*, limits: bool = False, messengers: str = ALL) -> House:
        folder = tmp_path / f"house{len(opened)}"
        folder.mkdir()
        house = House(folder, limits=limits, messengers=messengers)
        if not limits:
            monkeypatch.setattr(Pace, "wait", lambda pace: None)
            monkeypatch.setattr(polling, "APART", 0.0)
        opened.append(house)
        return await house.open(template)

    yield open_one
    for house in opened:
        await house.close()
    for house in opened:
        assert [refusal for refusal in house.refusals if refusal.method not in house.faulty] == []
    defects = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert [record for record in defects if not any(house.troubled for house in opened)] == []


@pytest.fixture
async def house(opens: Opens) -> House:
    """The usual house: all lines, no limits, since conversations here go faster than people type."""
    return await opens()


@pytest.fixture(params=ALL.split())
def messenger(request: pytest.FixtureRequest) -> str:
    """Where the person writes: the test runs once in each."""
    name: str = request.param
    return name
