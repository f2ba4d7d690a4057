"""Solved or not: only who reported it says so; «no» with a reason or a photo opens it again, one level up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import ratings
from domain.errors import Refused
from domain.tickets import Action, Status, Ticket
from handlers import additions, ladder, moves, personal, rating, running, showing
from handlers.additions import Addition
from handlers.asking import reply_rows
from handlers.book import conversation
from handlers.dialogues import dialogue
from handlers.filing import attach
from handlers.questions import Option
from handlers.screens import Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.told import Told, told
from handlers.visit import NOTICE, Visit
from storage.outbox import Post

REASONS = ("left", "badly", "slowly", "rudely")
UNSOLVED = ("left", "badly")
"""What can be wrong with work that is not finished."""
LONGEST = 1000


def solved(visit: Visit, ticket: Ticket) -> None:
    """It is: the ticket is closed by its resident, who is asked for stars. Raises Refused."""
    ratings.check(ticket, visit.now, rating.stays(visit, ticket))
    if ticket.closed_by != "resident":
        ticket = moves.move(visit, ticket.id, Action.SOLVED)
    if rating.given_at(visit, ticket) is None:
        rating.ask(visit, ticket, say("verdict-thanks"))
    else:
        running.beside(visit, say("verdict-thanks"), ticket.id)


def unsolved(visit: Visit, ticket: Ticket, reason: str = "", files: Sequence[dict[str, Any]] = ()) -> None:
    """It is not: with a reason or a photo it is opened again, without one they are asked for it. Raises Refused."""
    ratings.check(ticket, visit.now, rating.stays(visit, ticket))
    moves.allow(visit, ticket.id, Action.NOT_SOLVED)
    if reason or files:
        reopen(visit, ticket, reason or say("form-photo-only"), files)
    else:
        running.open_talk(visit, "rate", ticket=ticket.id, undone=True)


def reopen(visit: Visit, ticket: Ticket, reason: str, files: Sequence[dict[str, Any]] = ()) -> None:
    """The deadlines stay as they were; the staff and who worked on it read why, who stands above gets it."""
    after = moves.move(visit, ticket.id, Action.NOT_SOLVED, comment=reason)
    visit.posts.extend(ladder.raise_level(visit.connection, after, visit.now, by=visit.person.id))
    _tell(visit, after, say("rating-told-again", number=str(after.id), reason=reason))
    attach(visit, after.id, files, "answer")
    running.beside(visit, say("rating-reopened", number=str(after.id)), after.id)


def _tell(visit: Visit, ticket: Ticket, words: str) -> None:
    """Under the card in the staff chats, and to who works on it."""
    screen = Screen(words, reply_rows(ticket.id), bold=True)
    shows = f"said:{ticket.id}.r{visit.now.timestamp():.0f}"
    visit.posts.extend(showing.under(visit.connection, ticket, screen, shows=shows))
    contact = dialogue(visit.connection, ticket.executor) if ticket.executor is not None else None
    if contact is not None:
        card = personal.shows(ticket.id, contact.person.id)
        here = contact.line, contact.external, Screen(words, bold=True).pack()
        visit.posts.append(
            Post(*here, NOTICE, shows=f"{card}:again", fresh=True, reply_shows=card, person=contact.person.id)
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """What was wrong, and whether the work has to go on."""

    number: int
    reason: str
    reopen: bool
    files: Sequence[dict[str, Any]] = ()
    told: Sequence[Told] = ()

    def do(self, visit: Visit) -> None:
        """The staff hear the reason; the ticket is opened again or stays ended."""
        ticket = moves.ticket(visit, self.number)
        try:
            if self.reopen:
                unsolved(visit, ticket, self.reason, self.files)
                return
        except Refused as refused:  # another was faster while they were asked
            visit.answer(moves.sentence(refused))
            visit.flush(ticket.id)
            return
        additions.bring(visit, ticket, None, Addition(self.reason, self.files, told=self.told))
        if ticket.status is Status.DONE:
            moves.move(visit, ticket.id, Action.SOLVED)
        visit.answer(say("rating-passed"))
        visit.flush(ticket.id)


@conversation("rate", files=True)
def judge(talk: Talk) -> Judged:
    """What is wrong, by a button, in own words or by a photo; after few stars, whether to go on with it."""
    number, stars = str(talk.given("ticket")), talk.given("stars")
    undone = bool(talk.given("undone"))
    reasons = {code: say(f"rating-reason-{code}") for code in (UNSOLVED if undone else REASONS)}
    options = [Option(code, label) for code, label in reasons.items()]
    asked = say("rating-why-stars", stars=str(stars)) if stars else say("rating-why", number=number)
    why = talk.text("why", asked, high=LONGEST, low=1, options=options, files=True)
    again = "yes"
    if not undone:
        yes_no = (Option("yes", say("rating-again")), Option("no", say("rating-enough")))
        again = str(talk.choose("again", say("rating-again-ask", number=number), yes_no))
    reason = reasons.get(why, why).lstrip("!！ ") or say("form-photo-only")
    said = [one for one in told(talk.answers) if one.key == "why"]
    return Judged(int(number), reason, again == "yes", tuple(talk.files()), tuple(said))
