"""How fast a line may send: whole windows that are never exceeded, so that the messenger need not refuse.

Windows rather than token buckets: a bucket of 30 refilled at 30 a second lets 59 through in one second.
Telegram's figures are about new messages; edits have windows of their own
of the same size, but in a group both share one.
Time is an argument: the loop's monotonic seconds.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

SLACK = 0.015
"""Seconds by which windows are longer than the messenger's: its clock sees our messages a little closer together."""

CROWD = 256
"""Chats that are remembered before the first look for those that can be forgotten."""


@dataclass(frozen=True, slots=True)
class Window:
    """At most `most` in any `seconds`."""

    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rules:
    """What one messenger allows a line: in all, to a person, to a group; and how many sends may be under way."""

    line: tuple[Window, ...] = ()
    person: tuple[Window, ...] = ()
    group: tuple[Window, ...] = ()
    together: int = 32
    spare: float = 1 / 3
    """The share of `line` and of `together` that a broadcast leaves to answers."""
    reserve: float = 0.15
    """The share of `group` that an overview leaves to everything else, one message at least."""


RULES = {
    "telegram": Rules(
        line=(Window(30, 1),),
        person=(Window(5, 5),),
        group=(Window(3, 3), Window(20, 60)),
    ),
    "vk": Rules(line=(Window(200, 1),), together=100),  # it packs 25 sends into a request and paces the requests itself
    "max": Rules(line=(Window(25, 1),)),  # of thirty calls a second: presses, polls and uploads are calls, too
}


def is_group(messenger: str, chat: str) -> bool:
    """Whether that chat of that messenger has more than one person in it."""
    return int(chat) >= 2_000_000_000 if messenger == "vk" and chat.isdigit() else chat.startswith("-")


class Pace:
    """The sends of the last while, against some windows."""

    def __init__(self, windows: Sequence[Window]) -> None:
        self._windows = windows
        self._sent: deque[float] = deque(maxlen=max((window.most for window in windows), default=0))

    def opens(self, now: float, weight: int = 1, spare: float = 0) -> float:
        """When so many more may go, leaving a share of each window; `now` when at once."""
        return max((self._opens(window, now, weight, spare) for window in self._windows), default=now)

    def room(self, now: float, spare: float = 0) -> int:
        """How many may go now."""
        return min((self._free(window, now, spare) for window in self._windows), default=1_000_000)

    def count(self, now: float, weight: int = 1) -> None:
        self._sent.extend([now] * weight)

    def idle(self, now: float) -> bool:
        """Whether nothing that was sent matters any more."""
        longest = max((window.seconds for window in self._windows), default=0.0)
        return not self._sent or self._sent[-1] + longest + SLACK <= now

    def _free(self, window: Window, now: float, spare: float) -> int:
        start = now - window.seconds - SLACK
        used = sum(1 for at in self._sent if at > start)
        return max(0, window.most - ceil(window.most * spare) - used)

    def _opens(self, window: Window, now: float, weight: int, spare: float) -> float:
        most = window.most - ceil(window.most * spare)
        may_remain = most - min(weight, most)
        if len(self._sent) <= may_remain:
            return now
        return max(now, self._sent[-may_remain - 1] + window.seconds + SLACK)


class Limits:
    """What a line may send now, and to whom not yet. A message weighs one, an album as much as it has files."""

    def __init__(self, messenger: str, *, lifted: bool = False) -> None:
        rules = RULES.get(messenger, Rules())
        self.rules = Rules(together=rules.together) if lifted else rules
        self._messenger = messenger
        self._line = (Pace(self.rules.line), Pace(self.rules.line))
        self._chats: dict[str, tuple[Pace, Pace]] = {}
        """New messages, edits."""
        self._full: set[str] = set()
        """Chats where nothing may go now: the few that `held` has to look at, however many write."""
        self._crowd = CROWD

    def wait(self, chat: str, now: float, weight: int = 1, *, edit: bool = False, overview: bool = False) -> float:
        """Seconds until that much may go to that chat; an overview leaves room there for what people wait for."""
        paces = self._chats.get(chat)
        opens = paces[edit].opens(now, weight, self.rules.reserve if overview else 0) if paces else now
        return max(self._line[edit].opens(now, weight), opens) - now

    def count(self, chat: str, now: float, weight: int = 1, *, edit: bool = False) -> None:
        """A message goes to that chat, or one there is changed."""
        self._line[edit].count(now, weight)
        alone = not is_group(self._messenger, chat)
        windows = self.rules.person if alone else self.rules.group
        if not windows:
            return
        if chat not in self._chats:
            self._forget(now)
            messages = Pace(windows)
            self._chats[chat] = (messages, Pace(windows) if alone else messages)
        paces = self._chats[chat]
        paces[edit].count(now, weight)
        if min(pace.opens(now) for pace in paces) > now:
            self._full.add(chat)

    def rooms(self, now: float) -> list[int]:
        """How many new messages the line may send now, and how many edits."""
        return [pace.room(now) for pace in self._line]

    def broadcasts(self, now: float) -> int:
        """How many messages of a broadcast it may send now: some are left for answers."""
        return self._line[False].room(now, self.rules.spare)

    def held(self, now: float) -> dict[str, float]:
        """Chats where nothing may go, and until when."""
        opening = {chat: min(pace.opens(now) for pace in self._chats[chat]) for chat in self._full}
        held = {chat: opens for chat, opens in opening.items() if opens > now}
        self._full = set(held)
        return held

    def opens(self, now: float, *, broadcast: bool = False) -> float:
        """When the line may send the next."""
        if broadcast:
            return self._line[False].opens(now, 1, self.rules.spare)
        return min(pace.opens(now) for pace in self._line)

    def _forget(self, now: float) -> None:
        """Chats where nothing that was sent matters any more, looked for each time that their number has doubled."""
        if len(self._chats) >= self._crowd:
            idle = [chat for chat, paces in self._chats.items() if all(pace.idle(now) for pace in paces)]
            for chat in idle:
                del self._chats[chat]
            self._full.difference_update(idle)
            self._crowd = max(CROWD, 2 * len(self._chats))
