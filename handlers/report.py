"""A report, from the first question to its number."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from domain import categories
from domain.categories import Category, Urgency
from handlers.book import conversation
from handlers.events import Kind
from handlers.filing import FileReport
from handlers.place import Spot, spot_words, where
from handlers.questions import Option
from handlers.running import HandOver
from handlers.stops import Change
from handlers.talk import FILES, Talk
from handlers.texts import say
from handlers.told import TOLD_BY, told
from handlers.wording import cut
from storage import organisations

GUESSES = 3
NOISE = 0.03
"""The score of a guess that has only an everyday word in common with what was written."""
SHORTEST = 5
"""Characters of a story without a photo."""
INSIDE = {"water", "heat", "power"}
"""Screens whose problems are in a flat."""
ENTRANCE = {"entrance"}
SPOKEN = {Kind.VOICE, Kind.VIDEO}


@conversation("report", story="story", files=True)
def report(talk: Talk) -> FileReport | HandOver | None:
    """Tell a problem: what, where, the story, photos, and a last look."""
    phone, off = talk.look("told", organisations.told, talk.person.house)
    category = _what(talk, phone, off)
    if category.urgency is Urgency.LIFE or (category.urgency is Urgency.MAYBE and _threat(talk)):
        return HandOver("emergency", {"code": category.code, **_known(talk)})
    lead = _phone(phone) + "\n\n" if category.urgency is Urgency.EMERGENCY else ""
    spot = where(talk, lead + say("report-where"))
    flat, entrance = _inside(talk, category, spot)
    files = talk.files()
    story = ""
    if not _spoken(talk):
        story = talk.text("story", say("report-story"), low=1 if files else SHORTEST, files=True, optional=bool(files))
    if not talk.given("quick"):
        files = talk.photos(say("report-photos"), say("report-photos-more"))
    _summary(talk, lead, category, spot, flat, entrance, story, files)
    urgency = Urgency.NONE if category.urgency is Urgency.MAYBE else category.urgency
    rings = category.urgency is Urgency.EMERGENCY
    return FileReport(
        category.code,
        spot,
        flat,
        entrance,
        story,
        tuple(files),
        urgency=urgency,
        emergency=rings,
        told=tuple(told(talk.answers)),
    )


def _what(talk: Talk, phone: str, off: Collection[str]) -> Category:
    """The category: named by a shortcut, guessed from the story, or found on the screens."""
    story = talk.given("story") or ""
    guesses = [one for one in categories.suggest(story, GUESSES) if one[0] not in off] if story else []
    if talk.given("as"):
        return categories.get(talk.given("as"))
    if talk.given("quick") and guesses:
        return categories.get(guesses[0][0])
    if guesses and guesses[0][1] > NOISE and not talk.given("screen"):
        first = categories.get(guesses[0][0])
        lead = _phone(phone) + "\n\n" if first.urgency is Urgency.EMERGENCY else ""
        options = [Option(code, label(code)) for code, score in guesses if score > NOISE]
        code = talk.choose("guess", lead + say("report-guess"), options, extra=[Option("*other", say("report-other"))])
        if code != "*other":
            return categories.get(str(code))
    return picked(talk, off)


def picked(talk: Talk, off: Collection[str] = ()) -> Category:
    """The category as it is found on the screens."""
    done = [screen for screen in categories.SCREENS[:-1] if _leaves(screen.slug, off)]
    screens = [Option(screen.slug, say(f"screen-{screen.slug}")) for screen in done]
    last = categories.SCREENS[-1]
    chosen = talk.choose(
        "screen", say("report-what"), screens, extra=[Option(f"*{last.slug}", say(f"screen-{last.slug}"))]
    )
    leaves = [Option(leaf.code, label(leaf.code)) for leaf in _leaves(str(chosen).lstrip("*"), off)]
    code = talk.choose("leaf", say("report-which"), leaves, extra=[Option("*none", say("report-none-fits"))])
    return categories.OTHER if code == "*none" else categories.get(str(code))


def _leaves(screen: str, off: Collection[str]) -> list[Category]:
    return [leaf for leaf in categories.leaves(screen) if leaf.code not in off]


def label(code: str) -> str:
    """What the button of a category says."""
    return say(categories.get(code).label)


def _threat(talk: Talk) -> bool:
    yes_no = (Option("yes", say("report-threat-yes")), Option("no", say("report-threat-no")))
    return talk.choose("threat", say("report-threat"), yes_no) == "yes"


def _phone(phone: str) -> str:
    return say("report-emergency-phone", phone=phone) if phone else say("report-emergency-112")


def _known(talk: Talk) -> dict[str, Any]:
    keys = ("story", "place", "house", "flat", FILES, TOLD_BY)
    return {key: talk.answers[key] for key in keys if key in talk.answers}


def _inside(talk: Talk, category: Category, spot: Spot) -> tuple[str, str]:
    """Flat and entrance, asked only where they help and are not known."""
    flat, entrance = spot.flat, spot.entrance
    if spot.at_home:
        flat, entrance = flat or talk.person.flat, entrance or talk.person.entrance
    if spot.house is None or talk.given("quick"):
        return flat, entrance
    if category.screen in INSIDE and not flat:
        flat = talk.text("flat", say("report-flat"), high=10, optional=True)
    if category.screen in ENTRANCE and not entrance:
        entrance = talk.text("entrance", say("report-entrance"), high=10, optional=True)
    return flat, entrance


def _summary(
    talk: Talk,
    lead: str,
    category: Category,
    spot: Spot,
    flat: str,
    entrance: str,
    story: str,
    files: Sequence[dict[str, Any]],
) -> None:
    place = spot_words(spot, flat, entrance)
    if talk.given("quick"):
        text = say("report-quick", what=label(category.code), place=place)
        guesses = [code for code, _ in categories.suggest(story, GUESSES) if code != category.code]
        also = [Option(f"as={code}", label(code)) for code in guesses[: GUESSES - 1]]
        also.append(Option("quick=", say("report-other")))
    else:
        text = say("report-summary", what=label(category.code), place=place)
        also = []
    said = "\n".join(part for part in (_quote(story), _attached(files)) if part)
    known = {"as": category.code}
    talk.confirm(
        "summary",
        f"{lead}{text}" + (f"\n\n{said}" if said else ""),
        say("report-send"),
        also=also,
        changes=(
            Change("what", say("report-change-what"), ("guess", "screen", "leaf", "as", "quick", "threat")),
            Change("where", say("report-change-where"), ("place", "house", "flat", "entrance", "quick"), known),
            Change("story", say("report-change-story"), ("story",), known | {"write": True}),
            Change("photos", say("report-change-photos"), (FILES, "quick"), known),
        ),
    )


def _spoken(talk: Talk) -> bool:
    """Whether the story has been told by voice or shown by a video, and nobody wants it in writing."""
    told = any(file["kind"] in SPOKEN for file in talk.files())
    return told and talk.given("story") is None and not talk.given("write")


def _attached(files: Sequence[dict[str, Any]]) -> str:
    """How many photos, videos and voice messages are enclosed."""
    count = Counter(file["kind"] for file in files)
    words = [say(f"report-kind-{kind}", count=count[kind]) for kind in Kind if count[kind]]
    return say("report-files", what=", ".join(words)) if words else ""


def _quote(story: str) -> str:
    return f"«{cut(story, 500)}»" if story else ""
