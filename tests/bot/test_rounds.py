"""Members and rights are looked up at the messengers: right after somebody acts, and again as long as they do."""

import asyncio
from datetime import timedelta

import pytest

from bot.rounds import TOGETHER, Rounds
from domain.organisations import Sees
from storage import organisations, outbox, sight
from storage.store import Store
from tests.bot.fakes import FakeLine
from tests.bot.waiting import HandClock

CHAT = "-500"


@pytest.fixture
async def rounds(store: Store, line: FakeLine, clock: HandClock) -> Rounds:
    await store.write(organisations.bind, line.id, CHAT, "Диспетчерская", clock.now())
    await store.write(sight.ask, 1, clock.now())
    return Rounds(store, clock, {line.id: line}, lambda: None)


async def acts(store: Store, line: FakeLine, clock: HandClock, *whom: str) -> None:
    for external in whom:
        await store.write(organisations.seen, line.id, CHAT, external, True, clock.now())


async def has_left(store: Store, line: FakeLine, external: str) -> bool:
    return await store.read(organisations.left, line.id, CHAT, external)


async def test_who_has_left_without_a_word_loses_every_right_after_the_next_round(
    rounds: Rounds, store: Store, line: FakeLine, clock: HandClock
) -> None:
    line.members = {"1": True, "2": False}
    await acts(store, line, clock, "1", "2", "3")
    await rounds.go()
    assert sorted(line.asked) == ["1", "2", "3"]
    assert [await has_left(store, line, one) for one in ("1", "2", "3")] == [False, True, False]


async def test_a_member_is_asked_about_once_in_ten_minutes_while_active_and_seldom_afterwards(
    rounds: Rounds, store: Store, line: FakeLine, clock: HandClock
) -> None:
    line.members = {"1": True}
    await acts(store, line, clock, "1")
    for minutes, asked in ((0, 1), (5, 1), (6, 2), (60 * 24, 3), (60, 3), (60 * 6, 4)):
        clock.move(minutes * 60)
        await rounds.go()
        assert len(line.asked) == asked
    await acts(store, line, clock, "1")
    clock.move(601)
    await rounds.go()
    assert len(line.asked) == 5


async def test_a_round_asks_about_a_few_and_the_next_about_the_others(
    rounds: Rounds, store: Store, line: FakeLine, clock: HandClock
) -> None:
    await acts(store, line, clock, *map(str, range(TOGETHER + 3)))
    await rounds.go()
    assert len(line.asked) == TOGETHER
    await rounds.go()
    assert len(set(line.asked)) == TOGETHER + 3


async def test_groups_that_are_no_staff_chats_are_left_in_peace(
    rounds: Rounds, store: Store, line: FakeLine, clock: HandClock
) -> None:
    await store.write(organisations.seen, line.id, "-700", "1", True, clock.now())
    await store.write(organisations.unbind, line.id, CHAT)
    await acts(store, line, clock, "2")
    await rounds.go()
    assert line.asked == []


@pytest.mark.parametrize(("rights", "sees"), [(False, Sees.BARRED), (True, Sees.ASKED), (None, Sees.ASKED)])
async def test_rights_that_are_lacking_are_told_at_once_and_others_prove_nothing(
    rounds: Rounds, store: Store, line: FakeLine, rights: bool | None, sees: Sees
) -> None:
    line.rights = rights
    await rounds.go()
    (chat,) = await store.read(organisations.staff_chats)
    assert chat.sees == sees


async def test_rights_are_looked_at_again_after_a_while(
    rounds: Rounds, store: Store, line: FakeLine, clock: HandClock
) -> None:
    line.rights = True
    await rounds.go()
    await store.write(sight.judge, 1, [Sees.ASKED], Sees.ALL)
    line.rights = False
    await rounds.go()
    assert (await store.read(organisations.staff_chats))[0].sees == Sees.ALL
    clock.move(timedelta(minutes=11).total_seconds())
    await rounds.go()
    assert (await store.read(organisations.staff_chats))[0].sees == Sees.LOST
    rows = await store.write(lambda c: outbox.claim(c, line.id, clock.now(), [], 9))
    assert [row.shows for row in rows] == ["proof:1"]


async def test_a_busy_chat_is_gone_round_once_in_a_while_and_the_end_is_not_waited_for(
    rounds: Rounds, store: Store, line: FakeLine, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[int] = []

    async def go() -> None:
        gone.append(1)

    monkeypatch.setattr(rounds, "go", go)
    working = asyncio.ensure_future(rounds.work())
    for _ in range(20):
        rounds.bell.ring()
        await asyncio.sleep(0)
    assert len(gone) == 1
    async with asyncio.timeout(0.4):
        rounds.end()
        await working
