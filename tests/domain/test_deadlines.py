"""By when: the clock of each unit, in the zone of the house."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.categories import CATEGORIES
from domain.deadlines import TERMS, Deadlines, Unit, after
from domain.errors import Unknown
from domain.hours import is_day_off
from domain.terms import reckoned

MOSCOW = ZoneInfo("Europe/Moscow")
KAMCHATKA = ZoneInfo("Asia/Kamchatka")
ZONES = st.sampled_from([MOSCOW, KAMCHATKA, ZoneInfo("Europe/Kaliningrad"), ZoneInfo("Europe/Berlin")])
STARTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
MINUTES = st.integers(0, 45_000)


def due(key: str, start: datetime, zone: ZoneInfo) -> Deadlines:
    """By the federal file alone."""
    return reckoned(key, "", start, zone)


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November 2026, when the 20th is a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW)


def test_no_hot_water_is_acknowledged_in_ten_minutes_and_promised_in_four_hours() -> None:
    assert due("cut_hw", moscow(21, 23, 30), MOSCOW) == Deadlines(
        moscow(21, 23, 40), moscow(22, 1, 30), moscow(22, 3, 30), moscow(22, 3, 30)
    )


def test_where_the_file_promises_nothing_no_time_is_told() -> None:
    assert due("danger", moscow(20, 12), MOSCOW) == Deadlines(acknowledge=moscow(20, 12, 10))


def test_a_working_day_that_begins_on_friday_ends_on_monday_at_the_same_hour() -> None:
    assert due("docs", moscow(20, 15), MOSCOW).acknowledge == moscow(23, 15)


def test_a_working_day_of_a_weekend_ticket_ends_with_monday() -> None:
    assert due("docs", moscow(21, 12), MOSCOW).acknowledge == moscow(24, 0)


def test_five_working_days_skip_one_weekend() -> None:
    assert due("docs", moscow(18, 10), MOSCOW).promised == moscow(25, 10)


def test_a_holiday_is_no_working_day_and_a_weekend_that_is_worked_is_one() -> None:
    eve = datetime(2026, 11, 3, 10, tzinfo=MOSCOW)  # the 4th is Unity Day
    assert due("docs", eve, MOSCOW).acknowledge == datetime(2026, 11, 5, 10, tzinfo=MOSCOW)
    friday = datetime(2027, 2, 19, 10, tzinfo=MOSCOW)  # Saturday the 20th is worked for Monday the 22nd
    assert due("docs", friday, MOSCOW).acknowledge == datetime(2027, 2, 20, 10, tzinfo=MOSCOW)


def test_the_weekend_is_that_of_the_house() -> None:
    late_friday = moscow(20, 20)  # already Saturday in Kamchatka
    assert due("docs", late_friday, MOSCOW).acknowledge == moscow(23, 20)
    assert due("docs", late_friday, KAMCHATKA).acknowledge == datetime(2026, 11, 24, tzinfo=KAMCHATKA)


def test_the_chute_is_cleared_by_day_only() -> None:
    assert due("chute", moscow(20, 22), MOSCOW).promised == moscow(21, 9)
    assert due("chute", moscow(20, 3), MOSCOW).promised == moscow(20, 10)
    assert due("chute", moscow(20, 21), MOSCOW).promised == moscow(20, 23)


def test_calendar_days_know_no_weekend() -> None:
    assert due("letter", moscow(6, 12), MOSCOW).promised == moscow(20, 12)


def test_times_are_told_in_utc() -> None:
    acknowledge = due("docs", moscow(20, 15), MOSCOW).acknowledge
    assert acknowledge is not None
    assert acknowledge.tzinfo is UTC


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(Unknown):
        due("no such key", moscow(20, 12), MOSCOW)


def test_every_category_has_a_term() -> None:
    assert {each.sla for each in CATEGORIES.values()} <= set(TERMS)
    assert len(TERMS) == 42


@given(start=STARTS, minutes=MINUTES, unit=st.sampled_from(Unit), zone=ZONES)
def test_no_clock_runs_faster_than_time(start: datetime, minutes: int, unit: Unit, zone: ZoneInfo) -> None:
    assert after(start, minutes, unit, zone) >= start + timedelta(minutes=minutes)


@given(start=STARTS, minutes=MINUTES, more=st.integers(1, 10_000), unit=st.sampled_from(Unit), zone=ZONES)
def test_a_longer_term_ends_later(start: datetime, minutes: int, more: int, unit: Unit, zone: ZoneInfo) -> None:
    assert after(start, minutes, unit, zone) < after(start, minutes + more, unit, zone)


@given(start=STARTS, later=st.integers(0, 10_000), minutes=MINUTES, unit=st.sampled_from(Unit), zone=ZONES)
def test_who_comes_later_is_never_due_earlier(
    start: datetime, later: int, minutes: int, unit: Unit, zone: ZoneInfo
) -> None:
    assert after(start, minutes, unit, zone) <= after(start + timedelta(minutes=later), minutes, unit, zone)


@given(start=STARTS, one=MINUTES, two=MINUTES, unit=st.sampled_from(Unit), zone=ZONES)
def test_two_spans_one_after_another_are_their_sum(
    start: datetime, one: int, two: int, unit: Unit, zone: ZoneInfo
) -> None:
    assert after(after(start, one, unit, zone), two, unit, zone) == after(start, one + two, unit, zone)


@given(start=STARTS, minutes=st.integers(1, 45_000), zone=ZONES)
def test_by_day_only_nothing_falls_due_at_night(start: datetime, minutes: int, zone: ZoneInfo) -> None:
    at = after(start, minutes, Unit.DAYTIME, zone).astimezone(zone)
    assert (8, 0) <= (at.hour, at.minute) <= (23, 0)
    weekday = (after(start, minutes, Unit.WORKDAY, zone) - timedelta(seconds=1)).astimezone(zone)
    assert not is_day_off(weekday.date())
