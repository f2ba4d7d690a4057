"""Another time that a resident would like: asked for, or typed out of the blue while windows are offered."""

from dataclasses import dataclass
from datetime import UTC, datetime

from domain.appointments import WINDOW, Window, check, typed
from domain.errors import Refused
from domain.windows import read_all
from handlers import appointed, moves
from handlers.book import conversation
from handlers.choosing import NAME, wish
from handlers.events import Message
from handlers.questions import Option
from handlers.running import beside
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean
from storage import appointments, tickets

LONGEST = 60
"""Characters of a message that may be a time."""
OPTIONS = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """The resident asks for another time."""

    number: int
    appointment: int
    window: Window

    def do(self, visit: Visit) -> None:
        """Tell the staff; a time that was offered is agreed at once."""
        ticket = tickets.get(visit.connection, self.number)
        assert ticket is not None
        try:
            wish(visit, ticket, self.appointment, self.window)
        except Refused as refused:
            visit.answer(moves.sentence(refused))


@conversation(NAME, drafts=False)
def wishing(talk: Talk) -> Wish:
    """When it would suit them: one of the next windows, or typed."""
    ticket = tickets.get(talk.connection, int(talk.given("ticket")))
    assert ticket is not None
    at = appointed.zone(talk.connection, ticket)
    free = appointed.free(talk.connection, ticket, talk.now, OPTIONS)
    options = [Option(code(one), appointed.span(one, at)) for one in free]
    said = talk.text("when", say("visit-wish", number=str(ticket.id)), high=LONGEST, options=options)
    try:
        window = chosen(said, talk.now, at, night=ticket.emergency)[0]
    except Refused as refused:
        raise Again(["when"], note=moves.sentence(refused)) from None
    return Wish(ticket.id, int(talk.given("appointment")), window)


def code(window: Window) -> str:
    """A window of two hours as what a button carries."""
    return f"w{appointed.mark(window)}"


def chosen(said: str, now: datetime, at: str, *, night: bool = False) -> list[Window]:
    """What an answer means: a button's window, or what was typed. Raises Refused."""
    if said[:1] == "w" and said[1:].isdecimal():
        begins = datetime.fromtimestamp(int(said[1:]), UTC)
        check(Window(begins, begins + WINDOW), now, at)
        return [Window(begins, begins + WINDOW)]
    return typed(said, now, at, night=night)


def said(visit: Visit, message: Message, received: datetime) -> bool:
    """A time that is typed out of the blue, while windows are offered; False for everything else."""
    text = clean(message.text)
    if not text or len(text) > LONGEST or message.files or visit.conversation is not None:
        return False
    try:
        read_all(text, visit.now.date())
    except Refused:
        return False
    waiting = appointments.offered_to(visit.connection, visit.person.id)
    if len(waiting) != 1:
        return False
    ticket = tickets.get(visit.connection, waiting[0].ticket)
    assert ticket is not None
    try:
        at = appointed.zone(visit.connection, ticket)
        wish(visit, ticket, waiting[0].id, typed(text, visit.now, at, night=ticket.emergency)[0])
    except Refused as refused:
        beside(visit, moves.sentence(refused), ticket.id)
    return True
