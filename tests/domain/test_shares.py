"""Shares are kept exactly."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.shares import add_up, missing, total


def test_three_thirds_are_one() -> None:
    assert total([Fraction(1, 3)] * 3) == 1
    assert add_up([Fraction(1, 3)] * 3)
    assert missing([Fraction(1, 3)] * 2) == Fraction(1, 3)
    assert not add_up([Fraction(1, 3)] * 4)
    assert not add_up([Fraction(3, 2), Fraction(-1, 2)])


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=60))
def test_whatever_a_flat_is_cut_into_adds_up_to_one(parts: list[int]) -> None:
    shares = [Fraction(part, sum(parts)) for part in parts]
    assert add_up(shares)
    assert missing(shares[1:]) == shares[0]
