"""Days as staff type them behind «отложить», what is too early or too late, and what is offered around the New Year."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import pauses
from domain.errors import Refused
from domain.hours import is_day_off

TUESDAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MOSCOW = "Europe/Moscow"


@pytest.mark.parametrize(
    ("typed", "day", "rest"),
    [
        ("до 5 декабря ждём деталь", date(2026, 12, 5), "ждём деталь"),
        ("5 декабря", date(2026, 12, 5), ""),
        ("до 05.12: нет сварщика", date(2026, 12, 5), "нет сварщика"),
        ("завтра нет сварщика", date(2026, 11, 25), "нет сварщика"),
        ("на завтра", date(2026, 11, 25), ""),
        ("послезавтра, нет доступа", date(2026, 11, 26), "нет доступа"),
        ("через неделю холодно", date(2026, 12, 1), "холодно"),
        ("через 3 дня", date(2026, 11, 27), ""),
        ("на 2 недели ждём", date(2026, 12, 8), "ждём"),
        ("в пятницу", date(2026, 11, 27), ""),
        ("до вторника нет людей", date(2026, 12, 1), "нет людей"),
        ("2026-12-05 мороз", date(2026, 12, 5), "мороз"),
        ("10 января", date(2027, 1, 10), ""),
        ("до 31 февраля", None, "до 31 февраля"),
        ("нет деталей", None, "нет деталей"),
        ("", None, ""),
    ],
)
def test_a_day_is_read_and_what_follows_is_the_reason(typed: str, day: date | None, rest: str) -> None:
    assert pauses.read(typed, TUESDAY) == (day, rest)


@pytest.mark.parametrize(
    ("typed", "what", "day"),
    [
        ("детали до 5 декабря", "детали", date(2026, 12, 5)),
        ("нет доступа в подвал через 3 дня", "нет доступа в подвал", date(2026, 11, 27)),
        ("доступ до щитовой", "доступ до щитовой", None),
        ("поставщика", "поставщика", None),
    ],
)
def test_what_is_waited_for_may_be_followed_by_a_day(typed: str, what: str, day: date | None) -> None:
    assert pauses.split(typed, TUESDAY) == (what, day)


def test_it_comes_back_at_nine_in_the_zone_of_the_house() -> None:
    assert pauses.check(date(2026, 12, 5), NOW, MOSCOW) == datetime(2026, 12, 5, 6, 0, tzinfo=UTC)
    assert pauses.check(date(2026, 12, 5), NOW, "Asia/Vladivostok") == datetime(2026, 12, 4, 23, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 24), "refused-day-past"),
        (date(2026, 11, 23), "refused-day-past"),
        (date(2020, 1, 1), "refused-day-past"),
        (date(2027, 11, 25), "refused-day-far"),
        (date(9999, 12, 31), "refused-day-far"),
    ],
)
def test_a_day_that_is_over_or_too_far_is_refused(day: date, why: str) -> None:
    with pytest.raises(Refused, match=why):
        pauses.check(day, NOW, MOSCOW)


def test_over_the_new_year_only_working_days_are_offered() -> None:
    found = pauses.offers(date(2026, 12, 30))
    assert found[0] >= date(2027, 1, 9)
    assert found == sorted(set(found))


@given(st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 10, 1)))
def test_what_is_offered_is_never_refused(today: date) -> None:
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    found = pauses.offers(today)
    assert len(set(found)) == len(found) == 6
    for day in found:
        assert not is_day_off(day)
        assert pauses.check(day, now, MOSCOW) > now
    assert pauses.review(now, MOSCOW) > now + timedelta(days=2)
