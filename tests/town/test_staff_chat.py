"""The staff chat itself: who may act, what the bot sees there, how it is lost and how it moves."""

import pytest

from bot.sandbox.person import Person
from domain.tickets import Status
from storage import organisations
from tests.town.desk import at_home, card, cards, filed, files
from tests.town.house import VK_GROUP, Desk, House
from tests.town.walk import HOT, the_ticket, until

pytestmark = pytest.mark.usefixtures("brisk")
SENDS = {"sendMessage", "messages.send", "POST /messages", "editMessageText"}
ROUNDS = ("getChat", "getChatMember", "messages.getConversationMembers")
"""What is asked of a chat as long as it is not known to be gone."""


async def bound(house: House, messenger: str) -> Desk:
    """A staff chat in which the bot sees only what is meant for it."""
    desk = await house.staff(messenger)
    await desk.group.make_admin(False)
    return desk


async def is_gone(house: House, person: Person, line: str) -> None:
    """Wait until the program knows that somebody has left."""

    async def known() -> bool:
        chats = await house.read(organisations.staff_chats)
        return await house.read(organisations.left, chats[0].line, chats[0].chat, str(person.id))

    await until(house, known)


async def test_who_leaves_may_no_more_and_who_comes_may(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    shown = await card(desk.petr)
    await desk.group.leave(desk.petr)
    await is_gone(house, desk.petr, messenger)
    assert "вышли из этого чата" in await (await desk.petr.presses("Взять", on=shown)).toast()
    await desk.petr.says("/take 1", to_bot=True)
    await desk.petr.sees("Вы вышли из этого чата")
    assert (await the_ticket(house)).status is Status.REGISTERED
    igor = house.town.person("Игорь Титов", messenger).in_chat(desk.group)
    await desk.group.join(igor, by=desk.head)
    assert await (await igor.presses("Взять", on=shown)).toast() == "№ 1 взята. Исполнитель: Игорь Т."


async def test_who_was_sent_away_and_comes_back_may_again(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    shown = await card(desk.petr)
    await desk.group.leave(desk.petr, by=desk.head)
    await is_gone(house, desk.petr, messenger)
    await desk.group.join(desk.petr, by=desk.head)
    await desk.group.join(house.town.person("Новый Сосед", messenger), by=desk.head)
    assert await (await desk.petr.presses("Взять", on=shown)).toast() == "№ 1 взята. Исполнитель: Пётр С."


async def test_in_telegram_without_plain_messages_buttons_commands_and_replies_do(house: House) -> None:
    desk = await bound(house, "telegram")
    assert "@dvor_bot" in (await desk.head.sees("Обычных сообщений здесь я не вижу", since=0)).text
    maria = await filed(house, "vk")
    await desk.petr.presses("Взять", on=await card(desk.petr))
    await desk.petr.presses("Готово", on=await card(desk.petr, 1, "исполняется"))
    asked = await desk.petr.sees("Что сделано?")
    assert "ответом на это сообщение" in asked.text
    await desk.petr.says("этого бот не видит")
    await desk.petr.replies(asked, "Заменили кран")
    await maria.sees("Что сделано: Заменили кран")
    await desk.olga.says("/queue")
    await desk.olga.sees("Открытых заявок нет")


async def test_in_vk_without_access_buttons_and_mentions_do(house: House) -> None:
    head, petr = (house.town.person(name, "vk") for name in ("Виктор Сергеев", "Пётр Седов"))
    await head.opens(await house.link("vk"))
    await head.sees("администратор")
    group = await house.town.group("Диспетчерская", [head, petr])
    boss, worker = head.in_chat(group), petr.in_chat(group)
    await boss.says("/bind", to_bot=True)
    await boss.presses("Привязать")
    await boss.sees("Чат привязан")
    assert f"@club{VK_GROUP}" in (await boss.sees("Обычных сообщений здесь я не вижу")).text
    maria = await filed(house, "telegram")
    await worker.presses("Взять", on=await card(worker))
    await worker.presses("Готово", on=await card(worker, 1, "исполняется"))
    asked = await worker.sees("Что сделано?")
    assert f"Начните с @club{VK_GROUP}" in asked.text
    await worker.says("этого бот не видит")
    await worker.says("Готово, заменили кран", to_bot=True)
    await maria.sees("Что сделано: Готово, заменили кран")
    await worker.says("очередь", to_bot=True)
    await worker.sees("Открытых заявок нет")


async def test_a_bot_taken_from_the_chat_tells_the_admins_and_is_welcome_again(house: House, messenger: str) -> None:
    house.faulty |= {*SENDS, *ROUNDS}  # into the chat that it was taken from
    desk = await house.staff(messenger)
    boss = house.town.person("Анна Ильина", "telegram")
    await boss.opens(await house.link("telegram"))
    await boss.sees("администратор")
    await desk.group.remove_bot()
    maria = await at_home(house, "Мария Петрова", messenger)
    await files(maria)
    told = await boss.sees("«Диспетчерская»")
    assert "/bind" in told.text
    await files(maria, "нет горячей воды опять")
    await house.town.quiet()
    assert len([one for one in boss.sees if "Диспетчерская" in one.text]) == 1
    await desk.group.add_bot()
    await desk.group.make_admin()
    await desk.head.says("/bind", to_bot=True)
    await desk.head.presses("Привязать")
    await desk.head.sees("Ждут 2 заявки")
    await card(desk.head, 1)
    await card(desk.head, 2)


async def test_a_chat_that_was_deleted_is_lost_and_tickets_wait(house: House, messenger: str) -> None:
    house.faulty |= {*SENDS, *ROUNDS}
    desk = await house.staff(messenger)
    admin = Person(desk.head.name, desk.head.side, desk.head.id, desk.head.bot)
    await desk.group.dissolve()
    await filed(house, messenger)
    told = await admin.sees("больше не может писать в чат «Диспетчерская»", since=0)
    assert "/bind" in told.text
    again = await house.staff(messenger)
    await card(again.olga)


async def test_a_group_that_becomes_a_supergroup_is_followed(house: House) -> None:
    desk = await house.staff("telegram")
    maria = await filed(house, "vk")
    await card(desk.petr)
    house.faulty.add("editMessageText")  # told that the group has moved
    await desk.group.upgrade()
    await files(maria, f"{HOT} опять")
    second = await card(desk.petr, 2)
    await desk.petr.presses("Взять", on=second)
    working = await card(desk.petr, 2, "Статус: исполняется")
    assert working.id == second.id
    await desk.petr.says("/take 1", to_bot=True)
    assert "Пётр С." in (await card(desk.petr, 1)).text
    assert len(cards(desk.petr, 1)) == 1
    await desk.petr.presses("Готово", on=working)
    await desk.petr.sees("Что сделано?")
    await desk.petr.says("Включили")
    await maria.sees("Что сделано: Включили")


async def test_a_group_that_moved_unseen_is_followed_by_what_is_sent(house: House) -> None:
    desk = await house.staff("telegram")
    maria = await filed(house, "vk")
    await card(desk.petr)
    await house.stop()
    house.faulty |= {"sendMessage", "editMessageText", *ROUNDS}  # told that the group has moved
    await desk.group.upgrade()
    next(iter(house.telegram.world.bots.values())).updates.clear()
    await house.start()
    await files(maria, f"{HOT} опять")
    await card(desk.petr, 2)
