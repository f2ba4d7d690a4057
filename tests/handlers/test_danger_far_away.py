"""Danger to life is taken wherever it is."""

from tests.handlers.harness import Desk, Somebody, a_house

FAR = (55.7558, 37.6173)


def test_danger_outside_the_served_area_is_filed_at_once(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    maria.says("в подъезде пахнет газом")
    assert "Заявка № 1" in maria.sends_place(*FAR).screen.text


def test_an_ordinary_problem_there_is_not(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    maria.says("слабый напор воды")
    maria.presses("Согласен")
    maria.presses("Слабый напор")
    assert "далеко" in maria.sends_place(*FAR).screen.text
