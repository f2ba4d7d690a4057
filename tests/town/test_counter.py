"""Calls and visitors over both messengers: one line and one tap, a call back, a slip as a file."""

import pytest
from sqlalchemy import Connection

from bot.sandbox.person import Person
from domain.access import Role
from storage import lines, organisations, people
from tests.town.desk import card
from tests.town.house import House
from tests.town.walk import the_ticket

pytestmark = pytest.mark.usefixtures("brisk")

LINE = "/new Ленина 12-45 течёт стояк, Петрова 8 921 123-45-67"


async def test_a_call_is_filed_from_one_line_and_the_caller_is_called_back(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await desk.olga.says(LINE, to_bot=True)
    check = await desk.olga.sees("Проверьте:")
    assert "ул. Ленина, д. 12, кв. 45" in check.text
    assert {"Завести", "Изменить", "Отмена"} <= set(check.buttons)
    await desk.olga.presses("Завести")
    await desk.olga.sees("Заявка № 1 заведена")
    shown = await card(desk.petr, 1, "Принято по телефону: диспетчер Ольга И.")
    assert "У жителя нет мессенджера – позвоните" in shown.text
    assert "+7 921 123-45-67" in await (await desk.petr.presses("Телефон: показать", on=shown)).toast()
    await desk.petr.presses("Взять", on=await card(desk.petr))
    await card(desk.petr, 1, "Статус: исполняется")
    await desk.petr.says("/done 1 Заменили кран", to_bot=True)
    owed = await desk.petr.sees("Перезвонить: № 1")
    assert "Скажите: «Заявка № 1 исполнена. Что сделано: Заменили кран." in owed.text
    assert owed.buttons == ["Телефон: показать", "Позвонил", "Не дозвонился", "Решено", "Говорит, что не сделано"]
    await desk.olga.says("/callback", to_bot=True)
    assert "исполнена" in (await desk.olga.sees("Кому перезвонить")).text
    await desk.petr.presses("Позвонил", on=owed)
    await desk.petr.sees("Жителю позвонили: Пётр С.")
    ticket = await the_ticket(house)
    assert (ticket.line, ticket.source, ticket.phone) == (0, "call", "+79211234567")


async def an_operator(house: House, messenger: str) -> Person:
    """Ирина at the library's desk."""
    irina = house.town.person("Ирина Котова", messenger)
    await irina.starts()
    await irina.sees("")

    def grant(connection: Connection) -> None:
        line = next(row.id for row in lines.all(connection) if row.messenger == messenger)
        person = people.meet(connection, line, str(irina.id), house.clock.now()).person.id
        the = organisations.the(connection).id
        organisations.grant(connection, person, the, Role.OPERATOR, label="Библиотека № 3")

    await house.store.write(grant)
    return irina


async def test_a_visitor_gets_a_slip_and_the_operator_follows_it(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    irina = await an_operator(house, messenger)
    await irina.says("/work")
    await irina.sees("Что нужно сделать?")
    await irina.presses("Принять посетителя")
    await irina.sees("Где это?")
    await irina.says("Ленина 12-45")
    await irina.sees("Что случилось?")
    await irina.says("Не горит лампа на лестнице")
    await irina.sees("Спросите посетителя")
    await irina.presses("Согласен на словах")
    await irina.sees("Как зовут посетителя?")
    await irina.says("Петрова")
    await irina.sees("По какому телефону")
    await irina.says("89211234567")
    await irina.sees("Проверьте:")
    await irina.presses("Завести")
    receipt = await irina.sees("Заявка № 1 принята")
    assert "назовите номер 1" in receipt.text
    slip = await irina.sees("Талон к заявке № 1")
    [file] = slip.files
    assert (file.kind, file.name) == ("document", "Заявка-1.pdf")
    shown = await card(desk.petr, 1, "Принято: Библиотека № 3, Ирина К.")
    await desk.petr.presses("Взять", on=shown)
    await card(desk.petr, 1, "Статус: исполняется")
    await irina.says("/work")
    await irina.sees("Что нужно сделать?")
    await irina.presses("Принятые заявки")
    assert "Исполняется" in (await irina.sees("Заявки, которые вы приняли")).text
