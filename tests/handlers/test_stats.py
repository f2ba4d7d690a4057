"""/stats: the same figures for everybody, typed and pressed; few are told as few; a child's are for those above."""

from datetime import timedelta
from typing import Any

import pytest

from domain.access import Role
from domain.tickets import Status
from storage import tickets
from tests.handlers.bodies import a_body
from tests.handlers.crew import CHAT, Crew, a_crew, file
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_sizes import fits


def solved(desk: Desk, resident: Somebody, hours: float = 10, days_ago: float = 3, **words: Any) -> int:
    """A ticket that was done after so many hours, or ended otherwise by `status`."""
    told = {name: words.pop(name) for name in ("status", "closed_by", "rating", "executor") if name in words}
    told = {"status": Status.CLOSED, "closed_by": "resident", **told}
    now, desk.now = desk.now, desk.now - timedelta(days=days_ago)
    promised = desk.now + timedelta(hours=24)
    with desk.database() as c:
        one = file(c, desk, resident, **words)
        tickets.update(c, one.id, promised=promised, ended=desk.now + timedelta(hours=hours), next_due=None, **told)
    desk.now = now
    return one.id


@pytest.fixture
def crew(desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram)


def test_few_are_told_as_few(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for _ in range(3):
        solved(desk, maria)
    solved(desk, maria, hours=30)
    text = crew.petr.says("/stats").screen.text
    assert "Новых заявок: 4" in text
    assert "Исполнено: 4" in text
    assert "В срок: 3 из 4" in text
    assert "%" not in text.replace("проценты", "")
    assert "Заявок меньше 5: проценты по ним не считаем." in text
    assert "Половина" not in text


def test_the_ends_are_counted_apart(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for said in ("resident", "resident", "resident", "silence", "staff"):
        solved(desk, maria, closed_by=said, rating=4)
    ends = {"rejected": 2, "handed_on": 1, "withdrawn": 3, "duplicate": 1, "done": 1}
    for status, count in ends.items():
        for _ in range(count):
            solved(desk, maria, status=status, closed_by="")
    text = crew.petr.says("/цифры").screen.text
    for said in (
        "Новых заявок: 13", "Исполнено: 6", "В срок: 100 % (6 из 6)", "решено, подтвердил житель — 3",
        "решено, житель промолчал — 1", "закрыли сотрудники — 1", "ждём ответа жителя — 1", "отказ — 2",
        "передано — 1", "отозвано — 3", "повтор другой заявки — 1", "за 3 месяца: 50 % (3 из 6)",
        "Оценка жителей: 4 из 5 (5 оценок)", "Половина исполнена быстрее чем за 10 часов",
    ):  # fmt: skip
        assert said in text, said
    fits(crew.petr.screen.screen, "telegram")


def test_what_is_late_and_still_open_lowers_the_share(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for _ in range(4):
        solved(desk, maria)
    number = solved(desk, maria)
    with desk.database() as c:
        tickets.update(c, number, status=Status.WORKING, ended=None, closed_by="")
    text = crew.petr.says("/stats").screen.text
    assert "В срок: 80 % (4 из 5)" in text
    assert "Срок вышел, а 1 заявка ещё открыта" in text


def test_from_to_is_typed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    solved(desk, maria, days_ago=40)  # 15 October
    assert "Новых заявок: 1" in crew.petr.says("/stats октябрь").screen.text
    assert "1–31 октября" in crew.petr.screen.screen.text
    assert "Новых заявок: 1" in crew.petr.says("/stats 01.10–31.10").screen.text
    assert "Новых заявок: 1" in crew.petr.says("/stats 15.10").screen.text
    assert "заявок не было" in crew.petr.says("/stats 16.10-31.10").screen.text
    for typed, said in {
        "31.10–01.10": "Начало позже конца: 31.10.2026 – 01.10.2026",
        "01.01.2020–31.12.2026": "слишком долго",
        "01.02.2027": "ещё не наступили",
        "чепуха": "Не понял, за какое время: «чепуха»",
    }.items():
        assert said in crew.petr.says(f"/stats {typed}").screen.text


def test_apart_by_team_and_house_for_all_by_executor_for_heads(desk: Desk, crew: Crew, maria: Somebody) -> None:
    solved(desk, maria, executor=2)
    assert "Без службы: новых 1, исполнено 1, в срок 1 из 1" in crew.petr.says("/stats по службам").screen.text
    assert "Нет горячей воды: новых 1" in crew.petr.says("/stats октябрь–ноябрь по категориям").screen.text
    crew.petr.says("/stats")
    assert "По исполнителям" not in crew.petr.screen.labels
    crew.petr.presses("По домам")
    assert "Без дома: новых 1" in crew.petr.screen.screen.text
    crew.petr.presses("Всё вместе")
    assert "Новых заявок: 1" in crew.petr.screen.screen.text
    assert "видит руководитель" in crew.petr.says("/stats по исполнителям").screen.text
    crew.petr.presses_data("c:0:stats.executor.261101-261124:0")
    assert "видит руководитель" in desk.acks[-1]
    assert "новых 1" in crew.anna.says("/stats по исполнителям").screen.text
    crew.anna.says("/stats")
    assert "По исполнителям" in crew.anna.screen.labels


def test_in_private_by_command_and_by_button(desk: Desk, crew: Crew, maria: Somebody) -> None:
    solved(desk, maria)
    anna = Somebody(desk, crew.anna.line, crew.anna.external, crew.anna.name)
    assert "Новых заявок: 1" in anna.says("/stats ноябрь").screen.text
    anna.presses("По домам")
    assert "Без дома: новых 1" in anna.screen.screen.text
    assert "ноября" in anna.screen.screen.text
    fits(anna.screen.screen, "telegram")
    anna.says("/work")
    while "Цифры" not in anna.screen.labels:
        anna.presses("Дальше")
    anna.presses("Цифры")
    assert "Новых заявок: 1" in anna.screen.screen.text
    assert "Новых" not in maria.says("/stats").screen.text


def test_a_childs_figures_are_for_those_above(desk: Desk, maria: Somebody) -> None:
    town = a_body(desk, "Город", kind="municipality")
    uyut, other = (a_body(desk, name, parent=town.id, chat=chat) for name, chat in (("Уют", "-1"), ("Сосед", "-2")))
    for _ in range(6):
        solved(desk, maria, organisation=uyut.id)
    solved(desk, maria, organisation=other.id)
    curator, head = town.someone("11", "Куратор", Role.CURATOR), uyut.someone("12", "Глава", Role.HEAD)
    assert "Новых заявок: 7" in curator.says("/stats").screen.text
    curator.presses("По организациям")
    assert "Уют: новых 6, исполнено 6, в срок 100 % (6 из 6)" in curator.screen.screen.text
    curator.presses("Сосед")
    assert "Новых заявок: 1" in curator.screen.screen.text
    assert "Новых заявок: 6" in head.says("/stats").screen.text
    assert "По организациям" not in head.screen.labels
    for data in (f"o:stats:{other.id}:all:261101-261124:0", f"o:stats:{town.id}:all:261101-261124:0"):
        assert "нет такого права" in head.presses_data(data).screen.text
    for what in (f"o{other.id}", f"o{town.id}", "o0", "x", "organisation"):
        head.presses_data(f"o:stats:{uyut.id}:{what}:261101-261124:0")
        assert "Сосед" not in head.screen.screen.text
        assert "Новых заявок: 7" not in head.screen.screen.text


def test_a_forged_button_is_refused(desk: Desk, crew: Crew) -> None:
    for data in ("c:0:stats", "c:0:stats.team.1-2:0", "c:0:stats.x.261101-261124:0", "c:0:stats.team.261131-261124:0"):
        crew.petr.presses_data(data)
    assert crew.petr.chat == CHAT
    assert not [one for one in crew.seen if "Новых" in one.screen.text]
