"""The commands of a staff chat over both messengers: whatever is wrong gets a sentence that says what to do."""

import pytest

from tests.town.desk import at_home, card, cards, filed, files, takes
from tests.town.house import House
from tests.town.walk import the_ticket

pytestmark = pytest.mark.usefixtures("brisk")


@pytest.mark.parametrize(("messenger", "typed"), [("telegram", "/take №1"), ("vk", "/взять 1"), ("vk", "/take 1")])
async def test_a_ticket_is_taken_by_a_command(house: House, messenger: str, typed: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await card(desk.petr)
    await desk.petr.says(typed)
    await desk.petr.sees("№ 1 взята. Исполнитель: Пётр С.")
    await card(desk.petr, 1, "Статус: исполняется")
    await maria.sees("Занимается: Пётр С.")


async def test_a_ticket_goes_its_whole_way_by_commands(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    await desk.petr.says("/мои")
    await desk.petr.sees("На вас заявок нет")
    maria = await filed(house, resident)
    await card(desk.olga)
    await desk.olga.says("/назначить 1 Пётр Седов")
    await desk.olga.sees("№ 1 назначена: Пётр С.")
    await maria.sees("Отправлена на исполнение. Исполнитель: Пётр С.")
    await desk.petr.says("/mine")
    mine = await desk.petr.sees("Ваши заявки")
    assert "№ 1 · Нет горячей воды" in mine.text
    await desk.petr.says("/status 1 working")
    await desk.petr.sees("№ 1 начата")
    await maria.sees("Исполняется. Занимается: Пётр С.")
    await desk.olga.says("/спросить 1 Кто будет дома?")
    await maria.sees("Кто будет дома?")
    await desk.petr.says("/status 1 done Заменили кран")
    await desk.petr.sees("№ 1 исполнена")
    await maria.sees("Что сделано: Заменили кран")
    await desk.olga.says("/статус 1 закрыта")
    await card(desk.olga, 1, "Статус: закрыта")
    await desk.olga.says("/queue")
    await desk.olga.sees("Открытых заявок нет")


async def test_what_a_command_leaves_out_is_asked(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await takes(desk)
    await desk.petr.says("/status 1 done 👍")
    await desk.petr.sees("Что сделано?")
    await desk.petr.says("Заменили кран")
    await maria.sees("Что сделано: Заменили кран")


async def test_the_queue_and_a_card_again(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await at_home(house, "Мария Петрова", messenger)
    await files(maria, "лифт не работает второй день")
    await files(maria)
    await card(desk.olga, 2)
    await desk.olga.says("/очередь")
    queue = await desk.olga.sees("Открытые заявки")
    first, second = [line for line in queue.text.splitlines() if "№" in line]
    assert first.startswith("🔴 Авария № 2 · Нет горячей воды · ул. Ленина, д. 12")
    assert second.startswith("№ 1 · Лифт не работает")
    old = await card(desk.olga, 1)
    await desk.olga.says("/ticket 1")
    again = await desk.olga.sees("Статус: новая")
    assert again.id > old.id
    await desk.petr.presses("Взять", on=old)
    await card(desk.olga, 1, "Статус: исполняется")
    assert cards(desk.olga, 1)[-1].id == again.id
    await desk.olga.presses("Спросить", on=again)
    await desk.olga.sees("Что спросить у жителя?")
    await desk.olga.says("отмена")
    await desk.olga.sees("Отменено")


WRONG = {
    "/take": "Назовите номер заявки, например: /take 12",
    "/взять": "Назовите номер заявки, например: /взять 12",
    "/take 77": "Заявки № 77 нет. Список открытых: /очередь",
    "/take 1234": "Заявки № 1234 нет.",
    "/ticket abc": "Ни у одной заявки нет номера «abc»",
    "/status 1": "Не понял статус. Пример: /статус 12 исполнена",
    "/status 1 blah": "Не понял статус. Пример: /статус 12 исполнена",
    "/assign 1 @nobody": "Этого человека в чате нет",
    "/done 1 сделали всё": "Заявку № 1 ещё никто не взял. Сначала: /взять 1",
    "/закрыть 1": "Заявку № 1 ещё никто не взял. Сначала: /взять 1",
    "/begin 1": "Заявку № 1 ещё никто не взял. Сначала: /взять 1",
    "/help": "Работайте кнопками под карточкой или командами",
    "/помощь": "Работайте кнопками под карточкой или командами",
}


async def test_what_is_wrong_gets_a_sentence(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    before = await the_ticket(house)
    await card(desk.petr)
    for typed, said in WRONG.items():
        await desk.petr.says(typed)
        assert said in (await desk.petr.next_message()).text
    assert await the_ticket(house) == before


async def test_in_another_group_commands_say_what_is_missing(house: House, messenger: str) -> None:
    await house.staff(messenger)
    await filed(house, messenger)
    igor = house.town.person("Игорь", messenger)
    stranger = igor.in_chat(await house.town.group("Соседи", [igor]))
    await stranger.says("/take 1", to_bot=True)
    await stranger.sees("Этот чат не привязан")
    assert (await the_ticket(house)).executor is None
