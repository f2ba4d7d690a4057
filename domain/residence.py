"""Flats and those who live in them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

A_DAY = 5
"""Wrong codes a day, of a person and of an account."""
WINDOW = timedelta(days=1)


class How(StrEnum):
    """What a person is to a flat; empty: they only named it."""

    NAMED = ""
    TENANT = "tenant"
    FAMILY = "family"
    OWNER = "owner"


RANK = tuple(How)
"""From the least to the most; of one person in one flat the most counts."""


@dataclass(frozen=True, slots=True)
class Home:
    """A flat (or a house) of a person; `id` is None while only the person's own row knows it."""

    id: int | None
    house: int
    number: str = ""
    entrance: str = ""
    how: str = How.NAMED
    flat: int | None = None
    account: int | None = None
    since: datetime | None = None

    @property
    def is_linked(self) -> bool:
        """Whether an account proves it."""
        return self.account is not None


@dataclass(frozen=True, slots=True)
class Tries:
    """How many are left, and when there will be some again."""

    left: int
    again: datetime | None = None


def tries(mine: list[datetime], its: list[datetime], now: datetime) -> Tries:
    """From the moments of wrong tries, of the person and of the account."""
    recent = [sorted(one for one in some if one > now - WINDOW) for some in (mine, its)]
    left = max(0, min(A_DAY - len(some) for some in recent))
    again = [some[-A_DAY] + WINDOW for some in recent if len(some) >= A_DAY]
    return Tries(left, max(again) if again else None)
