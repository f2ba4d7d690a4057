"""A plan of shifts pasted as lines, or read from a sheet: first what it would change, then all good lines together."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from domain import roster
from domain.access import Permission
from domain.duty import Span
from domain.roster import Row
from handlers import crews, duty_words, rights
from handlers.book import conversation
from handlers.filled import close_with
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut, same
from storage import duty, staff, teams

NAME = "roster"
LONGEST = 15_000
MOST = 6
"""Bad lines that are told."""


@dataclass(frozen=True, slots=True)
class Good:
    """A line whose team and person are known."""

    team: int
    person: int
    span: Span


@dataclass(frozen=True, slots=True)
class Enter:
    """The lines are looked through."""

    organisation: int
    text: str

    def do(self, visit: Visit) -> None:
        """Enter the good ones; the same again changes nothing. Raises Refused."""
        rights.require(visit, self.organisation, Permission.DUTY)
        today = duty_words.today(visit.connection, self.organisation, visit.now)
        zone = duty_words.zone(visit.connection, self.organisation)
        good, _ = sort(visit.connection, self.organisation, roster.read(roster.split(self.text), today, zone))
        close_with(visit, say("roster-kept", count=enter(visit, self.organisation, good)))


@conversation(NAME)
def pasting(talk: Talk) -> Command:
    """The lines, then what they would change."""
    organisation = int(talk.given("organisation"))
    text = talk.text("lines", say("roster-ask"), low=8, high=LONGEST)
    zone = duty_words.zone(talk.connection, organisation)
    rows = roster.read(roster.split(text), duty_words.today(talk.connection, organisation, talk.now), zone)
    good, bad = sort(talk.connection, organisation, rows)
    if not good:
        raise Again(["lines"], note="\n".join([say("roster-none"), *bad[:MOST]]))
    rest = [say("roster-more", count=len(bad) - MOST)] if len(bad) > MOST else []
    told = [say("roster-found", count=len(good)), *([say("roster-bad", count=len(bad))] if bad else [])]
    talk.confirm("yes", "\n".join([*told, *bad[:MOST], *rest]), say("roster-enter"))
    return Enter(organisation, text)


def sort(connection: Connection, organisation: int, rows: Sequence[Row]) -> tuple[list[Good], list[str]]:
    """The lines that can be entered, and a sentence for each that cannot."""
    named = {same(team.name): team.id for team in teams.of(connection, organisation)}
    good, bad = [], []
    for row in rows:
        team = named.get(same(row.team))
        found = crews.meant(connection, organisation, row.person) if row.person else []
        if row.wrong:
            why = say(row.wrong)
        elif team is None:
            why = say("roster-no-team", team=cut(row.team, 30))
        elif len(found) != 1:
            why = say("roster-several" if found else "roster-nobody", who=cut(row.person, 30))
        else:
            assert row.span is not None
            good.append(Good(team, found[0].person.id, row.span))
            continue
        bad.append(say("roster-line", number=str(row.number), why=why))
    return good, bad


def enter(visit: Visit, organisation: int, good: Sequence[Good]) -> int:
    """Put them into the plan; how many were not in it yet."""
    new = 0
    for team, person in dict.fromkeys((one.team, one.person) for one in good):
        spans = [one.span for one in good if (one.team, one.person) == (team, person)]
        new += len(duty.plan(visit.connection, organisation, team, person, spans, visit.person.id, visit.now))
    staff.log(visit.connection, organisation, None, visit.person.id, f"{new} shifts from a list", visit.now)
    return new
