"""What the figures are: counts of a time, the ends of tickets each by itself, and the shares that may be told of them.

The same for the staff, for residents and for who stands above; nobody enters or corrects them.
"""

from dataclasses import dataclass
from datetime import timedelta

FEW = 5
"""Of fewer no share is told: one ticket more or less would turn it over."""
QUARTER = timedelta(days=92)
"""«За 3 месяца»: of what was done in that time, what was confirmed within as long after it was reported."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of problems in a time, of one organisation, team, house, executor or category."""

    new: int = 0
    """Reported."""
    confirmed: int = 0
    """Done, and who reported it said so."""
    silent: int = 0
    """Done, and who reported it did not answer."""
    closed: int = 0
    """Done, and closed by the staff."""
    waiting: int = 0
    """Done, and nobody has said yet whether it is solved."""
    refused: int = 0
    handed_on: int = 0
    withdrawn: int = 0
    duplicates: int = 0
    in_time: int = 0
    """Of the done ones that had a term: those that kept it."""
    with_term: int = 0
    """The done ones that had a term."""
    overdue: int = 0
    """Not done though their term has ended in this time."""
    reopened: int = 0
    """How often something done turned out not to be."""
    rated: int = 0
    stars: int = 0
    """The sum of all stars."""

    @property
    def done(self) -> int:
        """All that was done, whoever said so."""
        return self.confirmed + self.silent + self.closed + self.waiting

    @property
    def ended(self) -> int:
        """All that came to an end, done or not."""
        return self.done + self.refused + self.handed_on + self.withdrawn + self.duplicates

    @property
    def due(self) -> int:
        """What the share in time is of: what is late and still open counts, so that nobody gains by leaving it open."""
        return self.with_term + self.overdue

    @property
    def late(self) -> int:
        """Done too late, or not yet though it is over time."""
        return self.due - self.in_time


@dataclass(frozen=True, slots=True)
class Voices:
    """What was done in three months, and how much of it its reporters confirmed within three months."""

    confirmed: int = 0
    done: int = 0


def share(part: int, whole: int) -> int | None:
    """Whole per cent, a half rounded up; None where too few are counted."""
    return (200 * part + whole) // (2 * whole) if whole >= FEW else None


def average(total: int, count: int) -> float | None:
    """With one decimal; None where too few are counted."""
    return round(total / count + 1e-9, 1) if count >= FEW else None


def hours(span: timedelta) -> int:
    """Whole hours, at least one."""
    return max(1, round(span / timedelta(hours=1)))
