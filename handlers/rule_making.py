"""Making a rule by buttons: what about, which team, at what hours, for which houses."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain import categories, routing
from domain.access import Permission
from domain.routing import Hours, Rule
from handlers import rights, rule_words
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import houses, organisations, rules, staff, teams

NAME = "rule"
ALL, ANY, OTHER = "*all", "*any", "*other"
MOST = 7


@dataclass(frozen=True, slots=True)
class Make:
    """What was chosen."""

    rule: Rule

    def do(self, visit: Visit) -> None:
        """Enter it; one with the same conditions goes. Raises Refused."""
        organisation = self.rule.organisation
        rights.require(visit, organisation, Permission.RULES)
        made = rules.add(visit.connection, self.rule, visit.person.id, visit.now)
        said = rule_words.words(visit.connection, made)
        staff.log(visit.connection, organisation, None, visit.person.id, f"rule {made.id}: {said}", visit.now)
        close_with(visit, say("rule-made", rule=said))


@conversation(NAME)
def making(talk: Talk) -> Command:
    """Category, team, hours, houses; then the rule in words before it holds."""
    organisation = int(talk.given("organisation"))
    category = _category(talk)
    every = talk.look("teams", _teams, organisation)
    named = [Option(str(id), cut(name, 40)) for id, name in every]
    team = int(str(talk.choose("team", say("rule-team"), named)))
    known = talk.look("hours", _hours, organisation)
    options = [
        Option("always", say("rule-hours-always")),
        *(Option(one, say(f"rule-hours-{one}")) for one in Hours if one),
    ]
    chosen = str(talk.choose("when", say("rule-when" if known else "rule-when-unknown"), options))
    house, owner = _houses(talk, organisation)
    rule = Rule(0, organisation, team, category, house, owner, "" if chosen == "always" else chosen)
    talk.confirm("yes", say("rule-check", rule=rule_words.words(talk.connection, rule)), say("rule-keep"))
    return Make(rule)


def _category(talk: Talk) -> str:
    """The code of a category or of a group; empty for all."""
    groups = dict.fromkeys(routing.group(code) for code in categories.CATEGORIES)
    options = [Option(code, cut(rule_words.category(code), 40)) for code in groups]
    group = str(talk.choose("group", say("rule-about"), options, extra=[Option(ANY, say("rule-any"))]))
    if group == ANY:
        return ""
    leaves = [one for one in categories.CATEGORIES.values() if routing.group(one.code) == group]
    exact = [Option(one.code, cut(say(one.label), 40)) for one in leaves]
    leaf = str(talk.choose("leaf", say("rule-leaf"), exact, extra=[Option(ALL, say("rule-group"))]))
    return group if leaf == ALL else leaf


def _houses(talk: Talk, organisation: int) -> tuple[int | None, int | None]:
    """One house, or the organisation whose houses they are."""
    below = talk.look("below", _below, organisation)
    options = [Option("all", say("rule-houses-all")), Option("one", say("rule-houses-one"))]
    if below:
        options.append(Option("own", say("rule-houses-own")))
    code = talk.choose("houses", say("rule-houses"), options)
    if code == "own":
        named = [Option(str(id), cut(name, 40)) for id, name in below]
        return None, int(str(talk.choose("owner", say("rule-owner"), named)))
    if code != "one":
        return None, None
    typed = talk.text("address", say("rule-address"), low=3, high=100)
    found = talk.look("found", _found, typed)
    if not found:
        raise Again(["address"], note=say("rule-no-house", typed=cut(typed, 60)))
    which = [Option(str(id), cut(short, 40)) for id, short in found]
    house = talk.choose("house", say("place-which"), which, extra=[Option(OTHER, say("place-other"))])
    if house == OTHER:
        raise Again(["house", "address"])
    return int(str(house)), None


def _teams(connection: Connection, organisation: int) -> list[list[Any]]:
    return [[team.id, team.name] for team in teams.of(connection, organisation)]


def _hours(connection: Connection, organisation: int) -> bool:
    own = organisations.get(connection, organisation)
    return own is not None and bool(own.hours)


def _below(connection: Connection, organisation: int) -> list[list[Any]]:
    return [[one.id, one.name] for one in organisations.children(connection, organisation) if one.name]


def _found(connection: Connection, typed: str) -> list[list[Any]]:
    return [[house.id, house.short] for house in houses.search(connection, typed, most=MOST)]
