"""The first meeting: consent before anything personal is kept; what was sent before the tap is used after it."""

from dataclasses import dataclass
from typing import Any

from domain import categories, posters
from domain.consents import VERSION, Kind, Said, digest
from domain.people import Consent
from handlers import consent_words, menu, residing, scanned, showing
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
from storage import consents, people, personal, residence, tickets

NAME = "welcome"


@dataclass(frozen=True, slots=True)
class Answered:
    """What the person said to which text, and what they had sent before."""

    consent: str
    held: dict[str, Any]
    then: str = ""
    text: str = ""

    def do(self, visit: Visit) -> None:
        """Keep the answer, then go on with what was sent, or show the menu."""
        before = visit.person
        self._keep(visit)
        if self.consent == Consent.REFUSED:
            if before.consents:
                _strip(visit)
            if before.house is not None:
                residence.forget(visit.connection, before.id)
                visit.become(house=None, entrance="", flat="")
        if (poster := posters.read(self.then)) is not None:
            if self.held:
                open_talk(visit, "report", **({"place": scanned.place(poster)} | self.held))
            else:
                scanned.arrived(visit, poster)
        elif self.held or self.then == "report":
            open_talk(visit, "report", **self.held)
        elif self.then == "more":
            menu.more(visit)
        else:
            menu.show(visit, say("welcome-ready" if visit.person.consents else "welcome-ready-nameless"))
            residing.offer(visit)

    def _keep(self, visit: Visit) -> None:
        person = visit.person.id
        known = self.consent != Consent.REFUSED
        name, username = (visit.sender.name, visit.sender.username) if known else ("", "")
        people.consent(visit.connection, person, self.consent, VERSION, visit.now, name)
        if (name, username) != (visit.contact.name, visit.contact.username):
            people.rename(visit.connection, visit.contact.id, name, username)
        here = visit.line.id, visit.heard
        said = Said(person, Kind.PROCESSING, self.consent, VERSION, digest(self.text), visit.now, *here)
        consents.record(visit.connection, said, self.text)
        visit.become(consent=self.consent, name=name, agreed=VERSION)


@conversation(NAME, story="story", files=True, holds=True)
def welcome(talk: Talk) -> Answered:
    """A few sentences and three buttons; where the organisation needs no consent it only tells."""
    poster = posters.read(str(talk.given("then", "")))
    home = poster.house if poster else talk.person.house
    operator = talk.look("operator", consent_words.operator, home, talk.bot)
    whole = bool(talk.given("details"))
    text = (consent_words.full if whole else consent_words.short)(operator)
    if consent_words.informs(operator):
        options = [Option(Consent.INFORMED, say("welcome-understood"))]
    else:
        options = [Option(Consent.GIVEN, say("welcome-agree")), Option(Consent.REFUSED, say("welcome-nameless"))]
    if not whole:
        options.append(Option("more", say("welcome-more")))
    before = "" if whole else say("menu-hello") if not talk.person.consent else ""
    if talk.person.consents and not whole:
        before = say("welcome-anew")
    answer = talk.choose("consent", f"{before}\n\n{text}" if before else text, options)
    if answer == "more":
        raise Again(["consent"], {"details": True})
    held = {key: talk.answers[key] for key in ("story", "place", FILES, "_told", TOLD_BY) if talk.answers.get(key)}
    return Answered(str(answer), held, str(talk.given("then", "")), text)


def is_due(visit: Visit) -> bool:
    """Whether the text has changed since they answered it; asked at a calm moment, never before a report."""
    person = visit.person
    if not person.consents:
        return False
    if person.agreed != VERSION:
        return True
    return person.consent == Consent.INFORMED and not _informs(visit)


def _informs(visit: Visit) -> bool:
    return consent_words.informs(consent_words.operator(visit.connection, visit.person.house, visit.line.organisation))


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


def _strip(visit: Visit) -> None:
    """Who agreed once and does not any more: names and phones leave their tickets, whose cards are drawn again."""
    named = personal.named(visit.connection, visit.person.id)
    personal.strip(visit.connection, visit.person.id)
    for number in named:
        if (ticket := tickets.get(visit.connection, number)) is not None:
            showing.refresh(visit, ticket)
