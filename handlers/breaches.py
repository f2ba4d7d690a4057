"""A promise that was missed: the resident hears it from us first, with the ways to go on."""

from domain.dues import Due
from domain.ladder import JUST_AFTER
from domain.organisations import Organisation
from domain.tickets import Ticket, is_open
from handlers import courses, nights, sending_up, showing
from handlers.dues import CHORES, Chore, Tick
from handlers.screens import Screen
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.visit import NOTICE
from handlers.when import moment
from storage import tickets
from storage.outbox import Post

KIND = "breach"


def when(ticket: Ticket, organisation: Organisation) -> list[Due]:
    """When what was promised is over."""
    promised = ticket.promised or ticket.legal_due
    if promised is None or not is_open(ticket.status):
        return []
    return [Due(promised + JUST_AFTER, KIND)]


def do(tick: Tick, due: Due) -> None:
    """It counts, and the resident reads it; who has no messenger is called (handlers/owed.py)."""
    c, ticket = tick.connection, tick.ticket
    if ticket.breached is None:
        tickets.update(c, ticket.id, breached=tick.now)
    tickets.log(c, ticket.id, tick.now, action="late", before=ticket.status, after=ticket.status)
    after = tick.again()
    tick.posts += showing.posts(c, after)
    if ticket.is_told_by_call or not ticket.chat:
        return
    zone = tick.organisation.timezone or ZONE
    at = moment(ticket.promised or ticket.legal_due or tick.now, tick.now, zone)
    title = say("told-title", number=str(ticket.id), what=category_label(ticket.category))
    rows = ((sending_up.button(ticket.id),), (courses.button(ticket.id),))
    screen = Screen(f"{title}\n{say('told-late', at=at)}", rows, bold=True)
    quiet = nights.is_night(tick.now, zone)
    whom = Post(ticket.line, ticket.chat, screen.pack(), NOTICE, quiet=quiet, ticket=ticket.id, person=ticket.person)
    tick.posts.append(whom)


CHORES[KIND] = Chore(when, do)
