"""The people of a flat: who else has proved that they live there; an owner may remove them, everybody may leave."""

from dataclasses import dataclass

from domain.errors import Refused
from domain.residence import Home, How
from handlers import human, menu
from handlers.book import conversation
from handlers.events import Press
from handlers.running import open_talk
from handlers.screens import Button, Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import accounts, houses, people, residence

NAME = "evict"
MOST = 5
"""Flatmates who are listed with a button of their own."""
LINES = 10
"""Flatmates who are listed at all."""


def show_mine(visit: Visit) -> None:
    """The flat that they have linked; of several they choose one."""
    found = [home for home in residence.homes(visit.connection, visit.person.id) if home.is_linked]
    if len(found) > 1:
        rows = [(Button(cut(place(visit, home), 40), f"r:{home.id}:who"),) for home in found[:MOST]]
        visit.show(Screen(say("flat-which"), tuple(rows)))
    elif found:
        show(visit, found[0])
    else:
        menu.show(visit, say("flat-none"))


def show(visit: Visit, home: Home, note: str = "") -> None:
    """Everybody in a flat; an owner sees whom they may remove."""
    every = residence.linked(visit.connection, home.flat or 0)
    lines: list[str] = []
    rows: list[tuple[Button, ...]] = []
    for whose, one in every:
        mine = whose == visit.person.id
        words = {"who": cut(_called(visit, whose), 40), "how": say(f"how-{one.how or How.FAMILY}-short")}
        lines.append(say("flat-you" if mine else "flat-one", **words))
        if not mine and home.how == How.OWNER and one.how != How.OWNER and len(rows) < MOST:
            rows.append((Button(say("flat-remove", who=words["who"][:20]), f"r:{one.id}:remove"),))
    rows.append((Button(say("flat-leave"), f"r:{home.id}:leave"),))
    if len(every) > 1:
        rows.append((Button(say("flat-dispute"), f"r:{home.id}:dispute"),))
    more = [say("flat-more", count=len(lines) - LINES)] if len(lines) > LINES else []
    text = "\n".join([say("flat-title", home=place(visit, home)), *lines[:LINES], *more])
    visit.show(Screen("\n\n".join(part for part in (note, text) if part), tuple(rows)))


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A button of a flat: who presses must live there now. False when it means nothing."""
    number, action = parts if len(parts) == 2 else ("", "")
    if not number.isdecimal() or len(number) > 9 or action not in ("who", "remove", "leave", "dispute"):
        return False
    visit.fresh = True
    try:
        mine = _mine(visit, int(number))
    except Refused as refused:
        menu.show(visit, say(refused.text, **refused.words))
        return True
    if action == "dispute":
        human.call(visit, say("flat-disputed", home=place(visit, mine)))
    elif action == "who":
        show(visit, mine)
    else:
        open_talk(visit, NAME, dwelling=int(number), leave=action == "leave", home=place(visit, mine))
    return True


@dataclass(frozen=True, slots=True)
class Remove:
    """A dwelling that ends."""

    dwelling: int

    def do(self, visit: Visit) -> None:
        """End it, if it is theirs or they own the flat; who is removed hears of it. Raises Refused."""
        mine = _mine(visit, self.dwelling)
        found = residence.get(visit.connection, self.dwelling)
        if found is None:
            raise Refused("flat-gone")
        whose, home = found
        leaves = whose == visit.person.id
        if not leaves and (mine.how != How.OWNER or home.how == How.OWNER):
            raise Refused("flat-not-owner")
        residence.leave(visit.connection, whose, home)
        account = accounts.get(visit.connection, home.account) if home.account else None
        if account is not None:
            what = "left" if leaves else "removed"
            accounts.log(
                visit.connection, account.organisation, visit.person.id, what, str(whose), visit.now, account.id
            )
        if leaves:
            _left(visit, home)
            return
        tell(visit, whose, Screen(say("flat-removed-you", home=place(visit, home))))
        show(visit, mine, say("flat-removed"))


@conversation(NAME, drafts=False)
def evict(talk: Talk) -> Remove:
    """Whether they mean it."""
    asked = "flat-leave-sure" if talk.given("leave") else "flat-remove-sure"
    yes = "flat-leave-yes" if talk.given("leave") else "flat-remove-yes"
    talk.confirm("sure", say(asked, home=talk.given("home", "")), say(yes))
    return Remove(int(talk.given("dwelling")))


def tell_joined(visit: Visit, home: Home) -> None:
    """Who lives there already hears that somebody has joined, with the way out where it is a mistake."""
    who, how = _called(visit, visit.person.id), say(f"how-{home.how or How.FAMILY}-short")
    text = say("flat-joined", home=place(visit, home), who=who, how=how)
    for whose, one in residence.linked(visit.connection, home.flat or 0):
        if whose != visit.person.id:
            rows = (
                (Button(say("flat-who"), f"r:{one.id}:who"),),
                (Button(say("flat-dispute"), f"r:{one.id}:dispute"),),
            )
            tell(visit, whose, Screen(text, rows))


def tell(visit: Visit, person: int, screen: Screen) -> None:
    """A notice to where a person is reached; nobody hears it who can be reached nowhere."""
    contact = people.reached(visit.connection, person)
    if contact is not None:
        visit.tell(contact.line, contact.external, screen, person=person)


def place(visit: Visit, home: Home) -> str:
    """A flat in words."""
    house = houses.get(visit.connection, home.house)
    return words(house.short if house else "", home.number)


def words(short: str, number: str) -> str:
    """Street, house, flat."""
    return ", ".join(part for part in (short, say("place-flat", number=number) if number else "") if part)


def _left(visit: Visit, home: Home) -> None:
    """They are gone; the home that is left is the main one."""
    main = next(iter(residence.homes(visit.connection, visit.person.id)), None)
    now = {"house": main.house, "flat": main.number, "entrance": main.entrance} if main else {}
    visit.become(**(now or {"house": None, "flat": "", "entrance": ""}))
    menu.show(visit, say("flat-left", home=place(visit, home)))


def _called(visit: Visit, person: int) -> str:
    """A name, of who lets us keep it."""
    found = people.contact_of(visit.connection, person)
    named = found[0].person if found else None
    return named.name if named is not None and named.consents and named.name else say("flat-nameless")


def _mine(visit: Visit, dwelling: int) -> Home:
    """The visitor's own flat, if this is a dwelling in it. Raises Refused."""
    found = residence.get(visit.connection, dwelling)
    if found is not None:
        whose, home = found
        if whose == visit.person.id:
            return home
        if home.flat is not None:
            for person, one in residence.linked(visit.connection, home.flat):
                if person == visit.person.id:
                    return one
    raise Refused("flat-not-yours")
