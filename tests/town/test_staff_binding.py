"""How staff come to work over all messengers: the admin's link, the group that is bound, tickets that waited."""

import json
import re
from datetime import timedelta

import pytest

from bot.admin_link import admin_link
from bot.sandbox.person import Person
from bot.vk import names
from storage import organisations
from tests.town.desk import at_home, card, filed, files
from tests.town.house import VK_GROUP, House
from tests.town.walk import until

pytestmark = pytest.mark.usefixtures("brisk")


async def links(house: House) -> dict[str, str]:
    """What `python -m bot admin-link` prints, by messenger."""
    told: list[str] = []
    warned: list[str] = []
    assert await admin_link(house.settings(), house.store, told.append, warned.append) == 0
    assert warned == []
    telegram, vk, max = told
    found = re.fullmatch(r"https://t\.me/dvor_bot\?start=([A-Za-z0-9_-]+)", telegram)
    assert found
    assert vk == f"https://vk.me/club{VK_GROUP}?ref={found[1]}"
    assert max == f"https://max.ru/id4632000000_bot?start={found[1]}"
    return {"telegram": telegram, "vk": vk, "max": max}


async def an_admin(house: House, messenger: str, name: str = "Виктор Сергеев") -> Person:
    head = house.town.person(name, messenger)
    await head.opens((await links(house))[messenger])
    await head.sees("Вы администратор")
    return head


async def test_the_link_makes_an_admin_at_once_and_is_good_once_in_one_messenger(house: House, messenger: str) -> None:
    made = await links(house)
    head = house.town.person("Виктор Сергеев", messenger)
    await head.opens(made[messenger])
    hello = await head.sees("Вы администратор: УК «Добрый двор».")
    assert "/bind" in hello.text
    assert not [one for one in head.sees if "согласие" in one.text]
    assert len(await house.read(organisations.admins)) == 1
    await head.opens(made[messenger])
    again = await head.sees("Вы уже администратор")
    assert "/bind" in again.text
    for where in made:
        other = house.town.person("Игорь", where)
        await other.opens(made[where])
        refused = await other.sees("Эта ссылка уже использована или устарела")
        assert "admin-link" in refused.text
    assert len(await house.read(organisations.admins)) == 1


async def test_the_link_is_good_for_a_day(house: House, messenger: str) -> None:
    code, made = "a-link-of-yesterday", house.clock.now() - timedelta(hours=24, seconds=1)
    await house.store.write(organisations.make_link, code, made)
    head = house.town.person("Виктор Сергеев", messenger)
    await head.opens(house.town.link(messenger, code))
    await head.sees("Эта ссылка уже использована или устарела")
    assert await house.read(organisations.admins) == []


async def test_a_code_that_is_none_of_ours_is_an_ordinary_beginning(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.opens(house.town.link(messenger, "poster-12"))
    await maria.sees("согласие на обработку персональных данных")


async def test_an_admin_binds_a_group_with_a_command_and_a_tap(house: House, messenger: str) -> None:
    head = await an_admin(house, messenger)
    olga = house.town.person("Ольга Иванова", messenger)
    group = await house.town.group("Диспетчерская", [head, olga], with_bot=False)
    if messenger == "vk":
        await group.make_admin()
    await group.add_bot()
    boss, other = head.in_chat(group), olga.in_chat(group)
    await other.sees("администратор отправляет в этот чат /bind")
    if messenger == "telegram":
        await boss.says("/bind")
    else:
        await boss.says("/привязать", to_bot=True)
    asked = await boss.sees("Показывать заявки в этом чате?")
    assert asked.buttons == ["Привязать"]
    assert "администратор" in await (await other.presses("Привязать", on=asked)).toast()
    await boss.presses("Привязать", on=asked)
    bound = await boss.sees("Чат привязан: Диспетчерская")
    assert bound.id == asked.id
    assert bound.buttons == []
    await boss.says("/bind", to_bot=True)
    await boss.sees("Чат уже привязан")


async def test_who_is_no_admin_hears_how_to_become_one(house: House, messenger: str) -> None:
    olga = house.town.person("Ольга Иванова", messenger)
    desk = olga.in_chat(await house.town.group("Диспетчерская", [olga]))
    await desk.says("/bind", to_bot=True)
    refused = await desk.sees("Привязать чат может только администратор")
    assert "admin-link" in refused.text
    assert refused.buttons == []


async def test_tickets_wait_for_the_chat_and_are_shown_when_it_is_bound(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    maria = await at_home(house, "Мария Петрова", resident)
    await files(maria)
    await maria.sends_photo(caption="нет горячей воды опять")
    await maria.presses("Отправить заявку")
    await maria.sees("Заявка № 2")
    desk = await house.staff(staff)
    assert "Ждут 2 заявки, показываю" in (await desk.olga.sees("Чат привязан", since=0)).text
    await card(desk.olga, 1)
    shown = await card(desk.olga, 2)
    photo = await desk.olga.sees("К № 2: 1 файл от жителя", since=0)
    assert photo.reply_to == shown.id
    assert photo.photos


async def test_two_chats_of_two_messengers_show_the_same_ticket(house: House) -> None:
    one, two = await house.staff("telegram"), await house.staff("vk")
    maria = await filed(house, "vk")
    await one.petr.presses("Взять", on=await card(one.petr))
    await card(one.petr, 1, "Статус: исполняется")
    seen = await card(two.petr, 1, "Исполнитель: Пётр С.")
    await two.petr.presses("Готово", on=seen)
    await two.petr.sees("Что сделано?")
    await two.petr.says("Включили")
    await card(one.petr, 1, "Статус: исполнена")
    await maria.sees("Что сделано: Включили")


async def test_in_vk_the_chat_is_called_by_its_title_once_access_is_given(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "UNTOLD", 0.0)
    head = await an_admin(house, "vk")
    group = await house.town.group("Диспетчерская", [head])
    boss = head.in_chat(group)
    await boss.sees("администратор отправляет в этот чат /bind")
    await group.make_admin()
    await boss.says("/bind")
    await boss.presses("Привязать")
    bound = await boss.sees("Чат привязан: Диспетчерская")
    assert "доступа" not in bound.text


async def test_a_plain_word_proves_that_the_bot_sees_the_chat(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    asked = await desk.head.sees("одно слово: готово", since=0)
    await desk.petr.says("готово")
    proved = await desk.head.sees("✓ Вижу сообщения чата", since=0)
    assert proved.id == asked.id


async def test_rights_that_are_lacking_are_told_at_once_and_once_given_the_word_proves(
    house: House, messenger: str
) -> None:
    head = await an_admin(house, messenger)
    group = await house.town.group("Диспетчерская", [head])
    boss = head.in_chat(group)
    await boss.says("/bind", to_bot=True)
    await boss.presses("Привязать")
    told = await boss.sees("Обычных сообщений здесь я не вижу", since=0)
    assert ("@dvor_bot" if messenger == "telegram" else "«Назначить администратором»") in told.text
    await group.make_admin()
    if messenger == "vk":  # no event tells of it
        await boss.presses("Проверить ещё раз")
    await boss.sees("одно слово: готово", since=0)
    await boss.says("готово")
    await boss.sees("✓ Вижу сообщения чата")
    await group.make_admin(False)
    house.move(660)
    await boss.sees("Больше не вижу здесь обычных сообщений")


async def test_who_leaves_without_an_event_loses_the_rights_by_acting_once(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    shown = await card(desk.petr)
    chat = desk.group.chat
    chat.members.pop(desk.petr.id)  # as where the messenger tells us of nobody's leaving
    house.move(660)
    chats = await house.read(organisations.staff_chats)

    async def known() -> bool:
        return await house.read(organisations.left, chats[0].line, chats[0].chat, str(desk.petr.id))

    await desk.petr.presses("Взять", on=shown)
    await until(house, known)
    data = "c:1:start" if messenger != "vk" else json.dumps({"d": "c:1:start"})
    assert "вышли" in await (await desk.petr.forges(data, shown)).toast()


async def test_an_admin_unbinds_the_chat(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await desk.head.says("/отвязать", to_bot=True)
    await desk.head.presses("Отвязать")
    await desk.olga.sees("Чат отвязан")
    assert await house.read(organisations.staff_chats) == []
