"""Several lines side by side with equal numbers of updates, chats and people; one person with two accounts."""

import asyncio
from collections import Counter
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from bot.lines import Line
from bot.run import Program
from bot.telegram.line import TelegramLine
from bot.vk.line import VkLine
from storage import lines, people
from storage.inbox import inbox
from tests.town.house import TELEGRAM_TOKEN, VK_GROUP, VK_TOKEN, House
from tests.town.walk import HOT, LENINA, agrees, sends, settled, the_ticket

SECOND = {"telegram": "1000002:TEST", "vk": "vk1.SECOND"}


async def with_two_lines(house: House, messenger: str) -> Any:
    """Another bot of the messenger, and the program serving both; the second bot."""
    await house.stop()
    store = await house.open_store()
    first = await store.write(lines.ensure, messenger, f"{messenger}:1")
    second = await store.write(lines.ensure, messenger, f"{messenger}:2")
    opened: list[Line]
    if messenger == "telegram":
        bot: Any = house.telegram.bot(SECOND["telegram"], "second_bot", "Вторая")
        opened = [
            TelegramLine(first.id, TELEGRAM_TOKEN, house.telegram.base),
            TelegramLine(second.id, SECOND["telegram"], house.telegram.base),
        ]
    else:
        bot = house.vk.community(VK_GROUP + 1, SECOND["vk"], "Вторая")
        opened = [
            VkLine(first.id, VK_TOKEN, VK_GROUP, house.vk.base),
            VkLine(second.id, SECOND["vk"], VK_GROUP + 1, house.vk.base),
        ]
    program = Program(house.settings(), store, opened, await store.read(lines.all))
    await house.serve(program.run, {messenger: 2})
    return bot


async def test_the_same_person_at_two_bots_holds_two_conversations(house: House, messenger: str) -> None:
    second = await with_two_lines(house, messenger)
    here = house.town.person("Мария Петрова", messenger)
    there = here.with_bot(second)
    await asyncio.gather(agrees(here), agrees(there))
    await asyncio.gather(here.says(HOT), there.says("Не убирают двор"))
    await here.presses("Нет горячей воды")
    await there.presses("Не убирают двор")
    await here.sees("Где это?")
    await there.sees("Где это?")
    await there.says("Садовая 3")
    await there.presses("ул. Садовая, д. 3")
    await there.presses("Пропустить")
    await sends(there)
    await here.says("Ленина 12")
    await here.presses(LENINA)
    await here.sees("квартира")
    assert (await the_ticket(house)).category == "yard.clean"
    assert not [one for one in here.sees if "Садовая" in one.text]
    equal = await house.read(_equal, "update_id" if messenger == "telegram" else "chat")
    assert len([one for one, count in equal.items() if count == 2]) >= (5 if messenger == "telegram" else 1)


def _equal(connection: Connection, column: str) -> Counter[str]:
    """On how many lines each value was seen."""
    rows = connection.execute(sa.select(inbox.c.line, inbox.c[column]).distinct())
    return Counter(value for _, value in rows)


async def test_a_person_with_two_accounts_goes_on_in_the_other(house: House) -> None:
    here = await settled(house, "Мария Петрова", "telegram")
    there = house.town.person("Мария Петрова", "vk")
    await agrees(there)
    await house.store.write(_one_person, str(here.id), str(there.id))
    await here.says("Не убирают подъезд")
    await here.sees("Отправить?")
    await there.says("да")
    await there.sees("Заявка № 2 принята")
    await there.presses("Мои заявки")
    await there.sees("№ 1")


def _one_person(connection: Connection, first: str, second: str) -> None:
    """What linking two accounts will do."""
    row = connection.execute(sa.select(people.contacts_.c.person).where(people.contacts_.c.external == first))
    contact = people.contacts_.c.external == second
    connection.execute(sa.update(people.contacts_).where(contact).values(person=row.scalar_one()))
