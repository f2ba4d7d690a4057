"""Where a person lives: house, flat, entrance; offered once after consent, never in the way of a report."""

from dataclasses import dataclass, replace

from domain import categories, places
from domain.people import Consent
from domain.residence import Home
from handlers import joining, mailings, menu
from handlers.book import conversation
from handlers.events import Message
from handlers.place import Spot, spot_words, where
from handlers.questions import Option
from handlers.running import go_on, open_talk
from handlers.screens import Button, Screen
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean
from storage import houses, residence

NAME = "home"
OFFER = "offer"
LONGEST = 80
"""Characters of an address that is written instead of pressing a button."""
NOISE = 0.03
"""The score of a guess below which a text tells no problem."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Where they live; None: not now."""

    spot: Spot | None
    flat: str = ""
    entrance: str = ""
    moved: bool = False
    """The home before is theirs no more, unless an account proves it: then they leave that flat themselves."""

    def do(self, visit: Visit) -> None:
        """Keep it as their main home; what can follow is offered."""
        if self.spot is None or self.spot.house is None:
            menu.show(visit, say("home-later"))
            return
        if not visit.person.consents:
            menu.show(visit, say("home-consent"))
            return
        home = Home(None, self.spot.house, self.flat, self.entrance)
        if self.moved:
            residence.move_out(visit.connection, visit.person.id)
        kept = residence.settle(visit.connection, visit.person.id, home, visit.now)
        visit.become(house=kept.house, flat=kept.number, entrance=kept.entrance)
        said = say("home-kept", home=spot_words(self.spot, kept.number, kept.entrance))
        if visit.person.mailings == Consent.UNASKED:
            open_talk(visit, mailings.NAME, lead=said)
        elif joining.is_open(visit) and not kept.is_linked:
            visit.show(Screen(said, ((Button(say("home-link"), "m:account"),),)))
        else:
            menu.show(visit, said)


@conversation(NAME, yields=OFFER, drafts=False)
def home(talk: Talk) -> Settle:
    """The house from the register, then what helps to find the door."""
    if talk.given("offered") and not talk.given("place"):
        options = (Option("yes", say("home-tell")), Option("later", say("home-not-now")))
        if talk.choose(OFFER, say("home-offer"), options) == "later":
            return Settle(None)
    spot = where(talk, say("home-where"), known=False)
    if spot.house is None:
        raise Again(["house", "place"], note=say("home-not-listed"))
    moved = False
    if talk.person.house not in (None, spot.house):
        options = (Option("moved", say("home-moved")), Option("also", say("home-another")))
        moved = talk.choose("also", say("home-also"), options) == "moved"
    flat = spot.flat or talk.text("flat", say("home-flat"), high=10, optional=True)
    entrance = spot.entrance or talk.text("entrance", say("home-entrance"), high=10, optional=True)
    return Settle(spot, flat, entrance, moved)


def begin(visit: Visit) -> None:
    """From the menu: tell where they live, or that they have moved."""
    if visit.person.consents:
        open_talk(visit, NAME)
    else:
        menu.show(visit, say("home-consent"))


def offer(visit: Visit) -> None:
    """Once, beside the menu, to who has agreed and told nothing yet."""
    if visit.person.consents and visit.person.house is None and houses.box(visit.connection) is not None:
        visit.flush()
        visit.fresh = True
        open_talk(visit, NAME, offered=True)


def taken(visit: Visit, message: Message) -> bool:
    """An address that is typed as the answer to the offer; anything else is none, a place begins a report."""
    talk = visit.conversation
    if talk is None or talk.name != NAME:
        return False
    if message.point is not None or message.files or not _is_address(visit, clean(message.text)):
        return False
    visit.conversation = replace(talk, answers=talk.answers | {"place": {"typed": clean(message.text)}})
    go_on(visit)
    return True


def _is_address(visit: Visit, text: str) -> bool:
    read = places.typed(text)
    if len(text) > LONGEST or not (read.street and read.number):
        return False
    guesses = categories.suggest(text, 1)
    if guesses and guesses[0][1] > NOISE:
        return False
    return bool(houses.search(visit.connection, text, most=1))
