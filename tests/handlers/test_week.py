"""The week: to the head on Monday at eight, once; each figure against last week, and each opens its list."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from domain.access import Role
from domain.tickets import Status
from storage import organisations, people, tickets
from tests.handlers.bodies import Body, a_body
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import later
from tests.handlers.test_sizes import fits
from tests.handlers.test_stats import solved

MONDAY = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
"""At eight in Moscow."""


@pytest.fixture
def uyut(desk: Desk) -> Body:
    return a_body(desk, "УК «Уют»", chat="-1")


@pytest.fixture
def head(desk: Desk, uyut: Body) -> Somebody:
    """Who has opened the bot in private."""
    found = uyut.someone("12", "Глава", Role.HEAD)
    found.says("/start")
    return found


def weeks_of(somebody: Somebody) -> list[str]:
    return [one.screen.text for one in somebody.seen if one.screen.text.startswith("Неделя ")]


def at(desk: Desk, moment: datetime) -> None:
    later(desk, seconds=(moment - desk.now).total_seconds())


def test_the_head_is_told_on_monday_at_eight_once(desk: Desk, uyut: Body, head: Somebody, maria: Somebody) -> None:
    later(desk, seconds=1)
    solved(desk, maria, days_ago=0, organisation=uyut.id)
    at(desk, MONDAY - timedelta(minutes=1))
    assert weeks_of(head) == []
    at(desk, MONDAY)
    assert len(weeks_of(head)) == 1
    assert "Неделя 23–29 ноября · УК «Уют»" in weeks_of(head)[0]
    assert "Новых: 1 (↑ на 1 больше)" in weeks_of(head)[0]
    for hours in (1, 24, 100):
        later(desk, hours=hours)
    assert len(weeks_of(head)) == 1
    at(desk, MONDAY + timedelta(days=7))
    assert len(weeks_of(head)) == 2
    assert "Новых: 0 (↓ на 1 меньше)" in weeks_of(head)[1]


def test_after_a_downtime_the_last_week_is_told_once(desk: Desk, uyut: Body, head: Somebody, maria: Somebody) -> None:
    later(desk, seconds=1)
    at(desk, MONDAY)
    assert weeks_of(head) == []  # nothing has happened at all
    desk.now += timedelta(days=16)
    solved(desk, maria, days_ago=5, organisation=uyut.id)
    later(desk, seconds=1)
    assert len(weeks_of(head)) == 1
    assert "Неделя 7–13 декабря" in weeks_of(head)[0]
    at(desk, MONDAY + timedelta(days=21))
    assert len(weeks_of(head)) == 2


def test_eight_is_by_the_clocks_of_the_organisation(desk: Desk, uyut: Body, head: Somebody, maria: Somebody) -> None:
    with desk.database() as c:
        organisations.change(c, uyut.id, timezone="Asia/Vladivostok")
    later(desk, seconds=1)
    solved(desk, maria, days_ago=0, organisation=uyut.id)
    at(desk, datetime(2026, 11, 29, 21, 59, tzinfo=UTC))
    assert weeks_of(head) == []
    at(desk, datetime(2026, 11, 29, 22, 0, tzinfo=UTC))
    assert len(weeks_of(head)) == 1


def test_each_figure_opens_its_list(desk: Desk, uyut: Body, head: Somebody, maria: Somebody) -> None:
    words = {"organisation": uyut.id, "days_ago": 3}
    desk.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    done = [solved(desk, maria, **words) for _ in range(10)]
    late = solved(desk, maria, hours=30, **words)
    again = solved(desk, maria, **words)
    special = solved(desk, maria, **words, status=Status.WORKING, closed_by="", category="lift.broken")
    with desk.database() as c:
        tickets.log(c, again, desk.now - timedelta(days=2), action="reopen", before="done", after="reopened")
        tickets.update(c, special, special=True, ended=None)
    head.says("/неделя")
    text = head.screen.screen.text
    for said in (
        "Неделя 23–29 ноября", "Новых: 13 (↑ на 13 больше)", "Решено: 12", "Просрочено: 2", "Открыто снова: 1",
        "На особом контроле сейчас: 1", "Чаще всего:\nНет горячей воды: 12",
    ):  # fmt: skip
        assert said in text, said
    fits(head.screen.screen, "telegram")
    opened = {"Новые": [special, again], "Просроченные": [special, late], "Открытые снова": [again]}
    opened |= {"Особый контроль": [special], "Решённые": [again, late]}
    for label, numbers in opened.items():
        head.says("/week")
        head.presses(label)
        assert [int(one) for one in re.findall(r"№ (\d+)", head.screen.screen.text)][: len(numbers)] == numbers, label
        fits(head.screen.screen, "vk")
    head.presses("Дальше")
    assert f"№ {done[0]} " in head.screen.screen.text
    head.presses(f"№ {done[0]}")
    assert "Нет горячей воды" in head.screen.screen.text
    assert "Работа с заявкой идёт в рабочем чате" in head.screen.screen.text
    head.presses("К неделе")
    head.presses("Категории")
    head.presses("Нет горячей воды")
    assert "Новые за неделю" in head.screen.screen.text
    for label in ("Дома", "Службы"):
        head.says("/week")
        head.presses(label)
        fits(head.screen.screen, "vk")


def test_the_week_is_the_heads_alone(desk: Desk, uyut: Body, head: Somebody, maria: Somebody) -> None:
    other = a_body(desk, "Сосед", chat="-2")
    number = solved(desk, maria, organisation=other.id)
    ivan = uyut.someone("13", "Иван", Role.DISPATCHER)
    assert "нет такого права" in ivan.says("/week").screen.text
    for data in ("new", "house", "house.1", f"t{number}", "category.water.no_hot"):
        for organisation, somebody in ((uyut.id, ivan), (other.id, head), (uyut.id, head)):
            somebody.presses_data(f"o:week:{organisation}:{data}:261116-261130:0")
            assert "Нет горячей" not in somebody.screen.screen.text
    for data in ("x", "t", "t99999999999", "house.x", "category.", "new:1", "new:1-2:0", "new:261116-261130:99999"):
        head.presses_data(f"o:week:{uyut.id}:{data}")
    assert "Нет горячей" not in head.screen.screen.text


def test_in_a_staff_chat_the_week_comes_into_the_private_one(
    desk: Desk, uyut: Body, head: Somebody, maria: Somebody
) -> None:
    solved(desk, maria, days_ago=7, organisation=uyut.id)
    assert "в личном чате" in head.inside("-1").says("/неделя").screen.text
    assert len(weeks_of(head)) == 1
    stranger = Somebody(desk, desk.telegram, "77", "Чужой").inside("-1")
    assert "Неделя" not in stranger.says("/week").screen.text
    with desk.database() as c:
        person = people.meet(c, desk.telegram, "78", desk.now).person.id
        organisations.grant(c, person, uyut.id, Role.HEAD)
    assert "Откройте бота" in Somebody(desk, desk.telegram, "78", "Вторая").inside("-1").says("/week").screen.text
