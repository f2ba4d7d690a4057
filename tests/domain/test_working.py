"""Working time: hours that are open, New Year's holidays, a change of clocks, the working day before."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import is_working_day
from domain.hours import is_open, week
from domain.working import day_before, morning, worked

MOSCOW = "Europe/Moscow"
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
OFFICE = week("пн-пт 8:00-17:00")


def at(text: str, zone: str = MOSCOW) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def test_four_hours_run_within_a_day_and_over_a_night_and_a_weekend() -> None:
    assert worked(at("2026-11-24 09:00"), 240, OFFICE, MOSCOW) == at("2026-11-24 13:00")
    assert worked(at("2026-11-24 15:00"), 240, OFFICE, MOSCOW) == at("2026-11-25 10:00")
    assert worked(at("2026-11-27 16:00"), 240, OFFICE, MOSCOW) == at("2026-11-30 11:00")


def test_new_year_is_no_working_time() -> None:
    assert worked(at("2026-12-30 16:00"), 120, OFFICE, MOSCOW) == at("2027-01-11 09:00")


def test_without_hours_the_office_day_counts_and_round_the_clock_every_hour() -> None:
    assert worked(at("2026-11-24 16:30"), 60, week(""), MOSCOW) == at("2026-11-25 08:30")
    assert worked(at("2026-11-28 23:30"), 60, week("круглосуточно"), MOSCOW) == at("2026-11-29 00:30")


def test_mornings_are_counted_in_working_days_of_the_house() -> None:
    assert morning(at("2026-11-23 15:00"), 3, MOSCOW) == at("2026-11-26 10:00")
    assert morning(at("2026-11-27 15:00"), 1, MOSCOW) == at("2026-11-30 10:00")
    assert morning(at("2026-11-24 01:00", "Asia/Kamchatka"), 1, "Asia/Kamchatka") == at(
        "2026-11-25 10:00", "Asia/Kamchatka"
    )


def test_a_change_of_clocks_keeps_the_hour_on_the_wall() -> None:
    assert day_before(at("2026-03-30 12:00", "Europe/Berlin"), "Europe/Berlin") == at(
        "2026-03-27 12:00", "Europe/Berlin"
    )


@given(
    st.integers(0, 1_200_000),
    st.integers(1, 3000),
    st.sampled_from(["Europe/Moscow", "Asia/Vladivostok", "Europe/Berlin"]),
)
def test_it_never_ends_before_it_could_nor_outside_of_the_hours(start: int, minutes: int, zone: str) -> None:
    begun = FIRST + timedelta(minutes=start)
    ends = worked(begun, minutes, OFFICE, zone)
    assert ends - begun >= timedelta(minutes=minutes)
    assert is_open(OFFICE, ends - timedelta(seconds=1), zone)


@given(st.integers(0, 1_200_000))
def test_the_day_before_is_a_working_day_and_earlier(minute: int) -> None:
    moment = FIRST + timedelta(minutes=minute)
    before = day_before(moment, MOSCOW)
    assert before < moment
    assert is_working_day(before.astimezone(ZoneInfo(MOSCOW)).date())
