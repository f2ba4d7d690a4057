"""What is told to many at once: to whom, of what kind, at what hours, how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

NIGHT, MORNING = time(21), time(9)
"""Between these hours of the houses' zone nobody is woken but by what is urgent."""


class Kind(StrEnum):
    """Of what kind it is, which decides who may be told when."""

    URGENT = "urgent"
    """An emergency or an outage: at once, at any hour, however often."""
    NOTICE = "notice"
    """Planned works, an inspection, a meeting: part of serving the house, so no consent; in the daytime, once a day."""
    NEWS = "news"
    """Anything else: only to who has agreed to it; in the daytime, once a day."""

    @property
    def needs_consent(self) -> bool:
        """Whether only those hear it who want news."""
        return self is Kind.NEWS

    @property
    def waits(self) -> bool:
        """Whether it is held in the night, and nobody hears two of this kind in one day."""
        return self is not Kind.URGENT


class Scope(StrEnum):
    """By what the houses are chosen whose people are told."""

    ALL = "all"
    TOWN = "town"
    STREET = "street"
    HOUSE = "house"
    TEAM = "team"
    """The houses that the rules give to a team."""


class State(StrEnum):
    """How far it has come."""

    GATHERING = "gathering"
    """Who is to hear it is being put together."""
    READY = "ready"
    """It waits for the word to begin."""
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"


class Heard(StrEnum):
    """What became of it for one person."""

    WAITING = "waiting"
    QUEUED = "queued"
    """Handed to delivery."""
    SENT = "sent"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """It was under way when the program ended, and whether it has arrived cannot be known."""
    TODAY = "today"
    """They have heard another of this kind today."""
    REFUSED = "refused"
    """They want no news, or no longer."""
    GONE = "gone"
    """They asked to be forgotten."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whose people are told: of the houses of an organisation, all or some; `label` is how staff read it."""

    organisation: int
    scope: str = Scope.ALL
    label: str = ""
    house: int | None = None
    town: str = ""
    street: str = ""
    team: int | None = None

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Audience":
        """The reverse of `pack`."""
        return cls(**kept)

    def pack(self) -> dict[str, Any]:
        """As JSON."""
        return {name: getattr(self, name) for name in self.__slots__ if getattr(self, name) not in (None, "")}


@dataclass(frozen=True, slots=True)
class Mailing:
    """Something that many are told, and how far it has come."""

    id: int
    organisation: int
    kind: str
    screen: dict[str, Any]
    audience: dict[str, Any]
    by: int | None
    by_name: str
    line: int
    """Where its progress is shown (0: nowhere), in which chat."""
    chat: str
    state: str
    starts: bool
    """By itself, as soon as its people are known."""
    upto: int
    """The last person looked at."""
    last: int
    """The last who was there when it was made."""
    left_out: dict[str, int]
    """Who is not told, and why: how many."""
    counts: dict[str, int]
    """How many heard what, once it has ended."""
    made: datetime
    started: datetime | None = None
    ended: datetime | None = None
    drawn: datetime | None = None
    """When its progress was shown last."""
    lines: dict[str, list[Any]] | None = None
    """By each line that it goes out by: messenger, messages a second, characters of a text and of a caption."""
    files: str = ""
    """«waiting» while a photo is being fetched, «lost» where it cannot be had."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state in (State.DONE, State.STOPPED)


def held_until(now: datetime, zone: str) -> datetime | None:
    """In the night the next morning, in UTC; None in the daytime."""
    local = now.astimezone(ZoneInfo(zone))
    if MORNING <= local.time() < NIGHT:
        return None
    day = local.date() + timedelta(days=local.time() >= NIGHT)
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC)


def day_began(now: datetime, zone: str) -> datetime:
    """The midnight before, in UTC."""
    return datetime.combine(now.astimezone(ZoneInfo(zone)).date(), time(), ZoneInfo(zone)).astimezone(UTC)


def takes(waiting: Mapping[int, int], pace: Mapping[int, float]) -> timedelta:
    """How long so many messages take on lines that send so many a second, each beside the others."""
    return timedelta(seconds=max((count / (pace.get(line) or 1) for line, count in waiting.items()), default=0))
