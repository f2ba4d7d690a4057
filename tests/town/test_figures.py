"""Figures, the journal and numbers of other systems over the messengers themselves."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from storage import weeks
from tests.town.desk import card, filed, takes
from tests.town.house import House
from tests.town.test_my_house import an_admin
from tests.town.walk import until

pytestmark = pytest.mark.usefixtures("brisk")


async def test_the_staff_read_how_it_goes_and_number_a_ticket(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    await card(desk.petr)
    await takes(desk)
    await desk.petr.says("/done 1 Заменили кран")
    await desk.petr.sees("№ 1 исполнена")
    await desk.petr.says("/цифры")
    told = await desk.petr.sees("Новых заявок: 1")
    assert "Исполнено: 1" in told.text
    await desk.petr.presses("По категориям")
    await desk.petr.sees("Нет горячей воды: новых 1, исполнено 1")
    await desk.petr.says("/номер 1 ПОС 123-45")
    await desk.petr.sees("Записал: № 1 — это ПОС 123-45")
    await card(desk.petr, 1, "В других системах: ПОС 123-45")
    await desk.petr.says("/найти 123-45")
    await desk.petr.sees("№ 1 · Нет горячей воды")


async def test_the_journal_comes_into_the_private_chat(house: House, messenger: str) -> None:
    await house.staff(messenger)
    await filed(house, messenger)
    viktor = await an_admin(house, messenger)
    await viktor.says("/журнал")
    await viktor.presses("Этот месяц")
    await viktor.sees("Собираю журнал")

    async def came() -> bool:
        return any(message.files for message in viktor.sees)

    await until(house, came)
    (file,) = next(message for message in viktor.sees if message.files).files
    heads, *rows = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert [row[heads.index("Номер")] for row in rows] == [1]
    assert ("Квартира" in heads) is (messenger != "telegram")


async def test_the_week_comes_by_itself(house: House, messenger: str) -> None:
    await house.staff(messenger)
    await filed(house, messenger)
    viktor = await an_admin(house, messenger)
    house.move(1)

    async def knows() -> bool:
        return await house.read(weeks.due, house.clock.now(), 9) == []

    await until(house, knows)  # the sweeps have set when the next Monday is
    await viktor.says("/неделя")
    await viktor.sees("заявок не было")
    house.move(7 * 86_400)
    await viktor.sees("Новых: 1 (↑ на 1 больше)")
    await viktor.presses("Новые")
    await viktor.sees("Новые за неделю")
    await viktor.presses("№ 1")
    await viktor.sees("Работа с заявкой идёт в рабочем чате")
