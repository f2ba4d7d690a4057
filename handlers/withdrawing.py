"""To withdraw: the resident does not need a ticket any more."""

from dataclasses import dataclass

from domain.errors import Refused
from domain.tickets import Action, Ticket, may_move
from handlers import cards, mine, moves, showing
from handlers.book import conversation
from handlers.questions import Option
from handlers.running import open_talk
from handlers.screens import Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit

REASONS = ("solved", "mistake", "twice")
LONGEST = 500


def begin(visit: Visit, number: int) -> None:
    """Ask whether they mean it. Raises Refused when it has ended."""
    ticket = _allowed(visit, number)
    open_talk(visit, "withdraw", ticket=number, what=cards.category_label(ticket.category))


@dataclass(frozen=True, slots=True)
class Withdraw:
    """They mean it."""

    number: int
    reason: str

    def do(self, visit: Visit) -> None:
        """End the ticket; the staff see it on the card and under it."""
        try:
            _allowed(visit, self.number)
            ticket = moves.move(visit, self.number, Action.WITHDRAW, comment=self.reason)
        except Refused as refused:  # it has ended while they were asked
            visit.answer(moves.sentence(refused))
            visit.flush(self.number)
            return
        number = str(ticket.id)
        told = say("withdraw-told-why", number=number, reason=self.reason) if self.reason else ""
        screen = Screen(told or say("withdraw-told", number=number))
        visit.posts.extend(showing.under(visit.connection, ticket, screen))
        visit.answer(say("withdraw-done", number=number))
        visit.flush(ticket.id)


@conversation("withdraw")
def withdraw(talk: Talk) -> Withdraw:
    """Why, if they like to tell, and whether they are sure."""
    number = str(talk.given("ticket"))
    reasons = {code: say(f"withdraw-reason-{code}") for code in REASONS}
    options = [Option(code, label) for code, label in reasons.items()]
    asked = say("withdraw-why", number=number, what=talk.given("what", ""))
    why = talk.text("why", asked, high=LONGEST, optional=True, options=options)
    reason = reasons.get(why, why).lstrip("!！ ")
    sure = say("withdraw-sure-why", number=number, reason=reason) if reason else say("withdraw-sure", number=number)
    talk.confirm("sure", sure, say("withdraw-yes"))
    return Withdraw(int(talk.given("ticket")), reason)


def _allowed(visit: Visit, number: int) -> Ticket:
    ticket = moves.ticket(visit, number)
    if ticket.person == visit.person.id and not may_move(ticket, Action.WITHDRAW):
        raise Refused("withdraw-ended", number=str(number), status=cards.status_words(ticket, mine.zone(visit, ticket)))
    return moves.allow(visit, number, Action.WITHDRAW)
