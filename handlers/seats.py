"""Who has come in a turn: their contact, their open conversation, and one visit for each person in each place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.people import Contact
from handlers.events import Message, Press, Sender
from handlers.letters import Opened
from handlers.visit import Office, Visit
from storage import conversations, people
from storage.conversations import Seat

STALE = timedelta(hours=12)
"""A conversation left for longer is offered to who writes, not forced."""

Address = tuple[int, str]
"""A line, and what a person is called there."""


class Seats:
    """The visits of a turn. What is known of all who come is read at once: a statement for each would cost too much."""

    def __init__(self, connection: Connection, office: Office, opened: Sequence[Opened], now: datetime) -> None:
        self.visits: dict[Seat, Visit] = {}
        self._connection, self._office, self._now = connection, office, now
        self._contacts = _contacts(connection, opened, now)
        seats = {self._seat(one) for one in opened if _address(one) in self._contacts}
        self._talks = conversations.open_ones(connection, list(seats)) if seats else {}

    def visit(self, one: Opened) -> Visit:
        """The visit that a message or press belongs to."""
        event, seat = one.event, self._seat(one)
        assert isinstance(event, Message | Press)
        visit = self.visits.get(seat)
        line, contact = self._office.lines[one.letter.line], self._contacts[_address(one)]
        if visit is not None and (visit.line.id, visit.chat) != (line.id, event.chat):
            visit.flush()
            visit.line, visit.chat = line, event.chat
            visit.contact, visit.keyboard = contact, contact.keyboard
        if visit is None:
            visit = Visit(
                connection=self._connection,
                office=self._office,
                now=self._now,
                contact=contact,
                line=line,
                chat=event.chat,
                private=event.private,
                keyboard=contact.keyboard,
            )
            visit.conversation = self._talks.get(seat)
            stale = visit.conversation is not None and self._now - visit.conversation.changed > STALE
            if stale and isinstance(event, Message) and not event.edited:  # who presses a button of it means to go on
                visit.shelve()
            self.visits[seat] = visit
        visit.sender = event.sender
        visit.title = event.title or visit.title
        return visit

    def _seat(self, one: Opened) -> Seat:
        event = one.event
        assert isinstance(event, Message | Press)
        return self._contacts[_address(one)].person.id, "" if event.private else f"{one.letter.line}:{event.chat}"


def _address(one: Opened) -> Address:
    external = one.event.sender.external if isinstance(one.event, Message | Press) else ""
    return one.letter.line, external


def _contacts(connection: Connection, opened: Sequence[Opened], now: datetime) -> dict[Address, Contact]:
    wanted = {
        (one.letter.line, one.event.sender.external): (one.event.sender, one.event.private)
        for one in opened
        if isinstance(one.event, Message | Press) and one.event.sender.external
    }
    known = people.contacts(connection, list(wanted)) if wanted else {}
    for (line, external), (sender, private) in wanted.items():
        contact = known.get((line, external)) or people.add(connection, line, external, now, opened=private)
        known[line, external] = _renamed(connection, contact, sender)
    return known


def _renamed(connection: Connection, contact: Contact, sender: Sender) -> Contact:
    """A new name is kept only with consent."""
    known = (contact.name, contact.username)
    if not contact.person.consents or not sender.name or (sender.name, sender.username) == known:
        return contact
    people.rename(connection, contact.id, sender.name, sender.username)
    people.call(connection, contact.person.id, sender.name)
    return replace(
        contact, name=sender.name, username=sender.username, person=replace(contact.person, name=sender.name)
    )
