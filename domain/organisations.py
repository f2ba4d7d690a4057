"""The organisation that answers, and the chats where its people work."""

from dataclasses import dataclass
from datetime import datetime


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
    """The message of ours that is pinned there: the board."""

    @property
    def is_bound(self) -> bool:
        """Whether tickets are shown there now."""
        return self.state == "bound"
