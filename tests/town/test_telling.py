"""A mailing to people of all three messengers: prepared, shown, begun, counted; news are ended by one tap."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import Connection

from bot.sandbox.person import Person
from domain.people import Consent
from storage import consents, lines, people
from tests.town.desk import at_home
from tests.town.house import House
from tests.town.test_staff_binding import an_admin

pytestmark = pytest.mark.usefixtures("brisk")
WATER = "Сегодня до 18:00 не будет холодной воды: меняем задвижку."


def _opened(connection: Connection, messenger: str, external: str, news: bool) -> None:
    line = next(row.id for row in lines.all(connection) if row.messenger == messenger)
    [contact] = people.contacts(connection, [(line, external)]).values()
    people.opened(connection, [contact.id])
    if news:
        consents.set_mailings(connection, contact.person.id, Consent.GIVEN)


async def neighbour(house: House, name: str, messenger: str, *, news: bool = False) -> Person:
    """Somebody at home who has written to the bot before."""
    person = await at_home(house, name, messenger)
    await person.starts()
    await person.sees("Чем помочь")
    await house.store.write(_opened, messenger, str(person.id), news)
    return person


@pytest.mark.parametrize("messenger", ["telegram", "vk", "max"])
async def test_people_of_all_messengers_hear_it_once(house: House, messenger: str) -> None:
    neighbours = [await neighbour(house, f"Мария {one}", one) for one in ("telegram", "vk", "max")]
    head = await an_admin(house, messenger)
    await head.says("/рассылка")
    await head.presses("Новая рассылка")
    await head.presses("Авария, отключение")
    await head.presses("Всем жителям")
    await head.sees("Что написать жителям?")
    await head.says(WATER)
    await head.presses("Пропустить")
    ready = await head.sees("Услышат 3 человека: Телеграм — 1, ВКонтакте — 1, MAX — 1.")
    assert "одно сообщение" in ready.text
    await head.presses("Начать")
    for one in neighbours:
        await one.sees(WATER)
    await head.sees("Доставлено: 3", within=15)
    assert [sum(WATER in one.text for one in who.sees) for who in neighbours] == [1, 1, 1]


@pytest.mark.parametrize("messenger", ["telegram", "vk", "max"])
async def test_a_photo_goes_with_it(house: House, messenger: str) -> None:
    neighbours = [await neighbour(house, f"Мария {one}", one) for one in ("telegram", "vk", "max")]
    head = await an_admin(house, messenger)
    await head.says("/рассылка")
    for label in ("Новая рассылка", "Авария, отключение", "Всем жителям"):
        await head.presses(label)
    await head.sees("Что написать жителям?")
    await head.says(WATER)
    await head.sees("Добавить фото?")
    await head.sends_photo()
    await head.sees("Услышат 3 человека", within=10)
    async with asyncio.timeout(20):
        while "загружается" in (ready := await head.sees("Услышат 3 человека")).text:
            await head.side.changes.after(head.side.changes.count, 1)
    await head.presses("Начать", on=ready)
    for one in neighbours:
        await one.sees(WATER)
    await house.town.quiet()
    assert [sum(len(seen.photos) for seen in who.sees if seen.by_bot) for who in neighbours] == [1, 1, 1]


@pytest.mark.parametrize("messenger", ["telegram", "vk", "max"])
async def test_news_have_a_button_that_ends_them(house: House, messenger: str) -> None:
    now = house.clock.now()
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(9), UTC)  # noon in Moscow: news are held at night
    house.move((tomorrow - now).total_seconds())
    maria = await neighbour(house, "Мария", messenger, news=True)
    head = await an_admin(house, "telegram")
    await head.says("/tell")
    for label in ("Новая рассылка", "Новости", "Всем жителям"):
        await head.presses(label)
    await head.sees("Что написать жителям?")
    await head.says("В субботу сажаем деревья во дворе, приходите.")
    await head.presses("Пропустить")
    await head.presses("Начать", on=await head.sees("Услышит 1 человек"))
    news = await maria.sees("сажаем деревья")
    await maria.presses("Не присылать новости", on=news)
    await maria.sees("Новости больше не пришлём")
