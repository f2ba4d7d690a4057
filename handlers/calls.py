"""A call, or a visitor at an acceptance point: from one line or step by step to a ticket that is looked at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import calls, categories, phones
from domain.access import Permission
from domain.calls import Call
from domain.categories import Category, Urgency
from domain.places import typed
from handlers import membership, moves, names, rights, told_places
from handlers.behalf import CALL, POINT, Behalf, document
from handlers.book import conversation
from handlers.filing import FileReport
from handlers.last_look import CLEAR, Told, look
from handlers.questions import Option
from handlers.report import SHORTEST, picked
from handlers.running import open_talk
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut

NAME = "call"
LONGEST_NAME = 100


def command(visit: Visit, line: str) -> None:
    """`/new …` in a staff chat: the rights are those of who types it there. Raises Refused."""
    moves.require(visit, Permission.TAKE_CALL)
    assert visit.desk is not None
    begin(visit, [visit.desk.organisation], line)


def begin(visit: Visit, mine: Sequence[int], line: str = "", *, source: str = CALL, point: str = "") -> None:
    """Open it with what a line says; with none, step by step. `mine`: the organisations that it may be for."""
    call = told_places.settle(visit.connection, mine, calls.parse(line)) if line else None
    if call is not None and len(mine) > 1:
        mine = told_places.whose(visit.connection, mine, call.address)
    words: dict[str, Any] = {"mine": list(mine), "source": source, "point": point}
    if not visit.private:
        words |= {"by": names.mine(visit), "reached_by": membership.reached_by(visit)}
    visit.fresh = True
    open_talk(visit, NAME, **words, **(_given(call) if call is not None else {}))


def _given(call: Call) -> dict[str, Any]:
    """Answers out of a line: what it leaves out and nobody needs is not asked for."""
    found: dict[str, Any] = {
        "flat": call.flat or None,
        "entrance": call.entrance,
        "who": call.name or None,
        "urgent": call.urgent,
    }
    found |= {"address": call.address} if call.address else {}
    found |= {"story": call.story} if call.story else {}
    return found | ({"partial": call.partial} if call.partial else {"phone": call.phone or None})


@dataclass(frozen=True, slots=True)
class Take:
    """What was told is right: file it."""

    report: FileReport
    behalf: Behalf

    def do(self, visit: Visit) -> None:
        """File it, if who takes it still may. Raises Refused."""
        permission = Permission.TAKE_CALL if self.behalf.source == CALL else Permission.FILE_FOR
        if visit.private:
            rights.require(visit, self.behalf.organisation, permission)
        else:
            moves.require(visit, permission)
        self.report.do(visit)


@conversation(NAME, story="story", files=True)
def call(talk: Talk) -> Take:
    """House, what happened, flat, who and which number; a line that says it all leads to the last look at once."""
    visitor = talk.given("source") == POINT
    organisation = _organisation(talk)
    spot = told_places.spot(talk, organisation, _asks(talk, "call-address"))
    story = talk.text("story", _asks(talk, "call-story"), low=SHORTEST)
    category = _what(talk, story)
    flat = typed(str(talk.given("address"))).flat  # told with the address: no further question
    if not flat or talk.given("flat") is not None:
        flat = talk.text("flat", _asks(talk, "call-flat"), high=10, optional=True)
    consent = _consent(talk) if visitor else ""
    name = phone = ""
    if consent or not visitor:
        name = talk.text("who", _asks(talk, "call-name"), high=LONGEST_NAME, optional=True)
        phone = _phone(talk)
    entrance = str(talk.given("entrance", "")) or typed(str(talk.given("address"))).entrance
    urgency, emergency = _urgency(talk, category)
    told = Told(spot, flat, entrance, story, category, urgency, emergency, name, phone)
    look(talk, told, consent)
    behalf = Behalf(str(talk.given("source")), organisation, name, phone, str(talk.given("point", "")), consent)
    report = FileReport(
        category.code, spot, flat, entrance, story, tuple(talk.files()),
        urgency=urgency, emergency=emergency, behalf=behalf,
    )  # fmt: skip
    return Take(report, behalf)


def _organisation(talk: Talk) -> int:
    """The only one that it may be for, or which one."""
    mine = list(talk.given("mine"))
    if len(mine) == 1:
        return int(mine[0])
    named = talk.look("organisations", told_places.names_of, mine)
    options = [Option(str(number), cut(name or say("office-nameless"), 40)) for number, name in named]
    return int(str(talk.choose("organisation", say("call-organisation"), options)))


def _what(talk: Talk, story: str) -> Category:
    """Words of danger decide; else a clear guess, until another is picked."""
    if talk.given("as"):
        return categories.get(str(talk.given("as")))
    if talk.given("pick"):
        return picked(talk)
    if (danger := categories.danger(story)) is not None:
        return categories.get(danger)
    code, score = categories.suggest(story, 1)[0]
    return categories.get(code) if score > CLEAR else categories.OTHER


def _urgency(talk: Talk, category: Category) -> tuple[str, bool]:
    """How urgent it is: by its category, by a word of haste, or because who takes it says so."""
    said = talk.given("grave", "yes" if talk.given("urgent") else "")
    if category.urgent and said != "no":
        return category.urgency, True
    if said == "yes":
        return (Urgency.LIFE if category.urgency is Urgency.MAYBE else Urgency.EMERGENCY), True
    return Urgency.NONE, False


def _consent(talk: Talk) -> str:
    """Whether the visitor lets name and phone be kept, and how they said so; empty: a ticket without both."""
    options = [Option(code, say(f"visitor-{code}")) for code in ("paper", "aloud", "no")]
    code = talk.choose("consent", say("visitor-consent", text=talk.look("consent", document)), options)
    return "" if code == "no" else str(code)


def _phone(talk: Talk) -> str:
    """A number that can be called from anywhere; one without the code of its town is asked for again."""
    partial = talk.given("partial")
    asks = say("call-phone-part", typed=cut(str(partial), 30)) if partial else _asks(talk, "call-phone")
    said = talk.text("phone", asks, high=30, optional=True)
    number = phones.normalised(said)
    if said and not number:
        raise Again(["phone"], note=say("call-phone-wrong"))
    return number


def _asks(talk: Talk, text: str) -> str:
    """A question; in a group it says whom it is for, and how an answer reaches the bot."""
    asked = say(text, who=str(talk.given("source")))
    if not talk.group:
        return asked
    reached_by = talk.given("reached_by")
    how = "" if not reached_by else say("form-reply") if reached_by == "reply" else say("form-call", name=reached_by)
    return "\n".join(part for part in (asked, say("call-asks", who=str(talk.given("by"))), how) if part)
