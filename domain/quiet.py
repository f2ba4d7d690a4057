"""The hours in which nobody is written to unasked: from 21 to 9 in the zone of the house."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

BEGINS, ENDS = time(21), time(9)


def is_quiet(at: datetime, zone: str) -> bool:
    """Whether people sleep or want to."""
    local = at.astimezone(ZoneInfo(zone)).time()
    return local >= BEGINS or local < ENDS


def waking(at: datetime, zone: str) -> datetime:
    """The moment itself, or the end of the quiet hours that it lies in (UTC)."""
    if not is_quiet(at, zone):
        return at
    local = at.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=1) if local.time() >= BEGINS else local.date()
    return datetime.combine(day, ENDS, ZoneInfo(zone)).astimezone(UTC)
