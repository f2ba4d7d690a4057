"""What was given to somebody and not begun climbs: the next on duty, dispatcher, head, those above, the inspection."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.access import Role
from storage import organisations, staff
from tests.handlers.bodies import Body, a_body
from tests.handlers.crew import a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.roster import a_team, later, on_duty, person_of


@pytest.fixture
def gorod(desk: Desk) -> Body:
    return a_body(desk, "Город", kind="municipality")


@pytest.fixture
def company(desk: Desk, gorod: Body) -> Body:
    a_body(desk, "ГЖИ", kind="inspection", parent=gorod.id)
    return a_body(desk, "УК «Уют»", parent=gorod.id, chat="-7")


def cards(somebody: Somebody, number: int) -> list[Seen]:
    return [one for one in somebody.seen if one.shows.split(":")[:2] in (["climb", str(number)], ["over", str(number)])]


def given(desk: Desk, body: Body, executor: Somebody, maria: Somebody, **words: str) -> int:
    """A ticket that was given to somebody who does not begin."""
    number = a_ticket(desk, maria, organisation=body.id, **words)
    boss = body.someone("800", "Семён Главный", Role.DISPATCHER)
    group = boss.inside(body.chat)
    group.says("/help")
    executor.inside(body.chat).says("/help")
    group.says(f"/назначить {number} {executor.name}")
    assert the_ticket(desk, number).status == "sent", group.screen.screen.text
    return number


def opened(body: Body, external: str, name: str, *roles: str) -> Somebody:
    somebody = body.someone(external, name, *roles)
    somebody.says("/start")
    return somebody


def test_it_climbs_a_step_every_four_working_hours(desk: Desk, maria: Somebody, gorod: Body, company: Body) -> None:
    desk.now = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
    petr, ivan = opened(company, "201", "Пётр Сергеев", Role.EXECUTOR), opened(company, "202", "Иван Ли", Role.EXECUTOR)
    olga, head = opened(company, "203", "Ольга Ким", Role.DISPATCHER), opened(company, "204", "Анна Руль", Role.HEAD)
    mayor = opened(gorod, "205", "Глеб Город", Role.MODERATOR)
    team = a_team(desk, "Сантехники", petr, ivan, organisation=company.id)
    for one in (petr, ivan):
        on_duty(desk, team, one, hours=100)
    number = given(desk, company, petr, maria)
    later(desk, hours=3, minutes=59)
    assert the_ticket(desk, number).level == 0
    later(desk, minutes=2)
    assert (len(cards(ivan, number)), len(cards(petr, number))) == (1, 0)
    later(desk, hours=5)
    assert (len(cards(olga, number)), len(cards(head, number))) == (1, 0)
    later(desk, hours=19)
    assert (len(cards(head, number)), len(cards(mayor, number))) == (1, 0)
    later(desk, hours=5)
    (over,) = cards(mayor, number)
    assert "УК «Уют»" in over.screen.text
    assert not [word for word in ("Мария", "кв. 45", "Пётр") if word in over.screen.text]
    assert the_ticket(desk, number).level == 4
    mayor.presses("Взять на контроль")
    assert log_of(desk, number)[-1] == ("Глеб Г.", "watch", "Город")
    ivan.presses("Беру")
    assert the_ticket(desk, number).executor == person_of(desk, ivan)
    assert all("Взял: Иван" in cards(one, number)[0].screen.text for one in (ivan, olga, head))


def test_a_step_without_anybody_is_left_out_and_the_head_stays_the_last(
    desk: Desk, maria: Somebody, company: Body
) -> None:
    petr, head = opened(company, "201", "Пётр Сергеев", Role.EXECUTOR), opened(company, "204", "Анна Руль", Role.HEAD)
    number = given(desk, company, petr, maria)
    later(desk, days=1)
    assert (len(cards(head, number)), the_ticket(desk, number).level) == (1, 3)
    later(desk, days=9)
    assert (len(cards(head, number)), the_ticket(desk, number).level) == (1, 3)
    head.presses("Нужна помощь")
    assert "Выше никого нет" in desk.acks[-1]


def test_not_mine_asks_the_next_at_once_and_counts_once(desk: Desk, maria: Somebody, company: Body) -> None:
    petr, olga = (
        opened(company, "201", "Пётр Сергеев", Role.EXECUTOR),
        opened(company, "203", "Ольга Ким", Role.DISPATCHER),
    )
    head = opened(company, "204", "Анна Руль", Role.HEAD)
    number = given(desk, company, petr, maria)
    later(desk, days=1)
    assert len(cards(olga, number)) == 1
    olga.presses("Не моё")
    desk.deliver()
    assert len(cards(head, number)) == 1
    olga.presses("Не моё")
    assert the_ticket(desk, number).level == 3
    assert [entry[1] for entry in log_of(desk, number)].count("send_up") == 2


def test_who_left_is_not_asked(desk: Desk, maria: Somebody, company: Body) -> None:
    petr, olga = (
        opened(company, "201", "Пётр Сергеев", Role.EXECUTOR),
        opened(company, "203", "Ольга Ким", Role.DISPATCHER),
    )
    head = opened(company, "204", "Анна Руль", Role.HEAD)
    number = given(desk, company, petr, maria)
    gone = person_of(desk, olga)
    with desk.database() as connection:
        staff.dismiss(connection, gone, company.id)
    later(desk, days=1)
    assert not cards(olga, number)
    assert cards(head, number)


def test_who_was_asked_and_left_takes_nothing(desk: Desk, maria: Somebody, company: Body) -> None:
    petr, olga = (
        opened(company, "201", "Пётр Сергеев", Role.EXECUTOR),
        opened(company, "203", "Ольга Ким", Role.DISPATCHER),
    )
    number = given(desk, company, petr, maria)
    later(desk, days=1)
    gone = person_of(desk, olga)
    with desk.database() as connection:
        staff.dismiss(connection, gone, company.id)
    olga.presses("Беру")
    assert the_ticket(desk, number).executor == person_of(desk, petr)


def test_it_can_be_switched_off(desk: Desk, maria: Somebody, company: Body) -> None:
    petr, olga = (
        opened(company, "201", "Пётр Сергеев", Role.EXECUTOR),
        opened(company, "203", "Ольга Ким", Role.DISPATCHER),
    )
    with desk.database() as connection:
        own = organisations.get(connection, company.id)
        assert own is not None
        organisations.change(connection, company.id, practice=replace(own.practice, return_after=0))
    number = given(desk, company, petr, maria)
    later(desk, days=5)
    assert not cards(olga, number)


def test_after_a_week_of_downtime_one_step_is_made(desk: Desk, maria: Somebody, company: Body) -> None:
    petr, olga = (
        opened(company, "201", "Пётр Сергеев", Role.EXECUTOR),
        opened(company, "203", "Ольга Ким", Role.DISPATCHER),
    )
    head = opened(company, "204", "Анна Руль", Role.HEAD)
    number = given(desk, company, petr, maria)
    later(desk, days=7)
    assert (len(cards(olga, number)), len(cards(head, number))) == (1, 0)


def test_a_clock_that_is_put_back_asks_nobody_twice(desk: Desk, maria: Somebody, company: Body) -> None:
    petr, olga = (
        opened(company, "201", "Пётр Сергеев", Role.EXECUTOR),
        opened(company, "203", "Ольга Ким", Role.DISPATCHER),
    )
    number = given(desk, company, petr, maria)
    later(desk, days=1)
    later(desk, days=-1)
    later(desk, hours=23)
    assert len(cards(olga, number)) == 1
    assert the_ticket(desk, number).level == 2
