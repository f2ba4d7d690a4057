"""Working hours: read as people write them, closed when the country rests."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import hours
from domain.errors import Refused

ZONE = "Europe/Moscow"
OFFICE = hours.week("пн–пт 8:00–17:00; сб 9:00–13:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-24T07:59", False),  # a Tuesday
        ("2026-11-24T08:00", True),
        ("2026-11-24T16:59", True),
        ("2026-11-24T17:00", False),
        ("2026-11-28T10:00", True),  # a Saturday
        ("2026-11-29T10:00", False),
        ("2026-11-04T10:00", False),  # Unity Day, a Wednesday
        ("2026-03-09T10:00", False),  # the 8th of March was a Sunday: its day off is moved to Monday
        ("2026-12-31T10:00", False),  # moved from the 4th of January by the government
        ("2027-02-20T10:00", True),  # a Saturday that is worked for the 22nd
        ("2027-02-22T10:00", False),
    ],
)
def test_it_is_open_on_working_days_in_its_hours(moment: str, is_open: bool) -> None:
    assert hours.is_open(OFFICE, at(moment), ZONE) is is_open


def test_hours_count_in_the_zone_of_the_organisation() -> None:
    moment = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    assert not hours.is_open(OFFICE, moment, ZONE)
    assert hours.is_open(OFFICE, moment, "Asia/Omsk")


def test_round_the_clock_knows_no_day_off_and_nobody_knows_an_unknown_week() -> None:
    always = hours.week("Круглосуточно")
    assert hours.is_open(always, at("2027-01-01T03:00"), ZONE)
    unknown = hours.week("")
    assert not unknown.is_known
    assert not hours.is_open(unknown, at("2026-11-24T10:00"), ZONE)
    assert hours.opens(unknown, at("2026-11-24T10:00"), ZONE) is None


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-24T10:00", "2026-11-24T10:00"),
        ("2026-11-24T20:00", "2026-11-25T08:00"),
        ("2026-11-28T13:00", "2026-11-30T08:00"),
        ("2026-12-30T18:00", "2027-01-09T09:00"),
    ],
)
def test_it_says_when_somebody_works_next(moment: str, opens: str) -> None:
    assert hours.opens(OFFICE, at(moment), ZONE) == at(opens)


@pytest.mark.parametrize(
    "text", ["пн-пт 8-17", "Пн–Пт 08:00–17:00", "пн—пт 8.00-17.00", "ежедневно 0:00-24:00", "пт-пн 20:00-23:30",
             "пн,ср,пт 9:00–12:00,13:00–18:00; вт 10–19"],
)  # fmt: skip
def test_it_is_read_as_people_write_it(text: str) -> None:
    assert hours.week(text).is_known


@pytest.mark.parametrize(
    "text", ["когда как", "пн-пт", "8:00-17:00", "пн 17:00-8:00", "пн 25:00-26:00", "пн 8:00-17:60", "пн 8-9; пн 9-10"]
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        hours.week(text)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        hours.week(text)
    except Refused:
        return


@given(st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2026-12-01")))
def test_when_it_opens_it_is_open(moment: datetime) -> None:
    then = hours.opens(OFFICE, moment.replace(tzinfo=UTC), ZONE)
    assert then is not None
    assert then >= moment.replace(tzinfo=UTC)
    assert hours.is_open(OFFICE, then, ZONE)


def test_the_lunch_is_closed() -> None:
    week = hours.week("пн-пт 9:00-12:00,13:00-18:00")
    assert [hours.is_open(week, at(f"2026-11-24T{hour}:30"), ZONE) for hour in (11, 12, 13)] == [True, False, True]


def test_the_calendar_tells_days_off() -> None:
    days = [date(2026, 11, 4), date(2026, 11, 5), date(2026, 11, 7), date(2027, 2, 20)]
    assert [hours.is_day_off(day) for day in days] == [True, False, True, False]
