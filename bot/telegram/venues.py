"""A place on the map as a message of its own."""

from typing import Any

from aiogram.methods import SendVenue

from handlers.screens import Screen

LONGEST = 200
"""Characters of a title or an address that phones show."""


def venue(screen: Screen, point: tuple[float, float], where: dict[str, Any]) -> SendVenue:
    """The first line is what stands there, the others are where it is."""
    title, _, address = screen.text.partition("\n")
    latitude, longitude = point
    return SendVenue(
        latitude=latitude, longitude=longitude, title=title[:LONGEST], address=(address or title)[:LONGEST], **where
    )
