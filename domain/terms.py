"""Deadlines that staff have set otherwise than the federal file, and which of them holds for a ticket.

The chain is federal → region → town → organisation → house: the nearest wins, for each of the four times by itself; at
one level what names the category wins over what holds for all. The law's maximum is the exception: what lies nearer
may only bring it forward, never put it off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.deadlines import TERMS, Deadlines, Unit, after
from domain.errors import Unknown
from domain.routing import group


class Level(StrEnum):
    """How near to the house an override was set."""

    FEDERAL = "federal"
    REGION = "region"
    TOWN = "town"
    ORGANISATION = "organisation"
    HOUSE = "house"


class Time(StrEnum):
    """The four times of a ticket."""

    ACKNOWLEDGE = "acknowledge"
    FIRST_ACTION = "first_action"
    PROMISE = "promise"
    LEGAL = "legal"


HALF, LITTLE = 0.5, 0.8
"""Shares of a promise at which the card says so."""
NEAR = tuple(Level)
"""The levels, the farthest first."""


@dataclass(frozen=True, slots=True)
class Span:
    """So many minutes by a clock; unit None: the clock of the federal file for that category."""

    minutes: int
    unit: Unit | None = None

    def packed(self) -> str:
        """As it is kept: «120», «1440 workday»."""
        return f"{self.minutes} {self.unit or ''}".strip()

    @classmethod
    def read(cls, packed: str) -> "Span | None":
        """Out of what was kept; empty is nothing."""
        minutes, _, unit = packed.partition(" ")
        return cls(int(minutes), Unit(unit) if unit else None) if minutes else None


@dataclass(frozen=True, slots=True)
class Override:
    """Times that an organisation has set, for itself and all below it; None: nothing is said of that time."""

    id: int
    organisation: int
    place: str = ""
    """«house:12», «town:курск», «region:курская»; empty: everywhere."""
    category: str = ""
    """The code of a category, or of a group of them; empty: of all."""
    acknowledge: Span | None = None
    first_action: Span | None = None
    promise: Span | None = None
    legal: Span | None = None
    kind: str = ""
    """What the organisation is in the tree: a region's is that of the region."""
    steps: int = 0
    """How far above the ticket's organisation it stands."""

    @property
    def level(self) -> Level:
        """How near to the house it is."""
        named = self.place.partition(":")[0]
        if named:
            return Level(named)
        if self.steps and self.kind in ("region", "inspection"):
            return Level.REGION
        return Level.TOWN if self.steps and self.kind == "municipality" else Level.ORGANISATION

    def of(self, time: Time) -> Span | None:
        """What it says of one time."""
        span: Span | None = getattr(self, time)
        return span


@dataclass(frozen=True, slots=True)
class Said:
    """One time of a ticket: how long, and who said so (None: the federal file)."""

    span: Span
    by: Override | None = None

    @property
    def level(self) -> Level:
        """Where in the chain it comes from."""
        return Level.FEDERAL if self.by is None else self.by.level


@dataclass(frozen=True, slots=True)
class House:
    """What is known of a ticket's house."""

    id: int | None = None
    town: str = ""
    region: str = ""


def fits(one: Override, category: str, house: House) -> bool:
    """Whether an override speaks of such a ticket."""
    if one.category not in ("", category, group(category)):
        return False
    places = (f"house:{house.id}", f"town:{house.town}" if house.town else "",
              f"region:{house.region}" if house.region else "")  # fmt: skip
    return one.place in ("", *places)


def chain(key: str, category: str, time: Time, every: Iterable[Override], house: House = House()) -> list[Said]:
    """What is said of one time, what wins first, the federal file last; `key` is the category's in that file."""
    fitting = [one for one in every if one.of(time) is not None and fits(one, category, house)]
    fitting.sort(key=lambda one: (-NEAR.index(one.level), one.steps, -len(one.category)))
    said = [Said(span, one) for one in fitting if (span := one.of(time)) is not None]
    federal = _federal(key, time)
    return [*said, *([federal] if federal is not None else [])]


def holds(said: Sequence[Said], time: Time, key: str, start: datetime, zone: tzinfo) -> tuple[Said, datetime] | None:
    """Which of a chain holds, and the moment in UTC: the nearest; of legal maxima the earliest among the levels."""
    ends = [(one, after(start, one.span.minutes, one.span.unit or TERMS[key].unit, zone)) for one in said]
    if not ends:
        return None
    if time is not Time.LEGAL:
        return ends[0]
    levels: dict[tuple[Level, int], tuple[Said, datetime]] = {}
    for one, end in ends:
        levels.setdefault((one.level, one.by.steps if one.by else 0), (one, end))
    return min(levels.values(), key=lambda each: each[1])


def reckoned(
    key: str, category: str, start: datetime, zone: tzinfo | str, every: Sequence[Override] = (), house: House = House()
) -> Deadlines:
    """The four times of a ticket made at `start`; nothing is promised for later than the law allows. Raises Unknown."""
    if key not in TERMS:
        raise Unknown(f"no term {key!r}")
    zone = ZoneInfo(zone) if isinstance(zone, str) else zone
    found = (holds(chain(key, category, time, every, house), time, key, start, zone) for time in Time)
    *sooner, legal = (None if one is None else one[1] for one in found)
    acknowledge, first, promised = (end if end is None or legal is None else min(end, legal) for end in sooner)
    return Deadlines(acknowledge, first, promised, legal)


def share_at(made: datetime, promised: datetime, share: float) -> datetime:
    """When this share of the time to the promise is over."""
    at = made + (promised - made) * share
    return at.replace(microsecond=at.microsecond // 1000 * 1000)  # as times are kept


def reached(made: datetime, promised: datetime, now: datetime) -> float:
    """The last mark that was passed: 0, HALF, LITTLE, or 1 at the end."""
    return max((share for share in (HALF, LITTLE, 1.0) if share_at(made, promised, share) <= now), default=0.0)


def _federal(key: str, time: Time) -> Said | None:
    term = TERMS[key]
    minutes: int | None = getattr(term, time)
    return None if minutes is None else Said(Span(minutes, term.unit))
