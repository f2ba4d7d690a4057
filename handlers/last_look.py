"""The last look at what a caller or a visitor told: all of it as it will be filed, each part to be changed."""

from dataclasses import dataclass

from domain import categories, phones
from domain.categories import Category, Urgency
from handlers.behalf import POINT
from handlers.filing import danger_words
from handlers.place import Spot, spot_words
from handlers.questions import Option
from handlers.report import NOISE, label
from handlers.stops import Change
from handlers.talk import Talk
from handlers.texts import say
from handlers.wording import cut

STORY = 500
CLEAR = 0.2
"""The score of a guess that needs no question: what is told on the telephone is filed under it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that was told, as it was understood."""

    spot: Spot
    flat: str
    entrance: str
    story: str
    category: Category
    urgency: str
    emergency: bool
    name: str
    phone: str


def look(talk: Talk, told: Told, consent: str) -> None:
    """The last look: everything as it will be filed, each part to be changed."""
    least, most = (NOISE, 3) if told.category is categories.OTHER else (CLEAR, 2)
    guesses = [code for code, score in categories.suggest(told.story, 4) if score > least]
    others = [code for code in guesses if code != told.category.code][:most]
    also = [Option(f"as={code}", cut(label(code), 40)) for code in others]
    also.append(Option("grave=no", say("call-calm")) if told.emergency else Option("grave=yes", say("call-grave")))
    again = ("consent",) if talk.given("source") == POINT and not consent else ()
    changes = (
        Change("what", say("report-change-what"), ("as", "screen", "leaf", "grave"), {"pick": True}),
        Change("where", say("report-change-where"), ("address", "house", "flat", "entrance")),
        Change("story", say("report-change-story"), ("story",)),
        Change("name", say("call-change-name"), ("who", *again)),
        Change("phone", say("call-change-phone"), ("phone", "partial", *again)),
    )
    talk.confirm("summary", _words(talk, told, consent), say("call-file"), also=also, changes=changes)


def _words(talk: Talk, told: Told, consent: str) -> str:
    house = told.spot.house
    lines = [
        say("call-check"),
        say("call-what", what=label(told.category.code), urgent="yes" if told.emergency else "no"),
        spot_words(told.spot, told.flat, told.entrance),
        f"«{cut(told.story, STORY)}»",
        _who(talk, told, consent),
    ]
    if talk.files():
        lines.append(say("call-photos", count=len(talk.files())))
    if told.urgency == Urgency.LIFE:
        lines += ["", say("call-danger", text=talk.look("danger", danger_words, told.category.code, house))]
    return "\n".join(lines)


def _who(talk: Talk, told: Told, consent: str) -> str:
    """Who told it; before a whole chat the number shows its end only."""
    if talk.given("source") == POINT and not consent:
        return say("visitor-nameless")
    shown = phones.shown(told.phone)
    if talk.group and shown:
        shown = f"…{shown[-5:]}"
    name = told.name or say("call-nameless")
    return say("call-who", name=name, phone=shown) if shown else say("call-who-no-phone", name=name)
