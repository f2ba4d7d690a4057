"""A report that was left overnight: whoever presses its button goes on, whoever writes is offered it."""

from datetime import timedelta

from tests.handlers.harness import Desk, Somebody, a_house


def comes_to_the_house(maria: Somebody) -> None:
    maria.says("слабый напор воды")
    maria.presses("Согласен")
    maria.presses("Слабый напор")
    maria.says("ленина 12")


def test_a_button_pressed_the_next_morning_still_answers(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    comes_to_the_house(maria)
    desk.now += timedelta(hours=14)
    assert "квартира" in maria.presses("ул. Ленина, д. 12").screen.text


def test_who_writes_the_next_morning_begins_anew_and_may_go_on_with_the_old(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    comes_to_the_house(maria)
    desk.now += timedelta(hours=14)
    assert "Какой дом?" not in maria.says("/start").screen.text
    assert "Какой дом?" in maria.presses("Продолжить").screen.text
