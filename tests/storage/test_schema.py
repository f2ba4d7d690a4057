"""The column types: times to the millisecond in UTC, JSON that a person can read."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from storage.schema import EPOCH, Json, Moment

DIALECT = sqlite.dialect()
WRITE, READ = Moment().bind_processor(DIALECT), Moment().result_processor(DIALECT, None)
times = st.timedeltas(timedelta(days=-30_000), timedelta(days=90_000)).map(lambda past: EPOCH + past)


@given(times)
def test_a_time_comes_back_cut_to_its_millisecond(time: datetime) -> None:
    kept = READ(WRITE(time))

    assert kept == time.replace(microsecond=time.microsecond // 1000 * 1000)
    assert kept is not None
    assert kept.tzinfo is UTC


def test_a_time_of_another_zone_is_the_same_moment() -> None:
    moscow = datetime(2026, 10, 5, 15, tzinfo=timezone(timedelta(hours=3)))

    assert READ(WRITE(moscow)) == datetime(2026, 10, 5, 12, tzinfo=UTC)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        WRITE(datetime(2026, 10, 5))  # noqa: DTZ001


def test_json_keeps_cyrillic_readable() -> None:
    assert Json().bind_processor(DIALECT)({"story": "нет воды"}) == '{"story":"нет воды"}'
