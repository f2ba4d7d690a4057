"""«Где это?»: a place, a venue, an address with slips, the known home, and places where nobody lives."""

import pytest

from bot.sandbox.person import Person
from tests.town.house import FIELD, LENINA_12, MOSCOW, OCEAN, House
from tests.town.walk import HOT, LENINA, agrees, reports, sends, settled, the_ticket


async def asked_where(house: House, messenger: str) -> Person:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says("не убирают двор")
    await maria.presses("Не убирают двор")
    screen = await maria.sees("Где это?")
    assert "Отправить место" in screen.buttons + [label.text for row in maria.keyboard for label in row]
    return maria


async def test_the_nearest_houses_of_a_place_are_buttons(house: House, messenger: str) -> None:
    maria = await asked_where(house, messenger)
    await maria.presses("Отправить место", place=LENINA_12)
    screen = await maria.sees("Какой дом?")
    assert screen.buttons[:2] == [LENINA, "ул. Ленина, д. 14"]
    assert "ул. Садовая, д. 3" not in screen.buttons
    await maria.presses("ул. Ленина, д. 14")
    await maria.presses("Пропустить")
    await sends(maria)
    ticket = await the_ticket(house)
    assert "Ленина, д. 14" in ticket.address
    assert (ticket.latitude, ticket.longitude) == (51.73340, 36.19305)


async def test_a_venue_is_a_place_too(house: House, messenger: str) -> None:
    maria = await asked_where(house, messenger)
    await maria.sends_venue(*LENINA_12, "Пекарня", "ул. Ленина, 12")
    await maria.presses(LENINA)
    await maria.sees("фото")


async def test_a_typed_address_is_found_with_its_slips(house: House, messenger: str) -> None:
    maria = await asked_where(house, messenger)
    for typed in ("Ленина 12", "ул ленина д12", "лнина 12", "улица Ленина, дом 12", "12 ленина", "курск ленина 12"):
        await maria.says(typed)
        screen = await maria.sees("Какой дом?")
        assert screen.buttons[0] == LENINA
        await maria.presses("Другой адрес")
        await maria.sees("Где это?")


async def test_flat_and_entrance_of_a_typed_address_are_not_asked_again(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")
    await maria.says("Ленина 12, кв 45")
    await maria.presses(LENINA)
    await maria.presses("Пропустить")
    await maria.sees("кв. 45")
    await sends(maria)


async def test_an_address_that_nobody_knows_is_kept_as_it_is_written(house: House, messenger: str) -> None:
    maria = await asked_where(house, messenger)
    await maria.says("Космонавтов 77")
    screen = await maria.sees("Не нашёл дом «Космонавтов 77»")
    await maria.presses("Оставить как написано")
    await maria.presses("Пропустить")
    await maria.sees("Космонавтов 77")
    await sends(maria)
    ticket = await the_ticket(house)
    assert (ticket.address, ticket.house) == ("Космонавтов 77", None)
    assert "Другой адрес" in screen.buttons


async def test_another_address_is_asked_for_again(house: House, messenger: str) -> None:
    maria = await asked_where(house, messenger)
    await maria.says("Космонавтов 77")
    await maria.presses("Другой адрес")
    await maria.sees("Где это?")
    await maria.says("Садовая 3")
    await maria.presses("ул. Садовая, д. 3")
    await maria.sees("фото")


async def test_the_known_home_is_one_tap(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.sees("Где это?")
    await maria.presses(f"Мой адрес: {LENINA}")
    await maria.sees("Опишите")
    await maria.says("Никто не метёт двор")
    await maria.presses("Пропустить")
    await sends(maria)
    assert "Ленина, д. 12" in (await the_ticket(house, 2)).address


async def test_my_address_typed_is_the_known_home(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.sees("Где это?")
    await maria.says("мой адрес")
    await maria.sees("Опишите")


async def test_my_address_that_nobody_knows_is_asked_for(house: House, messenger: str) -> None:
    maria = await asked_where(house, messenger)
    await maria.says("мой адрес")
    await maria.sees("Вашего адреса пока не знаю")


@pytest.mark.parametrize("where", [MOSCOW, OCEAN])
async def test_a_place_outside_the_served_area_is_said_so(
    house: House, messenger: str, where: tuple[float, float]
) -> None:
    maria = await asked_where(house, messenger)
    await maria.sends_place(*where)
    screen = await maria.sees("Это место далеко от домов")
    assert "Где это?" in screen.text
    await maria.sends_place(*LENINA_12)
    await maria.presses(LENINA)


async def test_a_point_with_no_house_near_is_kept(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await asked_where(house, messenger)
    await maria.sends_place(*FIELD)
    await maria.sees("фото")
    await maria.presses("Пропустить")
    await maria.sees("точка на карте")
    await sends(maria)
    ticket = await the_ticket(house)
    assert (ticket.latitude, ticket.longitude) == pytest.approx(FIELD, abs=1e-5)
    card = await desk.olga.sees("№ 1")
    assert "51.743" in card.text


async def test_a_point_beside_a_house_may_stay_a_point(house: House, messenger: str) -> None:
    maria = await asked_where(house, messenger)
    await maria.sends_place(*LENINA_12)
    await maria.presses("Не у дома, точка верна")
    await maria.presses("Пропустить")
    await sends(maria)
    assert (await the_ticket(house)).house is None


async def test_the_house_of_the_first_report_is_the_home(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await reports(maria)
    await maria.says("Лифт не работает")
    await maria.sees(f"{LENINA}")
