"""The stars under «Исполнена» over both messengers."""

import pytest

from domain.tickets import Status
from tests.town.desk import PAIRS, card, filed, finishes
from tests.town.house import House
from tests.town.walk import the_ticket

pytestmark = pytest.mark.usefixtures("brisk")
CROSSED = PAIRS[:2]


@pytest.mark.parametrize("pair", CROSSED)
async def test_five_stars_reach_the_card(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await finishes(desk, "Заменили кран")
    notice = await maria.sees("Исполнена")
    assert "5 — отлично" in notice.buttons
    await maria.presses("5 — отлично", on=notice)
    await maria.sees("Ваша оценка: 5 из 5")
    await card(desk.olga, 1, "Оценка жителя: 5 из 5")
    await maria.replies(notice, "3")
    await maria.sees("Ваша оценка: 3 из 5")
    await desk.olga.sees("было 5, стало 3", since=0)


@pytest.mark.parametrize("pair", CROSSED)
async def test_one_star_opens_the_ticket_again_across_a_restart(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await finishes(desk, "Заменили кран")
    await maria.sees("Исполнена")
    await maria.says("1")
    await maria.sees("Что не понравилось?")
    await house.restart()
    await maria.says("Кран опять течёт")
    await maria.sees("Открыть заявку № 1 снова")
    await house.restart()
    await maria.presses("Открыть снова")
    await maria.sees("Открыли № 1 снова")
    await card(desk.olga, 1, "Статус: исполняется снова")
    await desk.olga.sees("Кран опять течёт", since=0)
    assert (await the_ticket(house)).status is Status.REOPENED
    await desk.petr.presses("Готово", on=await card(desk.petr))
    await desk.petr.sees("Что сделано?")
    await desk.petr.says("Заменили прокладку")
    again = await maria.sees("Заменили прокладку", since=0)
    await maria.presses("5 — отлично", on=again)
    await card(desk.olga, 1, "Оценка жителя: 5 из 5")


async def test_the_stars_of_last_month_get_a_kind_answer(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await finishes(desk, "Заменили кран")
    notice = await maria.sees("Исполнена")
    house.faulty.add("messages.edit")  # of what the staff's chat shows, too old by now
    house.move(30 * 24 * 3600)
    await house.restart()
    await maria.presses("5 — отлично", on=notice)
    await maria.sees("Прошло больше двух недель")
    assert (await the_ticket(house)).rating is None
