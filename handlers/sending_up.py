"""The resident sends a ticket one level up, once its promise has passed or it was opened again; once a level."""

from datetime import datetime

from domain.errors import Refused
from domain.ladder import OUTSIDE, Rung, is_late
from domain.tickets import Action, Ticket, is_open
from domain.working import morning
from handlers import ladder
from handlers.screens import Button
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.visit import Visit
from handlers.ways import name
from handlers.when import deadline
from storage import organisations, tickets

WORD = "up"
"""Of the button."""
EACH = 1
"""Working days that a level has before the resident may go on to the next."""


def may(ticket: Ticket, now: datetime) -> bool:
    """Whether there is a reason to: the time has passed, or it was said once that it is done and was not."""
    return is_open(ticket.status) and (is_late(ticket, now) or ticket.reopened > 0)


def button(number: int) -> Button:
    """The one under a ticket and in the notices."""
    return Button(say("mine-up"), f"k:{number}:{WORD}")


def send(visit: Visit, ticket: Ticket, more: str = "") -> None:
    """Do it; what is in the way is a sentence. Raises Refused."""
    c, zone = visit.connection, organisations.zone(visit.connection, ticket.organisation) or ZONE
    words = {"number": str(ticket.id)}
    if not is_open(ticket.status):
        raise Refused("refused-up-over", **words)
    if not may(ticket, visit.now):
        by = deadline(ticket.promised, visit.now, zone) if ticket.promised else say("up-soon")
        raise Refused("refused-up-early", by=by, **words)
    log = [one for one in tickets.log_of(c, ticket.id) if one.action == Action.SEND_UP]
    mine = [one for one in log if one.person == visit.person.id]
    if mine and (then := morning(mine[-1].at, EACH, zone)) > visit.now:
        who = mine[-1].comment.partition("\n")[0]
        raise Refused("refused-up-waits", who=who, then=deadline(then, visit.now, zone), **words)
    posts = ladder.raise_level(c, ticket, visit.now, least=Rung.HEAD, by=visit.person.id)
    if not posts:
        phone = organisations.phone_of(c, ticket.house)
        raise Refused("refused-up-top-phone" if phone else "refused-up-top", phone=phone, **words)
    visit.posts.extend(posts)
    after = tickets.get(c, ticket.id)
    assert after is not None
    rung = Rung(after.level)
    inside = say("up-head", who=name(c, ticket.organisation))
    who = name(c, ladder.body(c, ticket.organisation, rung)) if rung in OUTSIDE else inside
    visit.answer(say("up-sent", who=who, **words))
    visit.flush(ticket.id)
