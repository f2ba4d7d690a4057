"""«Чтобы вам перезвонили»: a phone for one ticket, who sees it, and when it goes."""

from datetime import timedelta

import pytest

from domain import phones
from handlers import sweeps
from handlers.screens import Does
from tests.handlers.crew import Crew, a_crew, a_ticket, leaves, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_mine import done

TYPED = "8 (910) 555-01-01"
KEPT = "+79105550101"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (TYPED, KEPT),
        ("+7 910 555 01 01", KEPT),
        ("9105550101", KEPT),
        ("79105550101", KEPT),
        ("+8 910 5550101", KEPT),
        ("8-4712-55-01-01", "+74712550101"),
        ("+375 29 123-45-67", "+375291234567"),
        ("555-01-01", ""),
        ("112", ""),
        ("8 910 555 01 01 2", ""),
        ("позвоните мне", ""),
        ("", ""),
        ("+", ""),
        ("8 010 555 01 01", ""),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: str) -> None:
    assert phones.normalised(typed) == number
    assert not number or phones.normalised(phones.shown(number)) == number


def asked(desk: Desk, maria: Somebody) -> tuple[Crew, int]:
    """Where the bot asks for the number."""
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    maria.says(f"/заявка {number}")
    maria.presses("Чтобы вам перезвонили")
    return crew, number


def test_the_messengers_own_button_hands_it_over_where_it_can(desk: Desk, maria: Somebody) -> None:
    _, number = asked(desk, maria)
    contacts = [button for row in maria.screen.screen.below for button in row if button.does is Does.CONTACT]
    assert len(contacts) == (1 if desk.lines[maria.line].can.contact_below else 0)
    maria.send(phone=KEPT)
    assert the_ticket(desk, number).phone == KEPT
    assert "Записали +7 910 555-01-01" in maria.screen.screen.text


def test_a_wrong_one_is_answered_kindly_and_a_right_one_kept_for_this_ticket(desk: Desk, maria: Somebody) -> None:
    crew, number = asked(desk, maria)
    other = a_ticket(desk, maria)
    maria.says("вечером")
    assert "Не похоже на телефон" in maria.screen.screen.text
    maria.says(TYPED)
    assert the_ticket(desk, number).phone == KEPT
    assert the_ticket(desk, other).phone == ""
    assert "просит перезвонить" in crew.seen[-1].screen.text
    assert "910" not in "\n".join(seen.screen.text for seen in crew.seen)
    assert "Телефон: показать" in crew.card(number).labels
    assert "Телефон: показать" not in crew.card(other).labels
    assert "+7 910 555-01-01" in maria.says(f"/заявка {number}").screen.text


def test_who_presses_sees_it_in_a_note_and_that_is_logged(desk: Desk, maria: Somebody) -> None:
    crew, number = asked(desk, maria)
    maria.says(TYPED)
    before = len(crew.seen)
    crew.petr.presses("Телефон: показать")
    assert desk.acks[-1] == f"№ {number}: +7 910 555-01-01"
    assert len(desk.acks[-1]) <= 90
    assert len(crew.seen) == before
    assert log_of(desk, number)[-1] == ("Пётр С.", "show_phone", "")
    assert "Пётр" not in maria.says(f"/история {number}").screen.text


def test_by_a_command_it_comes_in_private_or_the_button_is_named(desk: Desk, maria: Somebody) -> None:
    crew, number = asked(desk, maria)
    maria.says(TYPED)
    crew.petr.says(f"/позвонить {number}")
    assert "Нажмите «Телефон: показать»" in crew.seen[-1].screen.text
    private = Somebody(desk, crew.petr.line, crew.petr.external, "Пётр Сергеев")
    private.says("/start")
    crew.petr.says(f"/call {number}")
    assert private.screen.screen.text == f"№ {number}: +7 910 555-01-01"
    assert "отправлен вам в личные" in crew.seen[-1].screen.text
    assert "910" not in "\n".join(seen.screen.text for seen in crew.seen)
    assert log_of(desk, number)[-1][1] == "show_phone"


def test_whose_job_it_is_has_the_button_in_private_too(desk: Desk, maria: Somebody) -> None:
    crew, number = asked(desk, maria)
    private = Somebody(desk, crew.petr.line, crew.petr.external, "Пётр Сергеев")
    private.says("/start")
    crew.petr.says(f"/take {number}")
    maria.says(TYPED)
    private.presses("Телефон: показать")
    assert desk.acks[-1] == f"№ {number}: +7 910 555-01-01"
    assert log_of(desk, number)[-1] == ("Пётр С.", "show_phone", "")
    crew.ivan.says(f"/take {number}")
    crew.petr.says(f"/return {number} не успеваю")
    private.presses_data(f"j:{number}:phone")
    assert "910" not in desk.acks[-1]


def test_who_has_left_or_forges_sees_nothing(desk: Desk, maria: Somebody) -> None:
    crew, number = asked(desk, maria)
    maria.says(TYPED)
    leaves(crew.petr)
    crew.petr.presses_data(f"c:{number}:show_phone", crew.card(number).id)
    assert "910" not in desk.acks[-1]
    other = a_ticket(desk, maria)
    crew.ivan.presses_data(f"c:{other}:show_phone", crew.card(other).id)
    assert desk.acks[-1] == f"По № {other} житель не оставил телефон."
    assert "show_phone" not in [what for _, what, _ in log_of(desk, number)]


def test_who_refused_consent_may_give_it_for_this_ticket(desk: Desk, maria: Somebody) -> None:
    a_crew(desk, desk.telegram)
    maria.says("/start")
    maria.presses("Сообщить без имени")
    number = a_ticket(desk, maria, name="")
    maria.says(f"/перезвонить {number}")
    maria.says(TYPED)
    assert the_ticket(desk, number).phone == KEPT


def test_it_can_be_changed_and_taken_away(desk: Desk, maria: Somebody) -> None:
    crew, number = asked(desk, maria)
    maria.says(TYPED)
    maria.says(f"/call {number}")
    maria.says("89105550202")
    assert the_ticket(desk, number).phone == "+79105550202"
    maria.says(f"/call {number}")
    maria.says("Больше не звонить")
    assert the_ticket(desk, number).phone == ""
    assert "Телефон: показать" not in crew.card(number).labels


def test_an_ended_ticket_takes_none_and_loses_it_after_a_month(desk: Desk, maria: Somebody) -> None:
    crew, number = asked(desk, maria)
    maria.says(TYPED)
    maria.says(f"/call {number}")
    done(crew, number)
    maria.says("89105550202")
    assert "уже закончена" in maria.screen.screen.text
    maria.says(f"/call {number}")
    assert "уже закончена" in maria.screen.screen.text
    assert the_ticket(desk, number).phone == KEPT
    for days, kept in ((29, KEPT), (2, "")):
        desk.now += timedelta(days=days)
        with desk.database() as connection:
            sweeps.run(connection, desk.office, desk.now)
        assert the_ticket(desk, number).phone == kept
