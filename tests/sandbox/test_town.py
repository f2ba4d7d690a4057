"""People of the town do and see the same in all messengers."""

import asyncio
import json

import pytest

from bot.sandbox import samples
from bot.sandbox.town import Town
from tests.sandbox.day import Answers

ALL = pytest.mark.parametrize("messenger", ["telegram", "vk", "max"])


@ALL
async def test_a_person_waits_for_what_comes_later(town: Town, answers: Answers, messenger: str) -> None:
    maria = town.person("Мария", messenger)
    await maria.says("раз")
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(maria.sees("вопрос"))
        pressing = tasks.create_task(maria.presses("да"))
        await answers(maria, "Первый вопрос", ["✅ Да", "Нет"])
    assert waiting.result().buttons == ["✅ Да", "Нет"]
    assert not pressing.result().answered


@ALL
async def test_what_was_there_before_the_last_act_is_not_taken_for_an_answer(
    town: Town, answers: Answers, messenger: str
) -> None:
    maria = town.person("Мария", messenger)
    await maria.says("раз")
    await answers(maria, "Первый вопрос", ["Да"])
    await maria.says("два")
    with pytest.raises(AssertionError, match="waited"):
        await maria.sees("Первый", 0.05)
    assert await maria.sees("Первый", since=0)
    since = maria.side.changes.count
    await answers(maria, "Второй вопрос", [])
    assert (await maria.next_message()).text == (await maria.next_message(since)).text == "Второй вопрос"


@ALL
async def test_the_newest_button_of_a_name_is_pressed_and_an_old_one_on_demand(
    town: Town, answers: Answers, messenger: str
) -> None:
    maria = town.person("Мария", messenger)
    await maria.says("раз")
    await answers(maria, "Первый", ["Да", "Только здесь"])
    await answers(maria, "Второй", ["Да"])
    old, new = maria.sees[-2:]
    assert (await maria.presses("Да")).message == new.id
    assert (await maria.presses("Да", on=old)).message == old.id
    assert (await maria.presses("Только здесь")).message == old.id
    with pytest.raises(AssertionError, match="waited"):
        await maria.presses("Нет такой", within=0.05)


@ALL
async def test_everything_a_person_can_send_is_seen(town: Town, messenger: str) -> None:
    maria = town.person("Мария", messenger)
    await maria.starts()
    await maria.sends_photo(count=2, caption="вот")
    await maria.sends_document(name="акт.pdf")
    await maria.sends_video()
    await maria.sends_voice()
    await maria.sends_sticker()
    await maria.sends_place(51.5, 36.2)
    await maria.sends_venue(51.5, 36.2, "Школа", "ул. Ленина, 5")
    await maria.forwards("чужие слова")
    first = await maria.says("своё")
    await maria.replies(first, "ответ", samples.photo(9))
    kinds = [file.kind for message in maria.sees for file in message.files]
    await maria.edits(first, "исправлено")
    assert [(message.text, message.edited) for message in maria.sees if message.id == first] == [("исправлено", True)]
    assert kinds == ["photo", "photo", "document", "video", "voice", "sticker", "photo"]
    assert [message.place for message in maria.sees if message.place] == [(51.5, 36.2)] * 2
    assert maria.sees[-1].reply_to == first
    assert json.dumps(maria.view(), ensure_ascii=False).count("ответ") == 1
    assert all(message.mine for message in maria.sees)
