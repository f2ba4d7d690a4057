"""To be called back: a phone for one ticket, given by the resident, shown to the staff by a button, logged."""

from dataclasses import dataclass

from domain import phones
from domain.errors import Refused
from domain.tickets import Action, may_move
from handlers import moves, showing
from handlers.book import conversation
from handlers.questions import Option
from handlers.running import open_talk
from handlers.screens import Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import tickets

REMOVE = "none"


def begin(visit: Visit, number: int) -> None:
    """Ask for the number. Raises Refused when the ticket has ended."""
    ticket = moves.ticket(visit, number)
    if not may_move(ticket, Action.GIVE_PHONE):
        raise Refused("phone-late", number=str(number))
    moves.allow(visit, number, Action.GIVE_PHONE)
    open_talk(visit, "phone", ticket=number, known=ticket.phone)


@dataclass(frozen=True, slots=True)
class Give:
    """A number to be called about this ticket only; empty: not to be called any more."""

    number: int
    phone: str

    def do(self, visit: Visit) -> None:
        """Keep it with the ticket; its cards get the button."""
        number = str(self.number)
        try:
            ticket = moves.allow(visit, self.number, Action.GIVE_PHONE)
        except Refused:
            visit.answer(say("phone-late", number=number))
            visit.flush(self.number)
            return
        tickets.update(visit.connection, ticket.id, phone=self.phone)
        if self.phone:
            moves.record(visit, ticket, Action.GIVE_PHONE, ticket.status, "")
            screen = Screen(say("phone-told", number=number))
            visit.posts.extend(showing.under(visit.connection, ticket, screen))
        showing.refresh(visit, ticket)
        kept = say("phone-kept", number=number, phone=phones.shown(self.phone))
        visit.answer(kept if self.phone else say("phone-removed", number=number))
        visit.flush(ticket.id)


@conversation("phone")
def give(talk: Talk) -> Give:
    """One number; the one given before can be taken away."""
    number, known = str(talk.given("ticket")), str(talk.given("known", ""))
    options = (Option(REMOVE, say("phone-remove")),) if known else ()
    asked = say("phone-ask-other" if known else "phone-ask", number=number, phone=phones.shown(known))
    phone = talk.phone("phone", asked, options)
    return Give(int(number), "" if phone == REMOVE else phone)


def tell(visit: Visit, number: int) -> None:
    """The same by a command: in private, since an answer in the chat would stay before everybody. Raises Refused."""
    if not visit.contact.is_reached:
        raise Refused("phone-press", number=str(number))
    screen = Screen(reveal(visit, number))
    visit.tell(visit.line.id, visit.contact.external, screen, person=visit.person.id)
    visit.answer(say("phone-shown-private", number=str(number)))


def reveal(visit: Visit, number: int) -> str:
    """The number, for who works on the ticket; that it was shown, and to whom, is logged. Raises Refused."""
    ticket = moves.allow(visit, number, Action.SHOW_PHONE)
    if not ticket.phone:
        raise Refused("phone-none-given", number=str(number))
    moves.record(visit, ticket, Action.SHOW_PHONE, ticket.status, "")
    return say("phone-is-given", number=str(number), phone=phones.shown(ticket.phone))
