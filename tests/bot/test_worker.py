"""Handling: turns of what waits, in order, and what follows their commit (promises 2, 4 and 5)."""

import asyncio

from bot.clock import Clock
from bot.worker import Worker
from storage.store import Store
from tests.bot.at_work import answers, bring, work_off
from tests.bot.desk import Desk
from tests.bot.fakes import FakeLine
from tests.bot.waiting import rest, until


async def test_what_waits_is_handled_in_order_and_answered(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, clock: Clock
) -> None:
    await bring(store, line, 3, 1, 2)
    await work_off(store, worker)
    assert await answers(store, line, clock) == ["echo 1", "echo 2", "echo 3"]


async def test_a_turn_takes_sixteen_and_goes_on_without_being_woken(
    store: Store, line: FakeLine, worker: Worker, desk: Desk
) -> None:
    task = asyncio.ensure_future(worker.work())
    await until(lambda: worker.bell)
    await rest(store)
    await bring(store, line, *range(1, 41))
    desk.turns.clear()
    worker.bell.ring()
    await until(lambda: len(desk.turns) >= 3)
    worker.end()
    await task
    assert [len(taken) for taken in desk.turns[:3]] == [16, 16, 8]


async def test_a_turn_that_stops_early_is_followed_by_the_next(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, clock: Clock
) -> None:
    desk.most = 2
    await bring(store, line, *range(1, 7))
    await work_off(store, worker)
    assert await answers(store, line, clock) == [f"echo {number}" for number in range(1, 7)]


async def test_presses_are_acknowledged_after_the_commit(
    store: Store, line: FakeLine, worker: Worker, desk: Desk
) -> None:
    await bring(store, line, 1)
    await work_off(store, worker)
    await until(lambda: line.acks == [("p1", "ok")])


async def test_the_end_comes_between_two_turns(store: Store, line: FakeLine, worker: Worker, desk: Desk) -> None:
    task = asyncio.ensure_future(worker.work())
    await rest(store)
    worker.end()
    async with asyncio.timeout(1):
        await task
