"""«Ещё»: what is kept about me, taking consent back, and who hears a call for a human."""

import pytest

from domain.people import Consent
from storage import people
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


def test_consent_is_taken_back_and_name_home_and_phones_go(desk: Desk, settled: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    ended = a_ticket(desk, settled)
    done(crew, ended)
    assert "Житель: Мария" in crew.card(1).screen.text
    settled.says("мои данные")
    settled.presses("Отозвать согласие")
    assert "Удалим ваше имя" in settled.screen.screen.text
    settled.presses("Да, отозвать согласие")
    assert "Согласие отозвано" in settled.screen.screen.text
    with desk.database() as connection:
        contact = people.contacts(connection, [(settled.line, settled.external)])[settled.line, settled.external]
    assert (contact.person.consent, contact.person.name, contact.person.house) == (Consent.UNASKED, "", None)
    assert (contact.person.flat, contact.name, contact.username) == ("", "", "")
    open, past = the_ticket(desk, 1), the_ticket(desk, ended)
    assert (open.name, open.phone, open.flat) == ("", "", "45")
    assert (past.name, past.phone, past.flat) == ("", "", "")
    card = crew.card(1)
    assert "Мария" not in card.screen.text
    assert "Телефон: показать" not in card.labels


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
    settled.presses("Отозвать согласие")
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
