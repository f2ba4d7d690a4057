"""How an organisation works, where it may choose: each choice with what holds until somebody has chosen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Practice:
    """The choices of one organisation; kept as JSON, so that a new one needs no new column."""

    confirm_done: bool = False
    """A dispatcher, head or moderator confirms «done» before the resident hears of it."""
    return_after: int = 240
    """Minutes of working time after which a ticket that was given to somebody and not begun climbs; 0: never."""
    return_urgent: int = 15
    """The same for an emergency, by the clock on the wall."""
    silence_days: int = 3
    """Working days without a word to the resident after which who has the ticket is asked; 0: never."""
    digest: str = "workdays"
    """When staff chats get their digest at eight: «workdays», «daily» or «off» (domain/mornings.py)."""
    lapse_days: int = 3
    """After so many days without a word of the resident what is done is closed."""
    objection_days: int = 30
    """For so many days they can still say that it is not solved."""

    @classmethod
    def read(cls, chosen: Mapping[str, Any]) -> "Practice":
        """Out of what was chosen; what this version does not know, or what is of another kind, is left out."""
        kinds = {field.name: type(getattr(USUAL, field.name)) for field in fields(cls)}
        return cls(**{name: value for name, value in chosen.items() if kinds.get(name) is type(value)})

    @property
    def chosen(self) -> dict[str, Any]:
        """What differs from what usually holds."""
        return {name: value for name, value in asdict(self).items() if value != getattr(USUAL, name)}


USUAL = Practice()
"""What holds where nobody has chosen."""
