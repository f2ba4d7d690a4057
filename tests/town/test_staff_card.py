"""The staff card over both messengers: what it tells, which buttons make sense, what the resident hears."""

import asyncio

import pytest

from tests.town.desk import at_home, card, cards, filed, files, finishes, takes
from tests.town.house import House
from tests.town.walk import HOT, carried, the_ticket

pytestmark = pytest.mark.usefixtures("brisk")


async def test_from_the_card_to_the_last_step_the_resident_hears_of_each(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    shown = await card(desk.petr)
    lines = [line for line in shown.text.splitlines() if line]
    assert lines[0] == "№ 1 · Нет горячей воды"
    assert lines[1] == "🔴 Авария"
    assert lines[2] == "Адрес: ул. Ленина, д. 12, подъезд 2, кв. 45"
    assert lines[3] == HOT
    assert lines[4] == "Житель: Мария Петрова"
    assert lines[5].startswith("Срок: ")
    assert lines[6] == "Статус: новая"
    assert len(lines) == 7
    assert shown.buttons == ["Взять", "Назначить", "Спросить", "Отклонить", "Не наша зона", "Ещё"]

    assert await (await desk.petr.presses("Взять")).toast() == "№ 1 взята. Исполнитель: Пётр С."
    working = await card(desk.petr, 1, "Статус: исполняется")
    assert "Исполнитель: Пётр С." in working.text
    labels = ["Назначить", "Готово", "Вернуть", "Спросить", "Отклонить", "Не наша зона", "Ещё", "Визит"]
    labels.append("Получать заявки лично")
    assert working.buttons == labels
    told = await maria.sees("Исполняется. Занимается: Пётр С.")
    assert told.text.startswith("№ 1 · Нет горячей воды")
    assert "Срок: " in told.text

    await desk.petr.presses("Готово")
    asked = await desk.petr.sees("Что сделано?")
    assert "Пётр С." in asked.text
    await desk.petr.says("Заменили кран")
    done = await card(desk.petr, 1, "Статус: исполнена")
    assert done.buttons == ["Закрыть"]
    told = await maria.sees("Исполнена. Исполнитель: Пётр С.")
    assert "Что сделано: Заменили кран" in told.text

    await desk.olga.presses("Закрыть")
    closed = await card(desk.petr, 1, "Статус: закрыта")
    assert closed.buttons == []
    await house.town.quiet()
    assert maria.screen.text == told.text
    assert [one.id for one in cards(desk.petr)] == [shown.id]


async def test_assigned_work_begins_when_that_person_says_so(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    await desk.petr.says("/help", to_bot=True)
    await desk.petr.sees("Работайте кнопками")
    maria = await filed(house, resident)
    await desk.olga.presses("Назначить", on=await card(desk.olga))
    asked = await desk.olga.sees("Кому назначить?")
    assert {"Пётр С.", "Ольга И.", "Виктор С."} <= set(asked.buttons)
    await desk.olga.presses("Пётр С.")
    sent = await card(desk.olga, 1, "Статус: назначена, не начата")
    assert "Исполнитель: Пётр С." in sent.text
    actions = ["Взять", "Назначить", "Начать", "Вернуть", "Спросить", "Отклонить", "Не наша зона", "Ещё"]
    assert sent.buttons == [*actions, "Получать заявки лично"]
    told = await maria.sees("Отправлена на исполнение. Исполнитель: Пётр С.")
    assert "Срок: " in told.text
    assert await (await desk.olga.presses("Начать")).toast() == "Заявка назначена другому: Пётр С."
    assert (await the_ticket(house)).status == "sent"
    await desk.petr.presses("Начать")
    await card(desk.petr, 1, "Статус: исполняется")
    await maria.sees("Исполняется. Занимается: Пётр С.")


async def test_giving_back_and_refusing_ask_why(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await takes(desk)
    await desk.petr.presses("Вернуть")
    await desk.petr.sees("Почему возвращаете?")
    await desk.petr.says("Нет доступа в подвал")
    back = await card(desk.petr, 1, "Статус: возвращена в очередь")
    assert "Причина: Нет доступа в подвал" in back.text
    assert back.buttons == ["Взять", "Назначить", "Спросить", "Отклонить", "Не наша зона", "Ещё"]
    told = await maria.sees("Зарегистрирована снова")
    assert "подвал" not in told.text
    await desk.olga.presses("Отклонить", on=back)
    await desk.olga.sees("Почему отказ?")
    await desk.olga.presses("Это ответственность собственника")
    refused = await card(desk.olga, 1, "Статус: отказ")
    assert refused.buttons == []
    await maria.sees("Отказ: Это ответственность собственника")


@pytest.mark.parametrize("replying", [False, True])
async def test_the_next_message_is_the_report_whoever_else_writes(house: House, messenger: str, replying: bool) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await takes(desk)
    await desk.petr.presses("Готово")
    asked = await desk.petr.sees("Что сделано?")
    await desk.olga.says("я на обеде")
    await desk.olga.replies(asked, "а что там было?")
    await desk.olga.sees("Пётр С.")
    assert (await the_ticket(house)).status == "working"
    if replying:
        await desk.petr.replies(asked, "Заменили кран")
    else:
        await desk.petr.says("Заменили кран")
    await maria.sees("Что сделано: Заменили кран")
    assert "обеде" not in maria.screen.text


async def test_of_two_who_press_at_once_one_wins_and_the_other_sees_who(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    shown = await card(desk.petr)
    first, second = await asyncio.gather(desk.petr.presses("Взять", on=shown), desk.olga.presses("Взять", on=shown))
    toasts = {await first.toast(), await second.toast()}
    won = (await the_ticket(house)).executor_name
    assert won in ("Пётр С.", "Ольга И.")
    assert toasts == {f"№ 1 взята. Исполнитель: {won}", f"Заявка № 1 уже взята. Исполнитель: {won}"}
    await maria.sees(f"Занимается: {won}")
    await house.town.quiet()
    assert len([one for one in maria.sees if "Занимается" in one.text]) == 1


async def test_a_double_press_acts_once(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    shown = await card(desk.petr)
    first, second = await desk.petr.presses("Взять", on=shown), await desk.petr.forges(carried(shown, "Взять"), shown)
    assert {await first.toast(), await second.toast()} == {"№ 1 взята. Исполнитель: Пётр С.", "Заявка № 1 уже у вас."}
    await card(desk.petr, 1, "Статус: исполняется")
    await house.town.quiet()
    assert len([one for one in maria.sees if "Занимается" in one.text]) == 1


async def test_forged_buttons_change_nothing(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    shown = await card(desk.petr)
    take = carried(shown, "Взять")
    before = await the_ticket(house)
    for data in (
        take.replace("c:1:take", "c:99:take"),
        take.replace("c:1:take", "c:1:withdraw"),
        take.replace("c:1:take", "c:1:start"),
        take.replace("c:1:take", "h:1"),
        take.replace("c:1:take", "nonsense"),
        take.replace("c:1:take", f"c:{'9' * 30}:take"),
        take.replace("c:1:take", "t:done:report:x"),
    ):
        assert await (await desk.petr.forges(data, shown)).toast()
    stranger = house.town.person("Игорь", messenger)
    other = await house.town.group("Соседи", [stranger])
    await stranger.in_chat(other).sees("/bind")
    await other.make_admin()
    pressed = await stranger.in_chat(other).forges(take, stranger.in_chat(other).screen)
    assert "не привязан" in await pressed.toast()
    assert await (await maria.forges(take, maria.screen)).toast()
    assert await the_ticket(house) == before


async def test_every_ticket_has_one_card_of_its_own(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await at_home(house, "Мария Петрова", messenger)
    for _ in range(2):
        await files(maria)
    await finishes(desk, "Включили", 2)
    assert "Статус: новая" in (await card(desk.petr, 1)).text
    assert (len(cards(desk.petr, 1)), len(cards(desk.petr, 2))) == (1, 1)


async def test_in_vk_a_card_too_old_to_edit_is_sent_anew_and_the_old_one_still_answers(house: House) -> None:
    house.faulty.add("messages.edit")  # where the program has not yet seen that the clock has moved
    desk = await house.staff("vk")
    await filed(house, "telegram")
    old = await card(desk.petr)
    house.move(25 * 3600)
    await desk.petr.presses("Взять", on=old)
    anew = await card(desk.petr, 1, "Статус: исполняется")
    assert anew.id > old.id
    assert await (await desk.olga.forges(carried(old, "Взять"), old)).toast() == (
        "Заявка № 1 уже взята. Исполнитель: Пётр С."
    )
    await desk.petr.presses("Готово", on=anew)
    await desk.petr.sees("Что сделано?")
    await desk.petr.says("Включили")
    assert (await card(desk.petr, 1, "Статус: исполнена")).id == anew.id
