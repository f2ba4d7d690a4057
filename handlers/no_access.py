"""Nobody was let in: a photo of the door if there is one; the resident hears at once and chooses another time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.appointments import spread
from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import appointed, moves, steps, visit_news
from handlers.book import conversation
from handlers.filing import attach
from handlers.questions import Option
from handlers.running import open_talk
from handlers.screens import Button, Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline, moment
from storage import appointments, tickets

NAME = "noaccess"
NONE = "*none"
LONGEST = 300
NOT_BEFORE = timedelta(hours=2)
"""Nobody comes again sooner."""


@dataclass(frozen=True, slots=True)
class NoAccess:
    """The executor stood before a closed door."""

    number: int
    said: str
    files: Sequence[dict[str, Any]]

    def do(self, visit: Visit) -> None:
        """Tell it; one that was moved on meanwhile is left as it is."""
        try:
            text = report(visit, self.number, self.said, self.files)
        except Refused as refused:
            text = moves.sentence(refused)
        visit.show(Screen(text), f"talk:{visit.person.id}")


@conversation(NAME, files=True)
def asking(talk: Talk) -> NoAccess:
    """A photo, a word, or neither."""
    number = int(talk.given("ticket"))
    options = [Option(NONE, say("noaccess-none"))]
    asked = say("noaccess-ask", number=str(number))
    said = talk.text("note", asked, low=2, high=LONGEST, files=True, options=options)
    return NoAccess(number, "" if said == NONE else said, talk.files())


def begin(visit: Visit, ticket: Ticket) -> None:
    """Ask for the photo. Raises Refused."""
    moves.allow(visit, ticket.id, Action.NO_ACCESS)
    visit.fresh = True
    open_talk(visit, NAME, ticket=ticket.id)


def report(visit: Visit, number: int, said: str, files: Sequence[dict[str, Any]] = ()) -> str:
    """The ticket waits, other windows are offered, the clock of the law runs on. What is answered. Raises Refused."""
    before = moves.allow(visit, number, Action.NO_ACCESS)
    times = 1 + sum(one.action == Action.NO_ACCESS for one in tickets.log_of(visit.connection, number))
    waits: dict[str, Any] = {"waits": "access", "reason": say("noaccess-reason")}
    waits |= {} if before.is_told_by_call else {"spoken": visit.now}
    ticket = moves.move(visit, number, Action.NO_ACCESS, comment=said, silent=True, **waits)
    attach(visit, number, files, "report")
    c, now, zone = visit.connection, visit.now, appointed.zone(visit.connection, ticket)
    free = [one for one in appointed.free(c, ticket, now, 10) if one.begins >= now + NOT_BEFORE]
    one = appointments.offer(c, number, spread(free), now, by=None, name="")
    note = say("visit-no-access", at=moment(visit.at, now, zone), who=appointed.who(c, ticket))
    if ticket.legal_due is not None and ticket.legal_due > now:
        note += "\n" + say("visit-no-access-legal", by=deadline(ticket.legal_due, now, zone))
    screen = appointed.offer(c, ticket, one, now, note)
    visit.posts += visit_news.to_resident(c, ticket, screen, now, "access")
    if times > 1:
        rows = ((Button(say("visit-button"), f"c:{number}:visit"),),)
        told = say("noaccess-again", number=str(number), count=times)
        visit.posts += visit_news.to_staff(c, ticket, told, rows)
    heard = moves.unreached(visit, ticket) or say("noaccess-told")
    return " ".join(part for part in (say("noaccess-did", number=str(number)), heard, steps.old(visit)) if part)
