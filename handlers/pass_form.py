"""The form of passing on: why, and to whom; in the staff chat, or in the moderator's own dialogue."""

from dataclasses import dataclass

from domain.errors import Refused
from domain.tickets import Action
from handlers import forms, moves, passing
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, cut, has_words

NAME = "pass"
REASONS = ("house", "supplier", "town", "owner")
"""Why most tickets are in the wrong place: `pass-reason-…` in locales/."""
UP, SEEK, OUTSIDE = "*up", "*seek", "*out"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class PassOn:
    """Why and to whom is told."""

    number: int
    reason: str
    wanted: int | None
    outside: str = ""

    def do(self, visit: Visit) -> None:
        """Pass it on; one that another has moved on meanwhile is left as it is."""
        if why := moves.why_not(visit, self.number, Action.PASS):
            close_with(visit, why)
            return
        close_with(
            visit, passing.sentence(visit, passing.pass_on(visit, self.number, self.wanted, self.outside, self.reason))
        )


@conversation(NAME)
def passing_on(talk: Talk) -> Command:
    """Why, then whom: those who are likely, a name that is looked for, or nobody known."""
    number = forms.number(talk)
    reason = forms.reason(talk, "pass", "why", "reason", REASONS)
    if talk.given("whom") == SEEK:
        return _sought(talk, number, reason)
    options = [Option(id, cut(name, 40)) for id, name in talk.look("receivers", passing.receivers, number)]
    extra = [Option(SEEK, say("pass-seek")), Option(UP, say("pass-unknown"))]
    code = str(talk.choose("whom", forms.asks(talk, "form-pass-whom"), options, extra=extra))
    if code == SEEK:
        return _sought(talk, number, reason)
    return PassOn(number, reason, None if code == UP else int(code))


def _sought(talk: Talk, number: int, reason: str) -> Command:
    """An organisation by its name; one that has no chat here is told by the organisation above."""
    typed = talk.text("name", forms.asks(talk, "form-pass-name"), low=2, high=LONGEST_NAME)
    found = [Option(id, cut(name, 40)) for id, name in talk.look("called", passing.called, typed)]
    extra = [Option(OUTSIDE, cut(say("pass-outside", who=typed), 40)), Option("*again", say("pass-again"))]
    asked = forms.asks(talk, "form-pass-found" if found else "form-pass-none")
    code = str(talk.choose("found", asked, found, extra=extra))
    if code == "*again":
        raise Again(["found", "name"])
    return PassOn(number, reason, None if code == OUTSIDE else int(code), typed if code == OUTSIDE else "")


def begin(visit: Visit, number: int, rest: str = "") -> None:
    """Open the form; what was typed after the number names a body, a colon and a reason, or one. Raises Refused."""
    ticket = moves.allow(visit, number, Action.PASS)
    whom, colon, why = (clean(part) for part in rest.partition(":"))
    answers: dict[str, str] = {}
    if colon and not (has_words(whom) and has_words(why)):
        raise Refused("refused-pass-words", number=str(number))
    if colon or (whom and passing.called(visit.connection, whom)):
        found = passing.called(visit.connection, whom)
        if colon and len(found) == 1:
            visit.answer(passing.sentence(visit, passing.pass_on(visit, number, int(found[0][0]), "", why)))
            return
        answers |= {"whom": SEEK, "name": whom}
    elif whom:
        why = whom
    if why:
        answers |= {"why": forms.OWN, "reason": why}
    forms.open_form(visit, NAME, ticket=ticket.id, **answers)
