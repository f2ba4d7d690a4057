"""Preparing what many are told: what kind, to whom, which words, a photo; nobody hears it before it is begun."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain import addresses
from domain.access import Permission
from domain.errors import Refused
from domain.mailings import Audience, Kind, Scope, State
from handlers import names, rights, rooms, tell_room, telling
from handlers.book import conversation
from handlers.questions import Option
from handlers.screens import Button, Screen
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import ANSWER, Visit
from handlers.wording import cut, has_words
from storage import audiences, houses, jobs, mailings, organisations, staff, teams

LONGEST = 3000
"""Characters: with the words around them they fit every messenger's message."""
OTHER = "*other"
MOST = 7


@dataclass(frozen=True, slots=True)
class Prepare:
    """What was written, for whom."""

    audience: Audience
    kind: Kind
    text: str
    photo: dict[str, Any] | None

    def do(self, visit: Visit) -> None:
        """Show it as residents will see it, and how many they are. Raises Refused."""
        own = self.audience.organisation
        rights.require(visit, own, Permission.TELL)
        name = rooms.name_of(visit, own)
        screen = Screen(f"{say(f'tell-head-{self.kind}', name=name)}\n\n{self.text}", bold=True)
        if twin := _twin(visit, own, screen):
            raise Refused("mail-another", key="text", number=str(twin))
        under = ((Button(say("tell-unsubscribe"), "m:nonews"),),) if self.kind is Kind.NEWS else ()
        full = Screen(screen.text, under, bold=True)
        number = telling.tell_many(
            visit.connection, visit.office, self.audience, full, self.kind, visit.now, starts=False,
            by=visit.person.id, by_name=names.mine(visit), line=visit.line.id, chat=visit.chat,
            files="waiting" if self.photo else "",
        )  # fmt: skip
        if self.photo:
            jobs.add(visit.connection, "mailing", {"mailing": number, "file": self.photo}, visit.now)
        what = f"tell {number} {self.kind} {self.audience.label}"
        staff.log(visit.connection, own, None, visit.person.id, what, visit.now)
        visit.tell(visit.line.id, visit.chat, screen, priority=ANSWER, person=visit.person.id)
        visit.fresh = True
        tell_room.bring(visit, number)


def _twin(visit: Visit, organisation: int, screen: Screen) -> int | None:
    """One with the same words that is at work or waits to be begun: two heads at once."""
    alive = (State.GATHERING, State.READY, State.RUNNING, State.PAUSED)
    last = mailings.of_organisation(visit.connection, organisation, 20)
    same = (one.id for one in last if one.state in alive and one.screen.get("text") == screen.text)
    return next(same, None)


@conversation("tell")
def prepare(talk: Talk) -> Prepare:
    """What kind, to whom, which words, a photo."""
    organisation = int(talk.given("organisation"))
    kinds = [Option(kind, say(f"tell-kind-{kind}")) for kind in Kind]
    kind = Kind(str(talk.choose("kind", say("tell-kind"), kinds)))
    audience = _audience(talk, organisation)
    text = talk.text("text", say("tell-text", most=str(LONGEST)), low=10, high=LONGEST)
    if not has_words(text):
        raise Again(["text"], note=say("talk-text-short", count=10))
    photo = talk.document("photo", say("tell-photo"), optional=True)
    return Prepare(audience, kind, text, photo)


def _audience(talk: Talk, organisation: int) -> Audience:
    towns = talk.look("towns", _towns, organisation)
    every = talk.look("teams", _teams, organisation)
    scopes = [Scope.ALL, Scope.HOUSE, Scope.STREET]
    scopes += [Scope.TOWN] if len(towns) > 1 else []
    scopes += [Scope.TEAM] if every else []
    options = [Option(scope, say(f"tell-whom-{scope}")) for scope in scopes]
    scope = str(talk.choose("whom", say("tell-whom"), options))
    if scope == Scope.HOUSE:
        number, label = _found(talk, organisation, "address", say("tell-address"), _houses, "tell-no-house")
        return Audience(organisation, scope, label, house=int(number))
    if scope == Scope.STREET:
        where, label = _found(talk, organisation, "street", say("tell-street"), _streets, "tell-no-street")
        town, _, street = where.partition("|")
        return Audience(organisation, scope, label, town=town, street=street)
    if scope == Scope.TOWN:
        options = [Option(str(at), cut(label, 40)) for at, (_, label) in enumerate(towns)]
        town, label = towns[int(str(talk.choose("town", say("tell-town"), options)))]
        return Audience(organisation, scope, label, town=town)
    if scope == Scope.TEAM:
        options = [Option(str(id), cut(name, 40)) for id, name in every]
        team = int(str(talk.choose("team", say("tell-team"), options)))
        return Audience(organisation, scope, next(name for id, name in every if id == team), team=team)
    return Audience(organisation, Scope.ALL, say("tell-whom-all").lower())


Look = Callable[[Connection, int, str], list[list[str]]]


def _found(talk: Talk, organisation: int, key: str, asks: str, look: Look, none: str) -> tuple[str, str]:
    """What was typed is looked for; of several the one that is meant is chosen. What it is, and its label."""
    typed = talk.text(key, asks, low=2, high=100)
    found = talk.look(f"{key}s", look, organisation, typed)
    if not found:
        raise Again([key], note=say(none, typed=cut(typed, 60)))
    if len(found) == 1:
        return found[0][0], found[0][1]
    options = [Option(str(at), cut(label, 40)) for at, (_, label) in enumerate(found)]
    chosen = talk.choose(f"{key}.which", say("tell-which"), options, extra=[Option(OTHER, say("place-other"))])
    if chosen == OTHER:
        raise Again([f"{key}.which", key])
    what, label = found[int(str(chosen))]
    return what, label


def _houses(connection: Connection, organisation: int, typed: str) -> list[list[str]]:
    found = houses.search(connection, typed, most=MOST * 4)
    own = [one for one in found if organisations.of_house(connection, one.id).id == organisation]
    return [[str(one.id), one.short] for one in own[:MOST]]


def _streets(connection: Connection, organisation: int, typed: str) -> list[list[str]]:
    found = audiences.streets(connection, organisation, addresses.name_of(typed), MOST)
    return [[f"{one.town}|{one.street}", _street(one.address)] for one in found]


def _towns(connection: Connection, organisation: int) -> list[list[str]]:
    named = [(one, addresses.parse(one.address).town) for one in audiences.towns(connection, organisation)]
    return [[one.town, town or one.town] for one, town in named]


def _teams(connection: Connection, organisation: int) -> list[list[Any]]:
    return [[team.id, team.name] for team in teams.of(connection, organisation)]


def _street(address: str) -> str:
    parts = addresses.parse(address)
    return say("tell-street-of", street=parts.street, town=parts.town) if parts.street and parts.town else parts.town
