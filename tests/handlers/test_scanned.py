"""A poster is scanned: consent first, then house and entrance are known, and a report is two taps away."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from domain.posters import Scanned, doors, read
from storage import residence
from storage.houses import houses
from storage.scans import scans
from tests.handlers.crew import the_ticket
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_sizes import fits


@pytest.fixture
def house(desk: Desk) -> int:
    """With four entrances."""
    number = a_house(desk)
    with desk.database() as connection:
        connection.execute(sa.update(houses).values(entrances=4))
    return number


def agreed(somebody: Somebody) -> Somebody:
    somebody.says("/start")
    somebody.presses("Согласен")
    return somebody


def kept(desk: Desk) -> list[tuple[int, int, int]]:
    with desk.database() as connection:
        rows = connection.execute(sa.select(scans.c.house, scans.c.entrance, scans.c.line).order_by(scans.c.id))
        return [(row[0], row[1], row[2]) for row in rows]


def files(maria: Somebody, *answers: str) -> None:
    for answer in (*answers, "Темно на третьем этаже", "Пропустить"):
        maria.says(answer)
    maria.presses("Отправить заявку")


def test_from_the_scan_to_the_report_in_two_taps(desk: Desk, maria: Somebody, house: int) -> None:
    agreed(maria)
    maria.send(start=f"h{house}e3")
    assert "ул. Ленина, д. 12, подъезд 3" in maria.screen.screen.text
    fits(maria.screen.screen, desk.lines[maria.line].can.messenger)
    assert "О чём сообщить?" in maria.presses("Сообщить о проблеме").screen.text
    files(maria, "Подъезд и лифт", "Нет света в подъезде")
    ticket = the_ticket(desk, 1)
    assert (ticket.house, ticket.entrance) == (house, "3")
    assert "Где это?" not in " ".join(seen.screen.text for seen in maria.seen)


def test_what_was_scanned_is_kept_for_after_the_consent(desk: Desk, maria: Somebody, house: int) -> None:
    maria.send(start=f"h{house}e2")
    assert "согласие" in maria.screen.screen.text
    assert kept(desk) == []
    maria.presses("Согласен")
    assert "подъезд 2" in maria.screen.screen.text
    assert kept(desk) == [(house, 2, maria.line)]
    maria.presses("Да, это мой дом")
    maria.says("45")
    with desk.database() as connection:
        (home,) = residence.homes(connection, 1)
    assert (home.house, home.number, home.entrance) == (house, "45", "2")
    maria.send(start=f"h{house}e2")
    assert "Да, это мой дом" not in maria.screen.labels


def test_who_refuses_reports_from_there_and_is_not_remembered(desk: Desk, maria: Somebody, house: int) -> None:
    maria.send(start=f"h{house}e2")
    maria.presses("Сообщить без имени")
    assert "Да, это мой дом" not in maria.screen.labels
    maria.presses("Сообщить о проблеме")
    files(maria, "Подъезд и лифт", "Нет света в подъезде")
    assert (the_ticket(desk, 1).house, the_ticket(desk, 1).entrance) == (house, "2")
    assert kept(desk) == []


def test_what_is_written_after_a_scan_is_about_that_place(desk: Desk, maria: Somebody, house: int) -> None:
    agreed(maria).send(start=f"h{house}e4")
    maria.says("нет света в подъезде")
    maria.presses("Нет света в подъезде")
    maria.presses("Пропустить")
    maria.presses("Отправить заявку")
    assert the_ticket(desk, 1).entrance == "4"


def test_written_before_the_consent_too(desk: Desk, maria: Somebody, house: int) -> None:
    maria.send(start=f"h{house}e4")
    maria.says("нет света в подъезде")
    maria.presses("Согласен")
    maria.presses("Нет света в подъезде")
    maria.presses("Пропустить")
    maria.presses("Отправить заявку")
    assert the_ticket(desk, 1).entrance == "4"


def test_an_hour_later_the_place_is_asked(desk: Desk, maria: Somebody, house: int) -> None:
    agreed(maria).send(start=f"h{house}e4")
    desk.now += timedelta(hours=1)
    maria.says("нет света в подъезде")
    maria.presses("Нет света в подъезде")
    assert "Где это?" in maria.screen.screen.text


def test_danger_is_told_with_the_place(desk: Desk, maria: Somebody, house: int) -> None:
    maria.send(start=f"h{house}e1")
    maria.says("пахнет газом")
    assert "112" in maria.screen.screen.text
    assert "Где это?" not in maria.screen.screen.text


def test_the_place_can_be_changed_on_the_summary(desk: Desk, maria: Somebody, house: int) -> None:
    a_house(desk, "обл. Курская, г. Курск, ул. Мира, д. 3", 51.7401, 36.1831)
    agreed(maria).send(start=f"h{house}e3")
    maria.presses("Сообщить о проблеме")
    for answer in ("Подъезд и лифт", "Нет света в подъезде", "Темно", "Пропустить", "Изменить", "Где", "Мира 3"):
        maria.says(answer)
    maria.presses("ул. Мира, д. 3")
    maria.says("1")
    maria.presses("Отправить заявку")
    assert the_ticket(desk, 1).address.endswith("ул. Мира, д. 3")


@pytest.mark.parametrize("code", ["h999", "h1e5", "h1e0", "h0", "hx", "h1e3nn", "h" + "9" * 30])
def test_a_code_that_leads_nowhere_is_told(desk: Desk, maria: Somebody, house: int, code: str) -> None:
    agreed(maria)
    maria.send(start=code)
    assert "О чём" not in maria.screen.screen.text
    maria.presses_data(f"y:{code}:report")
    maria.presses_data(f"y:{code}:home")
    assert kept(desk) == []
    assert maria.says("/data").screen.text.count("Дом: не храним") == 1


def test_a_house_that_is_gone_is_told(desk: Desk, maria: Somebody, house: int) -> None:
    with desk.database() as connection:
        connection.execute(sa.update(houses).values(active=False))
    agreed(maria).send(start=f"h{house}e1")
    assert "устарел" in maria.screen.screen.text


def test_a_scan_is_counted_once(desk: Desk, maria: Somebody, house: int) -> None:
    agreed(maria)
    for _ in range(3):
        maria.send(start=f"h{house}e1")
    maria.send(start=f"h{house}n")
    assert kept(desk) == [(house, 1, maria.line), (house, 0, maria.line)]


@given(st.integers(1, 999_999_999), st.integers(0, 99), st.booleans())
def test_every_code_is_read_as_it_was_made_and_fits_a_deep_link(house: int, entrance: int, invited: bool) -> None:
    scanned = Scanned(house, entrance, invited)
    assert read(scanned.code) == scanned
    assert len(scanned.code) <= 64


def test_doors() -> None:
    assert doors(3) == [1, 2, 3]
    assert doors(None) == doors(0) == [0]
