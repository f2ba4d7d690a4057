"""A gap in the duty of the next three days is told to the head, once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain import hours
from domain.access import Role
from domain.duty import Shift, Span, is_round_the_clock, span, stand_in, uncovered
from handlers import crews, duty_words, rooms
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import NOTICE
from storage import aways, duty, organisations, people, staff, teams
from storage.outbox import Post

AHEAD = timedelta(days=3)
KEPT = timedelta(days=14)
"""A team that had no shift for so long keeps none."""
SHORT = timedelta(minutes=15)
"""A gap that is none."""
DAY = hours.OFFICE_DAY
"""When a team without nights is expected where the organisation has told no hours."""
MOST = 6


def sweep(connection: Connection, now: datetime) -> list[Post]:
    """The heads of teams with a gap that they have not heard of."""
    duty.sweep(connection, now)
    out: list[Post] = []
    for organisation, team in duty.planned_since(connection, now - KEPT):
        found = gaps(connection, organisation, team, now)
        whom = _heads(connection, organisation, now) if found else []
        new = duty.untold(connection, team, found, now) if whom else []
        if new:
            out += _told(connection, organisation, team, new, whom, now)
    return out


def gaps(connection: Connection, organisation: int, team: int, now: datetime) -> list[Span]:
    """What of the next three days nobody covers; each begins when it has really begun."""
    shifts = duty.between(connection, organisation, now - KEPT, now + KEPT, team=team)
    zone = duty_words.zone(connection, organisation)
    covered = _covered(connection, organisation, shifts, now)
    if is_round_the_clock(shifts, zone):
        over = [ends for _, ends in covered if ends <= now]
        wanted = [(max(over, default=now), now + AHEAD)]
    else:
        wanted = _office(connection, organisation, now, zone)
    found = uncovered(wanted, covered)
    return [gap for gap in found if gap[1] > now and gap[0] < now + AHEAD and gap[1] - gap[0] >= SHORT]


def _covered(connection: Connection, organisation: int, shifts: list[Shift], now: datetime) -> list[Span]:
    """When somebody is really there: who is away without a deputy is not, until they are back."""
    gone = {one.person: one for one in aways.of(connection, organisation, now)}
    deputies = {person: one.deputy for person, one in gone.items()}
    found = []
    for one in shifts:
        starts, ends = one.starts, min(one.ends, one.given) if one.given is not None else one.ends
        if stand_in(one.person, deputies) is None:
            starts = max(starts, gone[one.person].until)
        if starts < ends:
            found.append((starts, ends))
    return found


def _office(connection: Connection, organisation: int, now: datetime, zone: str) -> list[Span]:
    """The working hours of the next days."""
    own = organisations.get(connection, organisation)
    week = hours.week(own.hours) if own is not None else DAY
    first = now.astimezone(ZoneInfo(zone)).date()
    found: list[Span] = []
    for number in range(AHEAD.days + 1):
        day = first + timedelta(days=number)
        found += _of_day(week if week.is_known and not week.always else DAY, day, zone)
    return found


def _of_day(week: hours.Week, day: date, zone: str) -> list[Span]:
    if hours.is_holiday(day):
        return []
    return [span(day, starts, ends, zone) for starts, ends in week.days[day.weekday()]]


def _heads(connection: Connection, organisation: int, now: datetime) -> list[Post]:
    """Where who is responsible is reached: heads, else admins, their deputies where they are away, else the chats."""
    named = staff.people_with(connection, organisation, Role.HEAD) or organisations.admins(connection, organisation)
    whom = dict.fromkeys(crews.in_place_of(connection, organisation, person, now) for person in named)
    found = []
    for person in whom:
        reached = [one for one in people.contact_of(connection, person) if one.is_reached]
        found += [Post(one.line, one.external, None, NOTICE, person=person) for one in reached[:1]]
    return found or [
        Post(one.line, one.chat, None, NOTICE) for one in organisations.staff_chats(connection, organisation)
    ]


def _told(
    connection: Connection, organisation: int, team: int, new: list[Span], whom: list[Post], now: datetime
) -> list[Post]:
    zone = duty_words.zone(connection, organisation)
    named = teams.get(connection, team)
    lines = [duty_words.span((max(one[0], now), one[1]), now, zone) for one in new[:MOST]]
    text = "\n".join([say("gap-title", team=named.name if named is not None else ""), *lines])
    put = rooms.button(say("duty-plan"), "duty", organisation, "plan")
    return [
        Post(one.line, one.chat, Screen(text, ((put,),) if one.person is not None else (), bold=True).pack(), NOTICE,
             person=one.person)
        for one in whom
    ]  # fmt: skip
