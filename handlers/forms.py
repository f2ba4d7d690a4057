"""The forms of the staff: each is one question in the group, answered by who opened it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from domain.errors import Refused
from domain.tickets import Action
from handlers import membership, moves, names
from handlers.book import conversation
from handlers.filled import Answered, Asked, Moved, Sorted
from handlers.questions import Option
from handlers.report_phrases import reports
from handlers.running import open_talk
from handlers.stops import Command
from handlers.talk import FILES, Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import tickets

SHORTEST, LONGEST = 3, 3000
EXCERPT = 150
BACK = ("access", "absent", "parts", "foreign", "busy")
"""Why work is given back most often: `return-reason-…`."""
REASONS = ("foreign", "known", "unclear", "owner", "absent")
"""Why tickets are refused most often: `reject-reason-…`."""
UNDONE = ("left", "photo", "place", "tidy")
"""Why what was reported as done is not: `redo-reason-…`."""
OWN = "*own"
RESIDENT, NOTE = "resident", "note"
FORMS = {
    Action.DONE: "done",
    Action.ASSIGN: "assign",
    Action.RETURN: "return",
    Action.REJECT: "reject",
    Action.ASK: "ask",
    Action.POSTPONE: "postpone",
    Action.WAIT: "wait",
    Action.REDO: "redo",
    Action.MERGE: "merge",
}
"""Actions that need to be told something first, and the form that asks for it."""


def begin(visit: Visit, action: Action, number: int) -> None:
    """Open the form of an action, if it may be done at all."""
    ticket = moves.allow(visit, number, action)
    if action is Action.ASK and ticket.is_told_by_call:
        raise Refused("refused-caller")
    words = {"executor": ticket.executor} if action is Action.ASSIGN else {}
    open_form(visit, FORMS[action], ticket=ticket.id, **words)


def begin_answer(visit: Visit, contact: int) -> None:
    """Open the form that answers who called a human."""
    open_form(visit, "answer", contact=contact)


def begin_whom(visit: Visit, number: int, text: str, files: Sequence[dict[str, Any]], album: str) -> None:
    """Ask whom a reply to a card is for; where the resident cannot be written to, it can only be a note."""
    ticket = moves.ticket(visit, number)
    why = moves.why_not(visit, number, Action.ASK)
    if not why and not moves.can_reach(visit, ticket.line, ticket.chat):
        why = moves.unreached(visit, ticket)
    enclosed = {FILES: {"files": list(files), "done": False}} if files else {}
    open_form(visit, "whom", ticket=ticket.id, text=text, album=album, why=why, **enclosed)


def open_form(visit: Visit, name: str, **words: Any) -> None:
    """A form knows who fills it in, and how an answer reaches the bot where it does not see everything."""
    visit.fresh = True
    open_talk(visit, name, by=names.mine(visit), reached_by=membership.reached_by(visit), **words)


@conversation("done", files=True)
def done(talk: Talk) -> Command:
    """What was done: a common report, own words, a photo, or words and photos."""
    text = report(talk, "how", "report", asks(talk, "form-done"), asks(talk, "form-done-own"))
    return Moved(number(talk), Action.DONE, text, files=tuple(talk.files()))


@conversation("return")
def give_back(talk: Talk) -> Command:
    """Why it is given back; the resident hears only that it waits again."""
    return Moved(number(talk), Action.RETURN, reason(talk, "return", "why", "reason", BACK))


@conversation("redo")
def redo(talk: Talk) -> Command:
    """Why it is not done: the executor reads it."""
    return Moved(number(talk), Action.REDO, reason(talk, "redo", "why", "reason", UNDONE))


@conversation("reject")
def reject(talk: Talk) -> Command:
    """Why it is refused: a common reason or own words, which the resident reads."""
    return Moved(number(talk), Action.REJECT, reason(talk, "reject", "reason", "own", REASONS))


@conversation("assign")
def assign(talk: Talk) -> Command:
    """To whom: one of those who were seen in the chat and have not left it since."""
    line, _, chat = talk.group.partition(":")
    everybody = talk.look("people", membership.colleagues, int(line), chat)
    here = {one.person.id for one in membership.known(talk.connection, int(line), chat)}
    options = [Option(str(person), label) for person, label in everybody if person in here]
    code = talk.choose("who", asks(talk, "form-assign"), options)
    return Moved(number(talk), Action.ASSIGN, executor=int(str(code)), instead_of=talk.given("executor"))


@conversation("ask", files=True)
def ask(talk: Talk) -> Command:
    """One message to the resident of a ticket."""
    text = talk.text("text", asks(talk, "form-ask"), low=2, high=LONGEST, files=True)
    return Asked(number(talk), text, tuple(talk.files()))


@conversation("answer")
def answer(talk: Talk) -> Command:
    """One message to who called a human."""
    text = talk.text("text", asks(talk, "form-answer"), low=2, high=LONGEST)
    return Answered(int(talk.given("contact")), text)


@conversation("whom", files=True, service=False)
def whom(talk: Talk) -> Command:
    """For the resident or a note: nothing that was written under a card goes out by itself."""
    why, text = talk.given("why", ""), talk.given("text", "")
    options = [Option(NOTE, say("whom-note"))]
    if not why:
        options.insert(0, Option(RESIDENT, say("whom-resident")))
    asked = "form-whom" if not why else "form-whom-note"
    said = text.replace("\n", " ") or say("form-photo-only")
    words = {"number": str(number(talk)), "who": talk.given("by"), "why": why, "text": cut(said, EXCERPT)}
    code = talk.choose("whom", say(asked, **words), options)
    return Sorted(number(talk), text, tuple(talk.files()), inside=code == NOTE)


def report(talk: Talk, key: str, own: str, asks: str, asks_own: str) -> str:
    """What was done, here and in an executor's own dialogue: a common report, own words, or nothing but a photo."""
    codes = talk.look("phrases", _phrases, number(talk))
    labels = {code: say(f"done-report-{code}") for code in codes}
    words = _common(talk, key, own, labels, asks, asks_own, say("done-own"), high=None, files=True)
    return words or say("form-photo-only")


def reason(talk: Talk, form: str, key: str, own: str, codes: Sequence[str]) -> str:
    """Why: one of the common reasons of a form, or own words."""
    labels = {code: say(f"{form}-reason-{code}") for code in codes}
    asked, asked_own = asks(talk, f"form-{form}"), asks(talk, f"form-{form}-own")
    return _common(talk, key, own, labels, asked, asked_own, say(f"{form}-own"))


def _common(
    talk: Talk,
    key: str,
    own: str,
    labels: Mapping[str, str],
    asks: str,
    asks_own: str,
    other: str,
    *,
    high: int | None = LONGEST,
    files: bool = False,
) -> str:
    """One of the common answers, or own words: written at once, or after the button for them."""
    if own not in talk.answers:
        options = [Option(code, label) for code, label in labels.items()]
        code = str(talk.choose(key, asks, options, extra=[Option(OWN, other)]))
        if code != OWN:
            return labels[code]
    return talk.text(own, asks_own, low=SHORTEST, high=high, files=files)


def _phrases(connection: Connection, of: int) -> list[str]:
    ticket = tickets.get(connection, of)
    return list(reports(ticket.category if ticket is not None else ""))


def number(talk: Talk) -> int:
    """The ticket that a form is about."""
    return int(talk.given("ticket", 0))


def asks(talk: Talk, text: str) -> str:
    """What a form asks, with how an answer reaches the bot here."""
    asked = say(text, number=str(number(talk)), who=talk.given("by"))
    reached_by = talk.given("reached_by")
    if not reached_by:
        return asked
    return f"{asked}\n{say('form-reply') if reached_by == 'reply' else say('form-call', name=reached_by)}"
