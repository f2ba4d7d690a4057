"""Time and patience: a clock that a test moves, and waiting for what goes on beside."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.clock import Clock
from storage.store import Store

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
    for _ in range(12):
        await give_way()
        await store.write(_nothing)
        await store.read(_nothing)
    await give_way()


def _nothing(connection: Connection) -> None:
    """A place in the queue."""
