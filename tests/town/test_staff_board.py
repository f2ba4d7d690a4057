"""The board of a staff chat, over both messengers."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic

import pytest
from sqlalchemy import Connection

from bot.sandbox.person import Person
from bot.sandbox.seen import Seen
from storage import lines, organisations, people, tickets
from storage.tickets import NewTicket
from tests.town.desk import at_home, card, filed, files
from tests.town.house import Desk, House
from tests.town.walk import HOT

pytestmark = pytest.mark.usefixtures("brisk")


def boards(person: Person) -> list[Seen]:
    """Every message that is the board."""
    return [one for one in person.sees if one.by_bot and one.text.startswith("📋")]


async def until(person: Person, seen: Callable[[], bool], what: str, within: float = 5.0) -> None:
    """Wait until this is to be seen."""
    end = monotonic() + within
    while True:
        count = person.side.changes.count
        if seen():
            return
        if not await person.side.changes.after(count, end - monotonic()):
            raise AssertionError(f"{what} was not seen: {[one.text for one in boards(person)]}, {person.pinned}")


async def board(person: Person, said: str = "", within: float = 5.0) -> Seen:
    """Wait until the newest board says this."""
    await until(person, lambda: any(said in one.text for one in boards(person)[-1:]), f"a board with «{said}»", within)
    return boards(person)[-1]


async def pinned(person: Person, message: int, within: float = 5.0) -> None:
    """Wait until this message is the pinned one."""
    await until(person, lambda: [one.id for one in person.pinned] == [message], "the board pinned", within)


async def test_a_bound_chat_gets_its_board_pinned_and_edited_in_place(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    first = await board(desk.olga, "Открытых заявок нет")
    await pinned(desk.olga, first.id)
    await filed(house, messenger)
    shown = await board(desk.olga, "№ 1 · Нет горячей воды · ул. Ленина, д. 12 · свободна")
    assert shown.id == first.id
    await desk.petr.presses("Взять", on=await card(desk.petr))
    assert (await board(desk.olga, "Пётр С.")).id == first.id
    assert len(boards(desk.olga)) == 1


async def test_a_board_that_was_unpinned_comes_back(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    shown = await board(desk.olga)
    await pinned(desk.olga, shown.id)
    await desk.head.unpins(shown)
    assert desk.olga.pinned == []
    house.move(60)
    await pinned(desk.olga, shown.id)
    assert len(boards(desk.olga)) == 1


async def test_a_board_that_was_deleted_comes_back_by_itself(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    shown = await board(desk.olga)
    await pinned(desk.olga, shown.id)
    house.faulty |= {"pinChatMessage", "messages.pin"}  # told that it is gone
    await desk.head.deletes(shown)
    house.move(60)
    again = await board(desk.olga)
    await pinned(desk.olga, again.id)
    assert again.id != shown.id


async def test_a_board_that_was_deleted_comes_back_with_the_next_change(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    shown = await board(desk.olga)
    await pinned(desk.olga, shown.id)
    house.faulty |= {"editMessageText", "messages.edit"}
    await desk.head.deletes(shown)
    await filed(house, messenger)
    again = await board(desk.olga, "№ 1 ·")
    await pinned(desk.olga, again.id)


async def test_where_it_may_not_pin_the_board_works_and_says_what_to_press(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await desk.group.make_admin(False)
    shown = await board(desk.olga)
    await desk.head.unpins(shown)
    house.move(60)
    await board(desk.olga, "сделайте меня администратором чата")
    await filed(house, messenger)
    await board(desk.olga, "№ 1 ·")
    await desk.group.make_admin()
    house.move(60)
    await pinned(desk.olga, shown.id)
    await until(desk.olga, lambda: "администратором" not in boards(desk.olga)[-1].text, "the board without a hint")


async def test_each_number_leads_to_its_card_in_a_supergroup(house: House) -> None:
    desk = await house.staff("telegram")
    await board(desk.olga)
    house.faulty.add("editMessageText")  # told that the group has moved
    await desk.group.upgrade()
    await filed(house, "vk")
    place = await card(desk.olga)
    shown = await board(desk.olga, "№ 1 ·")
    await pinned(desk.olga, shown.id)
    await until(desk.olga, lambda: bool(boards(desk.olga)[-1].links), "a link to the card")
    number = str(desk.olga.chat.id).removeprefix("-100")
    assert boards(desk.olga)[-1].links == (f"https://t.me/c/{number}/{place.id}",)


async def test_a_board_too_old_to_edit_is_sent_and_pinned_anew(house: House) -> None:
    desk = await house.staff("vk")
    shown = await board(desk.olga)
    await pinned(desk.olga, shown.id)
    house.faulty.add("messages.edit")  # the program may look at its clock a moment later
    house.move(25 * 3600)
    await filed(house, "vk")
    again = await board(desk.olga, "№ 1 ·")
    assert again.id != shown.id
    await pinned(desk.olga, again.id)


async def test_what_people_pin_stays_where_one_thing_can_be_pinned(house: House) -> None:
    desk = await house.staff("vk")
    shown = await board(desk.olga)
    await pinned(desk.olga, shown.id)
    rules = await desk.head.says("График дежурств")
    await desk.head.pins(rules)
    house.move(60)
    await house.town.quiet(1.5)
    assert [one.id for one in desk.olga.pinned] == [rules]
    await desk.head.unpins(rules)
    house.move(60)
    await pinned(desk.olga, shown.id)


async def test_the_board_follows_the_clock_and_nothing_is_sent_while_it_tells_the_same(
    house: House, messenger: str
) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    before = await board(desk.olga, "осталось")
    house.move(5)
    await house.town.quiet(1.5)
    assert boards(desk.olga)[-1].changed == before.changed
    house.move(20 * 3600)
    await board(desk.olga, "просрочено на")
    assert boards(desk.olga)[-1].id == before.id


async def test_a_chat_that_is_lost_gets_no_board(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await board(desk.olga)
    maria = await at_home(house, "Мария Петрова", messenger)
    house.faulty |= {"sendMessage", "editMessageText", "messages.send", "messages.edit", "getChat", "getChatMember"}
    await desk.group.remove_bot()
    await files(maria, HOT)
    house.move(120)
    await house.town.quiet(1.5)
    assert "№ 1 ·" not in boards(desk.olga)[-1].text


async def test_several_chats_have_a_board_each(house: House) -> None:
    desks: list[Desk] = [await house.staff(messenger) for messenger in ("telegram", "vk")]
    await filed(house, "vk")
    for desk in desks:
        await pinned(desk.olga, (await board(desk.olga, "№ 1 ·")).id)


async def test_a_burst_of_new_tickets_becomes_one_list_that_opens_each_by_its_number(
    house: House, messenger: str
) -> None:
    desk = await house.staff(messenger)
    await board(desk.olga)
    maria = await at_home(house, "Мария Петрова", messenger)
    for number in range(13):
        await files(maria, f"{HOT} {number}")
    said = "📥 Ещё 3 новые заявки"
    await until(desk.olga, lambda: any(said in one.text for one in desk.olga.sees), "the list of new tickets", 10)
    assert len([one for one in desk.olga.sees if "Статус:" in one.text]) == 10
    await board(desk.olga, "№ 13 ·")
    await desk.petr.presses("№ 12")
    assert "Статус: новая" in (await card(desk.petr, 12)).text
    left = "📥 Ещё 2 новые заявки"
    await until(desk.olga, lambda: any(left in one.text for one in desk.olga.sees), "the list without № 12")
    assert len([one for one in desk.olga.sees if one.text.startswith("📥")]) == 1


async def test_three_hundred_open_tickets_wait_for_a_chat_in_one_list_and_on_one_board(house: House) -> None:
    maria = await at_home(house, "Мария Петрова", "vk")
    await house.store.write(three_hundred, str(maria.id), house.clock.now())
    desk = await house.staff("vk")
    shown = await board(desk.olga, "📋 Открытые заявки: 300")
    assert shown.text.endswith("/очередь")
    said = "📥 Ещё 290 новых заявок"
    await until(desk.olga, lambda: any(said in one.text for one in desk.olga.sees), "the list of what has waited", 10)
    await card(desk.olga, 10)
    assert len([one for one in desk.olga.sees if "Статус:" in one.text]) == 10


def three_hundred(connection: Connection, resident: str, now: datetime) -> None:
    """Open tickets of one resident, filed before there was a chat."""
    line = next(row.id for row in lines.all(connection) if row.messenger == "vk")
    person = people.meet(connection, line, resident, now).person.id
    organisation = organisations.the(connection).id
    for _ in range(300):
        new = NewTicket(organisation, person, line, resident, "water.no_hot", "none", address="ул. Ленина, д. 12")
        tickets.file(connection, new, now)


async def test_where_vk_will_not_have_a_pinned_message_changed_the_board_is_rather_true_than_pinned(
    house: House,
) -> None:
    desk = await house.staff("vk")
    shown = await board(desk.olga)
    await pinned(desk.olga, shown.id)
    house.vk.faults.refuses("messages.edit", 949, chat=2_000_000_001)
    await filed(house, "vk")
    assert (await board(desk.olga, "№ 1 ·")).id == shown.id
    house.move(60)
    await house.town.quiet(1.5)
    assert desk.olga.pinned == []
    assert len(boards(desk.olga)) == 1
