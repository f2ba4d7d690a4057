"""Five tries a day, of a person and of an account."""

from datetime import UTC, datetime, timedelta

from domain.residence import tries

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_of_person_and_account_who_has_fewer_left_counts() -> None:
    mine, its = [NOON - timedelta(hours=1)] * 2, [NOON - timedelta(hours=2)] * 4
    assert tries(mine, its, NOON).left == 1
    assert tries(mine, [], NOON).left == 3
    assert tries([], [], NOON).left == 5


def test_after_five_there_is_another_when_the_first_is_a_day_old() -> None:
    first = NOON - timedelta(hours=20)
    found = tries([first, *[NOON] * 4], [], NOON)
    assert (found.left, found.again) == (0, first + timedelta(days=1))
    assert tries([first, *[NOON] * 4], [], first + timedelta(days=1)).left == 1
