"""«Why» five times: the head says what a trouble comes from, step by step or in one message, and what is done."""

from dataclasses import dataclass

from domain.access import Permission
from domain.errors import Refused
from domain.repeats import WHYS
from handlers import membership, moves, names, repeats, rights
from handlers.book import conversation
from handlers.events import Message, Press
from handlers.filled import close_with
from handlers.questions import Option
from handlers.running import open_talk
from handlers.statuses import category_label
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words
from storage import causes
from storage.causes import Cause

NAME = "root"
FOUND = "*found"
SHORTEST, LONGEST = 5, 500


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """The button of the card, in a staff chat or in private; False when it means nothing."""
    if len(parts) != 2 or not parts[0].isdecimal() or len(parts[0]) > 9 or parts[1] != "why":
        return False
    try:
        begin(visit, int(parts[0]))
    except Refused as refused:
        visit.note(event, moves.sentence(refused))
        if visit.private:
            visit.answer(moves.sentence(refused))
    return True


def replied(visit: Visit, message: Message, number: str) -> None:
    """A reply to the card is the first answer, or all of them, a line each. Raises Refused."""
    text = clean(message.text)
    if not has_words(text):
        raise Refused("form-words")
    begin(visit, int(number) if number.isdecimal() and len(number) <= 9 else 0, text)


def in_private(visit: Visit, message: Message, about: str) -> bool:
    """A reply to the card in the private chat of who leads; False when it is a reply to something else."""
    kind, _, number = about.partition(":")
    if kind != NAME:
        return False
    try:
        replied(visit, message, number)
    except Refused as refused:
        visit.answer(moves.sentence(refused))
    return True


def begin(visit: Visit, number: int, text: str = "") -> None:
    """Ask what is still to be said. Raises Refused."""
    cause = _open(visit, number)
    lines = [line for line in text.splitlines() if has_words(line)][:WHYS]
    words = {"lines": lines} if len(lines) > 1 else {"why1": text} if text else {}
    visit.fresh = True
    what, place = category_label(cause.category), repeats.place(visit.connection, cause)
    reached_by = membership.reached_by(visit)
    open_talk(visit, NAME, root=cause.id, what=what, where=place, reached_by=reached_by, **words)


@dataclass(frozen=True, slots=True)
class Explained:
    """The cause is found."""

    number: int
    whys: list[str]
    measure: str

    def do(self, visit: Visit) -> None:
        """Keep it and tell those concerned; where another was faster, theirs stands."""
        try:
            cause = _open(visit, self.number)
        except Refused as refused:
            close_with(visit, moves.sentence(refused))
            return
        who = names.mine(visit)
        causes.explain(visit.connection, cause.id, self.whys, self.measure, visit.person.id, who, visit.now)
        known = causes.get(visit.connection, cause.id)
        assert known is not None
        visit.posts.extend(repeats.told(visit.connection, known, visit.person.id))
        close_with(visit, say("root-kept"))


@conversation(NAME)
def explain(talk: Talk) -> Explained:
    """Why, and why that; then what is done, in the words that residents read."""
    whys = list(talk.given("lines") or _steps(talk))
    measure = talk.text("measure", _asks(talk, say("root-measure")), low=SHORTEST, high=LONGEST)
    told = say("root-told-resident", what=talk.given("what"), place=talk.given("where"), measure=measure)
    steps = "\n".join(repeats.why_lines(whys))
    talk.confirm("sure", say("root-sure", whys=steps, told=told), say("root-send"))
    return Explained(int(talk.given("root")), whys, measure)


def _steps(talk: Talk) -> list[str]:
    whys: list[str] = []
    found = (Option(FOUND, say("root-found")),)
    for step in range(1, WHYS + 1):
        asked = say("root-why-first", what=talk.given("what"), place=talk.given("where"))
        if whys:
            asked = say("root-why", step=str(step), before=whys[-1])
        options = found if whys else ()
        why = talk.text(f"why{step}", _asks(talk, asked), low=SHORTEST, high=LONGEST, options=options)
        if why == FOUND:
            break
        whys.append(why)
    return whys


def _asks(talk: Talk, asked: str) -> str:
    """A question, in a staff chat with how an answer reaches the bot."""
    reached_by = talk.given("reached_by")
    if not reached_by:
        return asked
    return f"{asked}\n{say('form-reply') if reached_by == 'reply' else say('form-call', name=reached_by)}"


def _open(visit: Visit, number: int) -> Cause:
    """One that waits for an answer, of an organisation for which the visitor may give it. Raises Refused."""
    cause = causes.get(visit.connection, number)
    desk = visit.desk.organisation if visit.desk is not None else None
    if cause is None or not (visit.private or desk == cause.organisation):
        raise Refused("press-not-yours")
    if visit.private:
        rights.require(visit, cause.organisation, Permission.EXPLAIN)
    else:
        moves.require(visit, Permission.EXPLAIN)
    if cause.answered is not None:
        raise Refused("root-over", who=cause.name)
    return cause
