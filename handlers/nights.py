"""Quiet hours: from nine in the evening to nine in the morning of the house notices do not ring, but for danger."""

from datetime import datetime
from zoneinfo import ZoneInfo

FROM, TO = 21, 9


def is_night(now: datetime, zone: str) -> bool:
    """Whether it is quiet there now."""
    hour = now.astimezone(ZoneInfo(zone)).hour
    return hour >= FROM or hour < TO
