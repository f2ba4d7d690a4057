"""Who hears of an appointment: the resident, the staff under the card, who is to come in their own dialogue."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.appointments import Appointment, State, Window
from domain.tickets import Action, Status, Ticket, is_open
from handlers import appointed, owed, personal, showing
from handlers.dialogues import dialogue
from handlers.screens import Rows, Screen
from handlers.texts import say
from handlers.visit import NOTICE
from storage import appointments, callbacks
from storage.outbox import Post

EARLY = timedelta(hours=2)
"""Work that begins so soon before a visit is that visit."""


def shown_as(number: int) -> str:
    """What the message that speaks of it is known by."""
    return f"visit:{number}"


def to_resident(connection: Connection, ticket: Ticket, screen: Screen, now: datetime, why: str = "") -> list[Post]:
    """A notice to who reported it; who has no messenger is called, `why` being what the call is for."""
    if ticket.line:
        words: dict[str, Any] = {"ticket": ticket.id, "person": ticket.person, "fresh": True}
        shows = shown_as(ticket.id) if screen.rows else ""  # what only tells takes no place of what is to be pressed
        return [Post(ticket.line, ticket.chat, screen.pack(), NOTICE, shows=shows, **words)]
    if not (why and ticket.phone):
        return []
    callbacks.owe(connection, ticket.id, f"visit_{why}", screen.text.partition("\n")[2], now)
    callbacks.rang(connection, ticket.id, now)
    return owed.posts(connection, ticket, fresh=True)


def to_staff(connection: Connection, ticket: Ticket, text: str, rows: Rows = ()) -> list[Post]:
    """A word under the card, and the card drawn again."""
    return [*showing.under(connection, ticket, Screen(text, rows)), *showing.posts(connection, ticket)]


def to_executor(connection: Connection, ticket: Ticket, text: str, rows: Rows = ()) -> list[Post]:
    """A word to who is to come, in their own dialogue."""
    contact = dialogue(connection, ticket.executor) if ticket.executor is not None else None
    if contact is None:
        return []
    card = personal.shows(ticket.id, contact.person.id)
    words: dict[str, Any] = {"shows": f"{card}:visit", "fresh": True, "reply_shows": card, "person": contact.person.id}
    return [Post(contact.line, contact.external, Screen(text, rows).pack(), NOTICE, **words)]


def follow(connection: Connection, after: Ticket, action: Action, now: datetime) -> list[Post]:
    """A ticket was moved: who was to come comes no more, or somebody else does."""
    one = appointments.of(connection, after.id)
    if one is None:
        return []
    if action is Action.START and one.begins is not None and now < one.begins <= now + EARLY:
        appointments.drop(connection, after.id, State.OVER, now)  # they have come earlier
        return []
    if not is_open(after.status) or _is_put_off(after, one):
        return _off(connection, after, one, now)
    if one.state is not State.AGREED or after.executor in (None, one.executor) or _begun(one, now):
        return []
    appointments.comes(connection, one.id, after.executor)
    at = appointed.span(_window(one), appointed.zone(connection, after))
    said = say("visit-other-comes", at=at, who=appointed.who(connection, after))
    posts = to_resident(connection, after, appointed.titled(after, said), now, "who")
    posts += to_executor(connection, after, say("job-visit", number=str(after.id), at=at))
    if clash := busy(connection, after, _window(one)):
        posts += to_staff(connection, after, clash)
    return posts


def busy(connection: Connection, ticket: Ticket, window: Window) -> str:
    """Where its executor is already to be then, as a sentence; empty where nowhere."""
    if ticket.executor is None:
        return ""
    found = appointments.agreed_of(connection, ticket.executor, window.begins, window.ends, but=ticket.id)
    if not found:
        return ""
    other, at = found[0]
    return say("visit-busy", at=appointed.span(at, appointed.zone(connection, ticket)), other=str(other))


def _off(connection: Connection, ticket: Ticket, one: Appointment, now: datetime) -> list[Post]:
    """Nobody comes; that is told where somebody waits for it."""
    appointments.drop(connection, ticket.id, State.CANCELLED, now)
    if one.state is not State.AGREED or _begun(one, now):
        return []
    at = appointed.span(_window(one), appointed.zone(connection, ticket))
    posts = to_resident(connection, ticket, appointed.titled(ticket, say("visit-off", at=at)), now, "off")
    return posts + to_executor(connection, ticket, say("job-visit-off", number=str(ticket.id), at=at))


def _is_put_off(ticket: Ticket, one: Appointment) -> bool:
    """Whether the ticket rests until later than somebody was to come."""
    put_off = ticket.status is Status.POSTPONED and ticket.until is not None
    return put_off and one.begins is not None and ticket.until is not None and one.begins < ticket.until


def _begun(one: Appointment, now: datetime) -> bool:
    return one.begins is None or one.begins <= now


def _window(one: Appointment) -> Window:
    assert one.window is not None
    return one.window
