"""An account is linked by its number and a code: whoever has the receipt lives there."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain import accounts as rules
from domain.people import Consent
from domain.residence import Home, How, Tries
from handlers import flatmates, human, mailings, menu
from handlers.book import conversation
from handlers.questions import Option
from handlers.running import open_talk
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import moment
from storage import accounts, houses, organisations, residence

NAME = "join"
LONGEST = 40
ROLES = (How.OWNER, How.FAMILY, How.TENANT)
SORT = "account:"
"""What tries of accounts begin with."""


@dataclass(frozen=True, slots=True)
class Check:
    """A number and a code, as they were typed."""

    number: str
    code: str

    def do(self, visit: Visit) -> None:
        """Five tries a day; a wrong number and a wrong code sound alike, so that no number can be guessed."""
        what = SORT + _plain(self.number)
        tries = residence.tries_left(visit.connection, visit.person.id, what, visit.now, SORT)
        if not tries.left:
            menu.show(visit, _over(visit, tries))
            return
        named = accounts.by_number(visit.connection, self.number)
        found = [one for one in named if accounts.check_code(visit.connection, one.id, self.code)]
        if found:
            open_talk(visit, NAME, proved=found[0].id)
            return
        residence.tried(visit.connection, visit.person.id, what, visit.now)
        tries = residence.tries_left(visit.connection, visit.person.id, what, visit.now, SORT)
        if tries.left:
            open_talk(visit, NAME, number=self.number, lead=say("join-wrong", left=tries.left))
        else:
            menu.show(visit, f"{say('join-wrong-last')} {_over(visit, tries)}")


@dataclass(frozen=True, slots=True)
class Join:
    """An account that was proved, and what the person is to the flat."""

    account: int
    how: str

    def do(self, visit: Visit) -> None:
        """The flat is theirs; who lives there already hears of it."""
        account = accounts.get(visit.connection, self.account)
        flat = accounts.flat(visit.connection, account.flat) if account and account.flat else None
        if account is None or account.archived or flat is None:
            menu.show(visit, say("join-no-flat"))
            return
        home = Home(None, flat.house, flat.number, flat.entrance, self.how, flat.id, account.id)
        before = [whose for whose, _ in residence.linked(visit.connection, flat.id)]
        kept = residence.settle(visit.connection, visit.person.id, home, visit.now)
        visit.become(house=kept.house, flat=kept.number, entrance=kept.entrance)
        told = (account.organisation, visit.person.id, "linked", str(self.how), visit.now)
        accounts.log(visit.connection, *told, account=account.id)
        if visit.person.id not in before:
            flatmates.tell_joined(visit, kept)
        said = say("join-linked", number=account.number, home=flatmates.place(visit, kept))
        if visit.person.mailings == Consent.UNASKED:
            open_talk(visit, mailings.NAME, lead=said)
        else:
            flatmates.show(visit, kept, said)


@dataclass(frozen=True, slots=True)
class Call:
    """They have no code: a human helps."""

    def do(self, visit: Visit) -> None:
        """Call one."""
        human.call(visit)


@conversation(NAME, drafts=False)
def join(talk: Talk) -> Command:
    """The number, the code; once both are right, who they are."""
    if talk.given("proved"):
        home = talk.look("flat", _flat, talk.given("proved"))
        options = [Option(role, say(f"how-{role}")) for role in ROLES]
        return Join(int(talk.given("proved")), str(talk.choose("how", say("join-how", home=home), options)))
    number = talk.text("number", say("join-number-ask"), high=LONGEST)
    if not any(map(str.isdigit, number)):
        raise Again(["number"], note=say("join-number-digits"))
    options = [Option("*number", say("join-other-number")), Option("*none", say("join-no-code"))]
    lead = f"{talk.given('lead')}\n\n" if talk.given("lead") else ""
    code = talk.text("code", lead + say("join-code-ask", number=number), high=LONGEST, options=options)
    if code == "*number":
        raise Again(["code", "number"])
    return Call() if code == "*none" else Check(number, code)


def begin(visit: Visit) -> None:
    """From the menu. Without consent no flat is kept."""
    if not is_open(visit):
        menu.show(visit, say("join-closed"))
    elif not visit.person.consents:
        menu.show(visit, say("home-consent"))
    else:
        tries = residence.tries_left(visit.connection, visit.person.id, "", visit.now, SORT)
        if tries.left:
            open_talk(visit, NAME)
        else:
            menu.show(visit, _over(visit, tries))


def is_open(visit: Visit) -> bool:
    """Whether there is any account to link."""
    return residence.has_accounts(visit.connection)


def _over(visit: Visit, tries: Tries) -> str:
    zone = organisations.the(visit.connection).timezone
    at = moment(tries.again, visit.now, zone) if tries.again else ""
    return say("join-tries-over", at=at)


def _plain(number: str) -> str:
    return rules.key(number)


def _flat(connection: Connection, id: int) -> Any:
    """Street, house and flat of an account in words; empty where nobody said."""
    account = accounts.get(connection, id)
    flat = accounts.flat(connection, account.flat) if account and account.flat else None
    house = houses.get(connection, flat.house) if flat else None
    return flatmates.words(house.short, flat.number) if house and flat else ""
