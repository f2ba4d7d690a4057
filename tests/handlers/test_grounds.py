"""The head or admin says who the operator is and on which ground data are kept; the resident reads it."""

from domain.inn import is_inn
from storage import organisations
from tests.handlers.bodies import a_body, an_admin
from tests.handlers.harness import Desk, Somebody


def test_the_ground_and_the_inn_are_set_and_a_resident_reads_them(desk: Desk, maria: Somebody) -> None:
    with desk.database() as c:
        own = organisations.the(c)
    uyut = a_body(desk, "УК «Уют»")
    anna = an_admin(desk, uyut, line=maria.line)
    anna.presses_data(f"o:setup:{uyut.id}")
    anna.presses("Данные жителей")
    anna.presses("ИНН")
    assert "Такого ИНН не бывает" in anna.says("7707083890").screen.text
    anna.says("7707 083893")
    anna.presses("Основание")
    assert "Согласие не спрашиваем" in anna.presses("Только сообщать").screen.text
    with desk.database() as c:
        kept = organisations.get(c, uyut.id)
        assert kept
        organisations.change(c, own.id, name="УК «Дом»", ground=kept.ground, inn=kept.inn)
    maria.says("/start")
    maria.presses("Подробнее")
    assert "УК «Дом», ИНН 7707083893" in maria.screen.screen.text
    assert maria.screen.labels[0] == "Понятно"


def test_who_may_not_set_up_may_not_change_the_ground(desk: Desk) -> None:
    uyut = a_body(desk, "УК «Уют»")
    oleg = uyut.someone("720", "Олег", "dispatcher")
    oleg.presses_data(f"o:privacy:{uyut.id}:ground")
    assert "нет такого права" in oleg.screen.screen.text


def test_an_inn_checks_itself() -> None:
    assert is_inn("7707083893")
    assert is_inn("500100732259")
    for wrong in ("7707083890", "500100732250", "0000000000", "770708389", "77070838x3", ""):
        assert not is_inn(wrong)
