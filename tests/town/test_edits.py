"""Edited messages over both messengers, and «Это новая проблема»."""

import pytest

from storage import tickets
from tests.town.desk import PAIRS, at_home, card, filed
from tests.town.house import House
from tests.town.walk import HOT, sends, the_ticket

pytestmark = pytest.mark.usefixtures("brisk")
CROSSED = PAIRS[:2]


@pytest.mark.parametrize("pair", CROSSED)
async def test_an_edit_before_filing_is_what_is_filed_and_one_after_it_changes_the_card(
    house: House, pair: tuple[str, str]
) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await at_home(house, "Мария Петрова", resident)
    told = await maria.says("у нас третий день нет гарячей воды")
    await maria.sees("Отправить?")
    await maria.edits(told, HOT)
    await maria.sees(HOT)
    await house.restart()
    await sends(maria)
    assert (await the_ticket(house)).story == HOT
    await card(desk.olga, 1, HOT)
    await maria.edits(told, f"{HOT}, и холодной тоже")
    await maria.sees("Исправил в № 1")
    await card(desk.olga, 1, "и холодной тоже")
    await card(desk.olga, 1, "Житель исправил рассказ")
    assert await house.read(tickets.get, 2) is None


@pytest.mark.parametrize("pair", CROSSED)
async def test_an_edited_answer_stands_under_the_card(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await desk.olga.says("/спросить 1 Какой подъезд?", to_bot=True)
    await maria.sees("Какой подъезд?")
    told = await maria.says("Втарой")
    await maria.sees("Добавил к № 1")
    await maria.edits(told, "Второй")
    await desk.olga.sees("Житель исправил ответ по № 1:\nВторой")


async def test_an_edit_of_anything_else_is_ignored(house: House, messenger: str) -> None:
    maria = await filed(house, messenger)
    thanks = await maria.says("спасибо")
    await maria.sees("Пожалуйста")
    await maria.edits(thanks, "у нас ещё и света нет в подъезде")
    await house.town.quiet()
    assert "Пожалуйста" in maria.screen.text
    assert await house.read(tickets.get, 2) is None


@pytest.mark.parametrize("pair", CROSSED)
async def test_a_new_problem_is_taken_back_and_the_question_answered_after_all(
    house: House, pair: tuple[str, str]
) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await desk.olga.says("/спросить 1 Какой подъезд?", to_bot=True)
    await maria.sees("Какой подъезд?")
    await maria.says("А ещё нет света в подъезде")
    await maria.sees("Добавил к № 1")
    await maria.presses("Это новая проблема")
    await maria.sees("забрал из № 1")
    await desk.olga.sees("Вопрос снова ждёт ответа", since=0)
    await house.restart()
    receipt = await sends(maria)
    assert "№ 2" in receipt.text
    assert (await the_ticket(house, 2)).story == "А ещё нет света в подъезде"
    await maria.says("Второй")
    await desk.olga.sees("Ответ жителя по № 1:\nВторой", since=0)


async def test_an_album_answers_a_question_as_a_whole(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await desk.olga.says("/спросить 1 Пришлите фото", to_bot=True)
    await maria.sees("Пришлите фото")
    await maria.sends_photo(caption="вот", count=3)
    await maria.sees("Добавил к № 1")
    await card(desk.olga, 1, "Фото: 3")
    assert await house.read(tickets.get, 2) is None
