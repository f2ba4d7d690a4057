"""What goes wrong in a staff chat, over both messengers: each ends in a sentence that says what to do."""

import asyncio

import pytest

from domain.tickets import Status
from storage import tickets
from tests.town.desk import asks, card, cards, filed, takes
from tests.town.house import House
from tests.town.walk import the_ticket, until

pytestmark = pytest.mark.usefixtures("brisk")

REPORT = "Заменили стояк и проверили напор. " * 118
"""About 4,000 characters."""


async def test_whom_a_reply_is_for_survives_a_restart_and_only_its_writer_decides(
    house: House, messenger: str
) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await desk.olga.replies(await card(desk.olga), "Какой этаж?")
    asked = await desk.olga.sees("Кому это, жителю или только нам?")
    assert asked.buttons == ["Жителю", "Заметка"]
    await house.restart()
    assert "Эти кнопки для другого: Ольга И." in await (await desk.petr.presses("Жителю", on=asked)).toast()
    await desk.olga.presses("Жителю", on=asked)
    await maria.sees("Какой этаж?")
    marked = await desk.olga.sees("✓ отправлено жителю по № 1")
    assert marked.id == asked.id


async def test_what_begins_with_an_exclamation_mark_reaches_nobody(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await takes(desk)
    await desk.petr.replies(await card(desk.petr), "! скандалист")
    await desk.petr.sees("Заметка к № 1 сохранена")
    await desk.petr.presses("Спросить", on=await card(desk.petr, 1, "Заметок: 1"))
    await desk.petr.sees("Что спросить")
    await desk.petr.says("! скандалист")
    await desk.petr.sees("осталось в чате. Жду ответ")
    await desk.petr.says("/done 1 ! скандалист")
    await desk.petr.sees("такое жителю не уходит")
    await desk.petr.says("Вы дома?")
    await maria.sees("Вы дома?")
    assert not [one for one in maria.sees if "скандалист" in one.text]


async def test_a_resident_who_blocks_us_before_answering_is_told_of_once(
    house: House, crossed: tuple[str, str]
) -> None:
    staff, resident = crossed
    house.faulty |= {"sendMessage", "messages.send"}  # to somebody who has blocked us
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    shown = await card(desk.olga)
    await asks(desk, "Какой этаж?")
    await maria.sees("Какой этаж?")
    await maria.blocks()
    told = await desk.olga.sees("на вопрос по № 1 он не ответит", since=0)
    assert told.reply_to == shown.id
    await takes(desk)
    await desk.petr.presses("Вернуть")
    await desk.petr.presses("Не мой участок")
    await card(desk.petr, 1, "возвращена")
    await house.town.quiet()
    assert len([one for one in desk.olga.sees if "заблокировал" in one.text]) == 1
    await maria.unblocks()
    await maria.says("/start")
    await maria.next_message()
    await asks(desk, "Вернулись?")
    await maria.sees("Вернулись?")


async def test_a_question_that_is_lost_says_so_instead_of_its_mark(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    house.faulty |= {"sendMessage", "messages.send"}
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await desk.olga.presses("Спросить", on=await card(desk.olga))
    await desk.olga.sees("Что спросить")
    if resident == "telegram":
        fault = house.telegram.faults.refuses("sendMessage", 400, "Bad Request: message is too odd", chat=maria.id)
    else:
        fault = house.vk.faults.refuses("messages.send", 914, chat=maria.id)
    with fault:
        await desk.olga.says("Какой этаж?")
        lost = await desk.olga.sees("Не доставлено жителю по № 1: мессенджер не принял сообщение")
    assert "Какой этаж?" in lost.text
    assert not [one for one in desk.olga.sees if "✓ отправлено" in one.text]


async def test_a_mark_waits_for_the_messenger(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await desk.olga.presses("Спросить", on=await card(desk.olga))
    await desk.olga.sees("Что спросить")
    faults = house.telegram.faults if resident == "telegram" else house.vk.faults
    method = "sendMessage" if resident == "telegram" else "messages.send"
    with faults.fails(method, 502, times=0, chat=maria.id):
        await desk.olga.says("Какой этаж?")
        going = await desk.olga.sees("Отправляется жителю по № 1…")
    await maria.sees("Какой этаж?")
    sent = await desk.olga.sees("✓ отправлено жителю по № 1")
    assert sent.id == going.id


async def test_a_long_report_and_the_album_after_it_are_one(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await takes(desk)
    await desk.petr.presses("Готово")
    await desk.petr.sees("Что сделано?")
    await desk.petr.says(REPORT)
    await card(desk.petr, 1, "Статус: исполнена")
    await desk.petr.sends_photo(count=3)
    await desk.petr.sees("Добавил фото к отчёту по № 1")
    assert [entry.comment for entry in await house.read(tickets.log_of, 1)][-1] == REPORT.strip()
    await maria.sees("Что сделано: Заменили стояк", since=0)

    async def all_came() -> bool:
        return len([file for one in maria.sees for file in one.photos]) == 3

    await until(house, all_came)


async def test_of_two_who_assign_at_once_one_wins_and_the_other_sees_who(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    await desk.petr.says("/help", to_bot=True)
    await desk.petr.sees("Работайте кнопками")
    shown = await card(desk.head)
    for boss in (desk.head, desk.olga):
        await boss.presses("Назначить", on=shown)
        await boss.sees("Кому назначить?")
    forms = [one for one in desk.head.sees if "Кому назначить?" in one.text]
    await asyncio.gather(
        desk.head.presses("Пётр С.", on=forms[0]), desk.olga.presses("Виктор С.", on=forms[1])
    )
    await card(desk.head, 1, "Статус: назначена")
    won = (await the_ticket(house)).executor_name
    assert won in ("Пётр С.", "Виктор С.")
    loser = desk.olga if won == "Пётр С." else desk.head
    await loser.sees(f"Заявка № 1 только что назначена. Исполнитель: {won}.", since=0)
    assert [entry.action for entry in await house.read(tickets.log_of, 1)] == ["assign"]


async def test_nobody_who_left_and_not_the_bot_itself_is_given_work(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    await desk.petr.says("/help", to_bot=True)
    await desk.petr.sees("Работайте кнопками")
    await desk.group.leave(desk.petr)
    await desk.head.says("/assign 1 Пётр")
    await desk.head.sees("Пётр С.: этого человека в чате уже нет")
    await desk.head.says("/assign 1 @dvor_bot" if messenger == "telegram" else "/assign 1 @club200001")
    await desk.head.sees("Мне назначить нельзя, я бот")
    assert (await the_ticket(house)).status is Status.REGISTERED


async def test_a_reply_to_a_card_that_is_being_deleted_is_sorted_too(house: House, messenger: str) -> None:
    house.faulty |= {"editMessageText", "messages.edit"}
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    shown = await card(desk.olga)
    await desk.olga.replies(shown, "Какой этаж?")
    await desk.head.deletes(shown)
    await desk.olga.presses("Жителю", on=await desk.olga.sees("Кому это"))
    await maria.sees("Какой этаж?")
    await maria.says("Третий")
    answer = await desk.olga.sees("Ответ жителя по № 1")
    await desk.petr.says("/take 1")
    again = await card(desk.petr, 1, "Статус: исполняется")
    assert again.id > answer.id


@pytest.mark.parametrize("name", ["assign", "done"])
async def test_a_form_goes_on_when_the_group_becomes_a_supergroup(house: House, name: str) -> None:
    house.faulty |= {"editMessageText", "sendMessage", "getChatMember"}  # what is on its way to the group's old id
    desk = await house.staff("telegram")
    maria = await filed(house, "vk")
    await takes(desk)
    await desk.olga.says("доброе утро")
    await desk.petr.says(f"/{name} 1")
    await desk.petr.sees("Кому назначить?" if name == "assign" else "Что сделано?")
    await desk.group.upgrade()
    await desk.petr.says("Ольга" if name == "assign" else "Заменили кран")
    if name == "assign":
        await desk.petr.sees("№ 1 назначена: Ольга И.")
    else:
        await maria.sees("Что сделано: Заменили кран")


async def test_whom_a_reply_is_for_is_decided_in_the_supergroup(house: House) -> None:
    house.faulty |= {"editMessageText", "sendMessage", "getChatMember"}
    desk = await house.staff("telegram")
    maria = await filed(house, "vk")
    await desk.olga.replies(await card(desk.olga), "Какой этаж?")
    await desk.olga.sees("Кому это")
    await desk.group.upgrade()
    await desk.olga.says("жителю")
    await maria.sees("Какой этаж?")
    await desk.olga.sees("✓ отправлено жителю по № 1")


async def test_in_telegram_a_card_of_two_days_ago_that_cannot_be_edited_is_sent_anew(house: House) -> None:
    house.faulty.add("editMessageText")
    desk = await house.staff("telegram")
    await filed(house, "vk")
    old = await card(desk.petr)
    house.move(49 * 3600)
    with house.telegram.faults.late_edits(times=0):
        await desk.petr.presses("Взять", on=old)
        anew = await card(desk.petr, 1, "Статус: исполняется")
    assert anew.id > old.id
    assert "уже взята" in await (await desk.olga.presses("Взять", on=old)).toast()
    await desk.petr.presses("Готово", on=anew)
    await desk.petr.presses("Починили")
    assert (await card(desk.petr, 1, "Статус: исполнена")).id == anew.id


async def test_an_admin_who_writes_in_the_name_of_the_group_hears_what_to_do(house: House) -> None:
    desk = await house.staff("telegram")
    await filed(house, "vk")
    await card(desk.olga)
    await desk.group.hide(desk.head)
    await desk.head.says("/take 1", to_bot=True)
    await desk.head.sees("Вы пишете от имени группы")
    await desk.head.says("просто болтаю")
    await house.town.quiet()
    assert len([one for one in desk.head.sees if "Вы пишете от имени группы" in one.text]) == 1
    assert (await the_ticket(house)).executor is None


async def test_a_search_is_turned_after_a_restart(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    ticket = await the_ticket(house)

    def more(connection: object) -> None:
        words = {name: getattr(ticket, name) for name in tickets.NewTicket.__slots__}
        for _ in range(9):
            tickets.file(connection, tickets.NewTicket(**words), house.clock.now())  # type: ignore[arg-type]

    await house.store.write(more)
    await desk.olga.says("/найти ГОРЯЧАЯ вода")
    assert "№ 10" in (await desk.olga.sees("Нашлось по словам «ГОРЯЧАЯ вода»")).text
    await house.restart()
    await desk.olga.presses("Дальше")

    async def turned() -> bool:
        found = [one.text for one in desk.olga.sees if "Нашлось по словам «ГОРЯЧАЯ вода»" in one.text]
        return any("№ 1 ·" in text for text in found)

    await until(house, turned)
    assert len(cards(desk.olga)) == 1
