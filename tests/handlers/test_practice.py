"""How an organisation works is chosen in its room: by a button, by a number typed; by who may, and it is logged."""

from dataclasses import fields, replace

import pytest

from domain.access import Role
from domain.practice import Practice
from domain.tickets import Ticket
from handlers import practice_room
from storage import organisations, staff
from tests.handlers.bodies import Body, a_body, an_admin
from tests.handlers.crew import a_ticket, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import later


@pytest.fixture(params=["telegram", "vk"])
def line(desk: Desk, request: pytest.FixtureRequest) -> int:
    found: int = getattr(desk, request.param)
    return found


@pytest.fixture
def uyut(desk: Desk) -> Body:
    return a_body(desk, "УК «Уют»")


def kept(desk: Desk, body: Body) -> Practice:
    with desk.database() as connection:
        return practice_room.of(connection, body.id)


def test_each_choice_has_its_line() -> None:
    assert {one.name for one in practice_room.CHOICES} == {field.name for field in fields(Practice)}


def test_a_switch_is_switched_and_logged(desk: Desk, uyut: Body, line: int) -> None:
    anna = an_admin(desk, uyut, line=line)
    assert "Проверять исполнение: нет" in anna.says("/порядок").screen.text
    assert "когда диспетчер" in anna.presses("Проверять исполнение").screen.text
    assert "Проверять исполнение: да" in anna.presses("Включить").screen.text
    assert kept(desk, uyut) == replace(Practice(), confirm_done=True)
    with desk.database() as connection:
        assert "confirm_done=True" in [what for _, _, what, _ in staff.log_of(connection, uyut.id)]
    anna.presses("Проверять исполнение")
    anna.presses("Выключить")
    assert kept(desk, uyut) == Practice()


def test_a_number_is_typed_and_what_makes_no_sense_is_asked_again(desk: Desk, uyut: Body, line: int) -> None:
    anna = an_admin(desk, uyut, line=line)
    anna.says("/practice")
    anna.presses("Дальше")
    anna.presses("Сколько дней молчать жителю")
    anna.presses("Изменить")
    assert anna.says("завтра").screen.text.startswith("Нужно целое число от 0 до 30.")
    assert anna.says("-5").screen.text.startswith("Нужно целое число")
    assert anna.says("99999999999999999999").screen.text.startswith("Нужно целое число")
    assert "Сколько дней молчать жителю: 5 рабочих дней" in anna.says("5").screen.text
    assert kept(desk, uyut).silence_days == 5
    anna.presses("Сколько дней молчать жителю")
    anna.presses("Изменить")
    anna.says("1")
    assert kept(desk, uyut).silence_days == 1
    anna.presses("Сколько дней молчать жителю")
    assert "Сколько дней молчать жителю: нет" in anna.presses("Выключить").screen.text


def test_who_may_not_set_up_finds_no_room(desk: Desk, uyut: Body, line: int) -> None:
    an_admin(desk, uyut, line=line)
    olga = uyut.someone("701", "Ольга", Role.HEAD, line=line)
    assert "Порядок работы" not in olga.says("/порядок").screen.text
    olga.presses_data(f"o:practice:{uyut.id}:set:confirm_done:on")
    assert not kept(desk, uyut).confirm_done


@pytest.mark.parametrize(
    "data", ["set:confirm_done:maybe", "set:silence_days:on", "tell:confirm_done", "none:confirm_done", "page:x", "set"]
)
def test_a_forged_press_changes_nothing(desk: Desk, uyut: Body, data: str) -> None:
    anna = an_admin(desk, uyut)
    anna.presses_data(f"o:practice:{uyut.id}:{data}")
    assert kept(desk, uyut) == Practice()


def test_the_clock_looks_again_at_what_is_open(desk: Desk, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    later(desk, days=30)
    with desk.database() as connection:
        own = organisations.the(connection).id
    anna = an_admin(desk, Body(desk, own, "", ""))
    before: Ticket = the_ticket(desk, number)
    anna.presses_data(f"o:practice:{own}:set:confirm_done:on")
    assert before.next_due != desk.now == the_ticket(desk, number).next_due
