"""The room of accounts: how many there are by house, one of them by its number, and a code for who has lost theirs."""

import secrets
from dataclasses import dataclass

from domain import addresses
from domain.access import Permission
from domain.accounts import Account
from domain.errors import Refused
from handlers import names, rights, rooms
from handlers.book import conversation
from handlers.events import Press
from handlers.rooms import Room
from handlers.running import open_talk
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import account_counts, accounts, houses, residence

WORD = "accounts"
A_PAGE = 8
DIGITS = 8
"""Of a code that is given out."""


def show(visit: Visit, organisation: int, page: int = 0) -> None:
    """The houses with their accounts, and the way to one account."""
    found = account_counts.by_house(visit.connection, organisation)
    back = rooms.back(organisation)
    if not found:
        rooms.screen(visit, say("accounts-none"), back)
        return
    total, linked = sum(one.accounts for one in found), sum(one.linked for one in found)
    lines = [say("accounts-text", count=total, houses=len(found), linked=str(linked))]
    for one in found[page * A_PAGE : (page + 1) * A_PAGE]:
        words = {
            "address": cut(addresses.short(one.address), 60),
            "count": str(one.accounts),
            "linked": str(one.linked),
        }
        lines.append(say("accounts-house", **words))
    rows = [(rooms.button(say("accounts-find"), WORD, organisation, "find", main=True),)]
    if len(found) > (page + 1) * A_PAGE:
        rows.append((rooms.button(say("talk-more"), WORD, organisation, "page", page + 1),))
    rooms.screen(visit, "\n".join(lines), *rows, back)


def pressed(visit: Visit, event: Press, parts: list[str]) -> None:
    """A page, the question for a number, a code. Raises Refused."""
    organisation, what, number = int(parts[0]), parts[1], parts[2] if len(parts) > 2 else "0"
    if not number.isdecimal() or len(number) > 9:
        raise Refused("press-not-yours")
    if what == "page":
        show(visit, organisation, int(number))
    elif what == "find":
        open_talk(visit, "account", organisation=organisation)
    elif what in ("code", "new"):
        _code(visit, _own(visit, organisation, int(number)), sure=what == "new")
    else:
        raise Refused("press-not-yours")


def command(visit: Visit, rest: str) -> None:
    """/accounts, or /accounts 000123 for one of them. Raises Refused."""
    mine = rights.own(visit.connection, visit.person.id, Permission.ACCOUNTS)
    found = [one for own in mine for one in accounts.by_number(visit.connection, rest, own)] if rest else []
    if rest and mine and not found:
        raise Refused("accounts-unknown", number=rest[:40])
    if found:
        one(visit, found[0])
    else:
        rooms.enter(visit, WORD, Permission.ACCOUNTS, show)


ROOM = Room(WORD, "office-accounts", Permission.ACCOUNTS, show, pressed)


def one(visit: Visit, account: Account) -> None:
    """An account without anybody's name: who asks for a code says it themself."""
    flat = accounts.flat(visit.connection, account.flat) if account.flat is not None else None
    house = houses.get(visit.connection, flat.house) if flat is not None else None
    lines = [
        say("account-title", number=account.number),
        addresses.short(house.address) if house is not None else "",
        say("place-with-flat", number=flat.number) if flat is not None and flat.number else "",
        say("account-has-area", area=account.area.replace(".", ",")) if account.area else "",
        say("account-owners", count=len(accounts.shares_of(visit.connection, account.id))),
        say("account-meters", count=len(accounts.meters_of(visit.connection, account.id))),
        say("account-linked", count=len(residence.linked(visit.connection, account.flat)) if account.flat else 0),
        say("account-code-there" if account.has_code else "account-code-none"),
    ]
    label = say("account-code-replace" if account.has_code else "account-code-give")
    rows = (rooms.button(label, WORD, account.organisation, "code", account.id),)
    text = "\n".join(line for line in lines if line)
    rooms.screen(visit, text, rows, rooms.back(account.organisation, WORD))


def _code(visit: Visit, account: Account, *, sure: bool) -> None:
    """Give out a code; where there is one, somebody says first that the old one may end."""
    back = rooms.back(account.organisation, WORD)
    if account.has_code and not sure:
        yes = rooms.button(say("account-code-sure"), WORD, account.organisation, "new", account.id)
        rooms.screen(visit, say("account-code-ask", number=account.number), (yes,), back)
        return
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    accounts.set_code(visit.connection, account.id, code)
    names.keep(visit)
    accounts.log(visit.connection, account.organisation, visit.person.id, "code", account.number, visit.now, account.id)
    shown = f"{code[:4]}-{code[4:]}"
    rooms.screen(visit, say("account-code-new", number=account.number, code=shown), back)


def _own(visit: Visit, organisation: int, number: int) -> Account:
    found = accounts.get(visit.connection, number)
    if found is None or found.archived or found.organisation != organisation:
        raise Refused("accounts-unknown", number=str(number))
    return found


@dataclass(frozen=True, slots=True)
class Look:
    """The number is told."""

    organisation: int
    number: str

    def do(self, visit: Visit) -> None:
        """Show the account. Raises Refused: the question is asked again."""
        rights.require(visit, self.organisation, Permission.ACCOUNTS)
        found = accounts.by_number(visit.connection, self.number, self.organisation)
        if not found:
            raise Refused("accounts-unknown", "number", number=self.number[:40])
        one(visit, found[0])


@conversation("account")
def finding(talk: Talk) -> Command:
    """Which account?"""
    return Look(int(talk.given("organisation")), talk.text("number", say("account-ask"), high=40))
