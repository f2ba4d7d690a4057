"""«Мой дом» tells how well it goes there and in the company: the figures of the staff, never of another house."""

import pytest

from storage import organisations
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.roster import at_home
from tests.handlers.test_sizes import fits
from tests.handlers.test_stats import solved


@pytest.fixture
def house(desk: Desk, maria: Somebody) -> int:
    number = a_house(desk)
    at_home(desk, maria, number)
    with desk.database() as c:
        organisations.change(c, organisations.the(c).id, name="УК «Уют»")
    return number


def test_a_resident_reads_what_the_staff_read(desk: Desk, maria: Somebody, house: int) -> None:
    for _ in range(5):
        solved(desk, maria, house=house)
    solved(desk, maria, hours=30, closed_by="silence")
    assert "За 3 месяца по дому 5 новых заявок, исполнено 5" in maria.says("Мой дом").screen.text
    text = maria.presses("Цифры дома").screen.text
    ours, company = text.split("УК «Уют»")
    for said in (
        "Ваш дом: ул. Ленина, д. 12",
        "В срок: 100 % (5 из 5)",
        "Жители подтвердили, что решено: 100 % (5 из 5)",
    ):
        assert said in ours, said
    for said in ("Исполнено: 6", "В срок: 83 % (5 из 6)", "что решено: 83 % (5 из 6)", "Править их не может никто"):
        assert said in company, said
    fits(maria.screen.screen, desk.lines[maria.line].can.messenger)
    maria.presses("К дому")
    assert "Ваш дом" in maria.screen.screen.text


def test_few_are_told_as_few_and_nothing_as_nothing(desk: Desk, maria: Somebody, house: int) -> None:
    assert "За 3 месяца" not in maria.says("Мой дом").screen.text
    assert "Цифры дома" not in maria.screen.labels
    maria.presses_data(f"y:h{house}:figures")
    assert maria.screen.screen.text.count("За это время заявок не было.") == 2
    solved(desk, maria, house=house)
    maria.says("Мой дом")
    assert "1 новая заявка, исполнено 1" in maria.screen.screen.text
    assert "%" not in maria.presses("Цифры дома").screen.text


def test_only_who_lives_there(desk: Desk, maria: Somebody, house: int) -> None:
    other = a_house(desk, "обл. Курская, г. Курск, ул. Мира, д. 7")
    solved(desk, maria, house=other)
    before = maria.says("Мой дом").screen.text
    maria.presses_data(f"y:h{other}:figures")
    assert "Новых заявок" not in maria.screen.screen.text
    assert "За 3 месяца по дому" not in before
