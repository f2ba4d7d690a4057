"""«Done» that another confirms, by the organisation's choice, and tickets that are merged into one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.tickets import Status
from storage import organisations
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    return a_crew(desk, maria.line)


@pytest.fixture
def checked(desk: Desk, crew: Crew) -> None:
    """The organisation wants «done» to be confirmed."""
    with desk.database() as connection:
        own = organisations.the(connection)
        organisations.change(connection, own.id, practice=replace(own.practice, confirm_done=True))


@pytest.fixture
def reported(desk: Desk, crew: Crew, checked: None, maria: Somebody) -> int:
    """Пётр has reported that it is done."""
    number = a_ticket(desk, maria)
    crew.petr.says(f"/взять {number}")
    crew.ivan.says("добрый день")
    crew.anna.says("/очередь")
    crew.petr.says(f"/готово {number} заменили кран")
    return number


def heard(maria: Somebody, words: str) -> bool:
    return any(words in one.screen.text for one in maria.seen)


def test_the_resident_hears_when_another_has_confirmed(
    desk: Desk, crew: Crew, reported: int, maria: Somebody
) -> None:
    assert the_ticket(desk, reported).status is Status.CHECKING
    assert "ждёт подтверждения" in crew.card(reported).screen.text
    assert not heard(maria, "Исполнена")
    ended = desk.now
    desk.now += timedelta(hours=2)
    crew.anna.presses("Подтвердить")
    done = the_ticket(desk, reported)
    assert (done.status, done.ended, done.spoken) == (Status.DONE, ended, desk.now)
    assert heard(maria, "Что сделано: заменили кран")


def test_who_did_it_does_not_confirm_it(desk: Desk, crew: Crew, reported: int) -> None:
    said = crew.petr.says(f"/подтвердить {reported}").screen.text
    assert "сделали вы" in said
    assert the_ticket(desk, reported).status is Status.CHECKING


def test_of_two_who_confirm_one_wins(desk: Desk, crew: Crew, reported: int, maria: Somebody) -> None:
    crew.anna.says(f"/подтвердить {reported}")
    crew.ivan.says(f"/подтвердить {reported}")
    assert [entry[1] for entry in log_of(desk, reported)].count("confirm") == 1


def test_what_is_not_done_goes_back_with_a_reason(desk: Desk, crew: Crew, reported: int, maria: Somebody) -> None:
    crew.anna.presses("Вернуть в работу")
    crew.anna.presses("Проблема осталась")
    back = the_ticket(desk, reported)
    assert (back.status, back.ended) == (Status.WORKING, None)
    assert log_of(desk, reported)[-1][1:] == ("redo", "Проблема осталась")
    assert not heard(maria, "Исполнена")
    assert not heard(maria, "Проблема осталась")


def test_who_is_alone_confirms_their_own(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, maria.line, proved=False)
    with desk.database() as connection:
        own = organisations.the(connection)
        organisations.change(connection, own.id, practice=replace(own.practice, confirm_done=True))
    number = a_ticket(desk, maria)
    crew.anna.says(f"/взять {number}")
    crew.anna.says(f"/готово {number} заменили кран")
    crew.anna.says(f"/подтвердить {number}")
    assert the_ticket(desk, number).status is Status.DONE


def test_without_the_choice_done_is_told_at_once(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/взять {number}")
    crew.petr.says(f"/готово {number} заменили кран")
    assert the_ticket(desk, number).status is Status.DONE
    assert heard(maria, "Исполнена")


@pytest.fixture
def two(desk: Desk, crew: Crew, maria: Somebody) -> tuple[int, int, Somebody]:
    """A ticket, and another about the same of another resident."""
    oleg = Somebody(desk, maria.line, "150", "Олег")
    return a_ticket(desk, maria), a_ticket(desk, oleg), oleg


def test_a_duplicate_hears_the_end_of_the_original(
    desk: Desk, crew: Crew, two: tuple[int, int, Somebody]
) -> None:
    original, double, oleg = two
    crew.anna.says(f"/объединить {double} {original}")
    merged = the_ticket(desk, double)
    assert (merged.status, merged.duplicate_of) == (Status.DUPLICATE, original)
    assert f"Объединена с № {original}" in oleg.screen.screen.text
    crew.petr.says(f"/взять {original}")
    crew.petr.says(f"/готово {original} заменили кран")
    assert "заменили кран" in oleg.screen.screen.text
    assert f"№ {double}" in oleg.screen.screen.text


def test_what_is_merged_is_not_closed(desk: Desk, crew: Crew, two: tuple[int, int, Somebody]) -> None:
    original, double, _ = two
    crew.anna.says(f"/объединить {double} {original}")
    assert "объединена с другой" in crew.anna.says(f"/закрыть {double}").screen.text
    assert the_ticket(desk, double).status is Status.DUPLICATE


def test_nothing_is_lost_where_the_original_is_withdrawn(
    desk: Desk, crew: Crew, maria: Somebody, two: tuple[int, int, Somebody]
) -> None:
    original, double, oleg = two
    crew.anna.says(f"/объединить {double} {original}")
    maria.says(f"/отозвать {original}")
    maria.presses("Проблема решилась сама")
    maria.presses("Да, отозвать")
    assert the_ticket(desk, original).status is Status.WITHDRAWN
    again = the_ticket(desk, double)
    assert (again.status, again.duplicate_of, again.ended) == (Status.REGISTERED, None, None)
    assert "снова отдельная заявка" in oleg.screen.screen.text


@pytest.mark.parametrize("typed", ["{double}", "999", "абв", "0"])
def test_what_it_cannot_be_merged_with_is_said(
    desk: Desk, crew: Crew, two: tuple[int, int, Somebody], typed: str
) -> None:
    _, double, _ = two
    crew.anna.says(f"/объединить {double} {typed.format(double=double)}")
    assert the_ticket(desk, double).status is Status.REGISTERED


def test_with_one_that_has_ended_nothing_is_merged(desk: Desk, crew: Crew, two: tuple[int, int, Somebody]) -> None:
    original, double, _ = two
    crew.anna.says(f"/отклонить {original} нет такой проблемы")
    assert "уже завершена" in crew.anna.says(f"/объединить {double} {original}").screen.text
    assert the_ticket(desk, double).status is Status.REGISTERED
