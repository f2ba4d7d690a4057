"""An executor at work in their own dialogue: begin, done, the list of what is theirs; nothing has to be typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain.access import Permission
from domain.errors import Refused
from domain.tickets import Action, Ticket, may_move
from handlers import dialogues, forms, moves, personal, phones, rights, running, showing, whole
from handlers.book import conversation
from handlers.events import Press
from handlers.filing import attach
from handlers.screens import Button, Rows, Screen
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import executors, organisations, people, tickets
from storage.outbox import Post

NAME = "finish"
ACTIONS = ("start", "done", "phone", "story")
"""What the buttons of a job do."""
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
        try:
            said = finish(visit, self.number, self.report, self.files)
        except Refused as refused:
            said = moves.sentence(refused)
        visit.show(Screen(said), f"talk:{visit.person.id}")


@conversation(NAME, files=True)
def finishing(talk: Talk) -> Command:
    """What was done: a button will do; own words or a photo instead are taken by handlers/reports.py."""
    number = str(talk.given("ticket"))
    report = forms.report(talk, "report", "own", say("job-report", number=number), say("job-own", number=number))
    return Finished(int(number), report, talk.files())


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A press of a button of ACTIONS; False when the button means nothing."""
    number, action, page = (*parts, "1")[:3] if len(parts) in (2, 3) else ("", "", "")
    if not number.isdecimal() or len(number) > 9 or action not in ACTIONS or not page.isdecimal():
        return False
    try:
        if action == "start":
            start(visit, int(number))
            visit.note(event, say("did-start", number=number))
        elif action == "done":
            ask(visit, int(number))
        elif action == "phone":
            visit.note(event, phones.reveal(visit, mine(visit, int(number)).id), stays=True)
        else:
            _story(visit, mine(visit, int(number)), int(page))
    except Refused as refused:
        visit.note(event, moves.sentence(refused))
    return True


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


def start(visit: Visit, number: int) -> None:
    """It begins."""
    moves.move(visit, mine(visit, number).id, Action.START)


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
    return say("job-thanks", done=moves.did(visit, after, Action.DONE))


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
    visit.answer("\n\n".join(part for part in (hello, f"{count}{more}") if part))
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


def _story(visit: Visit, ticket: Ticket, page: int) -> None:
    """A page of what the resident told, where it did not fit the card."""
    found = whole.pages(ticket.story)
    if not 1 <= page <= len(found):
        raise Refused("refused-right")
    rows: Rows = ()
    if page < len(found):
        rows = ((Button(say("card-more"), f"j:{ticket.id}:story:{page + 1}"),),)
    title = say("card-page", number=str(ticket.id), page=str(page), pages=str(len(found)))
    visit.fresh = True
    visit.show(Screen(f"{title}\n\n{found[page - 1]}", rows, bold=True))
