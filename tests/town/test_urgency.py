"""Danger to life: the numbers first, filed at once, everything else afterwards; emergencies and «maybe»."""

import pytest

from storage import conversations, tickets
from tests.town.house import LENINA_12, PHONE, House
from tests.town.walk import LENINA, agrees, files_of, sends, settled, the_ticket, until

GAS = "сильно пахнет газом в подъезде"


async def test_the_numbers_stand_before_consent_and_any_question(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(GAS)
    first = await maria.sees("112")
    for told in ("104", PHONE, "Где это?"):
        assert told in first.text
    assert not [message for message in maria.sees if "согласие" in message.text]
    await maria.presses("Отправить место", place=LENINA_12)
    await maria.presses(LENINA)
    asked = await maria.sees("Какая квартира?")
    assert "112" in asked.text
    await maria.says("45")
    receipt = await maria.sees("Заявка № 1 принята: Запах газа")
    assert receipt.text.index("112") < receipt.text.index("№ 1")
    ticket = await the_ticket(house)
    assert (ticket.urgency, ticket.emergency, ticket.name, ticket.flat) == ("life", True, "", "45")
    assert ticket.story == GAS
    assert not ticket.unfinished


async def test_it_is_filed_without_a_summary_and_a_known_home_is_not_asked(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says(GAS)
    await maria.sees("Заявка № 2 принята: Запах газа")
    assert (await the_ticket(house, 2)).flat == "45"


async def test_from_the_menu_too(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Авария")
    first = await maria.sees("Что именно?")
    assert "Течёт труба, заливает" in first.text + " ".join(first.buttons)
    await maria.presses("Застряли в лифте")
    screen = await maria.sees("112")
    assert "Где это?" in screen.text
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.presses("Пропустить")
    await maria.sees("Заявка № 1 принята: Застряли в лифте")


async def test_what_comes_afterwards_is_added_to_the_ticket(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says(GAS)
    await maria.sees("Заявка № 2")
    await maria.says("это в третьем подъезде")
    await maria.sees("Добавил к № 2")
    await maria.sends_photo()
    await maria.sees("Добавил к № 2")
    await desk.olga.sees("это в третьем подъезде")

    async def stored() -> bool:
        return [(file.stage, bool(file.hash)) for file in await files_of(house, 2)] == [("answer", True)]

    await until(house, stored)
    assert await house.read(tickets.get, 3) is None


async def test_more_words_while_it_asks_belong_to_it(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(GAS)
    await maria.sees("112")
    await maria.says("помогите скорее")
    again = await maria.sees("Где это?")
    assert "112" in again.text
    await maria.says("ленина 12")
    await maria.presses(LENINA)
    await maria.presses("Пропустить")
    await maria.sees("Заявка № 1")
    assert (await the_ticket(house)).story == f"{GAS}\nпомогите скорее"


@pytest.mark.parametrize("answers", [[], ["ленина 12"]])
async def test_broken_off_for_two_minutes_it_goes_as_it_is(house: House, messenger: str, answers: list[str]) -> None:
    desk = await house.staff(messenger)
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(GAS)
    await maria.sees("112")
    for answer in answers:
        await maria.says(answer)
        await maria.sees("Какой дом?")
    house.move(125)
    told = await maria.sees("Заявка № 1")
    assert "успел узнать" in told.text
    card = await desk.olga.sees("Запах газа")
    assert "Не закончена" in card.text
    ticket = await the_ticket(house)
    assert ticket.unfinished
    assert ticket.address == (answers[0] if answers else "")


async def test_what_the_person_then_answers_is_added(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(GAS)
    await maria.sees("112")
    house.move(125)
    await maria.sees("Заявка № 1")
    await maria.says("Ленина 12, подъезд 3")
    await maria.sees("Добавил к № 1")


async def test_danger_in_the_middle_of_another_report_comes_first(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.sees("Что именно?")
    await maria.says("пожар на третьем этаже")
    await maria.sees("112")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.presses("Пропустить")
    await maria.sees("Заявка № 1")
    await maria.presses("Сообщить о проблеме")
    await maria.sees("О чём сообщить?")


async def test_an_emergency_names_the_phone_first_and_goes_the_usual_way(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Вода")
    await maria.presses("Нет холодной воды")
    screen = await maria.sees("Где это?")
    assert PHONE in screen.text
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.says("45")
    await maria.sees("Опишите")
    await maria.says("Нет ни капли с утра")
    await maria.presses("Пропустить")
    await sends(maria)
    ticket = await the_ticket(house)
    assert (ticket.urgency, ticket.emergency) == ("emergency", True)


@pytest.mark.parametrize("answer", ["Да", "Нет"])
async def test_maybe_asks_whether_people_are_in_danger(house: House, messenger: str, answer: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Дерево, ветки")
    asked = await maria.sees("Это угрожает людям?")
    assert asked.buttons[:2] == ["Да", "Нет"]
    await maria.presses(answer)
    screen = await maria.sees("Где это?")
    assert ("112" in screen.text) == (answer == "Да")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    if answer == "Нет":
        await maria.says("Сухое дерево у детской площадки")
        await maria.presses("Пропустить")
        await maria.presses("Отправить заявку")
    await maria.sees("Заявка № 1")
    ticket = await the_ticket(house)
    assert (ticket.urgency, ticket.emergency) == (("life", True) if answer == "Да" else ("none", False))


async def test_who_cancels_a_danger_is_left_in_peace(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(GAS)
    await maria.sees("112")
    await maria.presses("Отмена")
    await maria.sees("Ничего не отправлено. Если опасность остаётся, звоните 112")
    assert await house.read(conversations.idle, "emergency", house.clock.now()) == []
    assert await house.read(tickets.get, 1) is None
