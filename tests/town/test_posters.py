"""A poster's code opened in a real messenger: from scan to report in two taps."""

import sqlalchemy as sa

from domain.posters import Scanned
from storage.houses import houses
from tests.town.house import House
from tests.town.walk import agrees, sends, the_ticket


async def test_from_scan_to_report_in_two_taps(house: House, messenger: str) -> None:
    number = await house.read(lambda c: c.execute(sa.select(houses.c.id).order_by(houses.c.id)).scalars().first())
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.opens(house.town.link(messenger, Scanned(number, 1).code))
    await maria.sees("Вы у дома")
    await maria.presses("Сообщить о проблеме")
    await maria.sees("О чём сообщить?")
    await maria.presses("Подъезд и лифт")
    await maria.presses("Нет света в подъезде")
    await maria.says("Темно на втором этаже")
    await maria.presses("Пропустить")
    await sends(maria)
    ticket = await the_ticket(house)
    assert (ticket.house, ticket.entrance) == (number, "1")


async def test_who_comes_by_a_poster_for_the_first_time_agrees_and_goes_on(house: House, messenger: str) -> None:
    number = await house.read(lambda c: c.execute(sa.select(houses.c.id).order_by(houses.c.id)).scalars().first())
    maria = house.town.person("Мария Петрова", messenger)
    await maria.opens(house.town.link(messenger, Scanned(number, 1).code))
    await maria.presses("Согласен")
    await maria.sees("Вы у дома")
    await maria.presses("Да, это мой дом")
    await maria.says("45")
    await maria.sees("ул. Ленина")
