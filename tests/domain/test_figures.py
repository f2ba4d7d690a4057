"""The rules of the figures: what counts as done, in time, and when a share may be told."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.figures import FEW, Figures, average, hours, share

counts = st.integers(0, 1000)


def test_of_few_no_share_is_told() -> None:
    assert [share(part, 4) for part in range(5)] == [None] * 5
    assert share(5, 5) == 100
    assert share(1, 8) == 13
    assert average(20, 4) is None
    assert average(23, 5) == 4.6


@given(st.builds(Figures, **dict.fromkeys(Figures.__slots__, counts)))
def test_every_end_is_counted_once(figures: Figures) -> None:
    ends = ("confirmed", "silent", "closed", "waiting", "refused", "handed_on", "withdrawn", "duplicates")
    assert figures.ended == sum(getattr(figures, name) for name in ends)
    assert figures.late + figures.in_time == figures.due


@given(st.integers(0, 10_000), st.integers(FEW, 10_000))
def test_a_share_lies_within_its_bounds(part: int, more: int) -> None:
    found = share(min(part, more), more)
    assert found is not None
    assert 0 <= found <= 100


def test_hours_are_whole_and_at_least_one() -> None:
    assert [hours(timedelta(minutes=minutes)) for minutes in (1, 89, 91, 600)] == [1, 1, 2, 10]
