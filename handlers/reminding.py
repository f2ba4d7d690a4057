"""What time brings to appointments: a reminder an hour before, an offer that nobody took, one whose time is over."""

from datetime import datetime

from sqlalchemy import Connection

from domain.appointments import Appointment, State
from domain.tickets import Ticket, is_open
from handlers import appointed, visit_news
from handlers.screens import Button
from handlers.texts import say
from handlers.when import moment
from handlers.whereabouts import place_words
from storage import appointments, tickets
from storage.outbox import Post


def sweep(connection: Connection, now: datetime) -> list[Post]:
    """Everything that has come up. Twice does no harm, and after a downtime nobody is reminded of what has begun."""
    posts: list[Post] = []
    for one in appointments.due(connection, now):
        ticket = tickets.get(connection, one.ticket)
        if ticket is None or not is_open(ticket.status):
            appointments.drop(connection, one.ticket, State.CANCELLED, now)
        elif one.state is State.AGREED:
            posts += _agreed(connection, ticket, one, now)
        else:
            appointments.drop(connection, one.ticket, State.LAPSED, now)
            rows = ((Button(say("visit-another"), f"c:{ticket.id}:visit"),),)
            said = "visit-staff-lapsed" if one.state is State.OFFERED else "visit-staff-missed"
            posts += visit_news.to_staff(connection, ticket, say(said, number=str(ticket.id)), rows)
    return posts


def _agreed(connection: Connection, ticket: Ticket, one: Appointment, now: datetime) -> list[Post]:
    assert one.window is not None
    if one.window.ends <= now:
        appointments.drop(connection, ticket.id, State.OVER, now)
        return []
    appointments.looked(connection, one.id, one.reminded or now, one.window.ends)
    if one.reminded is not None or one.window.begins <= now:
        return []
    at, zone = appointed.span(one.window, appointed.zone(connection, ticket)), appointed.zone(connection, ticket)
    soon = say("visit-soon", at=moment(one.window.begins, now, zone), who=appointed.who(connection, ticket))
    posts = visit_news.to_resident(connection, ticket, appointed.titled(ticket, soon), now)
    words = {"number": str(ticket.id), "at": at, "place": place_words(ticket) or "-"}
    return posts + visit_news.to_executor(connection, ticket, say("job-visit-soon", **words))
