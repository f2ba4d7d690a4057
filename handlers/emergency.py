"""Danger to life: the numbers first, then only what is missing of the place, and it is filed at once."""

from typing import Any

from domain import categories
from domain.categories import Urgency
from domain.places import Point
from handlers.book import conversation
from handlers.filing import FileReport, danger_words
from handlers.place import Spot, where
from handlers.stops import Again, Asked
from handlers.talk import FILES, Talk
from handlers.texts import say
from handlers.told import told
from handlers.visit import Visit

NAME = "emergency"


@conversation(NAME, story="story", files=True)
def emergency(talk: Talk) -> FileReport | None:
    """Where, which flat; no consent, no summary. What comes afterwards is added to the ticket."""
    code = str(talk.given("code"))
    lead = talk.look("danger", danger_words, code, talk.person.house)
    spot = where(talk, f"{lead}\n\n{say('emergency-where')}", anywhere=True)
    flat = _flat(talk, spot)
    if not flat and spot.house is not None and categories.get(code).screen not in ("yard", "street"):
        flat = talk.text("flat", f"{lead}\n\n{say('emergency-flat')}", high=10, optional=True)
    return _filed(talk, spot, flat, unfinished=False)


def begin(visit: Visit, code: str, story: str, files: list[dict[str, Any]]) -> dict[str, Any]:
    """The answers to open it with; a person whose home is known is not asked where."""
    answers: dict[str, Any] = {"code": code, "story": story, "_told": visit.now.timestamp()}
    if files:
        answers[FILES] = {"files": files, "done": True}
    if visit.person.house is not None:
        answers["place"] = "home"
    return answers


def as_it_is(talk: Talk) -> FileReport:
    """What can be filed of a report that was broken off: the place as far as it was told."""
    try:
        spot = where(talk, "", anywhere=True)
    except (Asked, Again):
        place = talk.given("place")
        told = place if isinstance(place, dict) else {}
        point = Point(told["lat"], told["lon"]) if "lat" in told else None
        spot = Spot(point=point, address=told.get("typed", ""))
    return _filed(talk, spot, _flat(talk, spot), unfinished=True)


def _flat(talk: Talk, spot: Spot) -> str:
    return spot.flat or (talk.person.flat if spot.at_home else "")


def _filed(talk: Talk, spot: Spot, flat: str, *, unfinished: bool) -> FileReport:
    return FileReport(
        str(talk.given("code")),
        spot,
        flat,
        spot.entrance or (talk.person.entrance if spot.at_home else ""),
        talk.given("story") or "",
        tuple(talk.files()),
        urgency=Urgency.LIFE,
        emergency=True,
        unfinished=unfinished,
        told=tuple(told(talk.answers)),
    )
