"""When the clock has something to do with a ticket by itself: dues, worked out of the ticket and never kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something of this kind is due at a moment (UTC); `step` tells several of one kind apart."""

    at: datetime
    kind: str
    step: int = 0


def next_of(dues: Iterable[Due], since: datetime, now: datetime) -> Due | None:
    """The first that has come up after `since`: what was looked at before never comes up again."""
    return min((due for due in dues if since < due.at <= now), default=None)


def upcoming(dues: Iterable[Due], since: datetime) -> datetime | None:
    """When the next one comes up after `since`."""
    return min((due.at for due in dues if due.at > since), default=None)
