"""No answer to «solved?»: one reminder after a day, the end after three, never in the quiet hours of the house."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.dues import Due
from domain.organisations import Organisation
from domain.quiet import waking
from domain.tickets import Action, Status, Ticket
from handlers import acting, history, moves, owed, stars
from handlers.dues import CHORES, Chore, Tick
from handlers.screens import Screen
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.when import deadline, moment
from storage import callbacks, tickets

KIND = "lapse"
REMIND, LAPSE, AT_LAST = 1, 2, 3
FIRST = timedelta(days=1)
CALLED = timedelta(days=4)
"""So much longer is waited where a call is still owed."""


def when(ticket: Ticket, organisation: Organisation) -> Iterable[Due]:
    """A day and so many days after the end, moved to the morning where people sleep."""
    if ticket.status is not Status.DONE or ticket.ended is None:
        return
    zone = organisation.timezone or ZONE
    lapses = _lapses(ticket, organisation, zone)
    remind = waking(ticket.ended + FIRST, zone)
    if not ticket.is_told_by_call and remind < lapses:
        yield Due(remind, KIND, REMIND)
    yield Due(lapses, KIND, LAPSE)
    if ticket.is_told_by_call:
        yield Due(lapses + CALLED, KIND, AT_LAST)


def do(tick: Tick, due: Due) -> None:
    """Ask once more, or close it; while a call is owed there is somebody who still has to ask."""
    if due.step == REMIND:
        _remind(tick)
        return
    call = callbacks.of(tick.connection, tick.ticket.id) if tick.ticket.is_told_by_call else None
    waits = call is not None and call.ended is None
    if waits and due.step == LAPSE:
        return
    after = moves.by_clock(tick, Action.LAPSE)
    if after is None:
        return
    if waits:
        callbacks.end(tick.connection, after.id, "void", tick.now)
        tick.posts.extend(owed.posts(tick.connection, after))
    words = {"number": str(after.id), "what": category_label(after.category)}
    zone = tick.organisation.timezone or ZONE
    stays = (after.ended or tick.now) + timedelta(days=tick.organisation.practice.objection_days)
    _tell(tick, say("verdict-lapsed", **words, by=deadline(stays, tick.now, zone)))


CHORES[KIND] = Chore(when, do)


def _lapses(ticket: Ticket, organisation: Organisation, zone: str) -> datetime:
    assert ticket.ended is not None
    return waking(ticket.ended + timedelta(days=organisation.practice.lapse_days), zone)


def _remind(tick: Tick) -> None:
    ticket, zone = tick.ticket, tick.organisation.timezone or ZONE
    assert ticket.ended is not None
    by = deadline(_lapses(ticket, tick.organisation, zone), tick.now, zone)
    words = {"number": str(ticket.id), "what": category_label(ticket.category)}
    _tell(tick, say("verdict-remind", **words, at=moment(ticket.ended, tick.now, zone), by=by))
    tickets.log(tick.connection, ticket.id, tick.now, action=history.REMINDED)


def _tell(tick: Tick, words: str) -> None:
    ticket = tick.ticket
    screen = Screen(words, stars.verdict(ticket.id, ticket.kind), bold=True)
    shows, whose = stars.shown_as(ticket.id), {"ticket": ticket.id, "person": ticket.person}
    acting.tell(tick, ticket.line, ticket.chat, screen, shows=shows, fresh=True, **whose)
