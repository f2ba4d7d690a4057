"""Shifts, deputies and the hours that nobody covers."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.duty import Shift, hours, is_round_the_clock, office_days, on_duty, span, stand_in, uncovered
from domain.errors import Refused

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def at(hour: float) -> datetime:
    return NOON + timedelta(hours=hour)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8:00–20:00", (time(8), time(20))),
        ("20-8", (time(20), time(8))),
        ("с 8.30 до 17", (time(8, 30), time(17))),
        ("0:00-24:00", (time(0), time(0))),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, read: tuple[time, time]) -> None:
    assert hours(typed) == read


@pytest.mark.parametrize("typed", ["", "утром", "25-8", "8:70-9", "8", "8-20-8"])
def test_what_are_no_hours_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        hours(typed)


def test_a_night_shift_goes_over_midnight() -> None:
    starts, ends = span(date(2026, 11, 24), time(20), time(8), "Europe/Moscow")
    assert (starts, ends) == (datetime(2026, 11, 24, 17, tzinfo=UTC), datetime(2026, 11, 25, 5, tzinfo=UTC))
    starts, ends = span(date(2026, 11, 24), time(8), time(8), "Europe/Moscow")
    assert ends - starts == timedelta(hours=24)


def test_where_the_clocks_change_a_shift_ends_by_the_clock_on_the_wall() -> None:
    spring = span(date(2026, 3, 28), time(20), time(8), "Europe/Berlin")
    autumn = span(date(2026, 10, 24), time(20), time(8), "Europe/Berlin")
    assert spring[1] - spring[0] == timedelta(hours=11)
    assert autumn[1] - autumn[0] == timedelta(hours=13)
    missing = span(date(2026, 3, 29), time(2, 30), time(8), "Europe/Berlin")
    assert missing[0] < missing[1]


def test_the_deputy_of_a_deputy_who_is_away_too_does_the_work() -> None:
    assert stand_in(1, {}) == 1
    assert stand_in(1, {1: 2}) == 2
    assert stand_in(1, {1: 2, 2: 3}) == 3
    assert stand_in(1, {1: None}) is None


@given(st.dictionaries(st.integers(1, 6), st.one_of(st.none(), st.integers(1, 6))), st.integers(1, 6))
def test_deputies_in_a_circle_come_to_an_end_and_nobody_away_is_named(away: dict[int, int | None], who: int) -> None:
    found = stand_in(who, away)
    assert found is None or found not in away


def test_who_is_on_duty_begins_on_time_and_is_gone_on_time_or_when_handed_over() -> None:
    day = Shift(1, 1, 1, 10, at(0), at(8))
    night = Shift(2, 1, 1, 11, at(8), at(20))
    given = Shift(3, 1, 1, 12, at(0), at(8), given=at(2))
    assert on_duty([day, night], at(0), {}) == [10]
    assert on_duty([day, night], at(8), {}) == [11]
    assert on_duty([given], at(1), {}) == [12]
    assert on_duty([given], at(2), {}) == []
    assert on_duty([day, day], at(1), {10: 11}) == [11]
    assert on_duty([day], at(1), {10: None}) == []


def test_gaps_are_what_no_shift_covers() -> None:
    assert uncovered([(at(0), at(24))], [(at(-2), at(6)), (at(6), at(10)), (at(12), at(30))]) == [(at(10), at(12))]
    assert uncovered([(at(0), at(24))], []) == [(at(0), at(24))]
    assert uncovered([], [(at(0), at(1))]) == []


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=6)


@given(SPANS, SPANS)
def test_each_hour_that_is_wanted_is_covered_or_in_a_gap_and_in_one_only(
    wanted: list[tuple[int, int]], covered: list[tuple[int, int]]
) -> None:
    def spans(some: list[tuple[int, int]]) -> list[tuple[datetime, datetime]]:
        return [(at(first), at(first + length)) for first, length in some]

    def within(some: list[tuple[datetime, datetime]], hour: int) -> int:
        return sum(starts <= at(hour + 0.5) < ends for starts, ends in some)

    gaps = uncovered(spans(wanted), spans(covered))
    for hour in range(60):
        missing = bool(within(spans(wanted), hour)) and not within(spans(covered), hour)
        assert within(gaps, hour) == int(missing)


def test_a_team_that_keeps_nights_is_told_from_one_that_does_not() -> None:
    night = Shift(1, 1, 1, 10, *span(date(2026, 11, 24), time(20), time(8), "Europe/Moscow"))
    day = Shift(1, 1, 1, 10, *span(date(2026, 11, 24), time(8), time(17), "Europe/Moscow"))
    assert is_round_the_clock([night], "Europe/Moscow")
    assert not is_round_the_clock([day], "Europe/Moscow")


def test_weekdays_are_what_an_office_covers() -> None:
    days = office_days(date(2026, 11, 27), 4, time(8), time(17), "Europe/Moscow")
    assert [starts.date() for starts, _ in days] == [date(2026, 11, 27), date(2026, 11, 30)]
