"""What time itself brings: reports of danger that were broken off, what was held before consent, old rows."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from handlers import (
    clockwork,  # noqa: F401
    digest,
    dispatching,
    dues,
    emergency,
    feeding,
    gaps,
    owed,
    proving,
    rating,
    reminding,
    week,
    welcome,
)
from handlers.talk import Talk
from handlers.visit import Office, Visit
from storage import conversations, inbox, outbox, people, residence, sources, tickets
from storage.conversations import Conversation

BROKEN_OFF = timedelta(minutes=2)
"""After this a report of danger goes to staff as it is."""
HELD = timedelta(hours=1)
"""How long what was sent before consent is kept (design §9b)."""


def run(connection: Connection, office: Office, now: datetime) -> bool:
    """Everything that is due, as far as one transaction may take; whether there is more. Twice does no harm."""
    more = dues.run(connection, office, now)
    more = week.sweep(connection, now) or more
    more = digest.sweep(connection, now) or more
    for one in conversations.idle(connection, emergency.NAME, now - BROKEN_OFF):
        _file_as_it_is(connection, office, one, now)
    held = [one.id for one in conversations.idle(connection, welcome.NAME, now - HELD) if one.id is not None]
    words = conversations.idle(connection, rating.WORD, now - rating.WORD_STAYS)
    held += [one.id for one in words if one.id is not None]
    if held:
        conversations.close(connection, held)
    owed.ring(connection, now)
    proving.sweep(connection, now)
    if told := [*dispatching.sweep(connection, now), *gaps.sweep(connection, now), *reminding.sweep(connection, now)]:
        outbox.put(connection, told, now)
    conversations.sweep(connection, now)
    sources.sweep(connection, now)
    residence.sweep(connection, now)
    tickets.forget_phones(connection, now)
    feeding.sweep(connection, now)
    inbox.sweep(connection, now)
    outbox.sweep(connection, now)
    return more


def _file_as_it_is(connection: Connection, office: Office, one: Conversation, now: datetime) -> None:
    contact = next((each for each in people.contact_of(connection, one.person) if each.line == one.line), None)
    if contact is None or one.line not in office.lines or one.id is None:
        return
    visit = Visit(
        connection,
        office,
        now,
        contact,
        office.lines[one.line],
        one.chat,
        private=True,
        keyboard=contact.keyboard,
    )
    emergency.as_it_is(Talk(connection, contact.person, dict(one.answers), now)).do(visit)
    conversations.close(connection, [one.id])
    outbox.put(connection, visit.posts, now)
    if visit.keyboard != contact.keyboard:
        people.set_keyboards(connection, [(contact.id, visit.keyboard)])
