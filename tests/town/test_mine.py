"""The resident's side of a ticket over both messengers: the card, the phone, withdrawing, what is kept."""

import pytest

from domain.tickets import Status
from storage import people, personal
from tests.town.desk import PAIRS, card, filed, takes
from tests.town.house import House
from tests.town.walk import HOT, LENINA, the_ticket

pytestmark = pytest.mark.usefixtures("brisk")
CROSSED = PAIRS[:2]


@pytest.mark.parametrize("pair", CROSSED)
async def test_a_resident_follows_a_ticket_on_its_card(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await takes(desk)
    await maria.sees("Занимается: Пётр С.")
    await maria.presses("Мои заявки")
    await maria.presses("№ 1")
    opened = await maria.sees("Заявка № 1\n")
    for told in ("Исполняется", "Исполнитель: Пётр С.", "Срок:", LENINA, HOT, "взяли в работу"):
        assert told in opened.text
    await maria.replies(opened, "домофон 45")
    await maria.sees("Добавил к № 1")
    await desk.olga.sees("домофон 45")


async def test_the_photos_of_a_ticket_are_shown_once_more(house: House, messenger: str) -> None:
    maria = await filed(house, messenger)
    await maria.says("/заявка 1")
    await maria.presses("Дополнить")
    await maria.sends_photo(caption="вот")
    await maria.sees("Добавил к № 1")
    await house.town.quiet()
    await maria.says("/заявка 1")
    await maria.presses("Показать фото")
    shown = await maria.sees("Фото к № 1")
    assert len(shown.photos) == 1


@pytest.mark.parametrize("pair", CROSSED)
async def test_withdrawing_survives_a_restart_and_stands_on_the_card(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await maria.says("/отозвать 1")
    await maria.sees("Отозвать заявку № 1")
    await house.restart()
    await maria.presses("Отправил по ошибке")
    await maria.sees("Причина: Отправил по ошибке")
    await house.restart()
    await maria.presses("Да, отозвать")
    await maria.sees("Отозвали заявку № 1")
    await card(desk.olga, 1, "отозвана жителем")
    await desk.olga.sees("Причина: Отправил по ошибке")
    assert (await the_ticket(house)).status is Status.WITHDRAWN


@pytest.mark.parametrize("pair", CROSSED)
async def test_a_phone_is_handed_over_and_seen_by_who_presses(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await maria.says("/заявка 1")
    await maria.presses("Чтобы вам перезвонили")
    await maria.sees("По какому номеру")
    if resident == "telegram":
        await maria.presses("Отправить мой номер")
        told = "+7 910 555-01-01"
    else:
        await maria.says("да хоть вечером")
        await maria.sees("Не похоже на телефон")
        await maria.says("8 (910) 555-02-02")
        told = "+7 910 555-02-02"
    await maria.sees(f"Записали {told}")
    await desk.olga.sees("просит перезвонить по № 1")
    pressed = await desk.olga.presses("Телефон: показать")
    assert told in await pressed.toast()
    assert staff != "telegram" or house.telegram.people._world.presses[pressed.id].alert  # stays until it is closed
    assert not [one for one in desk.olga.sees if "910" in one.text]
    await maria.presses("Мои заявки")
    assert "Мои заявки" in [label.text for row in maria.keyboard for label in row]


async def test_a_foreign_contact_is_no_phone(house: House) -> None:
    maria = await filed(house, "telegram")
    await maria.says("/перезвонить 1")
    await maria.sees("По какому номеру")
    neighbour = {"phone_number": "79990000000", "first_name": "Сосед"}
    house.telegram.people._send(maria.id, maria.chat, {"contact": neighbour})
    await maria.sees("Не похоже на телефон")
    assert (await the_ticket(house)).phone == ""


async def test_consent_is_taken_back_across_a_restart(house: House, messenger: str) -> None:
    desk = await house.staff("telegram")
    maria = await filed(house, messenger)
    await card(desk.olga, 1, "Житель: Мария Петрова")
    await maria.presses("Ещё")
    await maria.presses("Мои данные")
    kept = await maria.sees("Что о вас хранится")
    assert "Имя: Мария Петрова" in kept.text
    await maria.presses("Удалить мои данные")
    await maria.sees("Удалить ваши данные")
    await house.restart()
    await maria.presses("Да, удалить мои данные")
    await maria.sees("ваши данные удалены, согласие отозвано")
    await house.town.quiet()
    assert "Мария" not in (await card(desk.olga)).text
    ticket = await the_ticket(house)
    assert (ticket.name, ticket.flat) == ("", "")
    assert (await house.read(people.contact_of, ticket.person))[0].name == ""
    assert (await house.read(personal.consent_of, ticket.person))[0] == ""
    await maria.says("на лестнице нет света")
    await maria.sees("согласие на обработку")


@pytest.mark.parametrize("pair", CROSSED)
async def test_who_calls_a_human_is_answered_and_answers(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await maria.says("/человек")
    await maria.sees("Позвал сотрудника")
    call = await desk.olga.sees("Житель зовёт человека: Мария Петрова")
    assert f"«{HOT}»" in call.text
    assert "Последняя заявка: № 1" in call.text
    await desk.olga.presses("Ответить жителю", on=call)
    await desk.olga.sees("Что ответить жителю?")
    await desk.olga.says("Слушаю вас")
    answer = await maria.sees("Слушаю вас")
    await maria.replies(answer, "Когда дадут воду?")
    await maria.sees("Передал сотруднику")
    await desk.olga.sees("Когда дадут воду?")
