"""What poisons a turn is put aside alone, and the database is nobody's fault (promise 7)."""

import asyncio

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.clock import Clock, Keeper
from bot.presses import Presses
from bot.worker import Worker
from handlers import turn
from handlers.turn import Turn
from storage import inbox
from storage.store import Store
from tests.bot.at_work import answers, bring, nothing_waits, work_off
from tests.bot.desk import Desk
from tests.bot.fakes import FakeLine
from tests.bot.waiting import rest, until


async def test_a_poisoned_update_is_put_aside_and_those_beside_it_are_answered_once(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, clock: Clock
) -> None:
    task = asyncio.ensure_future(worker.work())
    await rest(store)
    desk.faults["2"] = [ValueError("bad"), ValueError("bad")]
    await bring(store, line, 1, 2, 3)
    worker.bell.ring()
    await nothing_waits(store)
    worker.end()
    await task
    told = await answers(store, line, clock)
    assert [text for text in told if text.startswith("echo")] == ["echo 1", "echo 3"]
    sorry = next(text for text in told if not text.startswith("echo"))
    assert "С-2" in sorry
    assert desk.turns[0] == ["1", "2", "3"], "first all together, then each alone"


async def test_the_error_is_kept_with_the_update(store: Store, line: FakeLine, worker: Worker, desk: Desk) -> None:
    desk.faults["1"] = [ValueError("bad"), ValueError("bad")]
    await bring(store, line, 1)
    await work_off(store, worker)

    def aside(connection: Connection) -> list[tuple[str, str, int]]:
        table = inbox.inbox
        found = connection.execute(table.select().where(table.c.state == "aside"))
        return [(row.error, row.reference, row.tries) for row in found]

    assert await store.read(aside) == [("ValueError: bad", "С-1", 1)]


async def test_an_update_that_failed_once_gets_its_second_try(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, clock: Clock
) -> None:
    task = asyncio.ensure_future(worker.work())
    await rest(store)
    desk.faults["1"] = [ValueError("only once")]
    await bring(store, line, 1)
    worker.bell.ring()
    await until(lambda: len(desk.turns) == 2)
    worker.end()
    await task
    assert await answers(store, line, clock) == ["echo 1"]


async def test_an_error_of_the_database_is_nobodys_fault(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.faults.Backoff.seconds", lambda self: 0.001)
    task = asyncio.ensure_future(worker.work())
    await rest(store)
    desk.faults["1"] = [OperationalError("", {}, Exception("disk I/O error")) for _ in range(4)]
    await bring(store, line, 1)
    worker.bell.ring()
    await until(lambda: len(desk.turns) == 5)
    worker.end()
    await task
    assert await answers(store, line, clock) == ["echo 1"]


async def test_an_update_that_the_database_never_takes_does_not_hold_the_others(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.faults.Backoff.seconds", lambda self: 0.001)
    desk.faults["1"] = [OperationalError("", {}, Exception("no such column")) for _ in range(100)]
    await bring(store, line, 1, 2)
    await work_off(store, worker)
    assert "echo 2" in await answers(store, line, clock)


async def test_who_killed_the_process_twice_is_put_aside_at_the_third_start(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, clock: Clock, keeper: Keeper
) -> None:
    """The first start died in a turn of all three; this is the second, which dies with the second update alone."""
    await bring(store, line, 1, 2, 3)
    desk.faults["2"] = [KeyboardInterrupt()]  # what no `except Exception` catches: the thread hands it on
    with pytest.raises(KeyboardInterrupt):
        await worker.work()
    assert [one.update for one in await store.read(inbox.waiting)] == ["2", "3"], "its neighbour was handled"

    third = Worker(store, clock, worker._office, Presses({line.id: line}, keeper), lambda: None)
    await work_off(store, third)
    told = await answers(store, line, clock)
    assert [text for text in told if text.startswith("echo")] == ["echo 1", "echo 3"]
    assert any("С-2" in text for text in told)


async def test_who_could_not_be_told_is_put_aside_all_the_same(
    store: Store, line: FakeLine, worker: Worker, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def apologise(*words: object) -> None:
        raise ValueError("a defect here too")

    monkeypatch.setattr(turn, "apologise", apologise)
    desk.faults["1"] = [ValueError("bad"), ValueError("bad")]
    await bring(store, line, 1, 2)
    await work_off(store, worker)
    assert await store.read(inbox.waiting) == []


async def test_a_turn_that_handles_nothing_is_a_defect_and_not_an_endless_loop(
    store: Store, line: FakeLine, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "take_turn", lambda *words: Turn([], 0))
    await bring(store, line, 1)
    await work_off(store, worker)
    assert await store.read(inbox.waiting) == []
