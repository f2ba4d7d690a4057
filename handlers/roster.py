"""A plan of shifts pasted as lines, or read from a sheet: first what it would change, then all good lines together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain import roster
from domain.access import Permission
from domain.duty import Span
from domain.roster import Row
from handlers import crews, duty_words, names, rights
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
class Bad:
    """A line that cannot be entered: the sentence that says why, and the name that it is about."""

    number: int
    text: str
    name: str = ""

    @property
    def words(self) -> dict[str, str]:
        """What fills the sentence."""
        return {"who": self.name} if self.name else {}

    def __str__(self) -> str:
        return say("roster-line", number=str(self.number), why=say(self.text, **self.words))


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
        count = enter(visit.connection, self.organisation, good, visit.person.id, visit.now)
        close_with(visit, say("roster-kept", count=count))


@conversation(NAME)
def pasting(talk: Talk) -> Command:
    """The lines, then what they would change."""
    organisation = int(talk.given("organisation"))
    text = talk.text("lines", say("roster-ask"), low=8, high=LONGEST)
    zone = duty_words.zone(talk.connection, organisation)
    rows = roster.read(roster.split(text), duty_words.today(talk.connection, organisation, talk.now), zone)
    good, unread = sort(talk.connection, organisation, rows)
    bad = [str(one) for one in unread]
    if not good:
        raise Again(["lines"], note="\n".join([say("roster-none"), *bad[:MOST]]))
    rest = [say("roster-more", count=len(bad) - MOST)] if len(bad) > MOST else []
    told = [say("roster-found", count=len(good)), *([say("roster-bad", count=len(bad))] if bad else [])]
    talk.confirm("yes", "\n".join([*told, *bad[:MOST], *rest]), say("roster-enter"))
    return Enter(organisation, text)


def sort(connection: Connection, organisation: int, rows: Sequence[Row]) -> tuple[list[Good], list[Bad]]:
    """The lines that can be entered, and those that cannot."""
    named = {same(team.name): team.id for team in teams.of(connection, organisation)}
    everybody = crews.everybody(connection, organisation)
    good, bad = [], []
    for row in rows:
        team = named.get(same(row.team))
        found = names.meant(row.person, everybody) if row.person else []
        if row.wrong:
            bad.append(Bad(row.number, row.wrong))
        elif team is None:
            bad.append(Bad(row.number, "roster-no-team", cut(row.team, 30)))
        elif len(found) != 1:
            bad.append(Bad(row.number, "roster-several" if found else "roster-nobody", cut(row.person, 30)))
        else:
            assert row.span is not None
            good.append(Good(team, found[0].person.id, row.span))
    return good, bad


def enter(
    connection: Connection, organisation: int, good: Sequence[Good], by: int, now: datetime, *, dry: bool = False
) -> int:
    """Put them into the plan, or with `dry` only count; how many were not in it yet."""
    new = 0
    for team, person in dict.fromkeys((one.team, one.person) for one in good):
        spans = [one.span for one in good if (one.team, one.person) == (team, person)]
        if dry:
            new += len(duty.missing(connection, organisation, team, person, spans))
        else:
            new += len(duty.plan(connection, organisation, team, person, spans, by, now))
    if not dry:
        staff.log(connection, organisation, None, by, f"{new} shifts from a list", now)
    return new
