"""The stars under «Исполнена» over both messengers."""

import pytest

from domain.tickets import Status
from tests.town.desk import PAIRS, card, filed, finishes
from tests.town.house import House
from tests.town.walk import the_ticket

pytestmark = pytest.mark.usefixtures("brisk")
CROSSED = (*PAIRS[:2], PAIRS[4])


@pytest.mark.parametrize("pair", CROSSED)
async def test_five_stars_reach_the_card(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await finishes(desk, "Заменили кран")
    notice = await maria.sees("Исполнена")
    assert notice.buttons[:2] == ["Решено", "Не решено"]
    await maria.presses("Решено", on=notice)
    stars = await maria.sees("Оцените, пожалуйста")
    await card(desk.olga, 1, "Статус: закрыта")
    assert (await the_ticket(house)).closed_by == "resident"
    await maria.presses("5 — отлично", on=stars)
    await maria.sees("Хотите добавить пару слов?")
    await card(desk.olga, 1, "Оценка жителя: 5 из 5")
    await house.restart()
    await maria.says("Мастер вежливый")
    await maria.sees("Передали ваши слова сотрудникам")
    await desk.olga.sees("Мастер вежливый", since=0)
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
    await maria.presses("Решено", on=again)
    await maria.presses("5 — отлично", on=await maria.sees("Оцените, пожалуйста"))
    await card(desk.olga, 1, "Оценка жителя: 5 из 5")


async def test_the_stars_of_last_month_get_a_kind_answer(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await finishes(desk, "Заменили кран")
    notice = await maria.sees("Исполнена")
    house.faulty.add("messages.edit")  # of what the staff's chat shows, too old by now
    house.move(31 * 24 * 3600)
    await house.restart()
    await maria.presses("Решено", on=notice)
    await maria.sees("Прошло больше 30 дней")
    assert (await the_ticket(house)).closed_by != "resident"


@pytest.mark.parametrize("pair", CROSSED)
async def test_not_solved_with_a_photo_opens_it_again(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await finishes(desk, "Заменили кран")
    await maria.presses("Не решено", on=await maria.sees("Проблема решена?"))
    await maria.sees("Что не так с заявкой № 1?")
    await house.restart()
    await maria.sends_photo()
    await maria.sees("Открыли № 1 снова")
    await card(desk.olga, 1, "Статус: исполняется снова")
    assert (await the_ticket(house)).reopened == 1


async def test_silence_is_reminded_of_once_and_closed(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await finishes(desk, "Заменили кран")
    await maria.sees("Проблема решена?")
    house.move(36 * 3600)
    await maria.sees("Если не ответите")
    house.faulty.add("messages.edit")
    house.move(60 * 3600)
    lapsed = await maria.sees("Ответа не было")
    assert (await the_ticket(house)).closed_by == "silence"
    await maria.says("нет, опять течёт")
    await maria.sees("Открыли № 1 снова")
    assert lapsed.buttons[:2] == ["Решено", "Не решено"]
