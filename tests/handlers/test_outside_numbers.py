"""A ticket carries numbers of other systems: written down by typing or a form, shown, found, logged."""

from collections.abc import Callable

import pytest

from domain.access import Role
from tests.handlers.bodies import a_body
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_sizes import fits

Says = Callable[[str], str]


@pytest.fixture
def crew(desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram)


@pytest.fixture
def says(crew: Crew) -> Says:
    return lambda text: crew.petr.says(text).screen.text


def test_it_is_written_down_shown_and_logged(desk: Desk, crew: Crew, says: Says, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    assert "Записал: № 1 — это ГИС ЖКХ 123-45." in says("/номер 1 ГИС 123-45")
    assert "ПОС 77" in says("/number 1 ПОС №77")
    assert "В других системах: ГИС ЖКХ 123-45, ПОС 77" in crew.card(number).screen.text
    assert [entry for entry in log_of(desk, number) if entry[1] == "number"] == [
        ("Пётр С.", "number", "ГИС ЖКХ 123-45"), ("Пётр С.", "number", "ПОС 77"),
    ]  # fmt: skip
    maria.says("/start")
    maria.presses("Согласен")
    assert "В других системах: ГИС ЖКХ 123-45, ПОС 77" in maria.says("№ 1").screen.text
    assert "записан номер в другой системе: ПОС 77" in says("/history 1")
    assert "ГИС ЖКХ 123-45, ПОС 77" in says("/number 1")


def test_it_is_found_by_them(desk: Desk, crew: Crew, says: Says, maria: Somebody) -> None:
    for _ in range(2):
        a_ticket(desk, maria)
    says("/number 2 ПОС 0123-45")
    says("/number 2 ЕДС АБ7")
    for typed in ("0123-45", "0123/45", "ПОС 0123-45", "аб-7", "ЕДС АБ7"):
        assert "№ 2 · Нет горячей воды" in says(f"/find {typed}"), typed
        crew.petr.says(f"/ticket {typed}")
        assert crew.seen[-1].shows == "card:2", typed
    assert "Ни у одной заявки нет номера «99-99-99»" in says("/ticket 99-99-99")
    assert "Ни у одной заявки нет номера «АБВ-1»" in says("/ticket АБВ-1")
    crew.petr.says("/ticket 1 и ещё слова")
    assert crew.seen[-1].shows == "card:1"


def test_duplicates_are_told(desk: Desk, crew: Crew, says: Says, maria: Somebody) -> None:
    for _ in range(2):
        a_ticket(desk, maria)
    says("/number 1 ПОС 5-5")
    assert "У № 1 номер ПОС 55 уже записан" in says("/number 1 ПОС 55")
    assert "Такой же номер стоит у № 1. Проверьте" in says("/number 2 ПОС 55")
    assert "Такой же" not in says("/number 2 ЕДС 55")
    assert the_ticket(desk, 1).outside == "ПОС 5-5"


WRONG = {
    "/number": "Назовите номер заявки",
    "/number 77 ПОС 5": "Заявки № 77 нет",
    "/number 1 123-45": "Назовите систему и номер в ней",
    "/number 1 ПОС": "Не вижу номера для ПОС",
    "/number 1 ПОС " + "9" * 41: "Не вижу номера для ПОС",
    "/number 1 ПОС нет": "У № 1 нет номера ПОС",
    "/number 1": "У № 1 нет номеров в других системах",
}


def test_what_is_wrong_is_told(desk: Desk, crew: Crew, says: Says, maria: Somebody) -> None:
    a_ticket(desk, maria)
    for typed, said in WRONG.items():
        assert said in says(typed), typed
    assert the_ticket(desk, 1).outside == ""


def test_it_is_taken_off(desk: Desk, crew: Crew, says: Says, maria: Somebody) -> None:
    a_ticket(desk, maria)
    says("/number 1 ПОС 5")
    assert "Убрал у № 1 номера ПОС" in says("/number 1 ПОС нет")
    assert the_ticket(desk, 1).outside == ""
    assert log_of(desk, 1)[-1] == ("Пётр С.", "unnumber", "ПОС 5")
    assert "Ни у одной" in says("/ticket ПОС5")


def test_by_buttons_from_the_history(desk: Desk, crew: Crew, maria: Somebody) -> None:
    a_ticket(desk, maria)
    crew.petr.says("/history 1")
    crew.petr.presses("Номер в ПОС, ГИС ЖКХ…")
    fits(crew.petr.screen.screen, "vk")
    crew.petr.presses("ПОС")
    assert "Записал: № 1 — это ПОС 12-3." in crew.petr.says("12-3").screen.text
    crew.petr.presses("Номер в ПОС, ГИС ЖКХ…")
    crew.petr.presses("Другая")
    crew.petr.says("Наш город")
    assert "это Наш город 8" in crew.petr.says("8").screen.text


def test_in_private_and_never_of_another_organisation(desk: Desk, crew: Crew, says: Says, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    says(f"/number {number} ПОС 555")
    other = a_body(desk, "Сосед", chat="-2")
    head, anna = other.someone("31", "Глава", Role.HEAD), Somebody(desk, crew.anna.line, crew.anna.external, "Анна")
    theirs = a_ticket(desk, maria, organisation=other.id)
    for where in (head, head.inside("-2")):
        assert f"Заявки № {number} нет" in where.says(f"/number {number} ПОС 1").screen.text
        assert "Такой же" not in where.says(f"/number {theirs} ПОС 555").screen.text
    assert "Ни у одной" in head.inside("-2").says("/ticket ЕДС 556").screen.text
    assert f"№ {number} " not in head.inside("-2").says("/find 555").screen.text
    assert "Записал: № 1" in anna.says("/номер 1 ЕДС 9").screen.text
    assert "Назовите номер заявки" in anna.says("/номер ЕДС 9").screen.text
