"""When the same trouble at the same house keeps coming back, so that its cause has to be found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

TIMES = 3
"""So many cases are a repetition."""
WITHIN = timedelta(days=90)
ONE_CASE = timedelta(days=1)
"""Several people who report the same within a day have reported one case."""
WHYS = 5
"""Sakichi Toyoda: who asks «why» five times comes from what has happened to what causes it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is compared of a ticket of the same house and category."""

    number: int
    person: int
    made: datetime
    ended: datetime | None = None


def cases(reports: Iterable[Report]) -> list[Report]:
    """The first report of each case, in their order: one that another person made on the same day, while the first was
    still open, tells of the same case."""
    found: list[Report] = []
    for report in sorted(reports, key=lambda one: (one.made, one.number)):
        if not found or _is_another(found[-1], report):
            found.append(report)
    return found


def is_repetition(reports: Iterable[Report], now: datetime) -> bool:
    """Whether the last 90 days hold three cases."""
    return len(cases(one for one in reports if now - WITHIN <= one.made <= now)) >= TIMES


def _is_another(before: Report, report: Report) -> bool:
    if report.made - before.made >= ONE_CASE or report.person == before.person:
        return True
    return before.ended is not None and before.ended <= report.made
