"""The forms of the staff: each is one question in the group, answered by who opened it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.tickets import Action
from handlers import asking, membership, moves, names
from handlers.book import conversation
from handlers.events import Message
from handlers.filing import attach
from handlers.questions import Option
from handlers.running import go_on, open_talk
from handlers.screens import Screen
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words

SHORTEST, LONGEST = 3, 3000
REASONS = ("foreign", "known", "unclear", "owner", "absent")
"""Why tickets are refused most often; the words are `reject-reason-…` in locales/."""
OWN = "*own"
FORMS = {
    Action.DONE: "done",
    Action.ASSIGN: "assign",
    Action.RETURN: "return",
    Action.REJECT: "reject",
    Action.ASK: "ask",
}
"""Actions that need to be told something first, and the form that asks for it."""


def begin(visit: Visit, action: Action, number: int) -> None:
    """Open the form of an action, if it may be done at all."""
    ticket = moves.allow(visit, number, action)
    words = {"line": visit.line.id, "chat": visit.chat} if action is Action.ASSIGN else {}
    _open(visit, FORMS[action], ticket=ticket.id, **words)


def begin_answer(visit: Visit, contact: int) -> None:
    """Open the form that answers who called a human."""
    _open(visit, "answer", contact=contact)


def _open(visit: Visit, name: str, **words: Any) -> None:
    """A form knows who fills it in, and how an answer reaches the bot where it does not see everything."""
    visit.fresh = True
    open_talk(visit, name, by=names.mine(visit), reached_by=membership.reached_by(visit), **words)


def close_with(visit: Visit, sentence: str) -> None:
    """What came of a form, where its question was."""
    visit.show(Screen(sentence), f"talk:{visit.person.id}")


@dataclass(frozen=True, slots=True)
class Moved:
    """The form of a move is filled in."""

    number: int
    action: Action
    comment: str = ""
    executor: int | None = None
    files: Sequence[dict[str, Any]] = ()

    def do(self, visit: Visit) -> None:
        """Move the ticket; one that another has moved on meanwhile is left as it is."""
        if why := moves.why_not(visit, self.number, self.action):
            close_with(visit, why)
            return
        ticket = moves.move(visit, self.number, self.action, comment=self.comment, executor=self.executor)
        if self.files:
            attach(visit, ticket.id, self.files, "report")
        close_with(visit, say(f"did-{self.action}", number=str(ticket.id), who=ticket.executor_name))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the resident is written."""

    number: int
    text: str
    files: Sequence[dict[str, Any]]

    def do(self, visit: Visit) -> None:
        """Send it."""
        if why := moves.why_not(visit, self.number, Action.ASK):
            close_with(visit, why)
            return
        asking.ask(visit, self.number, self.text, self.files)
        close_with(visit, say("did-ask", number=str(self.number)))


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to who called a human is written."""

    contact: int
    text: str

    def do(self, visit: Visit) -> None:
        """Send it to their chat."""
        asking.answer(visit, self.contact, self.text)
        close_with(visit, say("did-answer"))


@conversation("done", files=True)
def done(talk: Talk) -> Command:
    """«Что сделано?»: words, a photo, or both."""
    text = talk.text("report", _asks(talk, "form-done"), low=SHORTEST, high=LONGEST, files=True)
    return Moved(_number(talk), Action.DONE, text or say("form-photo-only"), files=tuple(talk.files()))


@conversation("return")
def give_back(talk: Talk) -> Command:
    """Why it is given back; the resident hears only that it waits again."""
    return Moved(
        _number(talk), Action.RETURN, talk.text("reason", _asks(talk, "form-return"), low=SHORTEST, high=LONGEST)
    )


@conversation("reject")
def reject(talk: Talk) -> Command:
    """Why it is refused: a common reason or own words, which the resident reads."""
    options = [Option(code, say(f"reject-reason-{code}")) for code in REASONS]
    code = talk.choose("reason", _asks(talk, "form-reject"), options, extra=[Option(OWN, say("form-own"))])
    if code != OWN:
        return Moved(_number(talk), Action.REJECT, say(f"reject-reason-{code}"))
    own = talk.text("own", _asks(talk, "form-own-reason"), low=SHORTEST, high=LONGEST)
    return Moved(_number(talk), Action.REJECT, own)


@conversation("assign")
def assign(talk: Talk) -> Command:
    """To whom: one of those who were seen in the chat."""
    everybody = talk.look("people", membership.colleagues, talk.given("line"), talk.given("chat"))
    options = [Option(str(person), label) for person, label in everybody]
    code = talk.choose("who", _asks(talk, "form-assign"), options)
    return Moved(_number(talk), Action.ASSIGN, executor=int(str(code)))


@conversation("ask", files=True)
def ask(talk: Talk) -> Command:
    """One message to the resident of a ticket."""
    text = talk.text("text", _asks(talk, "form-ask"), low=2, high=LONGEST)
    return Asked(_number(talk), text, tuple(talk.files()))


@conversation("answer")
def answer(talk: Talk) -> Command:
    """One message to who called a human."""
    text = talk.text("text", _asks(talk, "form-answer"), low=2, high=LONGEST)
    return Answered(int(talk.given("contact")), text)


def spoken(visit: Visit, message: Message) -> bool:
    """Own words where a form offers buttons: a reason in them, or whom «@petr» means."""
    conversation = visit.conversation
    typed = clean(message.text)
    if conversation is None or conversation.asked is None or not has_words(typed):
        return False
    key = (conversation.name, conversation.asked["key"])
    labels = {label.casefold() for _, label in conversation.asked.get("options", ())}
    if typed.isdecimal() or typed.casefold() in labels:
        return False
    if key == ("reject", "reason"):
        conversation.answers.update(reason=OWN, own=typed)
    elif key == ("assign", "who"):
        found = names.meant(typed, membership.known(visit.connection, visit.line.id, visit.chat))
        if len(found) != 1:
            go_on(visit, say("form-assign-who" if found else "refused-member"))
            return True
        conversation.answers.update(who=str(found[0].person.id))
    else:
        return False
    go_on(visit)
    return True


def _number(talk: Talk) -> int:
    return int(talk.given("ticket", 0))


def _asks(talk: Talk, text: str) -> str:
    asked = say(text, number=str(_number(talk)), who=talk.given("by"))
    reached_by = talk.given("reached_by")
    if not reached_by:
        return asked
    return f"{asked}\n{say('form-reply') if reached_by == 'reply' else say('form-call', name=reached_by)}"
