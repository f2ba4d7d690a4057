"""An update that poisons a turn: the person hears calmly, admins are told, those behind it go on."""

import json

import pytest

from bot.sandbox.person import Person
from handlers import lists
from tests.town.desk import at_home, card, filed, files
from tests.town.house import VK_GROUP, House
from tests.town.walk import the_ticket

pytestmark = pytest.mark.usefixtures("brisk")


def poison(house: House, person: Person) -> None:
    """A message of a person that is not what a message should be."""
    if person.side.messenger == "telegram":
        user = {"id": person.id, "is_bot": False, "first_name": "Игорь"}
        chat = {"id": person.id, "type": "private", "first_name": "Игорь"}
        message = {"message_id": 9_001, "date": 1_790_000_000, "from": user, "chat": chat, "text": {"a": 1}}
        house.telegram.world.push(person.bot, "message", message)
        return
    message = {
        "id": 9_001, "conversation_message_id": 9_001, "date": 1_790_000_000, "from_id": person.id, "out": 0,
        "peer_id": person.id, "text": "", "geo": {"type": "point", "coordinates": {"latitude": "x", "longitude": 1}},
    }  # fmt: skip
    event = {"group_id": VK_GROUP, "type": "message_new", "event_id": "poison", "v": "5.199"}
    community = next(iter(house.vk.world.communities.values()))
    community.push_raw(json.dumps(event | {"object": {"message": message}}).encode())


async def test_a_malformed_message_is_put_aside_and_the_others_go_on(house: House, messenger: str) -> None:
    house.faulty.add("poison")
    desk = await house.staff(messenger)
    admin = Person(desk.head.name, desk.head.side, desk.head.id, desk.head.bot)
    igor, maria = await at_home(house, "Игорь", messenger), await at_home(house, "Мария Петрова", messenger)
    await igor.says("/start")
    await igor.sees("Чем помочь?")
    poison(house, igor)
    await files(maria)
    sorry = await igor.sees("Не получилось обработать сообщение")
    reference = sorry.text.partition("С-")[2].split(".")[0]
    assert reference.isdecimal()
    told = await admin.sees("не удалось обработать", since=0)
    assert f"С-{reference}" in told.text
    await card(desk.olga, 1)
    await files(igor, "нет горячей воды опять")
    await card(desk.olga, 2)


async def test_a_defect_of_ours_in_the_staff_chat_leaves_the_rest_working(
    house: House, messenger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*words: object) -> None:
        raise RuntimeError("a defect")

    house.faulty.add("defect")
    desk = await house.staff(messenger)
    await filed(house, messenger)
    shown = await card(desk.petr)
    monkeypatch.setattr(lists, "show", broken)
    await desk.olga.says("/очередь")
    await desk.petr.presses("Взять", on=shown)
    await desk.olga.sees("Не получилось обработать")
    await card(desk.petr, 1, "Статус: исполняется")
    assert (await the_ticket(house)).executor_name == "Пётр С."
