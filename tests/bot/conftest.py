"""A real SQLite store, and a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock, Keeper
from storage import lines
from storage.schema import metadata
from storage.store import Store
from tests.bot.fakes import FakeLine

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


class HandClock(Clock):
    """Stands still until it is moved."""

    def __init__(self) -> None:
        super().__init__()
        self.time = START

    def now(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/dvor.db")
    await store.write(metadata.create_all)
    yield store
    await store.close()


@pytest.fixture
async def keeper() -> AsyncIterator[Keeper]:
    keeper = Keeper()
    yield keeper
    await keeper.end(0)


@pytest.fixture
async def line(store: Store) -> FakeLine:
    """The first line of the database."""
    return FakeLine((await store.write(lines.ensure, "telegram", "telegram:1")).id)


Until = Callable[[Callable[[], object]], Awaitable[None]]


async def until(seen: Callable[[], object], seconds: float = 5) -> None:
    """Give way to others until this is so."""
    async with asyncio.timeout(seconds):
        while not seen():
            await asyncio.sleep(0.001)


async def gather_ready(times: int = 30) -> None:
    """Let everything that can go on go on."""
    for _ in range(times):
        await asyncio.sleep(0.001)
