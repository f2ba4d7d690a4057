"""The organisation that answers, and the chats where its people work."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sees(StrEnum):
    """Whether plain messages of a staff chat reach us: nobody can be believed but a message that came."""

    UNASKED = ""
    ASKED = "asked"
    """The chat was asked for a word and it has not come yet."""
    ALL = "all"
    """Proved: a plain message has come."""
    SILENT = "silent"
    """The word did not come."""
    BARRED = "barred"
    """Our rights say that it cannot come."""
    LOST = "lost"
    """It was proved once, and then the rights were taken away."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company or body that residents write to; `name` is empty until a register of houses says it."""

    id: int
    name: str = ""
    phone: str = ""
    """Its emergency phone."""
    timezone: str = "Europe/Moscow"
    """Empty: the installation's."""


@dataclass(frozen=True, slots=True)
class StaffChat:
    """A group where tickets are shown and everybody may work on them."""

    id: int
    organisation: int
    line: int
    chat: str
    title: str
    bound: datetime
    state: str
    """«bound», or «lost» when the bot was removed from it."""
    pinned: str = ""
    """The board that was pinned there last, or «no» where the bot may not pin."""
    sees: str = Sees.UNASKED

    @property
    def is_bound(self) -> bool:
        """Whether tickets are shown there now."""
        return self.state == "bound"
