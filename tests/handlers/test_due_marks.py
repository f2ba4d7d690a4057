"""The card at the marks of its promise, and that it was missed."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.terms import reached, share_at
from domain.tickets import Status
from storage import tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import later


def promised(desk: Desk, resident: Somebody, hours: float = 10, **words: Any) -> int:
    """A ticket that is due in so many hours."""
    return a_ticket(desk, resident, promised=desk.now + timedelta(hours=hours), **words)


def edits(crew: Crew, number: int) -> int:
    """How often its card was drawn anew where it stands."""
    return crew.card(number).edits


def test_the_card_is_edited_at_the_marks_only(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = promised(desk, maria)
    told = []
    for hour in range(1, 11):
        later(desk, hours=1)
        told.append((hour, edits(crew, number), crew.card(number).screen.text))
    assert [(hour, count) for hour, count, _ in told] == [
        (hour, (hour >= 5) + (hour >= 8) + (hour >= 10)) for hour in range(1, 11)
    ]
    texts = {hour: text for hour, _, text in told}
    assert "половина" not in texts[4]
    assert "Срок: сегодня до 22:00 · прошла половина срока" in texts[5]
    assert "Срок: сегодня до 22:00 · осталось мало" in texts[8]
    assert "❗ Срок вышел сегодня в 22:00" in texts[10]


def test_a_missed_promise_is_kept_once(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = promised(desk, maria, 1)
    later(desk, minutes=59)
    assert the_ticket(desk, number).breached is None
    later(desk, days=7)
    kept = the_ticket(desk, number).breached
    assert kept == the_ticket(desk, number).promised
    with desk.database() as connection:
        tickets.update(connection, number, promised=desk.now + timedelta(hours=2), next_due=desk.now)
    later(desk, days=1)
    assert the_ticket(desk, number).breached == kept
    assert edits(crew, number) >= 2


def test_after_a_downtime_the_card_is_drawn_once(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = promised(desk, maria)
    later(desk, days=7)
    assert edits(crew, number) == 1


def test_what_is_done_in_time_misses_nothing(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = promised(desk, maria, 2)
    crew.petr.says(f"/take {number}")
    later(desk, hours=1)
    crew.petr.says(f"/done {number} Починили")
    with desk.database() as connection:
        tickets.update(connection, number, ended=desk.now)
    later(desk, hours=9)
    assert the_ticket(desk, number).breached is None
    assert "Срок" not in crew.card(number).screen.text


def test_what_is_done_late_between_two_looks_has_missed_it(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = promised(desk, maria, 2)
    crew.petr.says(f"/take {number}")
    desk.now += timedelta(hours=3)
    crew.petr.says(f"/done {number} Починили")
    with desk.database() as connection:
        tickets.update(connection, number, ended=desk.now)
    later(desk, seconds=5)
    assert the_ticket(desk, number).breached == the_ticket(desk, number).promised


def test_what_is_opened_again_after_its_time_has_missed_it(desk: Desk, maria: Somebody) -> None:
    number = promised(desk, maria, 2)
    for hours, status, ended in ((1, Status.DONE, True), (5, Status.REOPENED, False)):
        later(desk, hours=hours)
        before = the_ticket(desk, number)
        with desk.database() as connection:
            words = {"ended": desk.now if ended else None}
            assert tickets.move(connection, number, status, before.version, desk.now, **words)
        later(desk, seconds=5)
        assert (the_ticket(desk, number).breached is None) is ended


def test_a_pause_moves_no_mark(desk: Desk, maria: Somebody) -> None:
    number = promised(desk, maria, 2)
    before = the_ticket(desk, number)
    with desk.database() as connection:
        tickets.move(connection, number, Status.POSTPONED, before.version, desk.now, until=desk.now + timedelta(days=9))
    later(desk, hours=3)
    after = the_ticket(desk, number)
    assert (after.promised, after.legal_due) == (before.promised, before.legal_due)
    assert after.breached == before.promised


def test_the_limit_of_the_law_is_told_when_it_is_over(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = promised(desk, maria, 1, legal_due=desk.now + timedelta(hours=1))
    later(desk, hours=2)
    assert "‼️ Предел по закону вышел сегодня в 13:00" in crew.card(number).screen.text


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1))  # noqa: DTZ001


@given(made=MOMENTS, length=st.integers(1, 10**7), gone=st.integers(0, 2 * 10**7))
def test_marks_come_in_their_order(made: datetime, length: int, gone: int) -> None:
    end, now = made + timedelta(seconds=length), made + timedelta(seconds=gone)
    passed = reached(made, end, now)
    assert (passed == 1) == (now >= end)
    assert passed == 0 or share_at(made, end, passed) <= now
