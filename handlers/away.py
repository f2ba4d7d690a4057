"""Who is away hands new work to a deputy: `/away 2026-12-01 @petr`, or by buttons; `/away off` ends it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain import days
from domain.duty import stand_in
from domain.errors import Refused
from handlers import crews, duty_words, moves, names
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.running import open_talk
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, cut, same
from storage import aways, duty, staff

NAME = "away"
LONGEST = timedelta(days=366)
STEPS = {"today": 0, "tomorrow": 1, "week": 7, "fortnight": 14, "month": 30}
"""Answers of the first question, in days from today."""
OTHER, NOBODY = "*day", "*none"


@dataclass(frozen=True, slots=True)
class Leave:
    """Until when, and who stands in."""

    organisation: int
    last: date
    deputy: int | None

    def do(self, visit: Visit) -> None:
        """Enter it; what is wrong with it by now is said."""
        try:
            said = leave(visit, self.organisation, self.last, self.deputy)
        except Refused as refused:
            said = moves.sentence(refused)
        close_with(visit, said)


@conversation(NAME)
def leaving(talk: Talk) -> Command:
    """Until when, and who gets the new work meanwhile."""
    organisation = int(talk.given("organisation"))
    today = duty_words.today(talk.connection, organisation, talk.now)
    if talk.given("last") is None:
        options = [Option(code, say(f"away-until-{code}")) for code in STEPS]
        code = str(talk.choose("until", say("away-until"), options, extra=[Option(OTHER, say("away-other"))]))
        last = today + timedelta(days=STEPS[code]) if code != OTHER else None
    else:
        last = date.fromisoformat(str(talk.given("last")))
    if last is None:
        last = talk.date("day", say("away-day"), first=today, last=today + LONGEST)
    everybody = talk.look("people", _people, organisation, talk.person.id)
    options = [Option(str(person), label) for person, label in everybody]
    asked = say("away-deputy", day=duty_words.day(last, talk.now))
    who = str(talk.choose("deputy", asked, options, extra=[Option(NOBODY, say("away-nobody"))]))
    return Leave(organisation, last, None if who == NOBODY else int(who))


def command(visit: Visit, organisation: int, typed: str) -> None:
    """`/away` with a day, a deputy, both or neither; «off» ends it. What is missing is asked. Raises Refused."""
    words = clean(typed)
    if same(words) in (same(word) for word in say("away-off-words").split("|")):
        back(visit, organisation)
        return
    parts = words.split()
    today = duty_words.today(visit.connection, organisation, visit.now)
    last, rest = None, words
    for count in (min(3, len(parts)), 2, 1):
        if count <= len(parts) and (last := days.read(" ".join(parts[:count]), today)) is not None:
            rest = " ".join(parts[count:])
            break
    if last is None and parts and any(char.isdigit() for char in parts[0]):
        raise Refused("away-date", typed=cut(parts[0], 30))
    if last is not None:
        _check_day(last, today)
    deputy = whom(visit, organisation, rest) if rest else None
    if last is not None and deputy is not None:
        visit.answer(leave(visit, organisation, last, deputy))
        return
    answers: dict[str, str | int] = {"organisation": organisation}
    answers |= {"last": last.isoformat()} if last is not None else {}
    answers |= {"deputy": str(deputy)} if deputy is not None else {}
    visit.fresh = True
    open_talk(visit, NAME, **answers)


def whom(visit: Visit, organisation: int, typed: str) -> int:
    """The person of the organisation that is meant. Raises Refused."""
    found = crews.meant(visit.connection, organisation, typed)
    if len(found) > 1:
        raise Refused("refused-several", who=", ".join(names.with_username(one) for one in found[:5]))
    if not found:
        raise Refused("away-unknown", who=cut(typed, 30))
    return found[0].person.id


def leave(visit: Visit, organisation: int, last: date, deputy: int | None) -> str:
    """The visitor is away until the end of a day. What they read. Raises Refused."""
    c, person, now = visit.connection, visit.person.id, visit.now
    _check_day(last, duty_words.today(c, organisation, now))
    if deputy == person:
        raise Refused("away-self")
    if deputy is not None and not crews.works(c, deputy, organisation):
        raise Refused("away-unknown", who=crews.name(c, deputy))
    away = aways.deputies(c, organisation, now) | {person: deputy}
    really = stand_in(person, away)
    if deputy is not None and really is None:
        raise Refused("away-deputy-away", who=crews.name(c, deputy))
    until = _end_of(last, duty_words.zone(c, organisation))
    aways.leave(c, organisation, person, deputy, until, person, now)
    staff.log(c, organisation, person, person, f"away {last} {deputy or ''}".strip(), now)
    day = duty_words.day(last, now)
    if deputy is None:
        return say("away-kept-alone", day=day)
    said = say("away-kept", day=day, who=crews.name(c, deputy))
    if really != deputy and really is not None:
        said += " " + say("away-chain", who=crews.name(c, deputy), really=crews.name(c, really))
    planned = [one for one in duty.between(c, organisation, now, until) if one.person == person]
    return f"{said} {say('away-shifts', count=len(planned))}" if planned else said


def back(visit: Visit, organisation: int) -> None:
    """The visitor is back. Raises Refused where they were not away."""
    if not aways.back(visit.connection, organisation, visit.person.id, visit.now):
        raise Refused("away-not")
    staff.log(visit.connection, organisation, visit.person.id, visit.person.id, "back", visit.now)
    visit.answer(say("away-back"))


def lines(connection: Connection, organisation: int, now: datetime) -> list[str]:
    """Who is away until when, and who stands in."""
    at = ZoneInfo(duty_words.zone(connection, organisation))
    found = []
    for one in aways.of(connection, organisation, now):
        day = duty_words.day((one.until - timedelta(seconds=1)).astimezone(at).date(), now)
        deputy = crews.name(connection, one.deputy) if one.deputy is not None else ""
        found.append(say("away-line", who=crews.name(connection, one.person), day=day, deputy=deputy or "no"))
    return found


def _check_day(last: date, today: date) -> None:
    if last < today:
        raise Refused("away-past", key="day")
    if last > today + LONGEST:
        raise Refused("away-far", key="day")


def _end_of(last: date, zone: str) -> datetime:
    return datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def _people(connection: Connection, organisation: int, person: int) -> list[list[Any]]:
    """Who may stand in, the one who did last first."""
    last = aways.last_deputy(connection, organisation, person)
    found = [one for one in crews.everybody(connection, organisation) if one.person.id != person]
    found.sort(key=lambda one: one.person.id != last)
    return [[one.person.id, cut(names.with_username(one), 40)] for one in found]
