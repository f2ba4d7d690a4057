"""What fails: tried again where that helps, given up where it cannot (promises 9, 10 and 13)."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.lines import ChatMoved, Rejected, TokenRefused, TryLater, Unreachable
from bot.outcomes import recover
from handlers.screens import Can
from storage import outbox
from storage.store import Store
from tests.bot.fakes import FakeLine
from tests.bot.post_room import PostRoom, Start
from tests.bot.waiting import until


async def test_a_fault_that_passes_is_retried_and_keeps_the_order_of_its_chat(
    room: PostRoom, line: FakeLine, sending: object
) -> None:
    line.fail("7", TryLater("HTTP 502", after=0.01), TryLater("timeout", after=0.01))
    await room.put("один", "два")
    await room.rest()
    while len(line.sent) < 2:
        await room.pass_(1)
    assert line.texts() == ["один", "два"]
    assert len(line.tried) == 4


async def test_a_chat_held_back_holds_back_nobody_else(room: PostRoom, line: FakeLine, sending: object) -> None:
    line.fail("7", TryLater("429", after=30, limited=True))
    await room.put("раз", chat="7")
    await until(lambda: line.tried)
    await room.put("два", chat="8")
    await until(lambda: line.texts("8"))
    assert line.texts("7") == []


async def test_three_chats_told_that_we_are_too_fast_pause_the_line(
    room: PostRoom, line: FakeLine, sending: object
) -> None:
    for chat in ("1", "2", "3"):
        line.fail(chat, TryLater("429", after=30, limited=True))
        await room.put("раз", chat=chat)
    await until(lambda: len(line.tried) == 3)
    await room.rest()
    await room.put("два", chat="8")
    await room.rest()
    assert line.texts() == []


async def test_two_chats_told_so_do_not_pause_the_line(room: PostRoom, line: FakeLine, sending: object) -> None:
    for chat in ("1", "2"):
        line.fail(chat, TryLater("429", after=30, limited=True))
        await room.put("раз", chat=chat)
    await until(lambda: len(line.tried) == 2)
    await room.put("два", chat="8")
    await until(lambda: line.texts("8"))


async def test_who_blocked_us_is_given_up_and_staff_hear_of_it(
    room: PostRoom, line: FakeLine, sending: object, losses: list[str]
) -> None:
    line.fail("7", Unreachable("blocked"))
    await room.put("привет")
    await until(lambda: losses)
    await room.rest()
    assert losses == ["7"]
    assert await room.states() == ["failed"]
    assert len(line.tried) == 1


async def test_what_will_never_be_taken_is_given_up(
    room: PostRoom, line: FakeLine, sending: object, losses: list[str]
) -> None:
    line.fail("7", Rejected("too long"))
    await room.put("раз", "два")
    await until(lambda: line.texts() == ["два"])
    assert losses == ["7"]


async def test_a_defect_of_ours_loses_one_message_and_not_the_line(
    room: PostRoom, line: FakeLine, sending: object, losses: list[str]
) -> None:
    line.fail("7", ZeroDivisionError())
    await room.put("раз", "два")
    await until(lambda: line.texts() == ["два"])
    assert losses == ["7"]


async def test_what_cannot_be_sent_for_a_day_is_given_up(
    room: PostRoom, line: FakeLine, sending: object, losses: list[str]
) -> None:
    line.fail("7", TryLater("no route", after=0.001), TryLater("no route", after=0.001))
    await room.put("раз")
    await until(lambda: line.tried)
    await room.rest()
    await room.pass_(25 * 3600)
    await until(lambda: losses)
    assert await room.states() == ["failed"]


async def test_a_moved_group_is_followed(room: PostRoom, line: FakeLine, sending: object) -> None:
    line.fail("-5", ChatMoved("-1005"))
    await room.put("раз", "два", chat="-5")
    await until(lambda: line.texts("-1005") == ["раз", "два"])


async def test_a_refused_token_ends_the_delivery_and_keeps_the_message(
    room: PostRoom, line: FakeLine, sending: asyncio.Task[None]
) -> None:
    line.fail("7", TokenRefused("401"))
    await room.put("раз")
    with pytest.raises(TokenRefused):
        await asyncio.wait_for(asyncio.shield(sending), 5)
    assert await room.states() == ["new"]


async def test_a_timeout_that_may_have_arrived_repeats_an_answer_but_not_a_broadcast(
    room: PostRoom, line: FakeLine, sending: object
) -> None:
    line.fail("7", TryLater("timeout", after=0.001, unsure=True))
    line.fail("8", TryLater("timeout", after=0.001, unsure=True))
    await room.put("ответ", chat="7", priority=0)
    await room.put("рассылка", chat="8", priority=3)
    await until(lambda: len(line.tried) == 2)
    await room.rest()
    await room.pass_(1)
    await until(lambda: line.texts() == ["ответ"])
    await room.rest()
    assert await room.states() == ["sent", "unknown"]


async def test_a_messenger_that_knows_doubles_gets_a_broadcast_again_under_the_same_number(
    room: PostRoom, line: FakeLine, start: Start
) -> None:
    line.can = Can("vk", resends=True)
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    line.fail("8", TryLater("timeout", after=0.001, unsure=True))
    await room.put("рассылка", chat="8", priority=3)
    await until(lambda: len(line.tried) == 1)
    await room.rest()
    await room.pass_(1)
    await until(lambda: line.sent)
    sender.end()
    await task
    assert len({parcel.id for parcel in line.tried}) == 1


@pytest.mark.parametrize(("resends", "left"), [(False, ["new", "new", "unknown"]), (True, ["new", "new", "new"])])
async def test_what_was_under_way_when_the_process_ended(
    room: PostRoom, line: FakeLine, store: Store, resends: bool, left: list[str]
) -> None:
    for priority, chat in ((0, "1"), (1, "2"), (3, "3")):
        await room.put("раз", chat=chat, priority=priority)
    await store.write(outbox.claim, line.id, room.clock.now(), [], 10)
    assert await room.states() == ["sending"] * 3
    await store.write(recover, {line.id: resends}, room.clock.now())
    assert await room.states() == left


async def test_the_result_is_kept_even_when_the_database_fails_for_a_while(
    room: PostRoom, line: FakeLine, sending: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.faults.Backoff.seconds", lambda self: 0.001)
    real, failures = outbox.finish, [OperationalError("", {}, Exception("disk")) for _ in range(3)]

    def finish(connection: Connection, results: Sequence[outbox.Result], now: Any) -> None:
        if results and failures:
            raise failures.pop()
        real(connection, results, now)

    monkeypatch.setattr(outbox, "finish", finish)
    await room.put("раз")
    await until(lambda: not failures)
    await room.rest()
    assert await room.states() == ["sent"]
    assert len(line.tried) == 1
