"""Who a ticket goes to: the rule's team, in it who is on duty with the least to do; one tap, or the clock."""

from datetime import timedelta

import pytest

from domain.access import Role
from domain.tickets import Status
from storage import organisations, staff, teams
from tests.handlers.crew import Crew, a_crew, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.roster import a_rule, a_team, applies_after, at_home, away, later, on_duty, person_of, reports


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    """A crew, and a resident whose home is known."""
    at_home(desk, maria, a_house(desk))
    return a_crew(desk, desk.telegram)


def test_the_card_proposes_who_is_on_duty_and_one_tap_gives_it_to_them(desk: Desk, crew: Crew, maria: Somebody) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    a_rule(desk, team, "water")
    on_duty(desk, team, crew.ivan)
    number = reports(maria)
    card = crew.card(number)
    assert "Предлагаем: Сантехники, Иван (открытых: 0)" in card.screen.text.splitlines()
    assert card.labels[0] == "Назначить: Иван"
    crew.anna.presses("Назначить: Иван")
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.executor, ticket.team) == (Status.SENT, person_of(desk, crew.ivan), team)
    assert desk.acks[-1] == f"№ {number} назначена: Иван"
    text = crew.card(number).screen.text
    assert "Предлагаем" not in text
    assert "Служба: Сантехники" in text
    assert "Отправлена на исполнение. Исполнитель: Иван" in maria.screen.screen.text


def test_who_has_the_least_to_do_is_proposed_with_what_waits_for_them_counted(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    a_rule(desk, team)
    on_duty(desk, team, crew.ivan)
    on_duty(desk, team, crew.petr)
    who = [the_ticket(desk, reports(maria)).proposed for _ in range(4)]
    ivan, petr = person_of(desk, crew.ivan), person_of(desk, crew.petr)
    assert who == [ivan, petr, ivan, petr]
    crew.ivan.says("/mine")
    crew.anna.says("/assign 1 Иван")
    assert "Иван (открытых: 1)" in crew.anna.says("/ticket 3").screen.text


def test_nobody_on_duty_leaves_it_to_the_team(desk: Desk, crew: Crew, maria: Somebody) -> None:
    team = a_team(desk, "Сантехники", crew.petr)
    a_rule(desk, team)
    on_duty(desk, team, crew.petr, begins=2)
    number = reports(maria)
    card = crew.card(number)
    assert "Предлагаем: Сантехники (на смене никого)" in card.screen.text
    assert card.labels[0] == "Взять"
    later(desk, hours=2)
    assert "Предлагаем: Сантехники, Пётр С. (открытых: 0)" in crew.card(number).screen.text


def test_without_rules_nothing_is_proposed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = reports(maria)
    assert "Предлагаем" not in crew.card(number).screen.text
    assert the_ticket(desk, number).team is None


def test_it_applies_by_itself_after_the_time_that_was_set_and_once(desk: Desk, crew: Crew, maria: Somebody) -> None:
    applies_after(desk, 15)
    team = a_team(desk, "Сантехники", crew.ivan)
    a_rule(desk, team)
    on_duty(desk, team, crew.ivan)
    number = reports(maria)
    later(desk, minutes=14)
    assert the_ticket(desk, number).status is Status.REGISTERED
    later(desk, minutes=1)
    assert (the_ticket(desk, number).status, the_ticket(desk, number).executor_name) == (Status.SENT, "Иван")
    assert [one for one in log_of(desk, number) if one[1] != "alarm_late"] == [("", "assign", "Иван")]
    assert "Статус: назначена, не начата" in crew.card(number).screen.text
    assert sum("Исполнитель: Иван" in one.screen.text for one in maria.seen) == 1


def test_at_once_means_with_the_report(desk: Desk, crew: Crew, maria: Somebody) -> None:
    applies_after(desk, 0)
    team = a_team(desk, "Сантехники", crew.ivan)
    a_rule(desk, team)
    on_duty(desk, team, crew.ivan)
    crew.ivan.says("/mine")
    ivan = Somebody(desk, crew.ivan.line, crew.ivan.external, "Иван")
    ivan.says("/start")
    number = reports(maria)
    assert the_ticket(desk, number).status is Status.SENT
    assert [one.shows for one in ivan.seen if one.shows.count(":") == 2] == [f"job:{number}:{person_of(desk, ivan)}"]


def test_who_takes_it_before_the_clock_keeps_it(desk: Desk, crew: Crew, maria: Somebody) -> None:
    applies_after(desk, 15)
    team = a_team(desk, "Сантехники", crew.ivan)
    a_rule(desk, team)
    on_duty(desk, team, crew.ivan)
    number = reports(maria)
    crew.petr.presses("Взять")
    later(desk, minutes=30)
    assert the_ticket(desk, number).executor_name == "Пётр С."


def test_an_old_button_proposes_nobody_who_is_no_longer_proposed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    a_rule(desk, team)
    on_duty(desk, team, crew.ivan, hours=1)
    on_duty(desk, team, crew.petr, begins=1)
    number = reports(maria)
    old = crew.card(number)
    ivan = person_of(desk, crew.ivan)
    later(desk, hours=1)
    assert "Пётр С." in crew.card(number).screen.text
    crew.anna.presses_data(f"c:{number}:give:{ivan}", old.id)
    assert desk.acks[-1] == f"Для № {number} предлагаем уже другого. Посмотрите на карточку."
    assert the_ticket(desk, number).executor is None


def test_who_gave_it_back_is_not_proposed_again(desk: Desk, crew: Crew, maria: Somebody) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    a_rule(desk, team)
    on_duty(desk, team, crew.ivan)
    number = reports(maria)
    crew.anna.presses("Назначить: Иван")
    crew.ivan.says(f"/return {number} нет материалов")
    later(desk, minutes=1)
    assert the_ticket(desk, number).proposed is None
    on_duty(desk, team, crew.petr)
    later(desk, minutes=1)
    assert the_ticket(desk, number).proposed == person_of(desk, crew.petr)


def test_the_deputy_is_proposed_for_who_is_away(desk: Desk, crew: Crew, maria: Somebody) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    a_rule(desk, team)
    on_duty(desk, team, crew.ivan)
    away(desk, crew.ivan, crew.petr)
    number = reports(maria)
    assert "Предлагаем: Сантехники, Пётр С." in crew.card(number).screen.text
    away(desk, crew.petr, None)
    later(desk, minutes=1)
    assert "на смене никого" in crew.card(number).screen.text


def test_who_has_left_is_proposed_no_more(desk: Desk, crew: Crew, maria: Somebody) -> None:
    stranger = Somebody(desk, desk.telegram, "777", "Олег")
    team = a_team(desk, "Сантехники", stranger)
    a_rule(desk, team)
    on_duty(desk, team, stranger)
    number = reports(maria)
    assert the_ticket(desk, number).proposed == person_of(desk, stranger)
    gone = person_of(desk, stranger)
    with desk.database() as connection:
        own = organisations.the(connection).id
        staff.revoke(connection, gone, own, Role.EXECUTOR)
        teams.leave(connection, team, gone)
    later(desk, minutes=1)
    assert the_ticket(desk, number).proposed is None


def test_outside_working_hours_another_team_has_it(desk: Desk, crew: Crew, maria: Somebody) -> None:
    with desk.database() as connection:
        organisations.change(connection, organisations.the(connection).id, hours="пн–пт 8:00–17:00")
    day, night = a_team(desk, "Сантехники", crew.petr), a_team(desk, "Аварийная", crew.ivan)
    a_rule(desk, day, "water")
    a_rule(desk, night, hours="closed")
    assert the_ticket(desk, reports(maria)).team == day
    desk.now += timedelta(hours=9)
    assert the_ticket(desk, reports(maria)).team == night
