"""«Ещё»: what is kept about me, taking consent back, and who hears a call for a human."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from domain.people import Consent
from handlers import act, export
from storage import jobs, outbox, people, sources
from storage.schema import metadata
from tests.handlers.crew import a_crew, a_ticket, the_ticket
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_edits import files
from tests.handlers.test_mine import done
from tests.handlers.test_sizes import fits


@pytest.fixture
def settled(desk: Desk, maria: Somebody) -> Somebody:
    """Who has agreed and filed a ticket from home, with a phone."""
    a_house(desk)
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("нет горячей воды")
    files(maria)
    maria.says("/call 1")
    maria.says("8 910 555-01-01")
    return maria


def test_what_is_kept_is_listed_plainly(desk: Desk, settled: Somebody) -> None:
    settled.presses("Ещё")
    settled.presses("Мои данные")
    text = settled.screen.screen.text
    for told in (
        "Имя: Мария",
        "Дом: ул. Ленина, д. 12, кв. 45",
        "Телефон для заявки № 1: +7 910 555-01-01",
        "1 заявка и её история",
        "Согласие дано сегодня в 12:00, редакция 2026-11",
        "Мессенджер сообщает: номер 100, Мария",
    ):
        assert told in text
    fits(settled.screen.screen, desk.lines[settled.line].can.messenger)


def test_who_is_forgotten_leaves_number_house_and_category(desk: Desk, settled: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    ended = a_ticket(desk, settled, house=1)
    done(crew, ended)
    assert "Житель: Мария" in crew.card(1).screen.text
    settled.says("мои данные")
    settled.presses("Удалить мои данные")
    assert "Останется: номер каждой заявки, дом, вид проблемы" in settled.screen.screen.text
    fits(settled.screen.screen, desk.lines[settled.line].can.messenger)
    settled.presses("Да, удалить мои данные")
    assert "ваши данные удалены" in settled.screen.screen.text
    with desk.database() as connection:
        contact = people.contacts(connection, [(settled.line, settled.external)])[settled.line, settled.external]
    assert (contact.person.consent, contact.person.name, contact.person.house) == (Consent.UNASKED, "", None)
    assert (contact.person.flat, contact.name, contact.username) == ("", "", "")
    for number in (1, ended):
        ticket = the_ticket(desk, number)
        assert (ticket.name, ticket.phone, ticket.flat, ticket.story) == ("", "", "", "")
        assert (ticket.house, ticket.category) == (1, "water.no_hot")
    card = crew.card(1)
    assert "Мария" not in card.screen.text
    assert "Телефон: показать" not in card.labels


def everything(desk: Desk) -> str:
    """Every text in the database but for what is still to be sent, as one."""
    told = []
    with desk.database() as connection:
        for table in metadata.sorted_tables:
            told += [f"{table.name}: {row}" for row in connection.execute(sa.select(table))]
    return "\n".join(told)


def test_nothing_that_they_said_is_left_anywhere(desk: Desk, settled: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    settled.send(start="h1e2")
    settled.says("/add 1 ключ у Зинаиды")
    crew.asks(1, "Мария, вы дома?")
    settled.says("буду после семи")
    crew.petr.says("Мария Петровна просила звонить", reply_to=crew.card(1).id)
    crew.petr.presses("Заметка")
    before = everything(desk)
    private = ("Мария", "горячей воды", "9105550101", "Зинаиды", "после семи", "просила звонить", "'45'")
    assert [word for word in private if word not in before] == []
    settled.says("Удалить мои данные")
    settled.says("да")
    desk.now += timedelta(days=8)
    with desk.database() as connection:
        outbox.sweep(connection, desk.now)
        sources.sweep(connection, desk.now)
    left = everything(desk)
    assert [word for word in private if word in left] == []


def test_the_record_tells_what_was_erased_and_when(desk: Desk, settled: Somebody) -> None:
    settled.says("Отозвать согласие")
    settled.says("да")
    with desk.database() as connection:
        head, row = act.rows(connection, desk.now)
    assert len(head) == len(row)
    assert row[0] == "1"
    assert row[1].startswith("24.11.2026")
    assert row[3].startswith("имя, 1 квартира, 1 телефон")
    assert row[4:] == ["№ 1", "номер в мессенджере для ответов"]
    assert not any(";" in cell for cell in (*head, *row))


def test_the_messengers_number_goes_only_on_demand(desk: Desk, settled: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    settled.says("Удалить мои данные")
    settled.presses("Удалить и номер в мессенджере")
    assert "не сможем вам написать" in settled.screen.screen.text
    settled.presses("Да, удалить мои данные")
    assert "познакомимся заново" in settled.screen.screen.text
    with desk.database() as connection:
        assert people.contacts(connection, [(settled.line, settled.external)]) == {}
    ticket = the_ticket(desk, 1)
    assert (ticket.line, ticket.chat) == (0, "")
    crew.petr.says("/take 1")
    assert "№ 1" in crew.seen[-1].screen.text
    settled.says("/mine")
    assert "№ 1" not in settled.screen.screen.text


def test_the_log_of_others_stays_as_it_is(desk: Desk, settled: Somebody) -> None:
    other = a_ticket(desk, Somebody(desk, settled.line, "777", "Олег"))
    crew = a_crew(desk, desk.telegram)
    crew.petr.says(f"/return {other}")
    crew.petr.says(f"/take {other}")
    settled.says("Удалить мои данные")
    settled.says("да")
    with desk.database() as connection, pytest.raises(sa.exc.DBAPIError, match="append-only"):
        connection.execute(sa.text(f"UPDATE ticket_log SET name = '' WHERE ticket = {other}"))
    with desk.database() as connection, pytest.raises(sa.exc.DBAPIError, match="append-only"):
        connection.execute(sa.text("UPDATE ticket_log SET comment = 'другое' WHERE ticket = 1"))


def test_everything_comes_as_a_file(desk: Desk, settled: Somebody) -> None:
    settled.says("/data")
    settled.presses("Скачать всё")
    assert "Собираю файл" in settled.screen.screen.text
    with desk.database() as connection:
        (job,) = [one for one in jobs.due(connection, desk.now, 50) if one.kind == "export"]
        data = export.gather(connection, job.payload["person"], desk.now)
    assert data["имя"] == "Мария"
    (ticket,) = data["заявки"]
    assert (ticket["номер"], ticket["рассказ"], ticket["квартира"]) == (1, "нет горячей воды", "45")
    assert ticket["телефон"] == "+79105550101"
    assert data["квартиры"][0]["дом"].endswith("ул. Ленина, д. 12")
    assert data["мессенджеры"][0]["номер в мессенджере"] == "100"


def test_afterwards_the_tickets_are_there_and_consent_is_asked_anew(desk: Desk, settled: Somebody) -> None:
    settled.says("Отозвать согласие")
    settled.says("да")
    assert "№ 1." in settled.says("Мои заявки").screen.text
    kept = settled.says("/данные").screen.text
    assert "Имя: не храним" in kept
    assert "Согласие отозвано сегодня" in kept
    settled.says("нет света в подъезде")
    assert "согласие на обработку" in settled.screen.screen.text
    settled.presses("Сообщить без имени")
    assert "горячей" not in settled.screen.screen.text


def test_or_kept_after_all(desk: Desk, settled: Somebody) -> None:
    settled.says("/data")
    settled.presses("Удалить мои данные")
    settled.says("Отмена")
    with desk.database() as connection:
        contact = people.contacts(connection, [(settled.line, settled.external)])[settled.line, settled.external]
    assert contact.person.consents


def test_who_never_agreed_can_agree_there(desk: Desk, maria: Somebody) -> None:
    maria.says("/data")
    assert "Согласия пока не спрашивали" in maria.screen.screen.text
    maria.presses("Дать согласие")
    maria.presses("Согласен")
    assert "Спасибо" in maria.screen.screen.text


def test_a_human_gets_the_last_messages_and_the_newest_ticket(desk: Desk, settled: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    settled.says("Опять не убран подъезд")
    settled.presses("Позвать человека")
    call = crew.seen[-1]
    for told in ("Мария", "«нет горячей воды»", "«Опять не убран подъезд»", "№ 1 · Нет горячей воды"):
        assert told in call.screen.text
    assert call.labels == ["Ответить жителю"]


def test_after_taking_consent_back_nothing_written_is_handed_on(desk: Desk, settled: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    settled.says("Отозвать согласие")
    settled.says("да")
    settled.presses("Позвать человека")
    call = crew.seen[-1].screen.text
    assert "без имени" in call
    assert "Мария" not in call
    assert "«нет горячей воды»" not in call
