"""Groups with topics: a topic a ticket or a category, opened and closed with it; what stays inside stays inside."""

from typing import Any

import pytest

from bot.sandbox.telegram_world import Chat
from tests.town.desk import at_home, files
from tests.town.house import Desk, House


@pytest.fixture
async def forum(house: House) -> tuple[Desk, Chat]:
    """A staff chat that is a forum, with a topic for each ticket."""
    desk = await house.staff()
    chat: Chat = desk.group.chat
    chat.type, chat.forum = "supergroup", True
    await keeps(desk, "Тема на каждую заявку")
    return desk, chat


async def keeps(desk: Desk, label: str) -> None:
    """The admin chooses what topics are for; the sweep learns of it."""
    await desk.head.says("/bind", to_bot=True)
    await desk.head.presses(label)
    await desk.head.sees("своя тема")


def of(chat: Chat, number: int) -> int:
    """The topic in which a ticket's card stands."""
    cards = [one.json for one in chat.messages.values() if f"№ {number} ·" in one.json.get("text", "")]
    assert cards, [one.json.get("text") for one in chat.messages.values()]
    return int(cards[-1].get("message_thread_id", 0))


def title(chat: Chat, topic: int) -> str:
    return str(chat.messages[topic].json["forum_topic_created"]["name"])


async def until(house: House, there: Any) -> None:
    """Wait for a change in Telegram after which it is so."""
    while not there():
        assert await house.telegram.changes.after(house.telegram.changes.count, 5)


async def test_a_ticket_has_a_topic_which_is_closed_with_it(house: House, forum: tuple[Desk, Chat]) -> None:
    desk, chat = forum
    maria = await at_home(house, "Мария Петрова", "telegram")
    await files(maria)
    await desk.olga.sees("№ 1")
    topic = of(chat, 1)
    assert topic in chat.topics
    assert "№ 1" in title(chat, topic)

    await desk.olga.says("А это соседи писали?", topic=topic)
    await desk.olga.sees("Кому это")
    await desk.olga.presses("Заметка")
    await desk.petr.says("/take", to_bot=True, topic=topic)
    await maria.sees("Пётр")
    assert not [one for one in maria.sees if "соседи" in one.text]

    await desk.petr.presses("Готово")
    await desk.petr.sees("Что сделано")
    form = [one.json for one in chat.messages.values() if "Что сделано" in one.json.get("text", "")]
    assert [one.get("message_thread_id") for one in form] == [topic]
    await desk.petr.says("Заменили прокладку", topic=topic)
    await until(house, lambda: chat.topics[topic])
    await maria.sees("прокладку")


async def test_a_topic_that_people_deleted_is_made_anew(house: House, forum: tuple[Desk, Chat]) -> None:
    desk, chat = forum
    maria = await at_home(house, "Мария Петрова", "telegram")
    await files(maria)
    await desk.olga.sees("№ 1")
    first = of(chat, 1)
    del chat.topics[first]
    house.faulty |= {"sendMessage", "editMessageText"}
    await desk.olga.says("/ticket 1", to_bot=True)
    await until(house, lambda: of(chat, 1) != first)
    await desk.olga.says("/ticket 1", to_bot=True)
    await until(house, lambda: of(chat, 1) not in (first, 0))
    assert title(chat, of(chat, 1)) == title(chat, first)


async def test_a_category_has_a_topic_for_all_its_tickets(house: House, forum: tuple[Desk, Chat]) -> None:
    desk, chat = forum
    await keeps(desk, "Тема на категорию")
    maria = await at_home(house, "Мария Петрова", "telegram")
    await files(maria)
    await desk.olga.sees("№ 1")
    anna = await at_home(house, "Анна Седова", "telegram")
    await files(anna)
    await desk.olga.sees("№ 2")
    assert of(chat, 1) == of(chat, 2) != 0


async def test_where_the_bot_may_make_no_topics_everything_stands_in_the_chat(
    house: House, forum: tuple[Desk, Chat]
) -> None:
    desk, chat = forum
    chat.forum = False
    house.faulty.add("createForumTopic")
    maria = await at_home(house, "Мария Петрова", "telegram")
    await files(maria)
    await desk.olga.sees("№ 1")
    assert of(chat, 1) == 0
