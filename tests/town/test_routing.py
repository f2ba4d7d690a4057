"""From a report to who does it, and on to another organisation, over both messengers."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from domain.access import Role
from domain.routing import Rule
from storage import duty, lines, organisations, people, rules, staff, teams
from tests.town.desk import card, cards, filed
from tests.town.house import House

pytestmark = pytest.mark.usefixtures("brisk")


async def on_duty(house: House, messenger: str, external: str, name: str) -> None:
    """A team that takes what is about water, and who of it is on duty."""
    now = house.clock.now()

    def put(c: Connection) -> None:
        line = next(row.id for row in lines.all(c) if row.messenger == messenger)
        contact = people.meet(c, line, external, now)
        people.rename(c, contact.id, name, "")
        own = organisations.the(c).id
        team = teams.add(c, own, "Сантехники").id
        teams.join(c, team, contact.person.id)
        staff.grant(c, contact.person.id, own, Role.DISPATCHER)
        rules.add(c, Rule(0, own, team, "water"), contact.person.id, now)
        duty.plan(c, own, team, contact.person.id, [(now, now.replace(year=now.year + 1))], contact.person.id, now)

    await house.store.write(put)


async def test_who_is_on_duty_is_proposed_and_one_tap_gives_it_to_them(house: House, crossed: tuple[str, str]) -> None:
    messenger, resident = crossed
    desk = await house.staff(messenger)
    await on_duty(house, messenger, str(desk.petr.id), "Пётр Седов")
    maria = await filed(house, resident)
    shown = await card(desk.olga, 1, "Предлагаем: Сантехники, Пётр С. (открытых: 0)")
    assert shown.buttons[0] == "Назначить: Пётр С."
    toast = await (await desk.olga.presses("Назначить: Пётр С.", on=shown)).toast()
    assert toast == "№ 1 назначена: Пётр С."
    given = await card(desk.olga, 1, "Исполнитель: Пётр С.")
    assert "Служба: Сантехники" in given.text
    await maria.sees("Отправлена на исполнение. Исполнитель: Пётр С.")
    await desk.petr.says("Принял смену", to_bot=True)
    took = await desk.petr.sees("принял(а) смену: Сантехники")
    assert "Открыта 1 заявка:" in took.text


async def test_what_is_not_ours_comes_to_the_other_chat_and_the_resident_hears_who_has_it(
    house: House, crossed: tuple[str, str]
) -> None:
    messenger, resident = crossed
    desk = await house.staff(messenger)
    inna, other = house.town.person("Инна Белая", messenger), house.town.person("Сергей Лужин", messenger)
    await inna.opens(await house.link(messenger))
    await inna.sees("администратор")
    group = await house.town.group("Водоканал", [inna, other])
    await group.make_admin()
    await inna.in_chat(group).says("/bind", to_bot=True)
    await inna.in_chat(group).presses("Привязать")
    await inna.in_chat(group).sees("Чат привязан")

    def settle(c: Connection) -> None:
        own = organisations.the(c).id
        town = organisations.add(c, "Администрация", "municipality", None)
        organisations.change(c, own, parent=town.id)
        water = organisations.add(c, "Водоканал", "supplier", town.id)
        theirs = organisations.staff_chats_.c.title == "Водоканал"
        c.execute(sa.update(organisations.staff_chats_).where(theirs).values(organisation=water.id))

    await house.store.write(settle)
    maria = await filed(house, resident)
    await desk.petr.presses("Не наша зона", on=await card(desk.petr))
    await desk.petr.presses("Это сети поставщика", on=await desk.petr.sees("Почему не ваша зона?"))
    await desk.petr.presses("Водоканал", on=await desk.petr.sees("Кому передать?"))
    await desk.petr.sees("№ 1 передана: Водоканал.")
    stub = await desk.petr.sees("Причина: Это сети поставщика")
    assert "Передана: Водоканал" in stub.text
    assert stub.buttons == []
    there = other.in_chat(group)
    shown = await card(there, 1, "Пришла от: ")
    await maria.sees("Заявку передали: Водоканал. Теперь отвечают там.")
    await there.presses("Взять", on=shown)
    await maria.sees("Исполняется. Занимается: Сергей Л.")
    assert len(cards(there)) == 1
