"""/journal: from – to by typing and by buttons, for who may have it, into the private chat only."""

from typing import Any

import pytest

from domain.access import Role
from storage import jobs
from tests.handlers.bodies import Body, a_body
from tests.handlers.crew import file
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_sizes import fits


@pytest.fixture
def uyut(desk: Desk, maria: Somebody) -> Body:
    """With a ticket of today."""
    found = a_body(desk, "УК «Уют»", chat="-1")
    with desk.database() as c:
        file(c, desk, maria, organisation=found.id)
    return found


def ordered(desk: Desk) -> list[Any]:
    with desk.database() as c:
        return [job.payload for job in jobs.due(c, desk.now, 99) if job.kind == "journal"]


def test_it_is_ordered_by_typing(desk: Desk, uyut: Body) -> None:
    olga = uyut.someone("11", "Ольга", Role.DISPATCHER, line=desk.vk)
    assert "Пришлю сюда файлом" in olga.says("/журнал 01.11–30.11").screen.text
    [job] = ordered(desk)
    assert job["period"] == "261101-261124"
    assert (job["line"], job["chat"], job["closed"]) == (desk.vk, "11", False)


def test_by_buttons(desk: Desk, uyut: Body) -> None:
    head = uyut.someone("11", "Глава", Role.HEAD, line=desk.vk)
    head.says("/journal")
    fits(head.screen.screen, "vk")
    head.presses("Этот месяц")
    assert [job["period"] for job in ordered(desk)] == ["261101-261124"]
    head.says("/journal")
    assert "журнал был бы пустым" in head.presses("Прошлый месяц").screen.text
    assert len(ordered(desk)) == 1


WRONG = {
    "октябрь": "журнал был бы пустым",
    "30.11–01.11": "Начало позже конца",
    "2025–2026": "Не понял",
    "01.01.2024–31.12.2025": "не больше 366 дней",
    "2027": "ещё не наступили",
    "=cmd": "Не понял, за какое время: «=cmd»",
}


def test_what_is_wrong_is_told(desk: Desk, uyut: Body) -> None:
    head = uyut.someone("11", "Глава", Role.HEAD)
    for typed, said in WRONG.items():
        assert said in head.says(f"/journal {typed}").screen.text, typed
    for data in ("1-2", "240101-251231", "x", "261131-261124"):
        head.presses_data(f"o:journal:{uyut.id}:{data}")
    assert ordered(desk) == []


def test_through_a_foreign_messenger_go_no_flats_but_a_link_to_our_page(desk: Desk, uyut: Body) -> None:
    head = uyut.someone("11", "Глава", Role.HEAD, line=desk.telegram)
    seen = head.says("/журнал ноябрь")
    assert "не будет квартир и лицевых счетов" in seen.screen.text
    link = next(button.data for row in seen.screen.rows for button in row if button.label == "Журнал целиком")
    assert link.startswith("https://bot.example.ru/journal/")
    assert [job["closed"] for job in ordered(desk)] == [True]


def test_from_a_staff_chat_it_goes_into_the_private_one(desk: Desk, uyut: Body) -> None:
    head = uyut.someone("11", "Глава", Role.HEAD)
    assert "Откройте бота в личном чате" in head.inside("-1").says("/журнал").screen.text
    head.says("/start")
    assert "в личный чат" in head.inside("-1").says("/журнал ноябрь").screen.text
    assert [job["chat"] for job in ordered(desk)] == ["11"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.RESIDENT])
def test_only_heads_and_dispatchers_have_it(desk: Desk, uyut: Body, role: str) -> None:
    somebody = uyut.someone("11", "Иван", role)
    somebody.says("/journal ноябрь")
    somebody.presses_data(f"o:journal:{uyut.id}:261101-261124")
    assert bool(ordered(desk)) is (role in ("dispatcher", "head", "admin"))


def test_never_of_another_organisation(desk: Desk, uyut: Body) -> None:
    head = a_body(desk, "Сосед").someone("11", "Глава", Role.HEAD)
    assert "нет такого права" in head.presses_data(f"o:journal:{uyut.id}:261101-261124").screen.text
    assert "журнал был бы пустым" in head.says("/journal ноябрь").screen.text
    assert ordered(desk) == []
