"""What a line may send now: how much a cycle of delivery takes, and which rows it has to leave for later."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.limits import Limits
from storage.outbox import OVERVIEW, Outgoing


def weight(row: Outgoing) -> int:
    """How many messages it is to the messenger: an album counts by its files."""
    return max(1, len((row.screen or {}).get("files", ())))


@dataclass(slots=True)
class Room:
    """Counted when a cycle begins; nothing goes out until it ends, so what it takes is all that can change it."""

    limits: Limits
    edits: Callable[[Outgoing], bool]
    """Whether a row changes a message instead of adding one."""
    now: float
    busy: list[str]
    """Chats that get nothing."""
    together: int
    """Sends that may still be begun."""
    left: list[Outgoing] = field(default_factory=list)
    """What was looked at and may not go yet."""
    free: list[int] = field(init=False)
    """New messages, edits."""

    def __post_init__(self) -> None:
        self.free = self.limits.rooms(self.now)

    @property
    def rows(self) -> int:
        """How many rows are looked at."""
        return max(0, min(self.together, max(self.free)))

    @property
    def broadcasts(self) -> int:
        """How many of them may be a broadcast's."""
        spare = int(self.limits.rules.together * self.limits.rules.spare)
        return max(0, min(self.together - spare, self.limits.broadcasts(self.now)))

    def takes(self, row: Outgoing) -> bool:
        """Whether the limits allow it; one that may not go leaves its chat alone until they do.

        An overview waits by itself: what people wait for in its chat may go before it.
        """
        edit, weighs = self.edits(row), weight(row)
        fits = self.free[edit] >= weighs and self.limits.wait(row.chat, self.now, weighs, edit=edit) <= 0
        if fits or row.priority == OVERVIEW:
            self.free[edit] -= weighs
            return True
        self.left.append(row)
        return False
