"""What nobody should send is answered with a sentence, and nothing is lost by it."""

import json

import pytest

from bot.sandbox.person import Person
from storage import inbox, tickets
from tests.town.conftest import Opens
from tests.town.house import House
from tests.town.walk import HOT, LENINA, agrees, carried, sends, settled, the_ticket, until

RIGHT_TO_LEFT = "אין מים חמים בבית"
MARKUP = "<b>Нет</b> & *горячей* _воды_ [x](http://e.ru) `код` </script> @all {0}"
HIDDEN = "не\u200bт го\u200dрячей\ufeff во\u202eды"


async def tells(house: House, messenger: str, story: str) -> Person:
    """A known place, a story as it comes."""
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.sees("Опишите")
    await maria.says(story)
    return maria


@pytest.mark.parametrize(("story", "kept"), [
    (RIGHT_TO_LEFT, RIGHT_TO_LEFT),
    (MARKUP, MARKUP),
    (HIDDEN, "нет горячей воды"),
    ("вода\x00\x07 течёт\r\nдва\tдня", None),
    ("👩‍👩‍👧 нет воды 😡😡😡", None),
    ("ё" * 50 + "é", None),
])  # fmt: skip
async def test_strange_characters_are_kept_as_the_person_meant_them(
    house: House, messenger: str, story: str, kept: str | None
) -> None:
    desk = await house.staff(messenger)
    maria = await tells(house, messenger, story)
    await maria.presses("Пропустить")
    await maria.sees("Проверьте")
    await sends(maria)
    ticket = await the_ticket(house)
    assert "\x00" not in ticket.story
    if kept is not None:
        assert ticket.story == kept
    card = await desk.olga.sees("№ 1")
    assert ticket.story.split("\n")[0].strip() in card.text


async def test_emoji_alone_are_no_story(house: House, messenger: str) -> None:
    maria = await tells(house, messenger, "😡😡😡😡😡")
    await maria.sees("нужны слова")
    await maria.says("Грязь во дворе")
    await maria.sees("Пришлите фото")


async def test_a_beginning_without_words_is_answered(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    for text in ("😡😡😡", "...", "?", "\u200b\u200b", "а"):
        await maria.says(text)
        answer = await maria.sees("апишите")
        assert len(answer.text) < 300
    assert await house.read(tickets.get, 1) is None


@pytest.mark.parametrize("text", ["😡😡😡", "\u200b", "."])
async def test_a_first_message_without_words_is_greeted(house: House, messenger: str, text: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(text)
    await maria.presses("Согласен")
    await maria.sees("Напишите, что случилось")


async def test_five_thousand_characters_are_kept_whole(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    story = HOT + ". " + "Очень просим помочь, дома дети. " * 155 + "КОНЕЦ"
    assert len(story) > 4900
    parts = [story[:4000], story[4000:]]
    for part in parts:
        await maria.says(part)
    await house.town.quiet()
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.presses("Пропустить")
    await maria.presses("Пропустить")
    await sends(maria)
    assert (await the_ticket(house)).story.replace("\n", "") == story.replace("\n", "")
    card = await desk.olga.sees("№ 1")
    assert "Показать целиком" in card.buttons


async def test_another_persons_buttons_and_forged_payloads_do_nothing(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await settled(house, "Мария Петрова", messenger)
    oleg = house.town.person("Олег", messenger)
    await agrees(oleg)
    screen = await oleg.sees("Спасибо", since=0)
    receipt = await maria.sees("Заявка № 1", since=0)
    for data in (
        carried(receipt, "Открыть заявку"), "k:1:add", "k:1:new", "k:99:show", "k:x:show", "c:1:take", "c:1:done",
        "h:1", "b:bind", "t:report:summary:yes", "t:forms:done:x", "t:emergency:place:home", "m:resume.1",
        "m:forget.1", "m:nonsense", "s:nonsense", "zzz", ":", "t:a:b:c:d:e", "k:1:show:more", "t:report:leaf:>99999999",
    ):  # fmt: skip
        pressed = await oleg.forges(data if messenger != "vk" else as_vk(data), screen)
        await pressed.toast()
        await oleg.next_message()
        assert not [one for one in oleg.sees if HOT in one.text]
    ticket = await the_ticket(house)
    assert (ticket.status, ticket.version) == ("registered", 1)
    assert await house.read(tickets.get, 2) is None
    assert "№ 1" in (await desk.olga.sees("№ 1")).text


def as_vk(data: str) -> str:
    return data if data.startswith("{") else json.dumps({"d": data})


async def test_payloads_that_are_no_payloads_are_answered_in_vk(house: House) -> None:
    oleg = house.town.person("Олег", "vk")
    await agrees(oleg)
    hello = await oleg.sees("Спасибо", since=0)
    for payload in ('{"d":5}', '{"command":"start"}', "[]", '"x"', "17", "{}", '{"d":"' + "я" * 90 + '"}'):
        await (await oleg.forges(payload, hello)).toast()
    await oleg.says(HOT)
    await oleg.sees("О чём сообщить?")


async def test_fifty_messages_in_two_seconds_are_answered_by_few_screens(opens: Opens, messenger: str) -> None:
    house = await opens(limits=True)
    maria = house.town.person("Мария Петрова", messenger)
    await maria.starts()
    await maria.presses("Согласен")
    await maria.sees("Спасибо")
    before = len([one for one in maria.sees if one.by_bot])
    for number in range(50):
        await maria.says(f"нет горячей воды, пишу {number}")

    async def all_are_handled() -> bool:
        return await house.read(inbox.new_count) == 0

    await until(house, all_are_handled)
    await maria.sees("О чём сообщить?")
    await house.town.quiet(1.2)
    answers = len([one for one in maria.sees if one.by_bot]) - before
    assert 1 <= answers <= 8
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?", within=8)
    assert await house.read(tickets.get, 1) is None


async def test_a_press_hammered_twenty_times_is_one_answer(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    screen = await maria.sees("Отправить?")
    pressed = [await maria.forges(carried(screen, "Отправить заявку"), screen) for _ in range(20)]
    for one in pressed:
        await one.toast()
    await house.town.quiet()
    assert await house.read(tickets.get, 2)
    assert await house.read(tickets.get, 3) is None
