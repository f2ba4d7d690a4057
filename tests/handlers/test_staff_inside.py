"""Text that begins with «!» never leaves the staff chat, by whatever way it is tried."""

import pytest

from domain.tickets import Status
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody

SECRET = "! опять этот скандалист"


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)


@pytest.fixture
def number(desk: Desk, crew: Crew, maria: Somebody) -> int:
    """A ticket that Пётр has taken and about which the resident has answered."""
    number = a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    crew.asks(number, "Какой этаж?")
    maria.says("Третий")
    return number


def heard(maria: Somebody) -> str:
    """All that the resident has ever read."""
    return "\n".join(seen.screen.text for seen in maria.seen)


def test_in_reply_to_a_card_it_is_a_note(desk: Desk, crew: Crew, maria: Somebody, number: int) -> None:
    said = crew.petr.says(SECRET, reply_to=crew.card(number).id)
    assert said.screen.text == f"Заметка к № {number} сохранена. Жителю она не видна."
    assert log_of(desk, number)[-1] == ("Пётр С.", "comment", "опять этот скандалист")
    assert "скандалист" not in heard(maria)


def test_in_reply_to_the_residents_words_it_is_a_note_too(
    desk: Desk, crew: Crew, maria: Somebody, number: int
) -> None:
    answer = next(seen for seen in reversed(crew.seen) if "Третий" in seen.screen.text)
    crew.petr.says(SECRET, reply_to=answer.id)
    assert log_of(desk, number)[-1][1] == "comment"
    assert "скандалист" not in heard(maria)


@pytest.mark.parametrize("button", ["Спросить", "Готово", "Отклонить", "Ответить жителю"])
def test_as_the_answer_to_a_form_it_stays_and_the_form_waits(
    desk: Desk, crew: Crew, maria: Somebody, number: int, button: str
) -> None:
    crew.petr.presses(button)
    asked = crew.petr.says(SECRET)
    assert asked.screen.text.startswith("Начинается с «!», поэтому осталось в чате. Жду ответ:")
    assert the_ticket(desk, number).status is Status.WORKING
    assert "скандалист" not in heard(maria)
    crew.petr.says("Отрегулировали всё как надо")
    assert "Отрегулировали всё как надо" in heard(maria)


def test_as_the_answer_to_who_called_a_human_too(desk: Desk, crew: Crew, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("/human")
    call = crew.seen[-1]
    count = len(maria.seen)
    crew.petr.says(SECRET, reply_to=call.id)
    crew.petr.presses("Ответить жителю")
    crew.petr.says(SECRET)
    assert len(maria.seen) == count
    crew.petr.says("Слушаю вас")
    assert "Слушаю вас" in maria.screen.screen.text


@pytest.mark.parametrize(
    "typed", ["/ask {} {}", "/done {} {}", "/reject {} {}", "/status {} done {}", "/статус {} ждём {}"]
)
def test_no_command_carries_it_out(desk: Desk, crew: Crew, maria: Somebody, number: int, typed: str) -> None:
    before = len(maria.seen)
    crew.petr.says(typed.format(number, SECRET))
    assert "такое жителю не уходит" in crew.seen[-1].screen.text
    assert the_ticket(desk, number).status is Status.WORKING
    assert len(maria.seen) == before


def test_a_photo_whose_caption_begins_so_stays_too(desk: Desk, crew: Crew, maria: Somebody, number: int) -> None:
    before = len(maria.seen)
    crew.petr.presses("Готово")
    crew.petr.sends_photo("p1", SECRET)
    assert the_ticket(desk, number).status is Status.WORKING
    assert len(maria.seen) == before


def test_why_work_is_given_back_stays_inside_anyway(desk: Desk, crew: Crew, maria: Somebody, number: int) -> None:
    crew.petr.says(f"/return {number} {SECRET}")
    assert the_ticket(desk, number).status is Status.RETURNED
    assert "скандалист" not in heard(maria)
