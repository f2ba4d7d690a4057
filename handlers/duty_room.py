"""The room of the shifts: who is on duty now and next, who is away, and the buttons to change it."""

from datetime import timedelta

from domain.access import Permission
from domain.duty import Shift, on_duty
from domain.errors import Refused
from domain.organisations import Team
from handlers import away, crews, duty_words, planning, rights, rooms, roster, takeover
from handlers.events import Press
from handlers.running import open_talk
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import moment
from storage import aways, duty, staff, teams

WORD = "duty"
AHEAD = timedelta(days=7)
A_PAGE = 6
TEAMS = 8
"""That are told on the first screen."""


def show(visit: Visit, organisation: int) -> None:
    """Who is on duty for each team now, who comes next, who is away."""
    visit.show(Screen(text(visit, organisation), rows(visit, organisation), bold=True))


def text(visit: Visit, organisation: int) -> str:
    """The words of it, in a staff chat too."""
    every = teams.of(visit.connection, organisation)
    lines = [_line(visit, team) for team in every[:TEAMS]] or [say("duty-no-teams")]
    if len(every) > TEAMS:
        lines.append(say("duty-more-teams", count=len(every) - TEAMS))
    gone = away.lines(visit.connection, organisation, visit.now)
    absent = [say("away-title"), *gone[:TEAMS]] if gone else []
    return "\n\n".join("\n".join(part) for part in ([say("duty-title")], lines, absent) if part)


def in_chat(visit: Visit, organisation: int) -> None:
    """The same in a staff chat, with the buttons that everybody there needs."""
    shifts = tuple(Button(say(f"duty-{does}"), f"d:{does}") for does in ("take", "give"))
    visit.show(Screen(text(visit, organisation), (shifts,), bold=True))


def rows(visit: Visit, organisation: int) -> Rows:
    """What the visitor may do there."""

    def button(name: str, does: str, main: bool = False) -> Button:
        return rooms.button(say(name), WORD, organisation, does, main=main)

    mine: list[tuple[Button, ...]] = [(button("duty-take", "take"), button("duty-give", "give"))]
    is_away = visit.person.id in aways.deputies(visit.connection, organisation, visit.now)
    mine.append((button("away-return", "back"),) if is_away else (button("away-go", "away"),))
    if _may(visit, organisation) and teams.of(visit.connection, organisation):
        mine.insert(0, (button("duty-plan", "plan", main=True), button("duty-list", "list")))
        mine.append((button("duty-paste", "paste"),))
    return (*mine, rooms.back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A press of one of them: `parts` are the organisation, what to do, and of which shift or page. Raises Refused."""
    organisation, does, number = int(parts[0]), parts[1], parts[2] if len(parts) > 2 else "0"
    of = int(number) if number.isdecimal() and len(number) <= 9 else 0
    visit.fresh = does not in ("list", "drop")
    if does == "take":
        takeover.take(visit, organisation)
    elif does == "give":
        takeover.give(visit, organisation)
    elif does == "away":
        away.command(visit, organisation, "")
    elif does == "back":
        away.back(visit, organisation)
    elif does not in ("plan", "paste", "list", "drop"):
        raise Refused("press-not-yours")
    else:
        rights.require(visit, organisation, Permission.DUTY)
        _change(visit, event, organisation, does, of)


def _change(visit: Visit, event: Press, organisation: int, does: str, of: int) -> None:
    if does == "plan":
        open_talk(visit, planning.NAME, organisation=organisation)
    elif does == "paste":
        open_talk(visit, roster.NAME, organisation=organisation)
    elif does == "list":
        _list(visit, organisation, of)
    else:
        shift = duty.get(visit.connection, of)
        if shift is None or shift.organisation != organisation or not duty.drop(visit.connection, of, visit.now):
            raise Refused("duty-gone")
        by = visit.person.id
        staff.log(visit.connection, organisation, shift.person, by, f"shift {shift.id} dropped", visit.now)
        visit.note(event, say("duty-dropped"))
        _list(visit, organisation, 0)


def _may(visit: Visit, organisation: int) -> bool:
    return rights.may_in(visit.connection, visit.person.id, organisation, Permission.DUTY)


def _line(visit: Visit, team: Team) -> str:
    c, now = visit.connection, visit.now
    gone = aways.deputies(c, team.organisation, now)
    at = duty_words.zone(c, team.organisation)
    running = duty.current(c, team.id, now)
    here = on_duty(running, now, gone)
    coming = duty.between(c, team.organisation, now, now + AHEAD, team=team.id)
    later = min((one for one in coming if one.starts > now), key=lambda one: one.starts, default=None)
    who = duty_words.people(c, here) if here else say("duty-nobody")
    said = say("duty-now", team=team.name, who=who)
    if later is not None:
        said += say("duty-then", who=crews.name(c, later.person), at=moment(later.starts, now, at))
    return said


def _list(visit: Visit, organisation: int, page: int) -> None:
    """The shifts of the next seven days, each with a button that takes it out of the plan."""
    c = visit.connection
    named = {team.id: team.name for team in teams.of(c, organisation)}
    found = duty.between(c, organisation, visit.now, visit.now + AHEAD)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"{n}. {named.get(one.team, '')}: {duty_words.shift(c, one, visit.now)}" for n, one in enumerate(shown, 1)]
    drop = [_drop(organisation, n, one) for n, one in enumerate(shown, 1)]
    found_rows = [tuple(drop[at : at + 3]) for at in range(0, len(drop), 3)]
    if len(found) > (page + 1) * A_PAGE:
        found_rows.append((rooms.button(say("talk-more"), WORD, organisation, "list", page + 1),))
    found_rows.append(rooms.back(organisation, WORD))
    title = say("duty-week") if shown else say("duty-week-none")
    visit.show(Screen("\n".join([title, *lines]), tuple(found_rows), bold=True))


def _drop(organisation: int, number: int, shift: Shift) -> Button:
    return rooms.button(say("duty-drop", number=str(number)), WORD, organisation, "drop", shift.id)
