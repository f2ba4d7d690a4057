"""Putting somebody on duty by buttons: for which team, who, on which days, at what hours."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.access import Permission
from domain.duty import Span, hours, span
from domain.errors import Refused
from handlers import crews, duty_words, names, rights
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import duty, staff, teams

NAME = "duty"
WEEKS = 4
"""How far the days are laid out that repeat."""
DAYS = ("today", "tomorrow", "weekdays", "daily", "two", "four")
"""When: once, or again and again; «two» is two days on and two off, «four» one on and three off."""
HOURS = ("8:00–20:00", "20:00–8:00", "8:00–17:00", "8:00–8:00")
OTHER = "*own"


@dataclass(frozen=True, slots=True)
class Plan:
    """The shifts are laid out."""

    organisation: int
    team: int
    person: int
    days: tuple[str, ...]
    hours: str

    def do(self, visit: Visit) -> None:
        """Enter those that are not over; the same ones twice are entered once. Raises Refused."""
        c, now = visit.connection, visit.now
        rights.require(visit, self.organisation, Permission.DUTY)
        at = duty_words.zone(c, self.organisation)
        every = [span(date.fromisoformat(day), *hours(self.hours), at) for day in self.days]
        ahead = [one for one in every if one[1] > now]
        if not ahead:
            raise Refused("duty-past", key="hours")
        new = duty.plan(c, self.organisation, self.team, self.person, ahead, visit.person.id, now)
        what = f"{len(new)} shifts of team {self.team}"
        staff.log(c, self.organisation, self.person, visit.person.id, what, now)
        close_with(visit, _said(visit, new, crews.name(c, self.person), at))


def _said(visit: Visit, new: list[Span], who: str, zone: str) -> str:
    if not new:
        return say("duty-known", who=who)
    return say("duty-kept", count=len(new), who=who, span=duty_words.span(new[0], visit.now, zone))


@conversation(NAME)
def planning(talk: Talk) -> Command:
    """Team, person, days, hours; then all of it once more before it is entered."""
    organisation = int(talk.given("organisation"))
    every = talk.look("teams", _teams, organisation)
    options = [Option(str(id), cut(name, 40)) for id, name in every]
    team = int(str(talk.choose("team", say("duty-team"), options))) if len(every) != 1 else int(every[0][0])
    crew = talk.look("people", _people, organisation, team)
    people = [Option(str(person), label) for person, label in crew]
    person = int(str(talk.choose("who", say("duty-who"), people)))
    code = str(talk.choose("days", say("duty-days"), [Option(one, say(f"duty-days-{one}")) for one in DAYS],
                           extra=[Option("*day", say("away-other"))]))  # fmt: skip
    today = duty_words.today(talk.connection, organisation, talk.now)
    first = (
        talk.date("day", say("duty-day"), first=today, last=today + timedelta(days=366)) if code == "*day" else today
    )
    when = [Option(str(n), text) for n, text in enumerate(HOURS)]
    chosen = str(talk.choose("hours", say("duty-hours"), when, extra=[Option(OTHER, say("duty-hours-own"))]))
    typed = talk.text("own", say("duty-hours-ask"), high=30) if chosen == OTHER else HOURS[int(chosen)]
    try:
        hours(typed)
    except Refused as refused:
        raise Again(["own"], note=say(refused.text)) from None
    days = tuple(day.isoformat() for day in laid_out(code, first))
    who = next(label for id, label in crew if id == person)
    team_name = next(name for id, name in every if id == team)
    words = {"who": who, "team": team_name, "hours": typed, "count": len(days)}
    words["day"] = duty_words.day(date.fromisoformat(days[0]), talk.now)
    talk.confirm("yes", say("duty-check", **words), say("duty-put"))
    return Plan(organisation, team, person, days, typed)


def laid_out(code: str, first: date) -> list[date]:
    """The days that an answer means, from `first` on."""
    days = [first + timedelta(days=number) for number in range(7 * WEEKS)]
    if code == "tomorrow":
        return [days[1]]
    if code == "weekdays":
        return [day for day in days if day.weekday() < 5]
    if code == "daily":
        return days
    if code == "two":
        return [day for number, day in enumerate(days) if number % 4 < 2]
    if code == "four":
        return days[::4]
    return [first]


def _teams(connection: Connection, organisation: int) -> list[list[Any]]:
    return [[team.id, team.name] for team in teams.of(connection, organisation)]


def _people(connection: Connection, organisation: int, team: int) -> list[list[Any]]:
    return [[one.person.id, cut(names.with_username(one), 40)] for one in crews.of_team(connection, organisation, team)]
