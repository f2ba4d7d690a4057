"""An executor at work in their own dialogue: begin, done, the list of what is theirs; nothing has to be typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain.access import Permission
from domain.errors import Refused
from domain.tickets import Action, Ticket, may_move
from handlers import (
    appointed,
    dialogues,
    forms,
    moves,
    personal,
    rights,
    running,
    showing,
    steps,
    today,
    visit_news,
)
from handlers.book import conversation
from handlers.filing import attach
from handlers.screens import Button, Rows, Screen
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import executors, organisations, people, tickets
from storage.outbox import Post

NAME = "finish"
MOST = 8
"""Jobs that are shown at once."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The executor has told what was done."""

    number: int
    report: str
    files: Sequence[dict[str, Any]] = ()

    def do(self, visit: Visit) -> None:
        """Move the ticket to its end; one that was moved on meanwhile is left as it is."""
        rows: Rows = ()
        try:
            said = finish(visit, self.number, self.report, self.files)
            rows = ((Button(say("materials-button"), f"j:{self.number}:materials"),),)
        except Refused as refused:
            said = moves.sentence(refused)
        visit.show(Screen(said, rows), f"talk:{visit.person.id}")


@conversation(NAME, files=True)
def finishing(talk: Talk) -> Command:
    """What was done: a button will do; own words or a photo instead are taken by handlers/reports.py."""
    number = str(talk.given("ticket"))
    report = forms.report(talk, "report", "own", say("job-report", number=number), say("job-own", number=number))
    return Finished(int(number), report, talk.files())


def mine(visit: Visit, number: int) -> Ticket:
    """A ticket that the visitor works on, as a member of its staff chat or by a role. Raises Refused."""
    visit.works = True
    places = executors.workplaces(visit.connection, visit.person.id)
    acted = [(place.line, place.chat, place.external, True) for place in places]
    organisations.seen_all(visit.connection, acted, visit.now)  # so that it is looked up whether they still are
    ticket = tickets.get(visit.connection, number)
    if ticket is None or not dialogues.works_for(visit.connection, visit.person.id, ticket.organisation):
        raise Refused("refused-job-left")
    if ticket.executor != visit.person.id:
        raise Refused("refused-not-yours" if ticket.executor else "refused-job-free", who=ticket.executor_name)
    return ticket


def start(visit: Visit, number: int) -> str:
    """It begins. What they read."""
    moves.move(visit, mine(visit, number).id, Action.START)
    return _with_time(visit, say("did-start", number=str(number)))


def depart(visit: Visit, number: int) -> str:
    """They set out, and the resident hears so. What they read."""
    ticket = mine(visit, number) if visit.private else moves.allow(visit, number, Action.DEPART)
    if steps.is_on_the_way(tickets.log_of(visit.connection, number)):
        raise Refused("refused-departed", number=str(number))
    after = moves.move(visit, ticket.id, Action.DEPART)
    screen = appointed.titled(after, say("visit-departed", who=appointed.who(visit.connection, after)))
    visit.posts += visit_news.to_resident(visit.connection, after, screen, visit.now)
    return _with_time(visit, say("did-depart", number=str(number)))


def _with_time(visit: Visit, said: str) -> str:
    return " ".join(part for part in (said, steps.old(visit)) if part)


def ask(visit: Visit, number: int) -> None:
    """It is done: what was done? One that was not begun is begun with the answer."""
    ticket = mine(visit, number)
    if not may_move(ticket, Action.START):
        moves.allow(visit, number, Action.DONE)
    visit.fresh = True
    running.open_talk(visit, NAME, ticket=number)


def finish(visit: Visit, number: int, report: str, files: Sequence[dict[str, Any]] = ()) -> str:
    """It is done; the resident hears that once, also where nobody had said that it begins. What the executor hears."""
    if may_move(mine(visit, number), Action.START):
        moves.move(visit, number, Action.START, silent=True)
    after = moves.move(visit, number, Action.DONE, comment=report)
    attach(visit, number, files, "report")
    return _with_time(visit, say("job-thanks", done=moves.did(visit, after, Action.DONE)))


def works(visit: Visit) -> bool:
    """Whether the visitor is in a staff chat, or was let in to do such work."""
    found = bool(executors.workplaces(visit.connection, visit.person.id))
    return found or bool(rights.own(visit.connection, visit.person.id, Permission.START))


def jobs(visit: Visit) -> list[Ticket]:
    """What the visitor works on."""
    return tickets.open(visit.connection, executor=visit.person.id, most=MOST + 1)


def show(visit: Visit, hello: str = "") -> None:
    """Every job of theirs as a card of its own, after a line that counts them."""
    found = jobs(visit)
    more = say("job-more") if len(found) > MOST else ""
    count = say("job-count", count=min(len(found), MOST)) if found else say("job-none")
    day: Rows = ((Button(say("today-button"), f"j:0:{today.WORD}"),),) if found else ()
    visit.answer("\n\n".join(part for part in (hello, f"{count}{more}") if part), day)
    visit.flush()
    for ticket in found[:MOST]:
        visit.posts.extend(personal.given(visit.connection, ticket, visit.contact))


def welcome(visit: Visit) -> bool:
    """Who came by the link hears what will come, and sees what is there; False for who works nowhere."""
    if not works(visit):
        return False
    show(visit, say("job-welcome"))
    return True


def opened(connection: Connection, persons: Sequence[int]) -> list[Post]:
    """These can be written to from now on: the cards of what they do lose the link that asks for it."""
    found = executors.open_of(connection, persons)
    return [post for ticket in found for post in showing.posts(connection, ticket)]


def reopened(connection: Connection, line: int, external: str) -> list[Post]:
    """The same of who lets us write (again)."""
    contact = people.contacts(connection, [(line, external)]).get((line, external))
    return [] if contact is None else opened(connection, [contact.person.id])
