"""A second organisation comes to work over each messenger: made, joined by a link, bound, and blind for the first."""

import re

import pytest

from storage import organisations, staff
from tests.town.desk import filed
from tests.town.house import House
from tests.town.test_staff_binding import an_admin

pytestmark = pytest.mark.usefixtures("brisk")


async def test_a_company_below_gets_its_admin_its_chat_and_its_people(house: House, messenger: str) -> None:
    head = await an_admin(house, messenger)
    await head.says("/below")
    await head.presses("Новая организация")
    await head.presses("Управляющая компания")
    await head.sees("Как она называется?")
    await head.says("УК «Сосны»")
    await head.presses("Частная")
    await head.sees("Организация создана: УК «Сосны»")
    await head.presses("Пригласить")
    await head.presses("администратор")
    made = await head.sees("Ссылка для роли «администратор», УК «Сосны»")
    own = "t.me" if messenger == "telegram" else "vk.me"
    [link] = [one for one in re.findall(r"https://\S+", made.text) if own in one]

    anna = house.town.person("Анна Ильина", messenger)
    await anna.opens(link)
    await anna.sees("Вы администратор: УК «Сосны»")
    await head.sees("Анна И. принимает ваше приглашение")
    other = house.town.person("Игорь", messenger)
    await other.opens(link)
    await other.sees("По этой ссылке уже вошёл другой человек")

    group = await house.town.group("Сосны", [anna], with_bot=False)
    if messenger == "vk":
        await group.make_admin()
    await group.add_bot()
    boss = anna.in_chat(group)
    await boss.says("/bind", to_bot=True)
    await boss.presses("Привязать", on=await boss.sees("Показывать заявки в этом чате?"))
    await boss.sees("Чат привязан: Сосны", since=0)
    [chat] = await house.read(organisations.staff_chats)
    sosny = await house.read(organisations.get, chat.organisation)
    assert sosny is not None
    assert sosny.name == "УК «Сосны»"

    await filed(house, messenger)  # of a house of the first organisation, which has no chat
    await boss.says("/queue", to_bot=True)
    await boss.sees("Открытых заявок нет")
    await boss.says("/ticket 1", to_bot=True)
    await boss.sees("Заявки № 1 нет")

    await anna.says("/staff")
    await anna.sees("Анна И. — администратор")
    await anna.says("/уйти")
    await anna.presses("Уйти")
    await anna.sees("Это последний администратор организации")
    assert await house.read(staff.people_with, chat.organisation, "admin") != []
