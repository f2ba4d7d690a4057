"""Solved or not solved: by a button, in words, by a photo; reopening; silence; who may not answer."""

from datetime import timedelta

import pytest

from domain.access import Role
from domain.tickets import Status
from storage import organisations, staff
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.roster import later, person_of
from tests.handlers.test_mine import done
from tests.handlers.test_sizes import fits


def finished(desk: Desk, maria: Somebody, **words: str) -> tuple[Crew, int, Seen]:
    """A ticket that has just been done, and the notice of it."""
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria, promised=desk.now + timedelta(hours=5), **words)
    done(crew, number)
    return crew, number, maria.screen


def test_the_notice_asks_whether_it_is_solved(desk: Desk, maria: Somebody) -> None:
    _, _, notice = finished(desk, maria)
    assert "Исполнена" in notice.screen.text
    assert "Проблема решена?" in notice.screen.text
    assert notice.labels == ["Решено", "Не решено"]
    fits(notice.screen, desk.lines[maria.line].can.messenger)


def test_solved_closes_it_by_its_resident(desk: Desk, maria: Somebody) -> None:
    crew, number, _ = finished(desk, maria)
    maria.presses("Решено")
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.closed_by) == (Status.CLOSED, "resident")
    assert "Статус: закрыта" in crew.card(number).screen.text


def test_twice_is_once(desk: Desk, maria: Somebody) -> None:
    _, number, notice = finished(desk, maria)
    maria.presses("Решено")
    log = log_of(desk, number)
    maria.presses_data(f"k:{number}:solved", notice.id)
    assert log_of(desk, number) == log


@pytest.mark.parametrize("typed", ["решено", "Да!", "спасибо, всё хорошо", "Всё работает, спасибо большое"])
def test_yes_in_words(desk: Desk, maria: Somebody, typed: str) -> None:
    _, number, _ = finished(desk, maria)
    maria.says(typed)
    assert the_ticket(desk, number).closed_by == "resident"


@pytest.mark.parametrize("typed", ["нет, опять течёт", "Не решено: опять течёт", "Опять нет горячей воды"])
def test_no_with_a_reason_opens_it_again_at_once(desk: Desk, maria: Somebody, typed: str) -> None:
    crew, number, _ = finished(desk, maria)
    before = the_ticket(desk, number)
    later(desk, hours=7)
    maria.says(typed)
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.reopened, ticket.closed_by) == (Status.REOPENED, 1, "")
    assert (ticket.promised, ticket.legal_due) == (before.promised, before.legal_due)
    assert "Открыли" in maria.screen.screen.text
    told = [one.screen.text for one in crew.seen if one.screen.text.startswith(f"Житель открыл № {number} снова")]
    assert len(told) == 1


def test_no_alone_asks_why(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    maria.says("нет")
    assert f"Что не так с заявкой № {number}?" in maria.screen.screen.text
    assert the_ticket(desk, number).status is Status.DONE
    maria.says("Вода холодная")
    assert the_ticket(desk, number).status is Status.REOPENED
    assert ("", "not_solved", "Вода холодная") in log_of(desk, number)


def test_a_photo_is_reason_enough_and_reaches_staff_and_executor(desk: Desk, maria: Somebody) -> None:
    crew, number, _ = finished(desk, maria)
    petr = Somebody(desk, desk.telegram, "202", "Пётр Сергеев")
    petr.says("/start")
    maria.presses("Не решено")
    maria.sends_photo("leak")
    assert the_ticket(desk, number).status is Status.REOPENED
    photos_come(desk, number)
    assert any(one.screen.files for one in crew.seen)
    assert any("открыл" in one.screen.text for one in petr.seen)
    assert any(one.screen.files for one in petr.seen)


def test_no_with_a_photo_as_a_reply(desk: Desk, maria: Somebody) -> None:
    _, number, notice = finished(desk, maria)
    maria.sends_photo("leak", "нет", reply_to=notice.id)
    assert the_ticket(desk, number).status is Status.REOPENED


def test_it_goes_one_level_up(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    olga = Somebody(desk, desk.telegram, "301", "Ольга Львова")
    olga.says("/start")
    person = person_of(desk, olga)
    with desk.database() as connection:
        staff.grant(connection, person, organisations.the(connection).id, Role.HEAD)
    before = the_ticket(desk, number).level
    maria.says("нет, не греет")
    assert the_ticket(desk, number).level > before


@pytest.mark.parametrize("typed", ["Нет света в подъезде", "Не работает лифт", "Опять не вывезли мусор"])
def test_another_trouble_is_a_report_and_no_answer(desk: Desk, maria: Somebody, typed: str) -> None:
    _, number, _ = finished(desk, maria)
    maria.says(typed)
    assert the_ticket(desk, number).status is Status.DONE


@pytest.mark.parametrize("said", ["спасибо", "Спасибо большое!"])
def test_thanks_alone_open_nothing_and_start_no_clock(desk: Desk, maria: Somebody, said: str) -> None:
    crew, number, _ = finished(desk, maria)
    before, seen = the_ticket(desk, number), len(crew.seen)
    maria.says(said)
    assert the_ticket(desk, number) == before
    assert len(crew.seen) == seen


def test_answers_wait_behind_an_open_conversation(desk: Desk, maria: Somebody) -> None:
    _, number, notice = finished(desk, maria)
    maria.says("/start")
    maria.presses("Согласен")
    maria.presses("Сообщить о проблеме")
    maria.says("решено")
    assert the_ticket(desk, number).status is Status.DONE
    maria.says("решено", reply_to=notice.id)
    assert the_ticket(desk, number).closed_by == "resident"
    assert "О чём сообщить?" in maria.screen.screen.text


def test_nobody_else_answers(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    igor = Somebody(desk, maria.line, "777", "Игорь")
    for data in (f"k:{number}:solved", f"k:{number}:unsolved", f"k:{number}:rate.1", f"k:{number}:unsolved.x"):
        igor.presses_data(data)
    igor.says(f"/решено {number}")
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.rating) == (Status.DONE, None)


def test_a_day_of_silence_is_reminded_of_by_day_and_three_close_it(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    later(desk, hours=23)
    assert len([one for one in maria.seen if "Проблема решена?" in one.screen.text]) == 1
    later(desk, hours=2)
    asked = [one for one in maria.seen if "Если не ответите" in one.screen.text]
    assert len(asked) == 1
    assert asked[0].labels == ["Решено", "Не решено"]
    later(desk, hours=24)
    assert len([one for one in maria.seen if "Если не ответите" in one.screen.text]) == 1
    later(desk, hours=24)
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.closed_by) == (Status.CLOSED, "silence")
    assert "Ответа не было" in maria.screen.screen.text
    assert "Это можно сделать до 24 декабря" in maria.screen.screen.text
    maria.presses("Не решено")
    maria.says("Так и течёт")
    assert the_ticket(desk, number).status is Status.REOPENED


def test_nobody_is_reminded_at_night(desk: Desk, maria: Somebody) -> None:
    desk.now = desk.now.replace(hour=20)  # 23:00 in Moscow
    finished(desk, maria)
    later(desk, hours=25)
    assert not any("Если не ответите" in one.screen.text for one in maria.seen)
    later(desk, hours=9)  # past 9:00
    assert any("Если не ответите" in one.screen.text for one in maria.seen)


def test_who_answers_late_still_counts_as_their_word(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    later(desk, days=4)
    assert the_ticket(desk, number).closed_by == "silence"
    maria.presses("Решено")
    assert the_ticket(desk, number).closed_by == "resident"


def test_after_a_week_without_the_bot_there_is_one_message(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    before = len(maria.seen)
    later(desk, days=7)
    assert len(maria.seen) == before + 1
    assert the_ticket(desk, number).closed_by == "silence"


def test_two_at_once_open_it_once(desk: Desk, maria: Somebody) -> None:
    crew, number, notice = finished(desk, maria)
    maria.presses("Не решено")
    crew.petr.says(f"/status {number} closed")
    maria.says("Течёт")
    assert the_ticket(desk, number).status is Status.REOPENED
    maria.presses_data(f"k:{number}:solved", notice.id)
    assert "сейчас оценить нельзя" in maria.screen.screen.text
    assert the_ticket(desk, number).reopened == 1
