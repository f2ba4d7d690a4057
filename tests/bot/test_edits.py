"""What a row shows is sent once and edited from then on (promise 12)."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot import delivery as delivery_module
from bot.lines import CannotEdit
from handlers import cards, screens
from handlers.screens import Can, Screen
from tests.bot.fakes import FakeLine
from tests.bot.post_room import PostRoom, Start
from tests.bot.waiting import until


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The card as it is now: the last of these words."""
    words = ["новая"]

    def draw(connection: Connection, shows: str, line: screens.Line, now: object) -> Screen | None:
        return Screen(words[-1]) if words[-1] else None

    monkeypatch.setattr(cards, "draw", draw)
    return words


async def test_a_card_is_drawn_when_it_is_sent_and_then_edited(
    room: PostRoom, line: FakeLine, sending: object, drawn: list[str]
) -> None:
    await room.card()
    await until(lambda: line.sent)
    await room.rest()
    drawn.append("в работе")
    await room.card()
    await until(lambda: len(line.sent) == 2)
    assert line.texts() == ["новая", "в работе"]
    assert [parcel.edit for parcel in line.sent] == ["", "101"]


async def test_a_card_that_is_no_more_is_not_sent(
    room: PostRoom, line: FakeLine, sending: object, drawn: list[str]
) -> None:
    drawn.append("")
    await room.card()
    await room.put("после", chat="-5")
    await until(lambda: line.texts() == ["после"])
    await room.rest()
    assert await room.states() == ["sent", "sent"]


async def test_in_a_group_one_thing_is_edited_once_in_three_seconds(
    room: PostRoom, line: FakeLine, sending: object, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    time = [1000.0]
    monkeypatch.setattr(delivery_module, "_time", lambda: time[0])
    for count, word in enumerate(["раз", "два", "три", "четыре"]):
        drawn.append(word)
        await room.card()
        await room.rest()
        assert len(line.sent) == min(count + 1, 2), "the first is a new message, then one edit"
    time[0] += 3
    await room.pass_(3)
    await until(lambda: len(line.sent) == 3)
    assert line.texts() == ["раз", "два", "четыре"]


async def test_an_edit_that_the_limits_held_back_goes_as_soon_as_they_let_it(
    room: PostRoom, line: FakeLine, start: Start, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    time = [1000.0]
    monkeypatch.setattr(delivery_module, "_time", lambda: time[0])
    sender = start(limits=True)
    task = asyncio.ensure_future(sender.deliver())
    await room.card(priority=2)
    await until(lambda: len(line.sent) == 1)
    await room.put("раз", chat="-5")
    await until(lambda: len(line.sent) == 2)
    drawn.append("в работе")
    await room.card(priority=2)
    await room.rest()
    await room.put("ответ", chat="-5", priority=0)
    await until(lambda: len(line.sent) == 3)
    assert line.texts() == ["новая", "раз", "ответ"], "nobody waits for an overview"
    time[0] += 3.1
    await room.pass_(3.1)
    await until(lambda: len(line.sent) == 4)
    assert line.texts()[-1] == "в работе"
    sender.end()
    await task


async def test_what_looks_the_same_is_not_edited(
    room: PostRoom, line: FakeLine, sending: object, drawn: list[str]
) -> None:
    for _ in range(2):
        await room.card()
        await until(lambda: line.sent)
        await room.rest()
    assert line.texts() == ["новая"]
    assert await room.states() == ["sent", "sent"]


async def test_the_screen_of_an_album_waits_for_the_rest_of_it(room: PostRoom, line: FakeLine, sending: object) -> None:
    wait = timedelta(seconds=0.7)
    await room.put("1 фото", shows="talk:1", after=wait)
    await room.rest()
    await room.put("2 фото", shows="talk:1", after=wait)
    await room.rest()
    assert line.sent == []
    await room.pass_(0.7)
    await until(lambda: line.texts() == ["2 фото"])
    assert await room.states() == ["sent"]


async def test_a_question_is_edited_only_while_it_is_the_newest(
    room: PostRoom, line: FakeLine, sending: object
) -> None:
    await room.put("вопрос 1", shows="talk:1")
    await until(lambda: line.sent)
    await room.rest()
    await room.put("вопрос 2", shows="talk:1")
    await until(lambda: len(line.sent) == 2)
    assert line.sent[1].edit == "101"
    await room.put("что-то ещё")
    await until(lambda: len(line.sent) == 3)
    await room.rest()
    await room.pass_(0)
    await room.put("вопрос 3", shows="talk:1")
    async with asyncio.timeout(10):
        await until(lambda: len(line.sent) == 4, 10)
    assert line.sent[3].edit == ""


async def test_a_fresh_screen_is_a_new_message(room: PostRoom, line: FakeLine, sending: object) -> None:
    await room.put("вопрос 1", shows="talk:1")
    await until(lambda: line.sent)
    await room.rest()
    await room.put("вопрос 2", shows="talk:1", fresh=True)
    await until(lambda: len(line.sent) == 2)
    assert line.sent[1].edit == ""


async def test_what_is_gone_is_sent_anew_and_edited_there_from_then_on(
    room: PostRoom, line: FakeLine, sending: object, drawn: list[str]
) -> None:
    await room.card(chat="9")
    await until(lambda: line.sent)
    await room.rest()
    line.fail("9", CannotEdit("gone"))
    drawn.append("два")
    await room.card(chat="9")
    await until(lambda: len(line.sent) == 2)
    await room.rest()
    assert line.sent[1].edit == ""
    drawn.append("три")
    await room.card(chat="9")
    await until(lambda: len(line.sent) == 3)
    assert line.sent[2].edit == "102"


async def test_what_is_too_old_to_edit_is_sent_anew_without_trying(
    room: PostRoom, line: FakeLine, start: Start, drawn: list[str]
) -> None:
    line.can = Can("vk", edits_for=86_400)
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    await room.card(chat="9")
    await until(lambda: line.sent)
    await room.rest()
    await room.pass_(86_400)
    await room.card(chat="9")
    await until(lambda: len(line.sent) == 2)
    sender.end()
    await task
    assert [parcel.edit for parcel in line.tried] == ["", ""]
