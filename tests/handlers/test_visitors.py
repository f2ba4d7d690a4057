"""An acceptance point: the operator files with the visitor's consent, sees only what is theirs, hands out a slip."""

import pytest

from domain.access import Role
from domain.consents import VERSION
from handlers import slips
from storage import consents, jobs, organisations, people, tickets
from tests.handlers.crew import Crew, a_crew, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody, a_house


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    a_house(desk)
    return a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)


def an_operator(crew: Crew, external: str = "300", label: str = "Библиотека № 3") -> Somebody:
    operator = Somebody(crew.desk, crew.anna.line, external, "Ирина Котова")
    with crew.desk.database() as connection:
        person = people.meet(connection, crew.anna.line, external, crew.desk.now).person.id
        the = organisations.the(connection).id
        organisations.set_phone(connection, the, "+74712550101")
        organisations.grant(connection, person, the, Role.OPERATOR, label=label)
    operator.says("/start")
    return operator


def files(operator: Somebody, consent: str = "Согласен на словах") -> str:
    operator.says("/work")
    operator.presses("Принять посетителя")
    operator.says("Ленина 12-45")
    operator.says("Не горит лампа на лестнице")
    operator.presses(consent)
    if consent != "Не согласен, без имени":
        operator.says("Петрова")
        operator.says("8 921 123-45-67")
    operator.presses("Завести")
    return operator.screen.screen.text


def test_an_operator_files_with_the_visitors_consent_and_gives_the_number(crew: Crew) -> None:
    operator = an_operator(crew)
    receipt = files(operator)
    assert "Заявка № 1 принята. Талон сейчас придёт файлом" in receipt
    assert "+7 471 255-01-01" in receipt
    assert "ул. Ленина, д. 12, кв. 45" in receipt
    ticket = the_ticket(crew.desk, 1)
    assert (ticket.source, ticket.filed_name, ticket.name) == ("point", "Библиотека № 3, Ирина К.", "Петрова")
    assert "Принято: Библиотека № 3, Ирина К." in crew.card(1).screen.text
    assert log_of(crew.desk, 1) == [
        ("Библиотека № 3, Ирина К.", "point", ""),
        ("Библиотека № 3, Ирина К.", "consent", "посетитель согласился на словах"),
    ]
    with crew.desk.database() as connection:
        [job] = [one for one in jobs.due(connection, crew.desk.now, 9) if one.kind == slips.KIND]
        assert job.payload == {
            "ticket": 1, "line": operator.line, "chat": "300", "person": ticket.filed_by
        }  # fmt: skip
        row = connection.exec_driver_sql(
            f"SELECT consent, consent_version FROM persons WHERE id = {ticket.person}"
        ).one()
        [said] = consents.of_person(connection, ticket.person)
        proof = consents.text_of(connection, said.hash)
    assert tuple(row) == ("given", VERSION)
    assert (said.kind, said.answer, said.version) == ("processing", "given", VERSION)
    assert "посетитель согласился на словах. Принял: Библиотека № 3, Ирина К." in proof


def test_the_history_says_where_it_was_taken_and_how_they_agreed(crew: Crew) -> None:
    files(an_operator(crew))
    history = crew.petr.says("/history 1").screen.text
    assert "принято: Библиотека № 3, Ирина К." in history
    assert "согласие: посетитель согласился на словах" in history


def test_who_does_not_agree_leaves_neither_name_nor_phone(crew: Crew) -> None:
    operator = an_operator(crew)
    files(operator, "Не согласен, без имени")
    ticket = the_ticket(crew.desk, 1)
    assert (ticket.name, ticket.phone) == ("", "")
    assert "Без мессенджера и телефона" in crew.card(1).screen.text


def test_a_slip_names_nobody(crew: Crew) -> None:
    files(an_operator(crew))
    with crew.desk.database() as connection:
        ticket = tickets.get(connection, 1)
        assert ticket is not None
        text = slips.text(slips.words(connection, ticket))
    assert "№ 1" in text
    assert "Библиотека № 3" in text
    for secret in ("Петрова", "Ирина", "921", "лампа"):
        assert secret not in text


def test_an_operator_sees_their_own_and_nothing_else(crew: Crew) -> None:
    first, second = an_operator(crew), an_operator(crew, "301", "МФЦ")
    files(first)
    files(second)
    crew.petr.says("/take 1")
    first.says("/work")
    listed = first.presses("Принятые заявки")
    assert "№ 1" in listed.screen.text
    assert "№ 2" not in listed.screen.text
    assert "Исполняется" in listed.screen.text
    shown = first.presses("№ 1")
    assert "Пётр С." in shown.screen.text
    with crew.desk.database() as connection:
        organisation = organisations.the(connection).id
    before = len(first.seen)
    first.presses_data(f"o:filed:{organisation}:one:2")
    assert "МФЦ" not in "".join(one.screen.text for one in first.seen[before:])
    first.presses_data(f"o:filed:{organisation}:slip:2")
    for typed in ("/callback", "/перезвонить"):
        assert "№" not in first.says(typed).screen.text
    first.presses_data(f"o:callback:{organisation}:1:owed_phone")
    assert "921" not in "".join(crew.desk.acks)
    with crew.desk.database() as connection:
        assert [one.payload["ticket"] for one in jobs.due(connection, crew.desk.now, 9)] == [1, 2]


def test_a_slip_is_made_once_more_by_its_button(crew: Crew) -> None:
    operator = an_operator(crew)
    files(operator)
    operator.says("/work")
    operator.presses("Принятые заявки")
    operator.presses("№ 1")
    operator.presses("Талон ещё раз")
    with crew.desk.database() as connection:
        assert [one.payload["ticket"] for one in jobs.due(connection, crew.desk.now, 9)] == [1, 1]


def test_new_by_an_operator_is_for_a_visitor_and_asks_for_consent(crew: Crew) -> None:
    operator = an_operator(crew)
    asked = operator.says("/new Ленина 12-45 не горит лампа, Петрова 89211234567")
    assert "Спросите посетителя" in asked.screen.text
    check = operator.presses("Подписал согласие")
    assert "+7 921 123-45-67" in check.screen.text
    operator.presses("Завести")
    assert the_ticket(crew.desk, 1).source == "point"


def test_who_takes_the_role_back_takes_everything(crew: Crew) -> None:
    operator = an_operator(crew)
    files(operator)
    with crew.desk.database() as connection:
        organisation = organisations.the(connection).id
        connection.exec_driver_sql("DELETE FROM roles WHERE role = 'operator'")
    operator.presses_data(f"o:filed:{organisation}")
    assert "№ 1" not in operator.screen.screen.text
    assert "Где это?" not in operator.says("/new").screen.text


def test_a_head_forgets_a_visitor_who_asks_for_it_and_nobody_else_can(crew: Crew) -> None:
    operator = an_operator(crew)
    files(operator)
    crew.petr.says("/take 1")
    crew.petr.says("/done 1 Заменили лампу")
    assert "Удалить" not in operator.says("/forget 1").screen.text
    anna = Somebody(crew.desk, crew.anna.line, crew.anna.external, crew.anna.name)
    anna.says("/start")
    assert "Удалить всё личное" in anna.says("/забыть 1").screen.text
    anna.presses("Удалить навсегда")
    ticket = the_ticket(crew.desk, 1)
    assert (ticket.name, ticket.phone, ticket.story, ticket.flat) == ("", "", "", "")
    assert ticket.house is not None
    assert log_of(crew.desk, 1)[-1][:2] == ("Анна И.", "forget")
    assert "некому" in anna.says("/callback").screen.text
    with crew.desk.database() as connection:
        assert [one.answer for one in consents.of_person(connection, ticket.person)] == ["given", "withdrawn"]
        person = people.meet(connection, crew.anna.line, "700", crew.desk.now).person.id
        new = tickets.NewTicket(ticket.organisation, person, crew.anna.line, "700", "water.no_hot", "none")
        own = tickets.file(connection, new, crew.desk.now)
    assert "житель удаляет свои данные сам" in anna.says(f"/forget {own.id}").screen.text
    for typed in ("/forget", "/forget раз", "/forget 99", f"/forget {'9' * 30}"):
        assert "Удалить" not in anna.says(typed).screen.text


def test_who_loses_the_role_while_filling_it_in_files_nothing(crew: Crew) -> None:
    operator = an_operator(crew)
    operator.says("/new Ленина 12-45 не горит лампа")
    operator.presses("Не согласен, без имени")
    with crew.desk.database() as connection:
        connection.exec_driver_sql("DELETE FROM roles WHERE role = 'operator'")
    operator.presses("Завести")
    assert "Проверьте:" in operator.screen.screen.text
    with crew.desk.database() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tickets").scalar() == 0
