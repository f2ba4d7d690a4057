"""A real SQLite store, and a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.clock import Clock, Keeper
from handlers import turn
from storage import lines
from storage.store import Store
from storage.tables import metadata
from tests.bot.desk import Desk
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


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """In place of the conversations."""
    desk = Desk()
    monkeypatch.setattr(turn, "take_turn", desk.take_turn)
    return desk


async def until(seen: Callable[[], object], seconds: float = 5) -> None:
    """Give way to others until this is so."""
    async with asyncio.timeout(seconds):
        while not seen():  # noqa: ASYNC110 what is waited for happens in another thread, too
            await asyncio.sleep(0)


async def give_way() -> None:
    """Let the tasks that can go on do so."""
    for _ in range(20):
        await asyncio.sleep(0)


async def rest(store: Store) -> None:
    """Let everything go on that needs no more than the database and the loop."""
    for _ in range(4):
        await give_way()
        await store.write(_nothing)
        await store.read(_nothing)
    await give_way()


def _nothing(connection: Connection) -> None:
    """A place in the queue."""
