"""The moment that counts for a step is the messenger's, within reason."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.steps import counts, is_old, unix

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "old"),
    [(timedelta(0), False), (timedelta(hours=3), False), (timedelta(days=1), False), (timedelta(days=1.01), True)],
)
def test_what_was_sent_counts_up_to_a_day(ago: timedelta, old: bool) -> None:
    assert counts(NOW - ago, NOW) == (NOW if old else NOW - ago)
    assert is_old(NOW - ago, NOW) is old


def test_nothing_is_done_in_the_future() -> None:
    assert counts(NOW + timedelta(seconds=1), NOW) == NOW
    assert not is_old(NOW + timedelta(days=3), NOW)
    assert counts(None, NOW) == NOW


@pytest.mark.parametrize("told", [None, "1700000000", 0, -5, 2**70, True, [1]])
def test_what_is_no_time_is_none(told: object) -> None:
    assert unix(told) is None


def test_a_messengers_time_is_read() -> None:
    assert unix(1_790_000_000) == datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC)
