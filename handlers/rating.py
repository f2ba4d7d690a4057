"""How it was done: one to five from the resident; who is not content tells why and may have the ticket opened again."""

from dataclasses import dataclass

from domain import ratings
from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import moves, running, showing, stars
from handlers.asking import reply_rows
from handlers.book import conversation
from handlers.questions import Option
from handlers.screens import Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import tickets

REASONS = ("left", "badly", "slowly", "rudely")
LONGEST = 1000


def ask(visit: Visit, ticket: Ticket) -> None:
    """The stars once more. Raises Refused."""
    ratings.check(ticket, visit.now)
    visit.show(Screen(say("rating-ask", number=str(ticket.id)), stars.rows(ticket.id)), stars.shown_as(ticket.id))
    visit.flush(ticket.id)


def rate(visit: Visit, ticket: Ticket, given: int) -> None:
    """Keep it, the last one counts; the staff see it, and who is not content is asked why. Raises Refused."""
    ratings.check(ticket, visit.now)
    before = ticket.rating
    if before != given:
        moves.move(visit, ticket.id, Action.RATE, comment=str(given), rating=given)
        told = "rating-told" if before is None else "rating-told-anew"
        told = say(told, number=str(ticket.id), stars=str(given), before=str(before or ""))
        visit.posts.extend(showing.under(visit.connection, ticket, Screen(told)))
    if ratings.is_poor(given):
        running.open_talk(visit, "rate", ticket=ticket.id, stars=given)
        return
    running.beside(visit, say("rating-thanks", stars=str(given)), ticket.id)


def again(visit: Visit, ticket: Ticket) -> None:
    """It was not done, or has to be opened again: why? Raises Refused."""
    ratings.check(ticket, visit.now)
    moves.allow(visit, ticket.id, Action.REOPEN)
    running.open_talk(visit, "rate", ticket=ticket.id)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was wrong, and whether the work has to go on."""

    number: int
    reason: str
    reopen: bool

    def do(self, visit: Visit) -> None:
        """The staff hear the reason; the ticket is opened again or stays ended."""
        ticket = moves.ticket(visit, self.number)
        number = str(ticket.id)
        try:
            if self.reopen:
                ratings.check(ticket, visit.now)
                ticket = moves.move(visit, ticket.id, Action.REOPEN, comment=self.reason)
        except Refused as refused:  # another was faster while they were asked
            visit.answer(moves.sentence(refused))
            visit.flush(ticket.id)
            return
        if not self.reopen:
            tickets.log(
                visit.connection, ticket.id, visit.now, action="answer", person=visit.person.id, comment=self.reason
            )
        told = say("rating-told-again" if self.reopen else "rating-told-why", number=number, reason=self.reason)
        screen = Screen(told, reply_rows(ticket.id), bold=True)
        shows = f"said:{number}.r{visit.now.timestamp():.0f}"
        visit.posts.extend(showing.under(visit.connection, ticket, screen, shows=shows))
        visit.answer(say("rating-reopened" if self.reopen else "rating-passed", number=number))
        visit.flush(ticket.id)


@conversation("rate")
def judge(talk: Talk) -> Judged:
    """What is wrong, by a button or in own words, and whether to go on with it."""
    number, stars = str(talk.given("ticket")), talk.given("stars")
    reasons = {code: say(f"rating-reason-{code}") for code in REASONS}
    options = [Option(code, label) for code, label in reasons.items()]
    asked = say("rating-why-stars", stars=str(stars)) if stars else say("rating-why", number=number)
    why = talk.text("why", asked, high=LONGEST, low=1, options=options)
    yes_no = (Option("yes", say("rating-again")), Option("no", say("rating-enough")))
    again = talk.choose("again", say("rating-again-ask", number=number), yes_no)
    return Judged(int(number), reasons.get(why, why).lstrip("!！ "), again == "yes")
