"""What is promised when a report is filed, and where that is set otherwise."""

from datetime import datetime, timedelta
from typing import Any

from domain.terms import Override, Span
from handlers.when import deadline
from storage import organisations, terms
from tests.handlers.crew import a_crew, the_ticket
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.roster import at_home, reports

NO_HOT_WATER = "У нас нет горячей воды уже третий день"


def overrides(desk: Desk, place: str = "", category: str = "", **times: Any) -> None:
    """The organisation has set something."""
    with desk.database() as connection:
        own = organisations.the(connection).id
        terms.keep(connection, Override(0, own, place, category, **times), 1, desk.now)


def test_the_receipt_names_number_time_who_accepted_and_the_hour(desk: Desk) -> None:
    with desk.database() as connection:
        organisations.rename(connection, organisations.the(connection).id, "УК «Уют»")
    house = a_house(desk)
    a_crew(desk, desk.telegram)
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    at_home(desk, maria, house)
    number = reports(maria, NO_HOT_WATER)
    text = next(one.screen.text for one in maria.seen if f"Заявка № {number}" in one.screen.text)
    assert "Принята сегодня в 12:00: УК «Уют»." in text
    assert "Обещанный срок: сегодня до 16:00." in text


def test_what_is_set_for_the_house_is_promised(desk: Desk) -> None:
    house = a_house(desk)
    a_crew(desk, desk.telegram)
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    at_home(desk, maria, house)
    overrides(desk, promise=Span(180))
    overrides(desk, f"house:{house}", "water", promise=Span(60), legal=Span(90))
    overrides(desk, f"house:{house + 1}", promise=Span(5))
    ticket = the_ticket(desk, reports(maria, NO_HOT_WATER))
    assert ticket.promised == ticket.made + timedelta(hours=1)
    assert ticket.legal_due == ticket.made + timedelta(minutes=90)
    assert ticket.ack_due == ticket.made + timedelta(minutes=10)


def test_a_promise_that_was_given_stays_when_rules_change(desk: Desk) -> None:
    house = a_house(desk)
    a_crew(desk, desk.telegram)
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    at_home(desk, maria, house)
    before = the_ticket(desk, reports(maria, NO_HOT_WATER))
    overrides(desk, promise=Span(60))
    assert the_ticket(desk, before.id).promised == before.promised


def test_a_deadline_is_told_with_the_year_where_it_is_not_this_one() -> None:
    zone, now = "Europe/Moscow", datetime.fromisoformat("2026-12-31T09:00:00+00:00")
    assert deadline(now + timedelta(hours=20), now, zone) == "завтра до 8:00"
    assert deadline(now + timedelta(days=9), now, zone) == "до 9 января 2027 года, 12:00"
