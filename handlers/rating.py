"""How it was done: one to five from the resident, and a word, if they like; the last rating counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain import ratings
from domain.tickets import Action, Ticket
from handlers import additions, moves, running, showing, stars
from handlers.additions import Addition
from handlers.book import conversation
from handlers.screens import Button, Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.told import Told, told
from handlers.visit import Visit
from storage import organisations, tickets

WORD = "word"
WORD_STAYS = timedelta(hours=1)
"""How long what is written is taken for a word about the work; later it is something new."""
LONGEST = 1000


def stays(visit: Visit, ticket: Ticket) -> timedelta:
    """How long the resident may judge."""
    found = organisations.get(visit.connection, ticket.organisation)
    return timedelta(days=found.practice.objection_days) if found is not None else ratings.STAYS


def ask(visit: Visit, ticket: Ticket, lead: str = "") -> None:
    """The stars. Raises Refused."""
    ratings.check(ticket, visit.now, stays(visit, ticket))
    asked = " ".join(part for part in (lead, say("rating-ask", number=str(ticket.id))) if part)
    visit.show(Screen(asked, stars.rows(ticket.id)), stars.shown_as(ticket.id))
    visit.flush(ticket.id)
    if visit.conversation is not None:
        visit.fresh = True
        running.go_on(visit)


def rate(visit: Visit, ticket: Ticket, given: int) -> None:
    """Keep it, the last one counts; the staff see it, and who is not content is asked why. Raises Refused."""
    ratings.check(ticket, visit.now, stays(visit, ticket))
    before = ticket.rating
    if before != given:
        ratings.check_change(ticket, given_at(visit, ticket), visit.now)
        moves.move(visit, ticket.id, Action.RATE, comment=str(given), rating=given)
        told = "rating-told" if before is None else "rating-told-anew"
        told = say(told, number=str(ticket.id), stars=str(given), before=str(before or ""))
        visit.posts.extend(showing.under(visit.connection, ticket, Screen(told)))
    thanks = say("rating-thanks", stars=str(given))
    if ratings.is_poor(given):
        running.open_talk(visit, "rate", ticket=ticket.id, stars=given)
    elif before is None and visit.conversation is None:
        running.open_talk(visit, WORD, ticket=ticket.id, stars=given)
    else:
        running.beside(visit, thanks, ticket.id)


def skip(visit: Visit, ticket: Ticket) -> None:
    """No stars: that is all right."""
    running.beside(visit, say("rating-skipped"), ticket.id)


@dataclass(frozen=True, slots=True)
class Word:
    """A word about the work; none is all right, too."""

    number: int
    stars: str
    text: str
    files: Sequence[dict[str, Any]] = ()
    told: Sequence[Told] = ()

    def do(self, visit: Visit) -> None:
        """The staff read it; that it was about something new can be said."""
        thanks = say("rating-thanks", stars=self.stars)
        ticket = tickets.get(visit.connection, self.number)
        if ticket is None or ticket.person != visit.person.id or not (self.text or self.files):
            visit.answer(thanks)
            return
        entry = additions.bring(visit, ticket, None, Addition(self.text, self.files, told=self.told))
        undo = ((Button(say("relay-new"), f"k:{self.number}:new.{entry}"),),)
        visit.show(Screen(f"{thanks} {say('rating-word-passed')}", undo))
        visit.flush(self.number)


@conversation(WORD, files=True, drafts=False)
def word(talk: Talk) -> Word:
    """A word, which may be left out."""
    given, number = str(talk.given("stars")), int(talk.given("ticket"))
    asked = f"{say('rating-thanks', stars=given)}\n{say('rating-word')}"
    text = talk.text("text", asked, high=LONGEST, optional=True, files=True)
    return Word(number, given, text, tuple(talk.files()), tuple(told(talk.answers)))


def given_at(visit: Visit, ticket: Ticket) -> datetime | None:
    """When they rated what was done last."""
    found: datetime | None = None
    for entry in tickets.log_of(visit.connection, ticket.id):
        if entry.action == Action.RATE:
            found = found or entry.at
        elif entry.action in (Action.DONE, Action.CONFIRM):
            found = None
    return found
