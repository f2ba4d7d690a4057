"""The marks of a promise: the card is drawn anew at half of it, at four fifths and at its end, and at no other time."""

from collections.abc import Iterator

from domain.dues import Due
from domain.organisations import Organisation
from domain.terms import HALF, LITTLE, share_at
from domain.tickets import Status, Ticket, is_open
from handlers import dues, showing
from storage import tickets

KIND = "mark"
END = 100


def when(ticket: Ticket, organisation: Organisation) -> Iterator[Due]:
    """Both marks while it is open, and the end of the promise where it was missed, also by what is done by now."""
    if ticket.promised is None:
        return
    if is_open(ticket.status):
        for share in (HALF, LITTLE):
            yield Due(share_at(ticket.made, ticket.promised, share), KIND, round(share * 100))
    missed = ticket.ended is None or ticket.ended > ticket.promised
    if is_open(ticket.status) or (missed and ticket.ended is not None):
        again = ticket.status is Status.REOPENED and ticket.changed > ticket.promised
        yield Due(ticket.changed if again else ticket.promised, KIND, END)  # opened again when it was over


def do(tick: dues.Tick, due: Due) -> None:
    """Draw the cards; that the promise was missed is kept once and never forgotten."""
    if due.step == END and tick.ticket.breached is None:
        tickets.update(tick.connection, tick.ticket.id, breached=tick.ticket.promised)
    if is_open(tick.ticket.status):
        tick.posts.extend(showing.posts(tick.connection, tick.again()))


dues.CHORES[KIND] = dues.Chore(when, do)
