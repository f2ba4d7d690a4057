"""When something keeps coming back."""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.repeats import ONE_CASE, TIMES, Report, cases, is_repetition

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def reports(*days: float, person: int = 0) -> list[Report]:
    """One person a report, or always the same."""
    return [Report(n, person or n, NOW - timedelta(days=day)) for n, day in enumerate(days, 1)]


def test_three_cases_within_ninety_days_are_a_repetition() -> None:
    assert is_repetition(reports(80, 40, 0), NOW)
    assert not is_repetition(reports(40, 0), NOW)
    assert not is_repetition(reports(91, 40, 0), NOW)


def test_neighbours_who_report_the_same_on_one_day_tell_of_one_case() -> None:
    assert len(cases(reports(0.3, 0.2, 0.1))) == 1


def test_what_was_ended_in_between_or_is_told_again_by_the_same_person_is_another_case() -> None:
    first = Report(1, 1, NOW - timedelta(hours=5), NOW - timedelta(hours=3))
    assert len(cases([first, Report(2, 2, NOW - timedelta(hours=2))])) == 2
    assert len(cases([first, Report(2, 2, NOW - timedelta(hours=4))])) == 1
    assert is_repetition(reports(0.3, 0.2, 0.1, person=7), NOW)


@given(st.lists(st.tuples(st.integers(0, 100 * 24), st.integers(1, 3))))
def test_cases_are_reports_and_lie_apart_unless_told_by_the_same(found: list[tuple[int, int]]) -> None:
    told = [Report(n, person, NOW - timedelta(hours=hours)) for n, (hours, person) in enumerate(found)]
    counted = cases(told)
    assert set(counted) <= set(told)
    assert len(counted) <= len(told)
    assert not told or counted
    for before, after in itertools.pairwise(counted):
        assert after.made - before.made >= ONE_CASE or after.person == before.person
    if len(told) < TIMES:
        assert not is_repetition(told, NOW)
