"""Rules made by buttons: what about, which team, when, for which houses; and when a proposal applies by itself."""

import pytest

from domain.access import Role
from domain.organisations import Kind
from domain.routing import Rule
from storage import organisations, rules, staff
from tests.handlers.crew import Crew, a_crew
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.roster import a_team, person_of
from tests.handlers.test_sizes import fits


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    """A crew with a team."""
    return a_crew(desk, maria.line)


@pytest.fixture
def anna(crew: Crew) -> Somebody:
    """The admin in her own dialogue."""
    anna = Somebody(crew.desk, crew.anna.line, crew.anna.external, "Анна Ильина")
    anna.says("/start")
    return anna


def held(desk: Desk) -> list[tuple[int, str, int | None, int | None, str]]:
    """The rules without their numbers."""
    with desk.database() as connection:
        found: list[Rule] = rules.of(connection, organisations.the(connection).id)
        return [(one.team, one.category, one.house, one.owner, one.hours) for one in found]


def test_a_rule_is_made_by_buttons_and_removed_by_one(desk: Desk, crew: Crew, anna: Somebody) -> None:
    house = a_house(desk)
    team, night = a_team(desk, "Сантехники", crew.petr), a_team(desk, "Аварийная", crew.ivan)
    anna.says("/правила")
    assert "Правил ещё нет" in anna.screen.screen.text
    for group, leaf, whom, hours in (
        ("Вода", "Всё из этой группы", "Сантехники", "Всегда"),
        ("Вода", "Слабый напор", "Аварийная", "вне рабочих часов"),
    ):
        anna.presses("Новое правило")
        anna.presses(group)
        anna.presses(leaf)
        anna.presses(whom)
        anna.presses(hours)
        if whom == "Сантехники":
            anna.presses("Для всех")
        else:
            anna.presses("Для одного дома")
            anna.says("Ленина 12")
            anna.presses("ул. Ленина, д. 12")
        anna.presses("Сохранить")
        anna.says("/rules")
    assert held(desk) == [(team, "water", None, None, ""), (night, "water.pressure", house, None, "closed")]
    text = anna.screen.screen.text
    assert "1. Вода → Сантехники" in text
    assert "2. Слабый напор, ул. Ленина, д. 12, вне рабочих часов → Аварийная" in text
    anna.presses("Убрать 1")
    assert len(held(desk)) == 1


def test_the_houses_of_one_organisation_below(desk: Desk, crew: Crew, anna: Somebody) -> None:
    team = a_team(desk, "Сантехники", crew.petr)
    with desk.database() as connection:
        below = organisations.add(connection, "УК «Север»", Kind.COMPANY, organisations.the(connection).id)
    anna.says("/rules")
    anna.presses("Новое правило")
    anna.presses("Любые заявки")
    anna.presses("Сантехники")
    anna.presses("Всегда")
    anna.presses("Для домов одной организации")
    anna.presses("УК «Север»")
    assert "Любые заявки, дома: УК «Север» → Сантехники" in anna.screen.screen.text
    anna.presses("Сохранить")
    assert held(desk) == [(team, "", None, below.id, "")]


def test_when_a_proposal_applies_is_set_by_buttons(desk: Desk, anna: Somebody) -> None:
    anna.says("/rules")
    assert "ждёт, пока диспетчер" in anna.screen.screen.text
    for label, said in (("Сразу", "применяется сразу"), ("Через 15 мин", "через 15 мин"),
                        ("Никогда, ждать диспетчера", "ждёт, пока диспетчер")):  # fmt: skip
        anna.presses("Применять без диспетчера")
        anna.presses(label)
        assert said in anna.screen.screen.text


def test_who_may_not_make_rules_does_not(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = Somebody(desk, crew.petr.line, crew.petr.external, "Пётр")
    petr.says("/start")
    number = person_of(desk, petr)
    with desk.database() as connection:
        staff.grant(connection, number, organisations.the(connection).id, Role.EXECUTOR)
    petr.says("/rules")
    assert petr.screen.screen.text == "У вас нет такого права в этой организации."
    for does in ("new", "wait", "after:0", "drop:1"):
        petr.presses_data(f"o:rules:1:{does}", petr.screen.id)
        assert petr.screen.screen.text == "У вас нет такого права в этой организации."
    maria.says("/start")
    maria.presses_data("o:rules:1:after:0", maria.screen.id)
    with desk.database() as connection:
        assert rules.applies_after(connection, organisations.the(connection).id) is None


def test_every_screen_of_it_fits(desk: Desk, crew: Crew, anna: Somebody, maria: Somebody) -> None:
    team = a_team(desk, "Участок по обслуживанию внутридомовых инженерных сетей", crew.petr)
    with desk.database() as connection:
        own = organisations.the(connection).id
        for code in ("water", "heat", "power", "gas", "lift", "entr", "bldg", "yard", "waste.not_removed"):
            rules.add(connection, Rule(0, own, team, code, None, None, "closed"), 1, desk.now)
    anna.says("/rules")
    anna.presses("Дальше")
    anna.presses("Новое правило")
    anna.presses("Дальше")
    anna.presses("Любые заявки")
    anna.presses("Применять без диспетчера")
    for seen in anna.seen:
        fits(seen.screen, desk.lines[maria.line].can.messenger)
