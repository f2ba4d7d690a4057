"""When somebody comes: windows of time as people type them, which of them will do, and which are offered at once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.errors import Refused
from domain.hours import is_day_off
from domain.windows import read_all

MORNING, EVENING = time(9), time(21)
"""Nobody comes before or after, by the clock of the house, unless it is an emergency."""
WINDOW = timedelta(hours=2)
SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=12)
AHEAD = timedelta(days=30)
"""Further ahead nobody knows what will be."""
NOTICE = timedelta(hours=1)
"""How long before it everybody is reminded; until then it can be moved."""
LEAD = timedelta(minutes=30)
"""A window that begins sooner is not offered."""
MOST = 3
"""Windows that are offered at once."""
_STARTS = (9, 11, 13, 15, 17, 19)


class State(StrEnum):
    """How far an appointment has come."""

    OFFERED = "offered"
    """The staff have named windows, the resident has not chosen."""
    ASKED = "asked"
    """The resident has named another one, the staff have not answered."""
    AGREED = "agreed"
    CANCELLED = "cancelled"
    """Nobody comes: the ticket has ended, or other windows were offered."""
    LAPSED = "lapsed"
    """The last window has begun, and nothing was agreed."""
    OVER = "over"
    """Its time has passed."""


LIVE = frozenset({State.OFFERED, State.ASKED, State.AGREED})
"""Something may still come of it; a ticket has one such appointment at most."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From – to, in UTC."""

    begins: datetime
    ends: datetime

    def meets(self, other: "Window") -> bool:
        """Whether nobody can be at both."""
        return self.begins < other.ends and other.begins < self.ends


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody is to come for a ticket."""

    id: int
    ticket: int
    state: State
    options: tuple[Window, ...]
    """What was offered."""
    begins: datetime | None
    ends: datetime | None
    """What was agreed, or what the resident asks for."""
    made: datetime
    by: int | None
    """Who of the staff offered it; None: it was offered because nobody was let in."""
    name: str
    why: str
    """What for, where that was said."""
    executor: int | None
    """Who was to come when it was agreed."""
    agreed: datetime | None
    reminded: datetime | None
    ended: datetime | None

    @property
    def window(self) -> Window | None:
        """What was agreed, or what the resident asks for."""
        return Window(self.begins, self.ends) if self.begins is not None and self.ends is not None else None

    def may_move(self, now: datetime) -> bool:
        """Whether the resident may still choose another time."""
        return self.state is State.AGREED and self.begins is not None and now < self.begins - NOTICE


def typed(text: str, now: datetime, zone: str, *, night: bool = False) -> list[Window]:
    """The windows of «завтра 10-12, 25.11 14:00–16:00», each of which will do. Raises Refused."""
    local = ZoneInfo(zone)
    found = [_window(*one, local) for one in read_all(text, now.astimezone(local).date())]
    unlike = list(dict.fromkeys(found))
    for one in unlike:
        check(one, now, zone, night=night)
    return unlike


def check(window: Window, now: datetime, zone: str, *, night: bool = False) -> None:
    """That somebody can come then; `night`: at any hour. Raises Refused."""
    local = ZoneInfo(zone)
    begins, ends = window.begins.astimezone(local), window.ends.astimezone(local)
    if window.begins <= now:
        raise Refused("visit-past")
    if window.begins > now + AHEAD:
        raise Refused("visit-far", days=str(AHEAD.days))
    if not SHORTEST <= window.ends - window.begins <= LONGEST:
        raise Refused("visit-long")
    late = ends.date() != begins.date() or ends.time() > EVENING
    if not night and (begins.time() < MORNING or late):
        raise Refused("visit-night")


def ready(now: datetime, zone: str, busy: Collection[Window] = (), most: int = 8) -> list[Window]:
    """The next windows of two hours, from today on, in which nobody is busy; days off are left out."""
    local, found = ZoneInfo(zone), list[Window]()
    today = now.astimezone(local).date()
    for ahead in range(AHEAD.days):
        day = today + timedelta(days=ahead)
        for hour in () if is_day_off(day) else _STARTS:
            one = _window(day, time(hour), time(hour + 2), local)
            if one.begins >= now + LEAD and not any(one.meets(other) for other in busy):
                found.append(one)
        if len(found) >= most:
            break
    return found[:most]


def spread(windows: Iterable[Window]) -> list[Window]:
    """Three of them, far from each other: who could not be at home at one may be at another."""
    every = list(windows)
    if len(every) <= MOST:
        return every
    return [every[at * (len(every) - 1) // (MOST - 1)] for at in range(MOST)]


def _window(day: date, begins: time, ends: time, local: ZoneInfo) -> Window:
    """By the clock on the wall; one that ends no later than it begins ends a day later."""
    last = day if ends > begins else day + timedelta(days=1)
    one, two = (datetime.combine(on, at, local).astimezone(UTC) for on, at in ((day, begins), (last, ends)))
    return Window(one, two)
