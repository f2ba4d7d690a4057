"""The digest of a staff chat: one message a morning, at eight of its zone, and none where nothing is open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import mornings
from domain.tickets import Status
from storage import organisations, tickets
from storage.dues import look_again
from tests.handlers.crew import Crew, a_crew, a_ticket, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.roster import later

ZONE = "Europe/Moscow"


def told(crew: Crew) -> list[Seen]:
    """The digests so far."""
    return [one for one in crew.seen if one.screen.text.startswith("Доброе утро")]


def set_to(desk: Desk, digest: str) -> None:
    """The organisation has chosen."""
    with desk.database() as connection:
        own = organisations.the(connection)
        organisations.change(connection, own.id, practice=replace(own.practice, digest=digest))
        look_again(connection, own.id, desk.now)


@pytest.fixture
def crew(desk: Desk) -> Crew:
    """A chat that the sweep has seen; it is noon of a Tuesday in Moscow."""
    crew = a_crew(desk, desk.telegram)
    later(desk, seconds=5)
    return crew


def test_one_a_morning_of_what_is_open(desk: Desk, crew: Crew, maria: Somebody) -> None:
    late = a_ticket(desk, maria, promised=desk.now + timedelta(hours=1), legal_due=desk.now + timedelta(hours=2))
    today = a_ticket(desk, maria, promised=desk.now + timedelta(hours=26))
    a_ticket(desk, maria, promised=desk.now + timedelta(days=5))
    waiting = the_ticket(desk, a_ticket(desk, maria))
    with desk.database() as connection:
        tickets.move(connection, waiting.id, Status.WAITING, 1, desk.now, reason="детали")
    later(desk, hours=19, minutes=59)
    assert told(crew) == []
    later(desk, minutes=1)
    [digest] = told(crew)
    first, *lines = digest.screen.text.split("\n")
    assert first == "Доброе утро! Открыто 4 заявки"
    assert lines[:5] == [
        "Новых: 4", "Просрочено: 1", "Вышел предел по закону: 1", "Срок сегодня: 1", "Отложено или ждёт: 1"
    ]  # fmt: skip
    assert [f"№ {number}" in line for number, line in zip((late, today), lines[6:], strict=True)] == [True, True]
    assert digest.labels == ["Вся очередь", "Что просрочено"]
    assert f"№ {late}" in crew.petr.presses("Что просрочено").screen.text
    later(desk, hours=23)
    assert len(told(crew)) == 1
    later(desk, hours=1)
    assert len(told(crew)) == 2
    assert "Новых" not in told(crew)[1].screen.text


def test_nothing_open_is_no_message(desk: Desk, crew: Crew) -> None:
    later(desk, days=3)
    assert told(crew) == []


def test_a_downtime_brings_one_and_at_night_none(desk: Desk, crew: Crew, maria: Somebody) -> None:
    a_ticket(desk, maria)
    later(desk, days=7)  # Tuesday noon again
    assert len(told(crew)) == 1
    later(desk, days=1, hours=15)  # Thursday at three: eight o'clock is still to come
    assert len(told(crew)) == 1
    later(desk, hours=5)
    assert len(told(crew)) == 2


def test_days_off_are_left_out_unless_it_is_wanted_daily(desk: Desk, crew: Crew, maria: Somebody) -> None:
    a_ticket(desk, maria)
    for _ in range(6):  # to Monday noon
        later(desk, days=1)
    assert len(told(crew)) == 4
    set_to(desk, "daily")
    for _ in range(6):
        later(desk, days=1)
    assert len(told(crew)) == 10
    set_to(desk, "off")
    later(desk, days=2)
    assert len(told(crew)) == 10


def test_a_clock_that_is_put_back_repeats_nothing_and_one_that_ran_wild_comes_back(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    a_ticket(desk, maria)
    later(desk, days=1)
    later(desk, hours=-5)
    later(desk, hours=5)
    assert len(told(crew)) == 1
    later(desk, days=400)
    count = len(told(crew))
    later(desk, days=-399)
    later(desk, days=1)
    assert len(told(crew)) == count + 1


def test_a_morning_is_one_of_the_organisations_zone(desk: Desk, maria: Somebody) -> None:
    with desk.database() as connection:
        organisations.change(connection, organisations.the(connection).id, timezone="Asia/Kamchatka")
    crew = a_crew(desk, desk.telegram)
    later(desk, seconds=5)
    a_ticket(desk, maria)
    later(desk, hours=10, minutes=59)  # 7:59 in Kamchatka, 22:59 in Moscow
    assert told(crew) == []
    later(desk, minutes=1)
    assert len(told(crew)) == 1


NOWS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from([ZONE, "Asia/Kamchatka", "Europe/Berlin"])


@given(now=NOWS, zone=ZONES, chosen=st.sampled_from(mornings.CHOICES))
def test_the_next_morning_is_within_a_day_and_one_hour(now: datetime, zone: str, chosen: str) -> None:
    following = mornings.next_after(now, zone)
    assert timedelta() < following - now <= timedelta(hours=25)
    at = mornings.of_today(now, zone, chosen)
    assert at is None or (at <= now and mornings.before(at, zone, chosen) < at)


def test_after_the_holidays_of_new_year_the_morning_before_is_that_of_december() -> None:
    first = datetime(2027, 1, 11, 8, tzinfo=UTC)
    assert mornings.of_today(first.replace(day=5), ZONE, mornings.WORKDAYS) is None
    assert mornings.before(first, ZONE, mornings.WORKDAYS).year == 2026
