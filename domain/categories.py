"""What a ticket can be about."""

from enum import StrEnum


class Urgency(StrEnum):
    """How a report of a category begins."""

    LIFE = "life"
    """The numbers to call before any question."""
    EMERGENCY = "emergency"
    """The emergency phone on the first screen."""
    MAYBE = "maybe"
    """One question: does it threaten people?"""
    NONE = "none"
