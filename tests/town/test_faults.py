"""When a messenger refuses: a blocked bot, a deleted chat, a refused token; the staff or the admins hear of it."""

import pytest

from storage import lines
from tests.town.conftest import Opens
from tests.town.house import TELEGRAM_TOKEN, VK_TOKEN, House
from tests.town.walk import HOT, agrees, reports, settled

SENDS = ("sendMessage", "editMessageText", "messages.send", "messages.edit", "execute")
REFUSED = (
    *SENDS, "getUpdates", "getMe", "getChat", "getChatMember", "groups.getLongPollServer", "users.get",
)  # fmt: skip


async def test_staff_see_that_a_resident_has_blocked_the_bot(house: House, messenger: str) -> None:
    house.faulty = {*SENDS}
    desk = await house.staff("telegram" if messenger == "vk" else "vk")
    maria = await settled(house, "Мария Петрова", messenger)
    await desk.olga.sees("№ 1")
    await maria.blocks()
    await desk.olga.presses("Взять")
    lost = await desk.olga.sees("Не доставлено жителю по № 1")
    assert "заблокировал бота" in lost.text


async def test_who_unblocks_the_bot_is_answered_again(house: House, messenger: str) -> None:
    house.faulty = {*SENDS}
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.blocks()
    await maria.unblocks()
    await maria.says("нет горячей воды опять")
    await maria.sees("Отправить?")


async def test_a_dissolved_staff_chat_loses_no_ticket(house: House) -> None:
    house.faulty = {*SENDS, "getChatMember"}
    desk = await house.staff("telegram")
    await desk.group.dissolve()
    maria = house.town.person("Мария Петрова", "vk")
    await agrees(maria)
    await reports(maria)
    admin = house.town.person("Виктор Второй")
    await admin.opens(await house.link("telegram"))
    await admin.sees("администратор")
    group = await house.town.group("Новая диспетчерская", [admin])
    boss = admin.in_chat(group)
    await boss.says("/bind", to_bot=True)
    await boss.presses("Привязать")
    await boss.sees(HOT)


async def revoked(house: House, messenger: str) -> None:
    """The token of a line is taken back; somebody writes, so that the open poll ends and the next is refused."""
    oleg = house.town.person("Олег", messenger)
    if messenger == "telegram":
        house.telegram.world.bots.pop(TELEGRAM_TOKEN)
    else:
        house.vk.world.communities["vk1.OTHER"] = house.vk.world.communities.pop(VK_TOKEN)
        house.vk.faults.key_expires()
    await oleg.says("добрый день")


async def test_a_refused_token_stops_its_line_and_admins_hear_of_it_on_the_other(house: House, messenger: str) -> None:
    house.faulty = {*REFUSED}
    other = "vk" if messenger == "telegram" else "telegram"
    head = house.town.person("Виктор Сергеев", other)
    await head.opens(await house.link(other))
    await head.sees("администратор")
    await revoked(house, messenger)
    told = await head.sees("остановлена")
    assert "Остальные линии работают" in told.text
    states = {row.messenger: row.state for row in await house.read(lines.all)}
    assert states == {"telegram": "", "vk": "", "max": ""} | {messenger: "refused"}
    maria = house.town.person("Мария Петрова", other)
    await maria.says(HOT)
    await maria.sees("согласие")


@pytest.mark.parametrize("messenger", ["telegram", "vk"])
async def test_with_every_token_refused_the_program_ends_with_2(opens: Opens, messenger: str) -> None:
    house = await opens(messengers=messenger)
    house.faulty = {*REFUSED}
    await revoked(house, messenger)
    assert house.ended is not None
    assert await house.ended == 2
