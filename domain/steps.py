"""When something was done: what counts is when who did it said so, not when we came to hear or handle it."""

from datetime import UTC, datetime, timedelta

OLDEST = timedelta(days=1)
"""What was said longer ago counts as said now: an older time is believed of nobody's clock."""


def unix(seconds: object) -> datetime | None:
    """A messenger's time; None where it is none, or none that can be."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 < seconds < 4e9:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def counts(sent: datetime | None, now: datetime) -> datetime:
    """The moment that counts: never one to come, nor one over a day ago."""
    return sent if sent is not None and now - OLDEST <= sent <= now else now


def is_old(sent: datetime | None, now: datetime) -> bool:
    """Whether it was on its way for so long that another time than its own counts."""
    return sent is not None and sent < now - OLDEST
