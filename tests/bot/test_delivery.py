"""Sending: one message a row, in order, nobody waits for the slowest (promises 8, 9 and 11)."""

import asyncio
from pathlib import Path

from bot import media
from handlers import screens
from handlers.screens import Screen
from storage import files, outbox, shown
from storage.outbox import Post
from storage.store import Store
from tests.bot.fakes import FakeLine
from tests.bot.post_room import PostRoom, Start
from tests.bot.waiting import until


async def test_each_row_is_one_message_in_order(room: PostRoom, line: FakeLine, sending: object) -> None:
    await room.put("один", "два", "три")
    await until(lambda: len(line.sent) == 3)
    assert line.texts() == ["один", "два", "три"]
    await room.rest()
    assert await room.states() == ["sent", "sent", "sent"]


async def test_an_answer_overtakes_notices_and_broadcasts(room: PostRoom, line: FakeLine, start: Start) -> None:
    await room.put("рассылка", priority=3)
    await room.put("уведомление", priority=1)
    await room.put("ответ", priority=0)
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    await until(lambda: len(line.sent) == 3)
    sender.end()
    await task
    assert line.texts() == ["ответ", "уведомление", "рассылка"]


async def test_a_row_is_marked_sending_before_the_call(room: PostRoom, line: FakeLine, sending: object) -> None:
    line.gates["7"] = asyncio.Event()
    await room.put("привет")
    await until(lambda: line.tried)
    assert await room.states() == ["sending"]
    line.gates["7"].set()


async def test_a_slow_chat_delays_nobody_else(room: PostRoom, line: FakeLine, sending: object) -> None:
    line.gates["7"] = asyncio.Event()
    await room.put("медленно", chat="7")
    await until(lambda: line.tried)
    await room.put("быстро", chat="8")
    await until(lambda: line.texts("8"))
    assert line.texts("7") == []
    line.gates["7"].set()
    await until(lambda: line.texts("7"))


async def test_one_message_a_chat_is_under_way(room: PostRoom, line: FakeLine, sending: object) -> None:
    line.gates["7"] = asyncio.Event()
    await room.put("один", "два")
    await room.rest()
    assert len(line.tried) == 1
    line.gates["7"].set()
    await until(lambda: len(line.sent) == 2)


async def test_what_the_messenger_returned_is_kept(
    room: PostRoom, line: FakeLine, sending: object, store: Store, tmp_path: Path
) -> None:
    picture = screens.File("ab" * 32)
    media.path(tmp_path, picture.hash).parent.mkdir()
    media.path(tmp_path, picture.hash).touch()
    shows = Screen("фото", files=(picture,)).pack()
    await store.write(outbox.put, [Post(line.id, "7", shows, shows="receipt:1", ticket=1)], room.clock.now())
    room.ring()
    await until(lambda: line.sent)
    await room.rest()
    there = await store.read(shown.last, line.id, "7", "receipt:1")
    assert there is not None
    assert (there.message, there.ticket) == ("101", 1)
    assert await store.read(files.known, line.id, [picture.hash]) == {picture.hash: "id-abab"}
    await store.write(outbox.put, [Post(line.id, "7", shows)], room.clock.now())
    room.ring()
    await until(lambda: len(line.sent) == 2)
    assert line.sent[1].files[0].external == "id-abab", "not uploaded again"


async def test_a_file_that_is_lost_does_not_lose_the_message(room: PostRoom, line: FakeLine, sending: object) -> None:
    lost = Screen("фото", files=(screens.File("cd" * 32),)).pack()
    await room.store.write(outbox.put, [Post(line.id, "7", lost)], room.clock.now())
    room.ring()
    await until(lambda: line.sent)
    assert (line.texts(), line.sent[0].files) == (["фото"], [])


async def test_a_thousand_broadcasts_do_not_delay_an_answer(room: PostRoom, line: FakeLine, start: Start) -> None:
    sender = start(limits=True)
    task = asyncio.ensure_future(sender.deliver())
    made = [Post(line.id, str(1000 + number), Screen("рассылка").pack(), priority=3) for number in range(1000)]
    await room.store.write(outbox.put, made, room.clock.now())
    room.ring()
    await until(lambda: len(line.tried) >= 20)
    await room.rest()
    assert len(line.tried) == 20, "a third of the second is left to answers"
    await room.put("ответ", chat="7", priority=0)
    await until(lambda: line.texts("7"), seconds=0.5)
    sender.end()
    await task


async def test_broadcasts_that_hang_leave_hands_for_answers(room: PostRoom, line: FakeLine, start: Start) -> None:
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    gate = asyncio.Event()
    line.gates = {str(1000 + number): gate for number in range(100)}
    made = [Post(line.id, chat, Screen("рассылка").pack(), priority=3) for chat in line.gates]
    await room.store.write(outbox.put, made, room.clock.now())
    room.ring()
    await until(lambda: len(line.tried) >= 20)
    await room.put("ответ", chat="7", priority=0)
    await until(lambda: line.texts("7"), seconds=0.5)
    gate.set()
    sender.end()
    await task


async def test_the_end_waits_for_what_is_under_way(room: PostRoom, line: FakeLine, start: Start) -> None:
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    line.gates["7"] = asyncio.Event()
    await room.put("раз", "два")
    await until(lambda: line.tried)
    sender.end()
    line.gates["7"].set()
    await task
    assert await room.states() == ["sent", "new"]
