"""The commands of a staff chat and their Russian twins."""

import pytest

from domain.tickets import Status
from storage import tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, the_ticket
from tests.handlers.harness import Desk, Somebody


@pytest.fixture
def crew(desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram)


@pytest.mark.parametrize("typed", ["/take {}", "/взять {}", "/ВЗЯТЬ № {}", "/take@our_bot {}"])
def test_a_ticket_is_taken_by_a_command(desk: Desk, crew: Crew, maria: Somebody, typed: str) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(typed.format(number))
    assert the_ticket(desk, number).executor_name == "Пётр С."
    assert crew.seen[-1].screen.text == f"№ {number} взята. Исполнитель: Пётр С."
    crew.ivan.says(typed.format(number))
    assert crew.seen[-1].screen.text == f"Заявка № {number} уже взята. Исполнитель: Пётр С."


def test_a_command_in_reply_to_a_card_needs_no_number(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says("/взять", reply_to=crew.card(number).id)
    assert the_ticket(desk, number).status is Status.WORKING


def test_without_a_number_or_with_a_wrong_one_a_sentence_says_what_to_do(desk: Desk, crew: Crew) -> None:
    assert "Назовите номер заявки" in crew.petr.says("/take").screen.text
    assert "Заявки № 77 нет" in crew.petr.says("/take 77").screen.text
    assert "/взять 12" in crew.petr.says("/help").screen.text


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("working", Status.WORKING),
        ("в работе", Status.WORKING),
        ("ждём", None),
        ("ждём нет крана на складе", Status.WAITING),
        ("отказ не наш дом", Status.REJECTED),
        ("closed", None),
        ("registered", None),
        ("чепуха", None),
        ("", None),
    ],
)
def test_a_status_is_named_in_english_or_russian(
    desk: Desk, crew: Crew, maria: Somebody, typed: str, status: Status | None
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/статус {number} {typed}")
    assert the_ticket(desk, number).status is (status or Status.REGISTERED)


def test_a_status_takes_its_comment(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/status {number} working")
    crew.petr.says(f"/status {number} done Заменили кран.\nПроверили стояк.")
    assert the_ticket(desk, number).status is Status.DONE
    assert "Что сделано: Заменили кран.\nПроверили стояк." in maria.screen.screen.text
    crew.petr.says(f"/status {number} registered снова")
    assert "уже исполнена" in crew.seen[-1].screen.text
    crew.anna.says(f"/status {number} reopened течёт снова")
    assert the_ticket(desk, number).status is Status.REOPENED


def test_what_a_command_leaves_out_a_form_asks(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    assert crew.petr.says(f"/done {number}").screen.text.startswith("Что сделано?")
    crew.petr.says("Прочистили трубу")
    assert the_ticket(desk, number).status is Status.DONE


def test_somebody_is_assigned_by_name(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    assert "в чате нет" in crew.anna.says(f"/assign {number} @petr").screen.text
    crew.petr.says("я тут")
    crew.anna.says(f"/назначить {number} Пётр")
    assert the_ticket(desk, number).status is Status.SENT
    assert crew.seen[-1].screen.text == f"№ {number} назначена: Пётр С."


def test_the_lists_show_emergencies_first_and_what_is_mine(desk: Desk, crew: Crew, maria: Somebody) -> None:
    assert crew.petr.says("/queue").screen.text == "Открытых заявок нет."
    numbers = [a_ticket(desk, maria, emergency=n == 9) for n in range(10)]
    first = crew.petr.says("/очередь")
    assert first.screen.text.splitlines()[2].startswith(f"🔴 Авария № {numbers[9]} · Нет горячей воды · ул. Ленина")
    assert len(first.screen.text.splitlines()) == 10
    assert len(crew.petr.presses("Дальше").screen.text.splitlines()) == 4
    assert "На вас заявок нет" in crew.petr.says("/мои").screen.text
    crew.petr.says(f"/take {numbers[3]}")
    assert f"№ {numbers[3]} ·" in crew.petr.says("/mine").screen.text


def test_a_card_is_shown_again_as_the_newest_message(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    assert crew.petr.says(f"/заявка {number}").shows == f"card:{number}"
    crew.petr.presses("Взять")
    assert [seen.edits for seen in crew.seen if seen.shows == f"card:{number}"] == [0, 1]


def test_another_organisations_ticket_does_not_exist_here(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    with desk.database() as connection:
        connection.exec_driver_sql("INSERT INTO organisations (id, name, phone, timezone) VALUES (99, '', '', 'UTC')")
        tickets.update(connection, number, organisation=99)
    assert f"Заявки № {number} нет" in crew.petr.says(f"/take {number}").screen.text
    crew.petr.presses_data(f"c:{number}:take", crew.card(number).id)
    assert the_ticket(desk, number).status is Status.REGISTERED


def test_a_refused_ticket_is_told_by_a_command_in_one_message(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.anna.says(f"/отклонить {number} дом не наш")
    assert "Отказ: дом не наш" in maria.screen.screen.text
    assert "уже отказано" in crew.petr.says(f"/take {number}").screen.text
