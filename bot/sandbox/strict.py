"""What both messengers refuse for the same reasons: how long a text is, and how fast a bot may send."""

from collections import deque
from time import monotonic


def length(text: str) -> int:
    """Length in UTF-16 units, as messengers count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


class Bucket:
    """So many at once, then so many a second."""

    __slots__ = ("at", "burst", "left", "rate")

    def __init__(self, burst: float, rate: float) -> None:
        self.burst = burst
        self.rate = rate
        self.left = burst
        self.at = monotonic()

    def wait(self, count: int = 1) -> float:
        """Seconds until `count` more are allowed; 0 when they are allowed now."""
        now = monotonic()
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        lacking = min(count, self.burst) - self.left
        return 0.0 if lacking <= 0 else lacking / self.rate

    def take(self, count: int = 1) -> None:
        """Use up `count`."""
        self.left -= count


class Window:
    """So many within so many seconds."""

    __slots__ = ("most", "seconds", "taken")

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self.taken: deque[float] = deque()

    def wait(self, count: int = 1) -> float:
        """Seconds until `count` more are allowed; 0 when they are allowed now."""
        now = monotonic()
        while self.taken and self.taken[0] <= now - self.seconds:
            self.taken.popleft()
        over = len(self.taken) + count - self.most
        return 0.0 if over <= 0 else self.taken[min(over, len(self.taken)) - 1] + self.seconds - now

    def take(self, count: int = 1) -> None:
        """Use up `count`."""
        self.taken.extend([monotonic()] * count)


class Pace:
    """How fast one Telegram bot may send: 30 a second in all, bursts of 5 and then 1 a second to a person,
    20 a minute to a group (one second less, since a network may compress a stream that kept the rule).
    Edits are counted by themselves, but in a group they count as messages."""

    def __init__(self) -> None:
        self.on = True
        self._all = (Bucket(30, 30), Bucket(30, 30))
        self._chats: dict[tuple[int, bool], Bucket | Window] = {}

    def wait(self, chat: int, count: int = 1, *, edit: bool = False) -> float:
        """Take `count` messages to `chat`; when it is too soon, take nothing and return the seconds to wait."""
        if not self.on:
            return 0.0
        key = (chat, edit and chat > 0)
        slot = self._chats.get(key)
        if slot is None:
            slot = self._chats[key] = Bucket(5, 1) if chat > 0 else Window(20, 59)
        seconds = max(self._all[edit].wait(count), slot.wait(count))
        if not seconds:
            self._all[edit].take(count)
            slot.take(count)
        return seconds
