"""A visit is offered, chosen, set out for and not let in, between the real program and the stand-ins."""

import re

import pytest

from domain.tickets import Status
from tests.town.desk import card, filed
from tests.town.house import House
from tests.town.test_personal import opens
from tests.town.walk import the_ticket

pytestmark = pytest.mark.usefixtures("brisk")
WINDOW = re.compile(r"\w\w, \d+ \w+, \d+:\d\d–\d+:\d\d")


async def test_a_visit_is_chosen_and_a_closed_door_asks_for_another(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    petr = await opens(house, desk, messenger)
    maria = await filed(house, messenger)
    await desk.olga.says("/assign 1 Пётр", to_bot=True)
    job = await petr.sees("№ 1 · Нет горячей воды", since=0)
    await desk.olga.says("/visit 1 послезавтра 10-12, 14-16", to_bot=True)
    offered = await maria.sees("Когда к вам прийти?")
    assert len([label for label in offered.buttons if WINDOW.fullmatch(label)]) == 2
    await maria.presses(offered.buttons[0], on=offered)
    await maria.sees("Договорились")
    await card(desk.olga, 1, "Визит: ")
    await petr.sees("визит")
    await petr.presses("Выехал", on=job)
    await maria.sees("К вам выехали")
    await petr.presses("Нет доступа", on=job)
    await petr.sees("Пришлите фото двери")
    await petr.sends_photo()
    await petr.sees("записал, что доступа нет")
    again = await maria.sees("не смогли попасть к вам", since=0)
    assert len([label for label in again.buttons if WINDOW.fullmatch(label)]) == 3
    assert (await the_ticket(house)).status is Status.WAITING
