"""The week of an organisation on one private screen, each figure against the week before; to its head every Monday."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain import periods
from domain.access import Permission, Role
from domain.figures import Figures
from domain.periods import Period
from handlers import figure_words, rooms, week_lists
from handlers.dialogues import dialogue
from handlers.figure_words import than_before
from handlers.rooms import Room
from handlers.screens import Screen
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.wording import cut
from storage import figure_lists, figures, organisations, outbox, staff, weeks
from storage.counted import Scope
from storage.outbox import Post

WORD = week_lists.WORD
HOUR = 8
WORST, MOST = 3, 3
"""Houses; categories and teams that are named."""
NAME = 30
AT_ONCE = 20
APART = ("category", "house", "team")


class Sums(NamedTuple):
    """What the week tells of a group."""

    new: int = 0
    done: int = 0
    late: int = 0
    reopened: int = 0


NOTHING = Sums()
Counted = Sequence[tuple[tuple[Any, ...], Sums]]


@dataclass(frozen=True, slots=True)
class Week:
    """What a week's screen is made of: this week's groups and those of the week before."""

    now: Mapping[Any, Sums]
    before: Mapping[Any, Sums]

    def sums(self, name: str) -> tuple[int, int]:
        """One figure of both weeks."""
        both = (self.now, self.before)
        now, before = (sum(getattr(one, name) for one in groups.values()) for groups in both)
        return now, before


def draw(connection: Connection, organisation: int, now: datetime, period: Period | None = None) -> Screen | None:
    """The screen of a week, of the last whole one unless another is named; None where nothing has happened."""
    today, local, zone = figure_words.today(connection, organisation, now)
    period = period or periods.last_week(today)
    scope = Scope([organisation])
    both = [_counted(connection, scope, one, zone, now) for one in (period, _before(period))]
    apart = {name: Week(*(_apart(one, at) for one in both)) for at, name in enumerate(APART)}
    whole = apart["category"]
    special = figure_lists.special(connection, scope)
    if not any(whole.now.values()) and not any(whole.before.values()) and not special:
        return None
    lines = [say(f"week-{name}", count=sums[0], than=than_before(*sums)) for name, sums in _rows(whole)]
    before = weeks.special_before(connection, organisation)
    lines.append(
        say("week-special", count=special, than=than_before(special, before if before is not None else special))
    )
    parts = [
        say("week-title", name=cut(_name(connection, organisation), 60), span=figure_words.span(period, local)),
        "\n".join(lines),
        _named(connection, "house", apart["house"], WORST),
        _named(connection, "category", whole, MOST),
        _named(connection, "team", apart["team"], MOST),
        _below(connection, organisation, period, zone, now),
    ]
    rows = rooms.pairs(week_lists.buttons(organisation, period))
    return Screen("\n\n".join(part for part in parts if part), tuple(rows), bold=True)


def _rows(week: Week) -> list[tuple[str, tuple[int, int]]]:
    return [(name, week.sums(name)) for name in ("new", "done", "late", "reopened")]


def _counted(c: Connection, scope: Scope, period: Period, zone: str, now: datetime) -> Counted:
    """A week, counted once for all that it is told apart by."""
    since, until = period.bounds(zone)
    found = figures.by(c, scope, since, until, min(now, until), *APART)
    return [(keys, Sums(one.new, one.done, one.late, one.reopened)) for keys, one in found.items()]


def _apart(counted: Counted, at: int) -> dict[Any, Sums]:
    sums: dict[Any, Sums] = {}
    for keys, (new, done, late, reopened) in counted:
        one = sums.get(keys[at], NOTHING)
        sums[keys[at]] = Sums(one.new + new, one.done + done, one.late + late, one.reopened + reopened)
    return sums


def _before(period: Period) -> Period:
    week = timedelta(days=7)
    return Period(period.since - week, period.until - week)


def _named(c: Connection, apart: str, week: Week, most: int) -> str:
    """The houses that are worst off (late and reopened first), the most frequent categories, the teams."""
    groups = [(key, one) for key, one in week.now.items() if key is not None and (one.new or one.late or one.reopened)]
    bad = [0] if apart != "house" else [1]
    groups.sort(key=lambda item: (-bad[0] * (item[1].late + item[1].reopened), -item[1].new, str(item[0])))
    lines = []
    for key, one in groups[:most]:
        was = week.before.get(key, NOTHING).new
        words = {"name": cut(figure_words.name_of(c, apart, key), NAME), "count": one.new, "done": one.done}
        lines.append(say(f"week-{apart}", **words, late=one.late, than=than_before(one.new, was)))
    return "\n".join([say(f"week-title-{apart}"), *lines]) if lines else ""


def _below(c: Connection, organisation: int, period: Period, zone: str, now: datetime) -> str:
    """What lies below in one line: its tickets are nobody's business here."""
    below = organisations.below(c, organisation) - {organisation}
    if not below:
        return ""
    since, until = period.bounds(zone)
    found = figures.of(c, Scope(below), since, until, min(now, until))
    return figure_words.one_line(say("week-below"), found) if found != Figures() else ""


def _name(c: Connection, organisation: int) -> str:
    found = organisations.get(c, organisation)
    return found.name if found is not None and found.name else say("office-nameless")


def show(visit: Visit, organisation: int) -> None:
    """The room: the last whole week."""
    found = draw(visit.connection, organisation, visit.now)
    if found is None:
        rooms.screen(visit, say("week-nothing"), rooms.back(organisation))
    else:
        rooms.screen(visit, found.text, *found.rows, rooms.back(organisation), bold=True)


def command(visit: Visit, rest: str) -> None:
    """`/week`."""
    rooms.enter(visit, WORD, Permission.FIGURES, show)


ROOM = Room(WORD, "office-week", Permission.FIGURES, show, week_lists.press)


def sweep(connection: Connection, now: datetime) -> bool:
    """On Mondays at eight the heads are told of the week; once, whatever was restarted or stood still meanwhile.

    One organisation in a transaction; whether there are more.
    """
    due = weeks.due(connection, now, AT_ONCE)
    for organisation, since in due:
        screen = draw(connection, organisation, now) if since is not None else None
        then = monday(now, organisations.zone(connection, organisation) or ZONE)
        special = figure_lists.special(connection, Scope([organisation]))
        won = weeks.settle(connection, organisation, since, then, special)
        if won and screen is not None:
            outbox.put(connection, _posts(connection, organisation, screen), now)
        if since is not None:
            return True
    return len(due) == AT_ONCE


def monday(now: datetime, zone: str) -> datetime:
    """The next Monday at eight by the clocks of a zone."""
    place = ZoneInfo(zone)
    local = now.astimezone(place)
    day: date = local.date() - timedelta(days=local.weekday())
    first = datetime.combine(day, time(HOUR), place)
    return first if first > now else datetime.combine(day + timedelta(days=7), time(HOUR), place)


def _posts(connection: Connection, organisation: int, screen: Screen) -> list[Post]:
    """To each head, else to each admin, in the chat where they are reached."""
    heads = staff.people_with(connection, organisation, Role.HEAD) or staff.people_with(
        connection, organisation, Role.ADMIN
    )
    contacts = [(person, dialogue(connection, person)) for person in heads]
    return [Post(one.line, one.external, screen.pack(), NOTICE, person=person) for person, one in contacts if one]
