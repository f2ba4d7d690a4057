"""News and announcements: a consent of its own, asked later than the first and taken back by one tap."""

from dataclasses import dataclass

from domain.consents import VERSION, Kind, Said, digest
from domain.people import Consent
from handlers import menu
from handlers.book import conversation
from handlers.questions import Option
from handlers.running import open_talk
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import consents

NAME = "mailing"


@dataclass(frozen=True, slots=True)
class Answered:
    """What they said to news."""

    answer: str
    text: str

    def do(self, visit: Visit) -> None:
        """Keep it; nothing else changes."""
        keep(visit, self.answer, self.text)
        menu.show(visit, say("mailing-yes-kept" if self.answer == Consent.GIVEN else "mailing-no-kept"))


@conversation(NAME, yields=NAME, drafts=False)
def ask(talk: Talk) -> Answered:
    """One question; whatever else is written instead is no answer to it."""
    text = say("mailing-ask")
    options = (Option(Consent.GIVEN, say("mailing-yes")), Option(Consent.REFUSED, say("mailing-no")))
    lead = str(talk.given("lead", ""))
    answer = talk.choose(NAME, f"{lead}\n\n{text}" if lead else text, options)
    return Answered(str(answer), text)


def begin(visit: Visit) -> None:
    """Ask who has agreed to the first; before that nothing is sent to anybody."""
    if visit.person.consents:
        open_talk(visit, NAME)
    else:
        menu.show(visit, say("mailing-first"))


def keep(visit: Visit, answer: str, text: str) -> None:
    """Enter the answer in the log of consents."""
    here = visit.line.id, visit.heard
    said = Said(visit.person.id, Kind.MAILINGS, answer, VERSION, digest(text) if text else "", visit.now, *here)
    consents.record(visit.connection, said, text)
    consents.set_mailings(visit.connection, visit.person.id, answer)
    visit.become(mailings=answer)


def stop_here(visit: Visit) -> None:
    """The same by the button under news, whose message stays as it is."""
    keep(visit, Consent.REFUSED, "")
    visit.fresh = True
    menu.show(visit, say("tell-off"))


def stop(visit: Visit) -> None:
    """No more of it."""
    keep(visit, Consent.REFUSED, "")
    menu.show(visit, say("mailing-stopped"))
