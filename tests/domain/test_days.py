"""Days as people type them."""

from datetime import date

import pytest

from domain.days import read

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed", ["2026-12-01", "01.12.2026", "1.12.26", "1.12", "1 декабря", "01/12/2026", "1 дек 2026"]
)
def test_a_day_is_read_however_it_is_typed(typed: str) -> None:
    assert read(typed, TODAY) == date(2026, 12, 1)


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert read("24.11", TODAY) == TODAY
    assert read("23.11", TODAY) == date(2027, 11, 23)
    assert read("29.02", TODAY) is None


@pytest.mark.parametrize("typed", ["", "завтра", "31.02.2026", "2026-13-01", "12", "1 мартобря 5", "@petr"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read(typed, TODAY) is None
