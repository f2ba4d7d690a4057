"""The first meeting: consent before anything personal is kept; what was sent before the tap is used after it."""

from dataclasses import dataclass
from typing import Any

from domain import categories, posters
from domain.people import Consent
from handlers import menu, scanned
from handlers.answering import pack_files
from handlers.book import conversation
from handlers.events import Message
from handlers.questions import Option
from handlers.reading import read_message
from handlers.running import open_talk
from handlers.stops import Again
from handlers.talk import FILES, MOST_FILES, Talk, pictures
from handlers.texts import say
from handlers.told import TOLD_BY, Told, packed
from handlers.visit import Visit
from handlers.wording import clean, has_words
from storage import people

NAME = "welcome"
VERSION = "2026-11"
"""Of the consent's text; kept with the answer."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the person said to the consent, and what they had sent before."""

    consent: str
    held: dict[str, Any]
    then: str = ""

    def do(self, visit: Visit) -> None:
        """Keep the answer, then go on with what was sent, or show the menu."""
        people.consent(visit.connection, visit.person.id, self.consent, VERSION, visit.now)
        name, username = (visit.sender.name, visit.sender.username) if self.consent == Consent.GIVEN else ("", "")
        people.rename(visit.connection, visit.contact.id, name, username)
        people.call(visit.connection, visit.person.id, name)
        visit.become(consent=self.consent, name=name)
        if self.consent == Consent.REFUSED and visit.person.house is not None:
            people.live_in(visit.connection, visit.person.id, None, "", "")
            visit.become(house=None, entrance="", flat="")
        if (poster := posters.read(self.then)) is not None:
            if self.held:
                open_talk(visit, "report", **({"place": scanned.place(poster)} | self.held))
            else:
                scanned.arrived(visit, poster)
        elif self.held or self.then:
            open_talk(visit, "report", **self.held)
        else:
            menu.show(visit, say("welcome-ready" if self.consent == Consent.GIVEN else "welcome-ready-nameless"))


@conversation(NAME, story="story", files=True, holds=True)
def welcome(talk: Talk) -> Answered:
    """Two sentences and three buttons."""
    options = [Option(Consent.GIVEN, say("welcome-agree")), Option(Consent.REFUSED, say("welcome-nameless"))]
    text = say("welcome-consent") if talk.person.consent else f"{say('menu-hello')}\n\n{say('welcome-consent')}"
    if talk.given("details"):
        text = say("welcome-details")
    else:
        options.append(Option("more", say("welcome-more")))
    answer = talk.choose("consent", text, options)
    if answer == "more":
        raise Again(["consent"], {"details": True})
    held = {key: talk.answers[key] for key in ("story", "place", FILES, "_told", TOLD_BY) if talk.answers.get(key)}
    return Answered(str(answer), held, str(talk.given("then", "")))


def opening(visit: Visit, message: Message) -> dict[str, Any]:
    """The answers with which a report can begin, from whatever was sent."""
    reading = read_message({"key": "story", "kind": "text", "files_do": True}, message)
    answers: dict[str, Any] = {}
    text = clean(message.text)
    if has_words(text):
        answers["story"] = text
        answers["_told"] = visit.now.timestamp()
    if reading.files:
        answers[FILES] = {"files": pack_files(visit, reading.files)[:MOST_FILES]}
        answers[FILES]["done"] = pictures(answers[FILES]["files"]) > 0
    if message.point is not None:
        answers["place"] = {"lat": message.point.latitude, "lon": message.point.longitude, "name": message.place_name}
    if "story" in answers:
        answers[TOLD_BY] = packed([Told.of(visit, message, "story", text)])
    return answers


def tell(visit: Visit, answers: dict[str, Any]) -> None:
    """Begin a report with what was sent; before consent it is held."""
    story = answers.get("story", "")
    if visit.person.consent == Consent.UNASKED:
        open_talk(visit, NAME, **answers)
        return
    answers = scanned.known_place(visit) | answers
    if story and visit.person.house is not None and "place" not in answers and categories.certain(story):
        answers |= {"place": "home", "quick": True}
    open_talk(visit, "report", **answers)
