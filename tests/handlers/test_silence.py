"""No ticket is silent for three working days: the executor is asked by one tap, the resident hears how it stands."""

from datetime import UTC, datetime

import pytest

from handlers.texts import say
from storage import callbacks, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.roster import later


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    desk.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return a_crew(desk, maria.line)


def asked(somebody: Somebody, number: int) -> list[Seen]:
    return [one for one in somebody.seen if one.shows == f"still:{number}"]


def at_work(desk: Desk, crew: Crew, maria: Somebody) -> tuple[int, Somebody]:
    """A ticket that Пётр works on; his dialogue."""
    petr = Somebody(desk, crew.petr.line, crew.petr.external, crew.petr.name)
    petr.says("/start")
    number = a_ticket(desk, maria)
    crew.petr.says(f"/взять {number}")
    return number, petr


def told(maria: Somebody) -> list[str]:
    return [one.screen.text for one in maria.seen]


def test_on_the_third_working_day_one_tap_tells_the_resident(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number, petr = at_work(desk, crew, maria)
    later(desk, days=2)
    assert not asked(petr, number)
    later(desk, days=1)
    (question,) = asked(petr, number)
    assert question.labels == ["Работа идёт", "Сделано", "Отложить", "Нужна помощь"]
    petr.presses("Работа идёт")
    desk.deliver()
    assert "Работа идёт. Исполнитель: Пётр С." in told(maria)[-1]
    assert the_ticket(desk, number).spoken == desk.now
    assert asked(petr, number)[0].labels == []
    count = len(maria.seen)
    later(desk, days=1)
    assert len(maria.seen) == count
    assert len(asked(petr, number)) == 1


def test_own_words_as_a_reply_go_to_the_resident(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number, petr = at_work(desk, crew, maria)
    later(desk, days=3)
    petr.says("ждём насос, привезут в пятницу", reply_to=asked(petr, number)[0].id)
    desk.deliver()
    assert "Работа идёт: ждём насос, привезут в пятницу" in told(maria)[-1]
    assert log_of(desk, number)[-1] == ("Пётр С.", "going", "ждём насос, привезут в пятницу")
    crew.petr.says(f"/идёт {number} насос уже в пути")
    assert "Работа идёт: насос уже в пути" in told(maria)[-1]


def test_without_an_answer_the_staff_chat_sees_it_and_the_resident_hears_the_truth(
    desk: Desk, maria: Somebody, crew: Crew
) -> None:
    number, petr = at_work(desk, crew, maria)
    later(desk, days=3)
    assert not asked(crew.anna, number)
    later(desk, days=1)
    (shown,) = asked(crew.anna, number)
    assert "рабочий день без ответа" in shown.screen.text
    assert say("told-mute") in told(maria)[-1]
    crew.anna.presses("Работа идёт")
    desk.deliver()
    assert "Работа идёт." in told(maria)[-1]
    assert not asked(petr, number)[0].labels


def test_where_nobody_has_it_the_staff_chat_is_asked(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number = a_ticket(desk, maria)
    later(desk, days=3)
    assert asked(crew.anna, number)
    crew.anna.presses("Сделано")
    assert the_ticket(desk, number).status == "registered"


def test_a_holiday_is_no_working_day(desk: Desk, maria: Somebody, crew: Crew) -> None:
    desk.now = datetime(2026, 12, 30, 9, 0, tzinfo=UTC)
    number, petr = at_work(desk, crew, maria)
    later(desk, days=12)
    assert not asked(petr, number)
    later(desk, days=3)
    assert asked(petr, number)


def test_putting_off_asks_for_the_day_and_the_reason(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number, petr = at_work(desk, crew, maria)
    later(desk, days=3)
    petr.presses("Отложить")
    petr.presses("На неделю")
    petr.presses("Ждём запчасти")
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.reason) == ("postponed", "Ждём запчасти")
    assert ticket.until is not None
    assert (ticket.until - desk.now).days in (6, 7)


def test_done_opens_the_report_and_help_calls_the_staff(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number, petr = at_work(desk, crew, maria)
    later(desk, days=3)
    petr.presses("Нужна помощь")
    desk.deliver()
    assert any("просит помощи" in one.screen.text for one in crew.seen)
    petr.presses("Сделано")
    petr.says("заменили кран")
    assert the_ticket(desk, number).status == "done"


def test_after_a_week_of_downtime_he_is_asked_once(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number, petr = at_work(desk, crew, maria)
    count = len(maria.seen)
    later(desk, days=21)
    assert len(asked(petr, number)) == 1
    assert not asked(crew.anna, number)
    assert len(maria.seen) == count


def test_who_has_no_messenger_is_called(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number, petr = at_work(desk, crew, maria)
    with desk.database() as connection:
        tickets.update(connection, number, line=0, chat="", phone="+79991234567")
    later(desk, days=3)
    petr.presses("Работа идёт")
    with desk.database() as connection:
        call = callbacks.of(connection, number)
    assert call is not None
    assert (call.why, "Работа идёт" in call.said) == ("going", True)


def test_a_stranger_answers_for_nobody(desk: Desk, maria: Somebody, crew: Crew) -> None:
    number, _ = at_work(desk, crew, maria)
    later(desk, days=3)
    stranger = Somebody(desk, maria.line, "999", "Чужой")
    stranger.says("/start")
    for does in ("going", "done", "need", "later"):
        stranger.presses_data(f"l:{number}:{does}")
    stranger.says(f"/идёт {number} всё хорошо")
    assert [entry[1] for entry in log_of(desk, number)] == ["take", "nudge"]
