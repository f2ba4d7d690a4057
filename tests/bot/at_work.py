"""Bringing letters to a worker, and what it answered."""

import asyncio
from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Clock
from bot.worker import Worker
from storage import inbox, outbox
from storage.inbox import Arrived
from storage.outbox import Outgoing
from storage.store import Store
from tests.bot.fakes import FakeLine, a_letter


async def bring(store: Store, line: FakeLine, *numbers: int) -> None:
    letters = [a_letter(number, chat=str(number)) for number in numbers]
    arrived = [Arrived(one.update, one.chat, one.person, one.position, one.raw) for one in letters]
    await store.write(inbox.add, line.id, arrived, "", datetime.fromisoformat("2026-11-22T12:00:00+00:00"))


async def answers(store: Store, line: FakeLine, clock: Clock) -> list[str]:
    def claim(connection: Connection) -> list[Outgoing]:
        return outbox.claim(connection, line.id, clock.now(), [], 100)

    return [str((row.screen or {})["text"]) for row in await store.write(claim)]


async def work_off(store: Store, worker: Worker) -> None:
    """Run the worker until nothing waits."""
    task = asyncio.ensure_future(worker.work())
    await nothing_waits(store)
    worker.end()
    await task


async def nothing_waits(store: Store) -> None:
    async with asyncio.timeout(5):
        while await store.read(inbox.new_count):
            pass
