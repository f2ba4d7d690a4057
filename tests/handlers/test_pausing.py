"""What is put off or waits: by buttons and by commands, until when, who hears, and that it comes back by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.tickets import Action, Status
from storage import tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import later

FIFTH = datetime(2026, 12, 5, 6, 0, tzinfo=UTC)


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    return a_crew(desk, maria.line)


@pytest.fixture
def number(desk: Desk, crew: Crew, maria: Somebody) -> int:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/взять {number}")
    return number


def test_it_is_put_off_by_a_command_and_comes_back_by_itself(
    desk: Desk, crew: Crew, maria: Somebody, number: int
) -> None:
    said = crew.anna.says(f"/отложить {number} до 5 декабря нет деталей").screen.text
    assert "отложена" in said
    assert "Вернётся в работу сама: до 5 декабря" in said
    assert "5 декабря – выходной." in said
    paused = the_ticket(desk, number)
    assert (paused.status, paused.until, paused.reason, paused.waits) == (
        Status.POSTPONED, FIFTH, "нет деталей", "parts",
    )  # fmt: skip
    assert "Отложена до 5 декабря. Причина: нет деталей" in maria.screen.screen.text
    later(desk, seconds=(FIFTH - desk.now).total_seconds() - 60)
    assert the_ticket(desk, number).status is Status.POSTPONED
    later(desk, minutes=2)
    back = the_ticket(desk, number)
    assert (back.status, back.until, back.reason, back.waits) == (Status.WORKING, None, "", "")
    assert "Снова в работе. Пётр" in maria.screen.screen.text
    assert "Статус: исполняется" in crew.card(number).screen.text


def test_a_pause_never_moves_the_legal_deadline(desk: Desk, crew: Crew, maria: Somebody, number: int) -> None:
    with desk.database() as connection:
        tickets.update(connection, number, legal_due=desk.now + timedelta(days=1))
    said = crew.anna.says(f"/отложить {number} через неделю нет деталей").screen.text
    assert "Срок по закону не ждёт: завтра до 12:00." in said
    assert the_ticket(desk, number).legal_due == desk.now + timedelta(days=1)


def test_the_day_and_the_reason_are_chosen_by_buttons(desk: Desk, crew: Crew, number: int) -> None:
    crew.petr.presses("Ещё")
    crew.petr.presses("Отложить")
    crew.petr.presses("27 ноября")
    crew.petr.presses("Нет доступа")
    paused = the_ticket(desk, number)
    assert (paused.status, paused.reason, paused.waits) == (Status.POSTPONED, "Нет доступа", "access")
    assert paused.until == datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
    crew.anna.presses("Вернуть в работу")
    assert the_ticket(desk, number).status is Status.WORKING
    assert log_of(desk, number)[-1][1] == "back"


def test_the_day_may_be_typed_and_one_that_makes_no_sense_is_asked_again(
    desk: Desk, crew: Crew, number: int
) -> None:
    crew.petr.says(f"/отложить {number}")
    assert "Не понял день." in crew.petr.says("когда-нибудь").screen.text
    assert "не раньше завтрашнего" in crew.petr.says("сегодня").screen.text
    assert "слишком далеко" in crew.petr.says("5 декабря 2039").screen.text
    assert "Чего ждём?" in crew.petr.says("до 5 декабря").screen.text
    crew.petr.says("сварщик в отпуске")
    assert (the_ticket(desk, number).until, the_ticket(desk, number).reason) == (FIFTH, "сварщик в отпуске")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("вчера нет деталей", "Чего ждём"),
        ("23.11.2026 нет деталей", "не раньше завтрашнего"),
        ("до 24 ноября нет деталей", "не раньше завтрашнего"),
        ("5.12.2039 нет деталей", "слишком далеко"),
    ],
)
def test_a_day_that_is_over_is_refused(desk: Desk, crew: Crew, number: int, typed: str, why: str) -> None:
    said = crew.anna.says(f"/отложить {number} {typed}").screen.text
    assert why in said or "До какого дня?" in said
    assert the_ticket(desk, number).status is Status.WORKING


def test_it_waits_for_something_named_and_is_looked_at_again(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.anna.says(f"/ждём {number} поставщика насосов")
    waiting = the_ticket(desk, number)
    assert (waiting.status, waiting.reason) == (Status.WAITING, "поставщика насосов")
    assert waiting.until == datetime(2026, 11, 27, 6, 0, tzinfo=UTC)
    assert "Ждём: поставщика насосов" in maria.screen.screen.text
    assert "Вернётся в работу сама: до 27 ноября, 9:00" in crew.card(number).screen.text
    later(desk, days=4)
    assert the_ticket(desk, number).status is Status.REGISTERED


def test_to_wait_until_a_day_is_said_in_one_line(desk: Desk, crew: Crew, number: int) -> None:
    crew.anna.says(f"/wait {number} детали до 5 декабря")
    assert (the_ticket(desk, number).reason, the_ticket(desk, number).until) == ("детали", FIFTH)
    crew.anna.says(f"/статус {number} отложена через неделю нет людей")
    assert the_ticket(desk, number).status is Status.POSTPONED
    crew.anna.says(f"/вернуть {number} в работу")
    assert the_ticket(desk, number).status is Status.WORKING


def test_what_is_not_paused_is_not_brought_back(desk: Desk, crew: Crew, number: int) -> None:
    assert "исполняется" in crew.anna.says(f"/продолжить {number}").screen.text
    crew.anna.says(f"/закрыть {number}")
    assert [entry[1] for entry in log_of(desk, number)] == ["take"]


def test_after_a_downtime_it_comes_back_once(desk: Desk, crew: Crew, maria: Somebody, number: int) -> None:
    crew.anna.says(f"/отложить {number} завтра нет деталей")
    later(desk, days=9)
    assert [entry[1] for entry in log_of(desk, number)].count(Action.BACK) == 1
    assert [one.screen.text.count("Снова в работе") for one in maria.seen].count(1) == 1
