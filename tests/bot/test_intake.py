"""Taking in: committed first, confirmed then (promises 1 and 2), presses acknowledged (14), a refused token."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot import presses
from bot.clock import Clock, Keeper
from bot.intake import take_in
from bot.lines import TokenRefused
from bot.presses import Presses
from storage import inbox, lines
from storage.store import Store
from tests.bot.fakes import FakeLine, a_letter
from tests.bot.waiting import give_way, until


@pytest.fixture
def woken() -> list[bool]:
    return []


@pytest.fixture
async def taking(
    store: Store, line: FakeLine, clock: Clock, keeper: Keeper, woken: list[bool]
) -> AsyncIterator[asyncio.Task[None]]:
    work = take_in(line, store, clock, lambda: woken.append(True), Presses({line.id: line}, keeper))
    task = asyncio.ensure_future(work)
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_batch_is_in_the_inbox_before_it_is_confirmed(
    store: Store, line: FakeLine, taking: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = inbox.add

    def add(connection: Connection, *words: Any) -> int:
        seen.append(line.confirmed)
        return real(connection, *words)

    monkeypatch.setattr(inbox, "add", add)
    line.brings(a_letter(1), a_letter(2))
    await until(lambda: line.confirmed == 1)
    assert seen == [0]
    assert [one.update for one in await store.read(inbox.waiting)] == ["1", "2"]


async def test_the_cursor_is_kept_in_the_same_commit(store: Store, line: FakeLine, taking: object) -> None:
    line.brings(a_letter(41), cursor="42")
    await until(lambda: line.confirmed == 1)
    assert (await store.read(lines.all))[0].cursor == "42"


async def test_what_comes_twice_is_kept_once(store: Store, line: FakeLine, taking: object) -> None:
    line.brings(a_letter(1))
    line.brings(a_letter(1), a_letter(2))
    await until(lambda: line.confirmed == 2)
    assert [one.update for one in await store.read(inbox.waiting)] == ["1", "2"]


async def test_nothing_is_confirmed_while_the_database_fails(
    store: Store, line: FakeLine, taking: object, monkeypatch: pytest.MonkeyPatch, woken: list[bool]
) -> None:
    real, failures = inbox.add, [OperationalError("", {}, Exception("disk")) for _ in range(3)]

    def add(connection: Connection, *words: Any) -> int:
        if failures:
            assert line.confirmed == 0
            raise failures.pop()
        return real(connection, *words)

    async def at_once(self: object) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr(inbox, "add", add)
    monkeypatch.setattr("bot.faults.Backoff.pause", at_once)
    line.brings(a_letter(1))
    await until(lambda: line.confirmed == 1)
    assert failures == []
    assert woken == [True]
    assert len(await store.read(inbox.waiting)) == 1


async def test_a_refused_token_ends_the_intake(line: FakeLine, taking: asyncio.Task[None]) -> None:
    line.breaks(TokenRefused("no"))
    with pytest.raises(TokenRefused):
        await taking


async def test_a_press_is_acknowledged_with_the_text_of_its_turn_and_once(line: FakeLine, keeper: Keeper) -> None:
    waiting = Presses({line.id: line}, keeper)
    waiting.expect(line.id, "p1")
    waiting.answer(line.id, "p1", "Взята")
    waiting.answer(line.id, "p1", "Взята")
    waiting.expect(line.id, "p1")
    await give_way()
    assert line.acks == [("p1", "Взята")]


async def test_a_press_without_a_turn_is_acknowledged_without_text(
    line: FakeLine, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presses, "PATIENCE", 0.01)
    waiting = Presses({line.id: line}, keeper)
    waiting.expect(line.id, "p1")
    await until(lambda: line.acks)
    waiting.answer(line.id, "p1", "поздно")
    await give_way()
    assert line.acks == [("p1", "")]


async def test_a_press_of_the_last_process_is_acknowledged_by_its_turn(line: FakeLine, keeper: Keeper) -> None:
    Presses({line.id: line}, keeper).answer(line.id, "p1", "")
    await until(lambda: line.acks)


async def test_the_intake_expects_the_presses_that_it_brings(
    line: FakeLine, taking: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presses, "PATIENCE", 0.01)
    line.brings(a_letter(1, press="p7"))
    await until(lambda: line.acks == [("p7", "")])
