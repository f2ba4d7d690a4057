"""How it was done: the stars, why so few, and the ticket opened again."""

from datetime import timedelta

import pytest

from domain.tickets import Status
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody, a_house
from tests.handlers.roster import at_home, later
from tests.handlers.test_mine import done
from tests.handlers.test_sizes import fits


def finished(desk: Desk, maria: Somebody) -> tuple[Crew, int, Seen]:
    """A ticket that has just been done, and the notice of it."""
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    done(crew, number)
    return crew, number, maria.screen


def solved(desk: Desk, maria: Somebody) -> tuple[Crew, int, Seen]:
    """A ticket that the resident has said is solved, and the stars."""
    crew, number, _ = finished(desk, maria)
    return crew, number, maria.presses("Решено")


def test_the_stars_come_with_words_once_it_is_solved(desk: Desk, maria: Somebody) -> None:
    _, number, asked = solved(desk, maria)
    assert asked.screen.text == f"Спасибо, что ответили! Как сделали по заявке № {number}? Оцените, пожалуйста."
    assert asked.labels == [
        "5 — отлично", "4 — хорошо", "3 — терпимо", "2 — плохо", "1 — очень плохо", "Пропустить",
    ]  # fmt: skip
    fits(asked.screen, desk.lines[maria.line].can.messenger)
    maria.presses("Пропустить")
    assert "без оценки" in maria.screen.screen.text
    assert the_ticket(desk, number).rating is None


def test_a_press_rates_and_the_staff_see_it_on_the_card(desk: Desk, maria: Somebody) -> None:
    crew, number, _ = solved(desk, maria)
    maria.presses("5 — отлично")
    assert maria.screen.screen.text.startswith("Спасибо! Ваша оценка: 5 из 5.")
    assert the_ticket(desk, number).rating == 5
    assert "Оценка жителя: 5 из 5" in crew.card(number).screen.text
    assert crew.seen[-1].screen.text == f"Житель оценил № {number}: 5 из 5"
    assert log_of(desk, number)[-1] == ("", "rate", "5")


def test_a_word_may_follow_or_be_left_out(desk: Desk, maria: Somebody) -> None:
    crew, number, _ = solved(desk, maria)
    maria.presses("5 — отлично")
    assert "Хотите добавить пару слов?" in maria.screen.screen.text
    maria.says("Мастер вежливый, всё убрал")
    assert "Передали ваши слова сотрудникам" in maria.screen.screen.text
    assert "Мастер вежливый, всё убрал" in crew.seen[-1].screen.text
    assert ("", "answer", "Мастер вежливый, всё убрал") in log_of(desk, number)


def test_a_word_that_is_a_new_problem_becomes_one(desk: Desk, maria: Somebody) -> None:
    _, number, _ = solved(desk, maria)
    at_home(desk, maria, a_house(desk))
    maria.presses("4 — хорошо")
    maria.says("А ещё в подъезде не горит свет")
    maria.presses("Это новая проблема")
    assert log_of(desk, number)[-1][1] == "retract"
    assert "О чём сообщить?" in maria.screen.screen.text or "Отправить заявку" in maria.screen.labels


def test_what_is_written_an_hour_later_is_no_word_any_more(desk: Desk, maria: Somebody) -> None:
    crew, _, _ = solved(desk, maria)
    maria.presses("5 — отлично")
    later(desk, minutes=61)
    before = len(crew.seen)
    maria.says("В подъезде не горит свет")
    assert len(crew.seen) == before


@pytest.mark.parametrize("typed", ["5", "5 звёзд", "5 — отлично", "5!"])
def test_a_typed_five_counts_too(desk: Desk, maria: Somebody, typed: str) -> None:
    _, number, _ = finished(desk, maria)
    maria.says(typed)
    assert the_ticket(desk, number).rating == 5


def test_and_as_a_reply_in_the_middle_of_another_report(desk: Desk, maria: Somebody) -> None:
    _, number, notice = finished(desk, maria)
    maria.says("/start")
    maria.presses("Согласен")
    maria.presses("Сообщить о проблеме")
    maria.says("4", reply_to=notice.id)
    assert the_ticket(desk, number).rating == 4
    assert "О чём сообщить?" in maria.screen.screen.text


def test_a_bare_number_elsewhere_rates_nothing(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("5")
    maria.says(f"/заявка {number}")
    maria.says("5")
    assert the_ticket(desk, number).rating is None


def test_the_last_rating_counts_and_the_staff_see_the_change(desk: Desk, maria: Somebody) -> None:
    crew, number, notice = solved(desk, maria)
    maria.presses("5 — отлично")
    maria.presses("Пропустить")
    maria.presses_data(f"k:{number}:rate.3", notice.id)
    assert the_ticket(desk, number).rating == 3
    assert crew.seen[-1].screen.text == f"Житель изменил оценку № {number}: было 5, стало 3 из 5"
    assert [what for _, what, _ in log_of(desk, number)][-2:] == ["rate", "rate"]


def test_the_same_star_twice_tells_the_staff_once(desk: Desk, maria: Somebody) -> None:
    crew, number, notice = solved(desk, maria)
    maria.presses("4 — хорошо")
    before = len(crew.seen)
    maria.presses_data(f"k:{number}:rate.4", notice.id)
    assert "Спасибо" in maria.screen.screen.text
    assert len(crew.seen) == before


def test_two_stars_ask_why_and_open_the_ticket_again(desk: Desk, maria: Somebody) -> None:
    crew, number, _ = finished(desk, maria)
    maria.says("2")
    assert "Что не понравилось?" in maria.screen.screen.text
    assert the_ticket(desk, number).rating == 2
    maria.says("!!! Кран снова течёт")
    assert f"Открыть заявку № {number} снова" in maria.screen.screen.text
    maria.presses("Открыть снова")
    assert f"Открыли № {number} снова" in maria.screen.screen.text
    assert the_ticket(desk, number).status is Status.REOPENED
    assert "исполняется снова" in crew.card(number).screen.text
    assert crew.seen[-1].screen.text == f"Житель открыл № {number} снова:\nКран снова течёт"
    assert ("", "not_solved", "Кран снова течёт") in log_of(desk, number)
    crew.petr.says("Сейчас приду", reply_to=crew.seen[-1].id)
    assert "Сейчас приду" in maria.screen.screen.text
    assert [seen for seen in maria.seen if "Исполняется снова" in seen.screen.text] == []


def test_or_leave_it_at_that(desk: Desk, maria: Somebody) -> None:
    crew, number, _ = finished(desk, maria)
    maria.says("1")
    maria.presses("Слишком долго")
    maria.presses("Не нужно")
    assert "передали сотрудникам" in maria.screen.screen.text
    assert the_ticket(desk, number).closed_by == "resident"
    assert "Слишком долго" in crew.seen[-1].screen.text


def test_not_done_opens_it_again_without_a_rating(desk: Desk, maria: Somebody) -> None:
    crew, number, _ = finished(desk, maria)
    maria.presses("Не решено")
    maria.presses("Проблема осталась")
    assert the_ticket(desk, number).status is Status.REOPENED
    assert the_ticket(desk, number).rating is None
    done(crew, number, "Теперь точно")
    maria.presses("Решено")
    maria.presses("5 — отлично")
    assert the_ticket(desk, number).rating == 5


def test_the_stars_of_an_old_message_are_answered_kindly(desk: Desk, maria: Somebody) -> None:
    _, number, notice = finished(desk, maria)
    desk.now += timedelta(days=31)
    for data in (f"k:{number}:rate.5", f"k:{number}:undone", f"k:{number}:solved", f"k:{number}:unsolved"):
        maria.presses_data(data, notice.id)
        assert "Прошло больше 30 дней" in maria.screen.screen.text
    assert the_ticket(desk, number).rating is None
    maria.says("5", reply_to=notice.id)
    assert "Прошло больше 30 дней" in maria.screen.screen.text


def test_what_is_at_work_again_is_rated_when_it_is_done(desk: Desk, maria: Somebody) -> None:
    _, number, notice = finished(desk, maria)
    maria.presses("Не решено")
    maria.presses("Проблема осталась")
    maria.presses_data(f"k:{number}:rate.5", notice.id)
    assert "сейчас оценить нельзя" in maria.screen.screen.text
    assert the_ticket(desk, number).rating is None


def test_it_can_be_rated_from_its_card_and_by_a_command(desk: Desk, maria: Somebody) -> None:
    _, number, _ = finished(desk, maria)
    maria.says(f"/заявка {number}")
    maria.presses("Решено")
    maria.says(f"/заявка {number}")
    maria.presses("Оценить")
    maria.presses("4 — хорошо")
    maria.presses("Пропустить")
    assert the_ticket(desk, number).rating == 4
    maria.says(f"/оценить {number} 3")
    assert the_ticket(desk, number).rating == 3
    maria.says(f"/rate {number} 9")
    assert "Оцените, пожалуйста" in maria.screen.screen.text
    assert the_ticket(desk, number).rating == 3


def test_a_rating_may_be_changed_for_a_week(desk: Desk, maria: Somebody) -> None:
    _, number, _ = solved(desk, maria)
    maria.presses("5 — отлично")
    maria.presses("Пропустить")
    desk.now += timedelta(days=6)
    maria.says(f"/оценить {number} 4")
    assert the_ticket(desk, number).rating == 4
    desk.now += timedelta(days=2)
    maria.says(f"/оценить {number} 1")
    assert "Осталась прежняя: 4 из 5" in maria.screen.screen.text
    assert the_ticket(desk, number).rating == 4
