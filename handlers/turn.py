"""A turn: what waits is handled in one transaction; effects, answers and «done» are committed together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from time import perf_counter

from sqlalchemy import Connection

from domain.people import Contact
from handlers import adding, buttons, emergency, forms, report, routing, staff, welcome
from handlers.events import Member, Message, Moved, Press, Sender
from handlers.letters import Opened, by_person, is_early
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import ANSWER, HIDDEN, NOTICE, Office, Visit
from storage import conversations, inbox, organisations, outbox, people
from storage.inbox import Waiting
from storage.outbox import Post

BUDGET = 0.030
"""Seconds after which no further update is begun (no write transaction lasts over 50 ms)."""
STALE = timedelta(hours=12)
"""A conversation left for longer is offered, not forced."""


CONVERSATIONS = (adding, emergency, forms, report, welcome)
"""Named here so that each has entered itself in the book."""


@dataclass(slots=True)
class Turn:
    """What the worker does after the commit: acknowledge presses (line, press, text); how many were handled."""

    acks: list[tuple[int, str, str]] = field(default_factory=list)
    handled: int = 0
    errands: bool = False
    """Something was written into `jobs`."""
    early: int = 0
    """How many stay in the inbox for a moment."""


Seat = tuple[int, str]
"""A person, and '' in private or the group."""


def take_turn(
    connection: Connection, letters: Sequence[Waiting], office: Office, now: datetime, early: bool = False
) -> Turn:
    """Answer what waits; whatever raises here rolls everything back.

    Without `early`, who is faster than the note of what we have just sent stays in the inbox for a moment.
    """
    started = perf_counter()
    turn = Turn()
    done: list[int] = []
    posts: list[Post] = []
    opened = [Opened(letter, office.decode(letter.line, letter.raw)) for letter in letters]
    contacts = _contacts(connection, opened, now)
    visits: dict[Seat, Visit] = {}
    hasty: set[tuple[int, str]] = set()
    for one in by_person(opened):
        writer = one.letter.line, one.letter.person
        if writer in hasty or (not early and is_early(connection, one, now)):
            hasty.add(writer)
            turn.early += 1
            continue
        if done and perf_counter() - started > BUDGET:
            break
        event, line = one.event, one.letter.line
        done.append(one.letter.id)
        if isinstance(event, Member):
            posts += staff.member(connection, office, line, event, now)
        elif isinstance(event, Moved):
            outbox.move_chat(connection, line, event.chat, event.new_chat)
        elif event is not None and event.sender.external:
            visit = _visit(connection, office, now, visits, contacts[line, event.sender.external], one)
            _handle(visit, event, one.letter)
    for visit in visits.values():
        visit.flush()
        posts += visit.posts
        turn.acks += visit.acks
        turn.errands |= visit.errands
    _keep(connection, visits, posts, now)
    inbox.done(connection, done, now)
    turn.handled = len(done)
    return turn


def _contacts(connection: Connection, opened: Sequence[Opened], now: datetime) -> dict[tuple[int, str], Contact]:
    wanted = {
        (one.letter.line, one.event.sender.external): one.event.sender
        for one in opened
        if isinstance(one.event, Message | Press) and one.event.sender.external
    }
    known = people.contacts(connection, list(wanted)) if wanted else {}
    for (line, external), sender in wanted.items():
        contact = known.get((line, external)) or people.meet(connection, line, external, now)
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


def _visit(
    connection: Connection, office: Office, now: datetime, visits: dict[Seat, Visit], contact: Contact, one: Opened
) -> Visit:
    event = one.event
    assert isinstance(event, Message | Press)
    place = "" if event.private else f"{one.letter.line}:{event.chat}"
    seat = (contact.person.id, place)
    visit = visits.get(seat)
    if visit is not None and (visit.line.id, visit.chat) != (one.letter.line, event.chat):
        visit.flush()
        visit.line, visit.chat = office.lines[one.letter.line], event.chat
        visit.contact, visit.keyboard = contact, contact.keyboard
    if visit is None:
        visit = Visit(
            connection=connection,
            office=office,
            now=now,
            contact=contact,
            line=office.lines[one.letter.line],
            chat=event.chat,
            private=event.private,
            keyboard=contact.keyboard,
        )
        visit.conversation = conversations.open_ones(connection, [seat]).get(seat)
        if visit.conversation is not None and now - visit.conversation.changed > STALE:
            visit.shelve()
        visits[seat] = visit
    visit.sender = event.sender
    visit.title = event.title or visit.title
    return visit


def _handle(visit: Visit, event: Message | Press, letter: Waiting) -> None:
    if isinstance(event, Press):
        visit.acks.append((letter.line, event.press, ""))
        visit.fresh, visit.reply_to = True, ""
        (buttons.press if visit.private else staff.press)(visit, event)
        return
    if event.edited:
        return
    visit.fresh, visit.album = True, bool(event.album)
    visit.reply_to = "" if visit.private else event.id
    if event.point is not None and visit.keyboard == "place":
        visit.keyboard = HIDDEN
    if visit.private:
        routing.route(visit, event, letter.received)
    else:
        staff.message(visit, event)


def _keep(connection: Connection, visits: dict[Seat, Visit], posts: list[Post], now: datetime) -> None:
    closed = [number for visit in visits.values() for number in visit.closed]
    if closed:
        conversations.close(connection, closed)
    conversations.save(connection, [visit.conversation for visit in visits.values() if visit.conversation is not None])
    keyboards = [
        (visit.contact.id, visit.keyboard)
        for visit in visits.values()
        if visit.private and visit.keyboard != visit.contact.keyboard
    ]
    if keyboards:
        people.set_keyboards(connection, keyboards)
    if posts:
        outbox.put(connection, posts, now)


def apologise(connection: Connection, letter: Waiting, reference: str, office: Office, now: datetime) -> None:
    """A calm sentence to whom we could not answer."""
    if letter.chat:
        sentence = Screen(say("turn-sorry", reference=reference))
        outbox.put(connection, [Post(letter.line, letter.chat, sentence.pack(), priority=ANSWER)], now)


def alert(connection: Connection, text: str, now: datetime) -> None:
    """A sentence to every admin, wherever they are reached."""
    posts = [
        Post(contact.line, contact.external, Screen(text).pack(), priority=NOTICE, person=admin)
        for admin in organisations.admins(connection)
        for contact in people.contact_of(connection, admin)
        if not contact.blocked
    ]
    if posts:
        outbox.put(connection, posts, now)
