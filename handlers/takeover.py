"""Taking and giving a shift: what is open goes from one to the other with number, house and how late it is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.duty import Shift, on_duty, stand_in
from domain.errors import Refused
from domain.organisations import Team
from handlers import crews, duty_words, names
from handlers.board import ticket_line
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import moment
from storage import aways, duty, proposals, staff, teams

EARLY = timedelta(hours=1)
"""So long before it begins a shift can be taken over."""
UNPLANNED = timedelta(hours=12)
"""How long a shift lasts at most that nobody has planned."""
MOST = 10
"""Tickets that are told."""


def take(visit: Visit, organisation: int, served: Sequence[int] = ()) -> None:
    """The visitor has taken over: their shift, or one that nobody has planned. `served` are the teams of the chat.

    Raises Refused where they are of no team.
    """
    c, now = visit.connection, visit.now
    mine = _mine(visit, organisation, now + EARLY)
    if not mine:
        mine = [_unplanned(visit, organisation, served)]
    for shift in mine:
        duty.take(c, shift.id, now)
        staff.log(c, organisation, visit.person.id, visit.person.id, f"shift {shift.id} taken", now)
    own = [team for team in teams.of(c, organisation) if team.id in {shift.team for shift in mine}]
    until = moment(max(shift.ends for shift in mine), now, duty_words.zone(c, organisation))
    head = say("duty-took", who=names.mine(visit), team=_named(own), until=until)
    visit.answer(f"{head}\n\n{_open(visit, organisation, own)}")


def give(visit: Visit, organisation: int) -> None:
    """The visitor has handed over: from now on others are on duty. Raises Refused where they were not."""
    c, now = visit.connection, visit.now
    mine = _mine(visit, organisation, now)
    if not mine:
        raise Refused("duty-not-on")
    for shift in mine:
        duty.give(c, shift.id, now)
        staff.log(c, organisation, visit.person.id, visit.person.id, f"shift {shift.id} given", now)
    own = [team for team in teams.of(c, organisation) if team.id in {shift.team for shift in mine}]
    parts = [say("duty-gave", who=names.mine(visit), team=_named(own)), *(_next(visit, team) for team in own)]
    visit.answer("\n".join(parts) + f"\n\n{_open(visit, organisation, own)}")


def _mine(visit: Visit, organisation: int, at: datetime) -> list[Shift]:
    """The shifts of the visitor that run then and are not handed over, those of whom they stand in for too."""
    c, now = visit.connection, visit.now
    away = aways.deputies(c, organisation, now)
    shifts = duty.between(c, organisation, now, at + timedelta(seconds=1))
    return [one for one in shifts if one.given is None and stand_in(one.person, away) == visit.person.id]


def _unplanned(visit: Visit, organisation: int, served: Sequence[int]) -> Shift:
    """A shift of who has come without being in the plan, until the next planned one begins."""
    c, now = visit.connection, visit.now
    own = [team for team in teams.of_person(c, visit.person.id) if team.organisation == organisation]
    here = [team for team in own if team.id in served] or own
    if len(here) != 1 and len(served) == 1:
        here = [team for team in teams.of(c, organisation) if team.id == served[0]]
    if len(here) != 1:
        raise Refused("duty-which-team" if here else "duty-no-team")
    team = here[0].id
    later = [one.starts for one in duty.between(c, organisation, now, now + UNPLANNED, team=team) if one.starts > now]
    until = min(later, default=now + UNPLANNED)
    duty.plan(c, organisation, team, visit.person.id, [(now, until)], visit.person.id, now)
    return next(one for one in duty.current(c, team, now) if one.person == visit.person.id and one.starts == now)


def _next(visit: Visit, team: Team) -> str:
    """Who is on duty after them, or that nobody is."""
    c, now = visit.connection, visit.now
    away = aways.deputies(c, team.organisation, now)
    here = on_duty(duty.current(c, team.id, now), now, away)
    if here:
        return say("duty-now", team=team.name, who=duty_words.people(c, here))
    later = [one for one in duty.between(c, team.organisation, now, now + timedelta(days=3), team=team.id)
             if one.starts > now]  # fmt: skip
    if not later:
        return say("duty-nobody-next", team=team.name)
    first = min(later, key=lambda one: one.starts)
    at = moment(first.starts, now, duty_words.zone(c, team.organisation))
    return say("duty-nobody-until", team=team.name, at=at, who=crews.name(c, first.person))


def _open(visit: Visit, organisation: int, own: Sequence[Team]) -> str:
    """What is open with these teams."""
    count, found = proposals.open_of(visit.connection, organisation, [team.id for team in own], MOST)
    if not count:
        return say("duty-open-none")
    lines = [ticket_line(ticket, visit.now) for ticket in found]
    more = [say("board-rest", count=count - len(found))] if count > len(found) else []
    return "\n".join([say("duty-open", count=count), *lines, *more])


def _named(own: Sequence[Team]) -> str:
    return ", ".join(team.name for team in own)
