"""From – to as people type it, and what is said where it is no time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import periods
from domain.errors import Refused
from domain.periods import Period

TODAY = date(2026, 11, 24)
READ = {
    "": ("261026", "261124"),
    "октябрь": ("261001", "261031"),
    "за октябрь": ("261001", "261031"),
    "октябрь 2025": ("251001", "251031"),
    "декабрь": ("251201", "251231"),
    "май": ("260501", "260531"),
    "марта": ("260301", "260331"),
    "10.2026": ("261001", "261031"),
    "октябрь–ноябрь": ("261001", "261124"),
    "01.10–31.10": ("261001", "261031"),
    "1.10-31.10": ("261001", "261031"),
    "01.10.2026 - 31.10.2026": ("261001", "261031"),
    "2026-10-01 — 2026-10-31": ("261001", "261031"),
    "с 1 октября по 15 октября": ("261001", "261015"),
    "1–15 октября": ("261001", "261015"),
    "15.12–10.01": ("251215", "260110"),
    "20.11–30.11": ("261120", "261124"),
    "сегодня": ("261124", "261124"),
    "вчера": ("261123", "261123"),
    "прошлая неделя": ("261116", "261122"),
    "за прошлую неделю": ("261116", "261122"),
    "Прошлый месяц": ("261001", "261031"),
    "квартал": ("261001", "261124"),
    "2026": ("260101", "261124"),
}
WRONG = {
    "31.10–01.10": "period-backwards",
    "05.10.2026–01.10.2026": "period-backwards",
    "2027": "period-future",
    "01.12.2026–05.12.2026": "period-future",
    "01.01.2020–31.12.2026": "period-long",
    "31.02": "period-unknown",
    "32.10–33.10": "period-unknown",
    "вчерась": "period-unknown",
    "-": "period-unknown",
    "13.2026": "period-unknown",
}


@pytest.mark.parametrize("typed", READ)
def test_a_time_is_understood(typed: str) -> None:
    assert periods.read(typed, TODAY).code.split("-") == list(READ[typed])


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_wrong_is_told(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        periods.read(typed, TODAY)
    assert refused.value.text == WRONG[typed]


def test_a_day_belongs_whole_in_the_zone_of_the_house() -> None:
    since, until = Period(TODAY, TODAY).bounds("Asia/Vladivostok")
    assert since == datetime(2026, 11, 23, 14, tzinfo=UTC)
    assert until - since == timedelta(days=1)
    assert periods.last_week(TODAY) == Period(date(2026, 11, 16), date(2026, 11, 22))


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_time_of_the_past_or_refused(typed: str) -> None:
    try:
        found = periods.read(typed, TODAY)
    except Refused:
        return
    assert found.since <= found.until <= TODAY
    assert found.length <= periods.LONGEST


@given(st.text(alphabet="0123456789-", max_size=14))
def test_a_code_is_a_period_or_nothing(code: str) -> None:
    found = periods.decoded(code)
    assert found is None or found.code == code
