"""Ready replies: filled in from the ticket, sent by a word, kept by who may; nothing goes out with a gap in it."""

import pytest

from domain.access import Role
from storage import organisations, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import person_of


@pytest.fixture
def crew(desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram)


def heard(somebody: Somebody) -> str:
    return next(one.screen.text for one in reversed(somebody.seen))


def test_a_list_is_read_and_one_is_sent_by_two_taps(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    listed = crew.petr.says("/т", reply_to=crew.card(number).id)
    assert "2. Мастер едет: Мастер уже едет по адресу ул. Ленина, д. 12." in listed.screen.text
    crew.petr.presses("2 · Мастер едет")
    assert "Отправить жителю по № 1?" in crew.petr.screen.screen.text
    assert not any("Мастер уже едет" in one.screen.text for one in maria.seen)
    crew.petr.presses("Отправить")
    assert "По заявке № 1: Мастер уже едет по адресу ул. Ленина, д. 12." in heard(maria)
    assert "✓ отправлено жителю по № 1" in crew.petr.screen.screen.text
    name, action, comment = log_of(desk, number)[-1]
    assert (name, action) == ("Пётр С.", "ask")
    assert comment.startswith("Мастер уже едет")


@pytest.mark.parametrize("typed", ["/т 2", "/t 2", "/т едет", "/t мастер едет"])
def test_one_is_sent_at_once_by_its_number_or_a_word(desk: Desk, crew: Crew, maria: Somebody, typed: str) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(typed, reply_to=crew.card(number).id)
    assert "Мастер уже едет по адресу ул. Ленина, д. 12." in heard(maria)


def test_without_a_card_the_number_is_typed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    a_ticket(desk, maria)
    assert "Чей это ответ?" in crew.petr.says("/т").screen.text
    crew.petr.says("/т 1 2")
    assert "Мастер уже едет" in heard(maria)


def test_what_the_ticket_does_not_know_is_told_and_nothing_goes_out(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    before = len(maria.seen)
    said = crew.petr.says("/т позвоните", reply_to=crew.card(number).id).screen.text
    assert "данные, которых в заявке № 1 нет: телефон" in said
    assert len(maria.seen) == before
    with desk.database() as connection:
        organisations.change(connection, organisations.the(connection).id, phone="8 (4712) 55-01-01")
    crew.petr.says("/т позвоните", reply_to=crew.card(number).id)
    assert "8 (4712) 55-01-01, и назовите номер заявки 1." in heard(maria)


def test_a_wrong_word_and_one_that_means_several_are_told(desk: Desk, crew: Crew, maria: Somebody) -> None:
    card = crew.card(a_ticket(desk, maria)).id
    assert "Нет готового ответа «борщ»" in crew.petr.says("/т борщ", reply_to=card).screen.text
    assert "Нет готового ответа «99»" in crew.petr.says("/т 99", reply_to=card).screen.text
    several = crew.petr.says("/т те", reply_to=card).screen.text
    assert "подходят несколько:" in several


def test_a_dispatcher_adds_one_changes_it_and_takes_it_away(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    olga = Somebody(desk, desk.telegram, "300", "Ольга")
    person = person_of(desk, olga)
    with desk.database() as connection:
        organisations.grant(connection, person, organisations.the(connection).id, Role.DISPATCHER)
    assert "Готовые ответы" in olga.says("/т").screen.text
    olga.presses("Новый ответ")
    olga.says("Аварийка")
    assert "Поля {погода} я не знаю" in olga.says("Едем к вам, {погода}").screen.text
    olga.says("{имя}, аварийная едет: {адрес}, заявка {номер}")
    assert "Добавил: Аварийка" in olga.screen.screen.text
    olga.presses("Новый ответ")
    olga.says("аварийка")
    assert "уже есть" in olga.says("Другие слова").screen.text
    olga.presses("Отмена")
    crew.petr.says("/т аварийка", reply_to=crew.card(number).id)
    assert "Мария, аварийная едет: ул. Ленина, д. 12, заявка 1" in heard(maria)
    olga.says("/т")
    olga.presses("Дальше")
    olga.presses("Аварийка")
    olga.presses("Изменить")
    olga.says("Аварийная бригада уже в пути")
    assert "Изменил: Аварийка" in olga.screen.screen.text
    olga.says("/т 1 аварийка")
    assert "Аварийная бригада уже в пути" in heard(maria)
    olga.says("/т")
    olga.presses("Дальше")
    olga.presses("Аварийка")
    olga.presses("Убрать")
    assert "Нет готового ответа" in crew.petr.says("/т аварийка", reply_to=crew.card(number).id).screen.text


def test_an_executor_sends_them_and_keeps_none(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    ivan = Somebody(desk, desk.telegram, "203", "Иван")
    person = person_of(desk, ivan)
    with desk.database() as connection:
        organisations.grant(connection, person, organisations.the(connection).id, Role.EXECUTOR)
        tickets.update(connection, number, executor=person, executor_name="Иван")
    assert "нет такого права" in ivan.says("/т").screen.text
    ivan.says("/т 1 мастер едет")
    assert "Мастер уже едет" in heard(maria)


def test_who_has_no_messenger_is_called_instead(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    with desk.database() as connection:
        tickets.update(connection, number, line=0, chat="", source="call")
    said = crew.petr.says("/т 2", reply_to=crew.card(number).id).screen.text
    assert "звон" in said.lower()
