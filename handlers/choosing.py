"""The resident and an appointment: taps one of the windows, asks for another, moves what was agreed."""

from collections.abc import Callable
from dataclasses import replace

from domain.appointments import Appointment, State, Window, check
from domain.errors import Refused
from domain.tickets import Ticket, is_open
from handlers import appointed, moves, visit_news
from handlers.running import open_talk
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import appointments, tickets

NAME = "slot"
"""The conversation that asks for another time (handlers/wishing.py)."""
AGAIN = ("visit-slot-over", "visit-slot-taken")
"""Refusals after which the other windows are shown."""


def pick(visit: Visit, ticket: Ticket, more: str) -> None:
    """A tap on one of the windows. Raises Refused."""
    one, place = _meant(visit, ticket, more)
    if place >= len(one.options):
        raise Refused("press-not-yours")
    try:
        _settle(visit, ticket, one, one.options[place], instead=True)
    except Refused as refused:
        if refused.text not in AGAIN:
            raise
        screen = appointed.offer(visit.connection, ticket, one, visit.now, moves.sentence(refused))
        _show(visit, ticket, screen, instead=True)


def other(visit: Visit, ticket: Ticket, more: str) -> None:
    """None of them suits. Raises Refused."""
    one, _ = _meant(visit, ticket, more)
    open_talk(visit, NAME, ticket=ticket.id, appointment=one.id)


def move(visit: Visit, ticket: Ticket, more: str) -> None:
    """What was agreed does not suit any more. Raises Refused."""
    one, _ = _meant(visit, ticket, more)
    if one.state is not State.AGREED:
        _show(visit, ticket, appointed.stands(visit.connection, ticket, one, visit.now))
        return
    if not one.may_move(visit.now):
        raise Refused("visit-move-late")
    open_talk(visit, NAME, ticket=ticket.id, appointment=one.id)


def wish(visit: Visit, ticket: Ticket, appointment: int, window: Window) -> None:
    """They ask for this window; the staff answer. Raises Refused."""
    one, _ = _meant(visit, ticket, str(appointment))
    at = _zone(visit, ticket)
    check(window, visit.now, at, night=ticket.emergency)
    if one.state is State.OFFERED and window in one.options:
        _settle(visit, ticket, one, window)
        return
    if one.state is State.AGREED and not one.may_move(visit.now):
        raise Refused("visit-move-late")
    if one.state is State.AGREED and one.window == window:
        _show(visit, ticket, appointed.stands(visit.connection, ticket, one, visit.now))
        return
    if not appointments.ask(visit.connection, one, window, visit.now):
        raise Refused("visit-changed")
    _log(visit, ticket, say("log-visit-asked", at=appointed.span(window, at)))
    before = appointed.span(one.window, at) if one.state is State.AGREED and one.window is not None else ""
    asked = "visit-staff-moves" if before else "visit-staff-asks"
    words = {"number": str(ticket.id), "at": appointed.span(window, at), "before": before}
    clash = visit_news.busy(visit.connection, ticket, window)
    text = "\n".join(part for part in (say(asked, **words), clash) if part)
    c = visit.connection
    visit.posts += visit_news.to_staff(c, ticket, text, _answers(ticket, one.id, window, "c"))
    visit.posts += visit_news.to_executor(c, ticket, text, _answers(ticket, one.id, window, "j"))
    now_asked = replace(one, state=State.ASKED, begins=window.begins, ends=window.ends)
    _show(visit, ticket, appointed.asked(c, ticket, now_asked))


def _settle(visit: Visit, ticket: Ticket, one: Appointment, window: Window, *, instead: bool = False) -> None:
    """One of the windows that were offered. Raises Refused."""
    if one.state is not State.OFFERED:
        assert one.window is not None
        raise Refused(f"visit-stands-{one.state}", at=appointed.span(one.window, _zone(visit, ticket)))
    if window.begins <= visit.now:
        raise Refused("visit-slot-over")
    if visit_news.busy(visit.connection, ticket, window):
        raise Refused("visit-slot-taken")
    if not appointments.agree(visit.connection, one, window, ticket.executor, visit.now):
        raise Refused("visit-changed")
    at = appointed.span(window, _zone(visit, ticket))
    _log(visit, ticket, say("log-visit-agreed", at=at))
    c, words = visit.connection, {"number": str(ticket.id), "at": at}
    visit.posts += visit_news.to_staff(c, ticket, say("visit-staff-chosen", **words))
    visit.posts += visit_news.to_executor(c, ticket, say("job-visit", **words))
    one = appointments.of(c, ticket.id) or one
    _show(visit, ticket, appointed.stands(c, ticket, one, visit.now), instead=instead)


def _meant(visit: Visit, ticket: Ticket, more: str) -> tuple[Appointment, int]:
    """The appointment of a button, as long as it is the one that holds. Raises Refused."""
    key, _, place = more.partition(".")
    if not key.isdecimal() or len(key) > 9 or (place and not (place.isdecimal() and len(place) < 3)):
        raise Refused("press-not-yours")
    found = appointments.get(visit.connection, int(key))
    if found is None or found.ticket != ticket.id:
        raise Refused("press-not-yours")
    if not is_open(ticket.status):
        raise Refused("visit-ended", number=str(ticket.id))
    one = appointments.of(visit.connection, ticket.id)
    if one is None:
        raise Refused("visit-lapsed")
    if one.id != found.id:
        raise Refused("visit-replaced")
    return one, int(place or 0)


def _zone(visit: Visit, ticket: Ticket) -> str:
    return appointed.zone(visit.connection, ticket)


def _show(visit: Visit, ticket: Ticket, screen: Screen, *, instead: bool = False) -> None:
    """How it stands now; `instead`: where the windows were that were pressed."""
    visit.fresh = not instead
    visit.show(screen, visit_news.shown_as(ticket.id))
    visit.flush(ticket.id)


def _answers(ticket: Ticket, appointment: int, window: Window, prefix: str) -> tuple[tuple[Button, ...], ...]:
    """What the staff may answer."""
    does = f"visit.ok.{appointment}.{appointed.mark(window)}"
    yes = Button(say("visit-accept"), f"{prefix}:{ticket.id}:{does}", main=True)
    return ((yes,), (Button(say("visit-another"), f"{prefix}:{ticket.id}:visit"),))


def _log(visit: Visit, ticket: Ticket, text: str) -> None:
    tickets.log(visit.connection, ticket.id, visit.now, action="visit", person=visit.person.id, comment=text)


BUTTONS: dict[str, Callable[[Visit, Ticket, str], None]] = {"slot": pick, "other": other, "move": move}
"""What the buttons do; entered in handlers/mine_buttons.py."""
