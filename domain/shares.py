"""Shares of owners, kept exactly: three thirds are one, which no decimal fraction says."""

from collections.abc import Iterable
from fractions import Fraction

WHOLE = Fraction(1)


def total(shares: Iterable[Fraction]) -> Fraction:
    """All of them together."""
    return sum(shares, Fraction(0))


def missing(shares: Iterable[Fraction]) -> Fraction:
    """What is left to the whole: 0 where they add up, negative where they are too many."""
    return WHOLE - total(shares)


def add_up(shares: Iterable[Fraction]) -> bool:
    """Whether each is more than nothing and together they are the whole."""
    every = list(shares)
    return all(0 < share <= WHOLE for share in every) and missing(every) == 0
