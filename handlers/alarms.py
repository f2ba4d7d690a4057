"""An emergency that nobody has accepted: who is on duty is rung, then the next, then the heads, then the resident told.

A message about an emergency is dealt with within ten minutes (PP 416, clause 13). Hundreds that report one failed
supply make one list in the staff chat; only the first of them rings in private.
"""

from typing import Any

from domain import ladder
from domain.dues import Due
from domain.ladder import Rung
from domain.organisations import Organisation
from domain.people import Contact
from domain.tickets import Ticket
from handlers import climb_card, crews, owed, showing
from handlers.dues import CHORES, Chore, Tick
from handlers.ladder import cards, on_duty, reached, whom
from handlers.screens import Screen
from handlers.statuses import category_label
from handlers.texts import say
from handlers.visit import NOTICE
from storage import callbacks, organisations, tickets
from storage.outbox import Post

RING = "ring"
"""In the log: who was rung."""
NOBODY = "112"
"""Whom to call where no emergency phone is known."""


def when(ticket: Ticket, organisation: Organisation) -> list[Due]:
    """See domain/ladder.py."""
    return ladder.alarm(ticket)


def do(tick: Tick, due: Due) -> None:
    """Ring who is next; at the end tell the resident."""
    if due.step == ladder.BREACH:
        _breach(tick)
    elif not _is_one_of_many(tick.ticket):
        rung, people = _next(tick, due.step)
        if people:
            _ring(tick, rung, people)


def _is_one_of_many(ticket: Ticket) -> bool:
    return ticket.listed not in (None, ticket.id) and not ticket.is_danger


def _next(tick: Tick, step: int) -> tuple[Rung, list[Contact]]:
    """Whom to ring now, nobody twice: on duty one after another, where there is nobody left the dispatchers, heads."""
    c, ticket = tick.connection, tick.ticket
    since = ladder.alarm_since(ticket)
    rung_before = {one.person for one in tickets.log_of(c, ticket.id) if one.action == RING and one.at >= since}
    if step != ladder.HEADS:
        duty = [one for one in on_duty(c, ticket, tick.now) if one not in rung_before]
        if found := reached(c, duty)[:1]:
            return Rung.DUTY, found
        found = [one for one in whom(c, ticket, Rung.DISPATCHER, tick.now) if one.person.id not in rung_before]
        if found:
            return Rung.DISPATCHER, found
    found = [one for one in whom(c, ticket, Rung.HEAD, tick.now) if one.person.id not in rung_before]
    return Rung.HEAD, found


def _ring(tick: Tick, rung: Rung, people: list[Contact]) -> None:
    """They get the card, with sound; the staff chat reads who was rung."""
    c, ticket = tick.connection, tick.ticket
    tickets.update(c, ticket.id, level=max(ticket.level, rung), climbed=tick.now)
    after = tick.again()
    for one in people:
        words: dict[str, Any] = {"person": one.person.id, "name": crews.name(c, one.person.id)}
        tickets.log(c, ticket.id, tick.now, action=RING, before=ticket.status, after=ticket.status, **words)
    names = ", ".join(crews.name(c, one.person.id) for one in people)
    said = Screen(say("alarm-rung", number=str(ticket.id), names=names))
    tick.posts += [*cards(c, after, rung, people), *showing.under(c, after, said, shows=f"rung:{ticket.id}")]
    tick.posts += climb_card.redrawn(c, after)


def _breach(tick: Tick) -> None:
    """The ten minutes are over: the resident hears whom to call, and the ticket has missed its term."""
    c, ticket = tick.connection, tick.ticket
    if ticket.breached is None:
        tickets.update(c, ticket.id, breached=tick.now)
    tickets.log(c, ticket.id, tick.now, action="alarm_late", before=ticket.status, after=ticket.status)
    after = tick.again()
    phone = organisations.phone_of(c, ticket.house) or NOBODY
    if ticket.is_told_by_call:
        if ticket.phone:
            callbacks.owe(c, ticket.id, "alarm", phone, tick.now)
            callbacks.rang(c, ticket.id, tick.now)
            tick.posts += owed.posts(c, after, fresh=True)
    else:
        words = {"number": str(ticket.id), "what": category_label(ticket.category)}
        screen = Screen("\n".join((say("told-title", **words), say("told-alarm", phone=phone))), bold=True)
        tick.posts.append(Post(ticket.line, ticket.chat, screen.pack(), NOTICE, ticket=ticket.id, person=ticket.person))
    tick.posts += showing.posts(c, after, quiet=False)


CHORES[ladder.ALARM] = Chore(when, do)
