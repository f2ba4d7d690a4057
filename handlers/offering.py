"""The form of the staff that offers windows to a resident: two or three, by buttons or typed, and what for."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.appointments import MOST, Window
from domain.errors import Refused
from domain.tickets import Ticket
from handlers import appointed, appointing, forms, moves
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wishing import chosen, code
from storage import tickets

LONGEST = 200
KEYS = ("one", "two", "three")
ENOUGH = "*send"
WHY = ("look", "repair", "replace", "check")
"""What somebody comes for most often: `visit-why-…`."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The windows are named."""

    number: int
    windows: Sequence[Window]
    why: str

    def do(self, visit: Visit) -> None:
        """Offer them; what is wrong with them by now is said."""
        try:
            said = appointing.offer(visit, self.number, self.windows, self.why)
        except Refused as refused:
            said = moves.sentence(refused)
        close_with(visit, said)


@conversation(appointing.FORM)
def offering(talk: Talk) -> Offer:
    """When somebody could come, and what for."""
    ticket = tickets.get(talk.connection, forms.number(talk))
    assert ticket is not None
    windows = _windows(talk, ticket)
    why = talk.given("why")
    if not why:
        options = [Option(one, say(f"visit-why-{one}")) for one in WHY]
        asked = forms.asks(talk, "visit-form-why")
        said = talk.text("for", asked, high=appointed.SHORT, optional=True, options=options)
        why = say(f"visit-why-{said}") if said in WHY else said
    return Offer(ticket.id, windows, why)


def _windows(talk: Talk, ticket: Ticket) -> list[Window]:
    """As many as are wanted, asked one after another; several may be typed at once."""
    at, least, found = appointed.zone(talk.connection, ticket), appointing.least(ticket), list[Window]()
    most = MOST if least > 1 else 1
    free = appointed.free(talk.connection, ticket, talk.now, 8)
    for key in KEYS:
        options = [Option(code(one), appointed.span(one, at)) for one in free if one not in found]
        if len(found) >= least:
            options = [Option(ENOUGH, say("visit-enough")), *options[:7]]
        said = talk.text(key, _asks(talk, ticket, found, at), high=LONGEST, options=options)
        if said == ENOUGH:
            break
        try:
            new = [one for one in chosen(said, talk.now, at, night=ticket.emergency) if one not in found]
        except Refused as refused:
            raise Again([key], note=moves.sentence(refused)) from None
        if not new:
            raise Again([key], note=say("visit-form-same"))
        found += new
        if len(found) >= most:
            break
    if len(found) < least:
        raise Again(KEYS)
    return found


def _asks(talk: Talk, ticket: Ticket, found: Sequence[Window], at: str) -> str:
    if ticket.is_told_by_call:
        return forms.asks(talk, "visit-form-called")
    if not found:
        return forms.asks(talk, "visit-form")
    named = "; ".join(appointed.span(window, at) for window in found)
    return f"{say('visit-form-so-far', windows=named)}\n{forms.asks(talk, 'visit-form-more')}"
