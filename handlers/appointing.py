"""The staff and an appointment: offer two or three windows, by buttons or typed; accept what the resident asks for."""

import re
from collections.abc import Sequence

from domain.access import OWN_JOB, Permission, may
from domain.appointments import MOST, State, Window, check, typed
from domain.errors import Refused
from domain.tickets import Ticket, is_open
from handlers import appointed, dialogues, moves, names, showing, visit_news
from handlers.events import Press
from handlers.forms import open_form
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words
from storage import appointments, tickets

FORM = "visit"
LEAST = 2
"""Windows from which a resident is to choose."""
_WHY = re.compile(r"(?:\n|:\s+|\s[-–—]\s)(?=[а-яёa-z]{3})", re.IGNORECASE)


def command(visit: Visit, number: int, rest: str) -> None:
    """`/visit 12 завтра 10-12, 14-16: посмотреть стояк`; what is missing is asked. Raises Refused."""
    ticket = allowed(visit, number)
    if not has_words(rest):
        begin(visit, ticket)
        return
    times, *why = _WHY.split(clean(rest), maxsplit=1)
    windows = typed(times, visit.now, appointed.zone(visit.connection, ticket), night=ticket.emergency)
    if len(windows) < least(ticket):
        open_form(visit, FORM, ticket=ticket.id, one=times, why="".join(why) or None)
        return
    visit.answer(offer(visit, ticket.id, windows, "".join(why)))


def begin(visit: Visit, ticket: Ticket) -> None:
    """Ask for the windows."""
    open_form(visit, FORM, ticket=ticket.id)


def press(visit: Visit, event: Press, ticket: Ticket, what: str) -> None:
    """A button under a card or under what the resident asks for. Raises Refused."""
    _, does, key, begins = (*what.split("."), "", "", "")[:4]
    ticket = allowed(visit, ticket.id)
    if not does:
        begin(visit, ticket)
    elif does == "ok" and key.isdecimal() and len(key) <= 9:
        visit.note(event, accept(visit, ticket, int(key), begins))
    else:
        raise Refused("press-not-yours")


def allowed(visit: Visit, number: int) -> Ticket:
    """The ticket, if the visitor may arrange for somebody to come. Raises Refused."""
    ticket = moves.ticket(visit, number)
    held = moves.roles(visit, ticket.organisation)
    mine = visit.private and ticket.executor == visit.person.id
    if mine and dialogues.works_for(visit.connection, visit.person.id, ticket.organisation):
        held |= OWN_JOB
    if not may(held, Permission.VISIT):
        raise Refused("refused-right")
    if not is_open(ticket.status):
        raise Refused("visit-ended", number=str(number))
    return ticket


def least(ticket: Ticket) -> int:
    """How many windows are named at least: who has no messenger has agreed to one by telephone."""
    return 1 if ticket.is_told_by_call else LEAST


def offer(visit: Visit, number: int, windows: Sequence[Window], why: str) -> str:
    """Offer them to the resident. What the staff read. Raises Refused."""
    ticket = allowed(visit, number)
    at = appointed.zone(visit.connection, ticket)
    for window in windows:
        check(window, visit.now, at, night=ticket.emergency)
        if clash := visit_news.busy(visit.connection, ticket, window):
            raise Refused("visit-clash", said=clash)
    windows = sorted(windows)[:MOST]
    before = appointments.of(visit.connection, number)
    if not tickets.hold(visit.connection, number, ticket.version, visit.now):
        raise Refused("refused-changed", number=str(number))
    me, name, what_for = visit.person.id, names.mine(visit), clean(why)[: appointed.SHORT]
    one = appointments.offer(visit.connection, number, windows, visit.now, by=me, name=name, why=what_for)
    ticket = moves.ticket(visit, number)
    said = "; ".join(appointed.span(window, at) for window in windows)
    if ticket.is_told_by_call:
        appointments.agree(visit.connection, one, windows[0], ticket.executor, visit.now)
        _log(visit, ticket, say("log-visit-called", at=appointed.span(windows[0], at)))
        words = {"number": str(number), "at": appointed.span(windows[0], at)}
        visit.posts += visit_news.to_executor(visit.connection, ticket, say("job-visit", **words))
        showing.refresh(visit, ticket)
        return say("visit-kept", **words)
    _log(visit, ticket, say("log-visit-offered", at=said))
    note = ""
    if before is not None and before.state is State.AGREED and before.window is not None:
        who = appointed.who(visit.connection, ticket)
        note = say("visit-offer-instead", at=appointed.span(before.window, at), who=who)
    screen = appointed.offer(visit.connection, ticket, one, visit.now, note)
    visit.posts += visit_news.to_resident(visit.connection, ticket, screen, visit.now)
    showing.refresh(visit, ticket)
    unheard = moves.unreached(visit, ticket)
    return " ".join(part for part in (say("visit-offered", number=str(number), at=said), unheard) if part)


def accept(visit: Visit, ticket: Ticket, appointment: int, begins: str) -> str:
    """What the resident asks for suits, unless they ask for another by now. What the staff read. Raises Refused."""
    c = visit.connection
    one = appointments.get(c, appointment)
    if one is None or one.ticket != ticket.id:
        raise Refused("press-not-yours")
    at = appointed.zone(c, ticket)
    if one.state is State.AGREED and one.window is not None:
        raise Refused("visit-stands-agreed", at=appointed.span(one.window, at))
    if one.state is not State.ASKED or one.window is None or begins != appointed.mark(one.window):
        raise Refused("visit-replaced-staff")
    check(one.window, visit.now, at, night=True)
    if clash := visit_news.busy(c, ticket, one.window):
        raise Refused("visit-clash", said=clash)
    if not appointments.agree(c, one, one.window, ticket.executor, visit.now):
        raise Refused("visit-changed")
    words = {"number": str(ticket.id), "at": appointed.span(one.window, at)}
    _log(visit, ticket, say("log-visit-agreed", at=words["at"]))
    now_agreed = appointments.of(c, ticket.id)
    assert now_agreed is not None
    visit.posts += visit_news.to_resident(c, ticket, appointed.agreed(c, ticket, now_agreed, visit.now), visit.now)
    if ticket.executor != visit.person.id:
        visit.posts += visit_news.to_executor(c, ticket, say("job-visit", **words))
    showing.refresh(visit, ticket)
    return say("visit-kept", **words)



def _log(visit: Visit, ticket: Ticket, text: str) -> None:
    me, name = visit.person.id, names.mine(visit)
    tickets.log(visit.connection, ticket.id, visit.now, action="visit", person=me, name=name, comment=text)
