"""An appointment in words and as what the resident sees of it: windows to choose from, what was agreed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.appointments import AHEAD, Appointment, State, Window, ready
from domain.tickets import Ticket
from handlers.screens import Button, Rows, Screen
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.wording import cut
from storage import appointments, organisations, teams

SHORT = 100
"""Characters of what somebody comes for."""


def zone(connection: Connection, ticket: Ticket) -> str:
    """Of the house's clocks."""
    return organisations.zone(connection, ticket.organisation) or ZONE


def span(window: Window, at: str) -> str:
    """The day and from – to; the day by its date, since the message may be read tomorrow."""
    begins = window.begins.astimezone(ZoneInfo(at))
    day = say("when-date", day=str(begins.day), month=say(f"when-month-{begins.month}"))
    return say("visit-span", weekday=say(f"visit-weekday-{begins.weekday()}"), day=day, hours=hours(window, at))


def hours(window: Window, at: str) -> str:
    """From – to, where the day is known."""
    begins, ends = window.begins.astimezone(ZoneInfo(at)), window.ends.astimezone(ZoneInfo(at))
    return f"{begins.hour}:{begins.minute:02}–{ends.hour}:{ends.minute:02}"


def mark(window: Window) -> str:
    """What a button knows a window by."""
    return str(int(window.begins.timestamp()))


def who(connection: Connection, ticket: Ticket) -> str:
    """Who comes: by the name that the staff call them, and from which team."""
    team = teams.get(connection, ticket.team) if ticket.team is not None else None
    name = ticket.executor_name or say("visit-somebody")
    return say("visit-who-team", who=name, team=team.name) if team is not None else name


def busy(connection: Connection, ticket: Ticket, now: datetime) -> list[Window]:
    """When its executor is to be elsewhere."""
    if ticket.executor is None:
        return []
    found = appointments.agreed_of(connection, ticket.executor, now, now + AHEAD * 2, but=ticket.id)
    return [window for _, window in found]


def free(connection: Connection, ticket: Ticket, now: datetime, most: int) -> list[Window]:
    """The next windows that could be offered."""
    return ready(now, zone(connection, ticket), busy(connection, ticket, now), most)


def lines(connection: Connection, ticket: Ticket) -> list[str]:
    """What a card says of it. Who has just reported something has none, and is not looked up."""
    one = appointments.of(connection, ticket.id) if ticket.version > 1 else None
    if one is None:
        return []
    at = span(one.window, zone(connection, ticket)) if one.window is not None else ""
    return [say(f"card-visit-{one.state}", at=at)]


def offer(connection: Connection, ticket: Ticket, one: Appointment, now: datetime, note: str = "") -> Screen:
    """The windows to choose from; those that have begun are left out."""
    at = zone(connection, ticket)
    taken = busy(connection, ticket, now)
    rows: list[tuple[Button, ...]] = [
        (Button(span(window, at), f"k:{ticket.id}:slot.{one.id}.{place}"),)
        for place, window in enumerate(one.options)
        if window.begins > now and not any(window.meets(other) for other in taken)
    ]
    rows.append((Button(say("visit-other"), f"k:{ticket.id}:other.{one.id}"),))
    asked = say("visit-offer", who=who(connection, ticket))
    return titled(ticket, note or asked, _why(one), say("visit-offer-how"), rows=tuple(rows))


def agreed(connection: Connection, ticket: Ticket, one: Appointment, now: datetime) -> Screen:
    """When who comes, and the way to another time while there is one."""
    assert one.window is not None
    said = say("visit-agreed", at=span(one.window, zone(connection, ticket)), who=who(connection, ticket))
    if not one.may_move(now):
        return titled(ticket, said, _why(one))
    rows = ((Button(say("visit-move"), f"k:{ticket.id}:move.{one.id}"),),)
    return titled(ticket, said, _why(one), say("visit-agreed-how"), rows=rows)


def asked(connection: Connection, ticket: Ticket, one: Appointment) -> Screen:
    """What the resident has asked for waits for an answer."""
    assert one.window is not None
    return titled(ticket, say("visit-asked", at=span(one.window, zone(connection, ticket))))


def stands(connection: Connection, ticket: Ticket, one: Appointment, now: datetime) -> Screen:
    """How it stands, for the resident."""
    if one.state is State.AGREED:
        return agreed(connection, ticket, one, now)
    return asked(connection, ticket, one) if one.state is State.ASKED else offer(connection, ticket, one, now)


def titled(ticket: Ticket, *parts: str, rows: Rows = ()) -> Screen:
    """Under the number of the ticket and what it is about."""
    title = say("told-title", number=str(ticket.id), what=category_label(ticket.category))
    return Screen("\n".join([title, *(part for part in parts if part)]), rows, bold=True)


def _why(one: Appointment) -> str:
    return say("visit-why", why=cut(one.why, SHORT)) if one.why else ""
