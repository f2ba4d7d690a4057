"""The executor's private dialogue over both messengers, between the real program and the stand-ins."""

import json

import pytest

from bot.sandbox.person import Person
from domain.tickets import Status
from tests.town.desk import at_home, card, filed
from tests.town.house import LENINA_12, Desk, House
from tests.town.walk import the_ticket, until

pytestmark = pytest.mark.usefixtures("brisk")
LINK = "Получать заявки лично"


def alone(one: Person) -> Person:
    """The same person in their private chat."""
    return Person(one.name, one.side, one.id, one.bot)


async def opens(house: House, desk: Desk, messenger: str) -> Person:
    """Пётр, who has been seen in the chat, follows the link."""
    await desk.petr.says("/help", to_bot=True)
    await desk.petr.sees("Работайте кнопками")
    petr = alone(desk.petr)
    await petr.opens(house.town.link(messenger, "jobs"))
    await petr.sees("Сюда будут приходить ваши заявки")
    return petr


async def test_a_job_comes_in_private_and_is_done_by_buttons(house: House, pair: tuple[str, str]) -> None:
    messenger, resident = pair
    desk = await house.staff(messenger)
    petr = await opens(house, desk, messenger)
    maria = await filed(house, resident)
    await desk.olga.says("/assign 1 Пётр", to_bot=True)
    job = await petr.sees("№ 1 · Нет горячей воды", since=0)
    assert "ул. Ленина, д. 12, подъезд 2, кв. 45" in job.text
    assert "5 этажей, 4 подъезда, 60 квартир" in job.text
    assert job.buttons == ["Выехал", "Начал", "Готово", "Нет доступа", "Визит"]

    async def pinned() -> bool:
        return any(one.by_bot and one.place == pytest.approx(LENINA_12, abs=0.001) for one in petr.sees)

    await until(house, pinned)
    await petr.presses("Начал", on=job)
    await maria.sees("Исполняется")
    await card(desk.olga, 1, "Статус: исполняется")
    await petr.presses("Готово", on=job)
    await petr.presses("Заменили")
    await petr.sees("№ 1 исполнена. Сообщаю жителю.")
    await maria.sees("Что сделано: Заменил")
    await card(desk.olga, 1, "Статус: исполнена")
    done = await petr.sees("Исполнена, спасибо!", since=0)
    assert done.id == job.id
    assert done.buttons == []


async def test_who_has_not_opened_the_bot_gets_the_link_on_the_card_and_nothing_else(
    house: House, messenger: str
) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    shown = await card(desk.petr)
    assert LINK not in shown.buttons
    await desk.petr.presses("Взять", on=shown)
    shown = await card(desk.petr, 1, "исполняется")
    link = next(label for row in shown.rows for label in row if label.text == LINK)
    assert (link.kind, link.data) == ("link", house.town.link(messenger, "jobs"))
    petr = alone(desk.petr)
    assert [one for one in petr.sees if one.by_bot] == []
    await petr.opens(link.data)
    await petr.sees("На вас 1 заявка")
    job = await petr.sees("№ 1 · Нет горячей воды", since=0)
    assert job.buttons == ["Выехал", "Готово", "Нет доступа", "Визит"]
    assert not [one for one in petr.sees if "согласие" in one.text]

    async def gone() -> bool:
        return LINK not in (await card(desk.petr)).buttons

    await until(house, gone)


async def test_the_report_survives_a_restart_and_may_be_a_photo(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    petr = await opens(house, desk, messenger)
    maria = await filed(house, messenger)
    await desk.petr.presses("Взять", on=await card(desk.petr))
    await petr.presses("Готово", on=await petr.sees("№ 1 · Нет горячей воды", since=0))
    await petr.sees("Что сделано?")
    await house.restart()
    await petr.sends_photo(caption="Поставил новый кран")
    await petr.sees("№ 1 исполнена. Сообщаю жителю.")
    await maria.sees("Что сделано: Поставил новый кран")
    photo = await maria.sees("Фото к заявке № 1", since=0)
    assert photo.photos


async def test_an_executor_who_blocks_the_bot_is_reached_no_more_and_the_chat_sees_the_link(
    house: House, messenger: str
) -> None:
    house.faulty |= {"sendMessage", "messages.send"}
    desk = await house.staff(messenger)
    petr = await opens(house, desk, messenger)
    await filed(house, messenger)
    shown = await card(desk.petr)
    await petr.blocks()

    async def known() -> bool:
        found = await house.read(lambda c: c.exec_driver_sql("SELECT blocked FROM contacts").scalars().all())
        return any(found)

    await until(house, known)
    before = len(petr.sees)
    await desk.petr.presses("Взять", on=shown)
    assert LINK in (await card(desk.petr, 1, "исполняется")).buttons
    assert len(petr.sees) == before
    await petr.opens(house.town.link(messenger, "jobs"))
    await petr.sees("На вас 1 заявка")


async def test_a_button_of_anothers_job_does_nothing(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    petr = await opens(house, desk, messenger)
    maria = await filed(house, messenger)
    await desk.olga.says("/assign 1 Пётр", to_bot=True)
    await petr.sees("№ 1 · Нет горячей воды", since=0)
    hello = [one for one in maria.sees if one.by_bot][-1]
    for data in ("j:1:start", "j:1:done"):
        carried = data if messenger != "vk" else json.dumps({"d": data})
        assert await (await maria.forges(carried, hello)).toast() == "Вас нет в рабочем чате, заявки берут там."
    assert (await the_ticket(house)).status is Status.SENT


async def test_the_dialogue_of_another_messenger_is_another_person(house: House) -> None:
    desk = await house.staff("telegram")
    other = house.town.person("Пётр Седов", "vk")
    await other.says("/start")
    await other.sees("согласие")
    await filed(house, "vk")
    await desk.petr.presses("Взять", on=await card(desk.petr))
    await card(desk.petr, 1, "исполняется")
    await house.town.quiet()
    assert not [one for one in other.sees if "№ 1" in one.text]
    await other.opens(house.town.link("vk", "jobs"))
    await house.town.quiet()
    assert not [one for one in other.sees if "№ 1" in one.text]


async def test_photos_of_the_resident_follow_the_job(house: House, crossed: tuple[str, str]) -> None:
    messenger, resident = crossed
    desk = await house.staff(messenger)
    petr = await opens(house, desk, messenger)
    maria = await at_home(house, "Мария Петрова", resident)
    await maria.sends_photo(caption="нет горячей воды опять")
    await maria.presses("Отправить заявку")
    await maria.sees("Заявка № 1")
    await desk.olga.sees("К № 1: 1 файл от жителя", since=0)
    await desk.petr.presses("Взять", on=await card(desk.petr))
    photo = await petr.sees("К № 1: 1 файл от жителя", since=0)
    assert photo.photos
    assert photo.reply_to == (await petr.sees("№ 1 · Нет горячей воды", since=0)).id


