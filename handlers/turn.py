"""A turn: what waits is handled in one transaction; effects, answers and «done» are committed together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

from sqlalchemy import Connection

from handlers import board, buttons, edits, executing, messengers, routing, staff, unreached
from handlers import talks as talks  # each has entered itself in the book
from handlers.events import Member, Message, Moved, Press
from handlers.letters import Opened, by_person, is_early
from handlers.screens import Screen
from handlers.seats import Seats
from handlers.texts import say
from handlers.visit import ANSWER, GIVES, HIDDEN, NOTICE, Ack, Office, Visit
from storage import conversations, inbox, linking, organisations, outbox, people
from storage.inbox import Waiting
from storage.outbox import Post

BUDGET = 0.030
"""Seconds after which no further update is begun (no write transaction lasts over 50 ms)."""


@dataclass(slots=True)
class Turn:
    """What the worker does after the commit: acknowledge presses; how many were handled."""

    acks: list[Ack] = field(default_factory=list)
    handled: int = 0
    lines: set[int] = field(default_factory=set)
    """Whose outbox has something new."""
    errands: bool = False
    """Something was written into `jobs`."""
    staff: bool = False
    """Somebody acted in a group: whether they are still in it is looked up."""
    early: int = 0
    """How many stay in the inbox for a moment."""


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
    seats = Seats(connection, office, opened, now)
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
            if event.private and event.here:
                posts += executing.reopened(connection, line, event.external)
        elif isinstance(event, Moved):
            board.follow(connection, line, event.chat, event.new_chat, now)
            break  # what follows has to be looked up in the new chat
        elif isinstance(event, Message) and not event.sender.external:
            posts += [] if event.edited else staff.nameless(line, event)
        elif event is not None and event.sender.external:
            visit = seats.visit(one)
            alone = visit.conversation is not None and visit.conversation.name == messengers.NAME
            if alone and len(done) > 1:  # two persons become one: who has come must be looked up after it
                done.pop()
                break
            _handle(visit, event, one.letter)
            if alone:
                break
    for visit in seats.visits.values():
        visit.flush()
        posts += visit.posts
        turn.acks += visit.acks
        turn.errands |= visit.errands
        turn.staff |= visit.works or not visit.private
    _keep(connection, list(seats.visits.values()), posts, now)
    turn.lines = {post.line for post in posts}
    inbox.done(connection, done, now)
    turn.handled = len(done)
    return turn


def _handle(visit: Visit, event: Message | Press, letter: Waiting) -> None:
    if visit.private and visit.contact.blocked:  # who writes can be written to
        unreached.back(visit.connection, visit.line.id, visit.contact.external)
    if isinstance(event, Press):
        visit.acks.append(Ack(letter.line, event.press))
        visit.fresh, visit.reply_to, visit.heard, visit.sent = True, "", event.message, event.sent or letter.received
        (buttons.press if visit.private else staff.press)(visit, event)
        return
    if event.edited:
        visit.fresh = False
        if visit.private:
            edits.edited(visit, event, letter.received)
        return
    visit.fresh, visit.album, visit.heard = True, bool(event.album), event.id
    visit.sent = event.sent or letter.received
    visit.reply_to = "" if visit.private else event.id
    if (event.point is not None or event.phone) and visit.keyboard == GIVES:
        visit.keyboard = HIDDEN
    if visit.private:
        routing.route(visit, event, letter.received)
    else:
        staff.message(visit, event)


def _keep(connection: Connection, visits: Sequence[Visit], posts: list[Post], now: datetime) -> None:
    closed = [number for visit in visits for number in visit.closed]
    if closed:
        conversations.close(connection, closed)
    conversations.save(connection, [visit.conversation for visit in visits if visit.conversation is not None])
    keyboards = [
        (visit.contact.id, visit.keyboard)
        for visit in visits
        if visit.private and visit.keyboard != visit.contact.keyboard
    ]
    if keyboards:
        people.set_keyboards(connection, keyboards)
    for visit in visits:
        if visit.private and visit.person.reached not in (None, visit.contact.id):
            linking.follow(connection, visit.contact)
    new = [visit.contact for visit in visits if visit.private and not visit.contact.opened]
    if new:
        people.opened(connection, [contact.id for contact in new])
        posts = posts + executing.opened(connection, [contact.person.id for contact in new])
    if posts:
        outbox.put(connection, posts, now)


def apologise(connection: Connection, letter: Waiting, reference: str, office: Office, now: datetime) -> None:
    """A calm sentence to whom we could not answer."""
    if letter.chat:
        sentence = Screen(say("turn-sorry", reference=reference))
        outbox.put(connection, [Post(letter.line, letter.chat, sentence.pack(), priority=ANSWER)], now)


def alert(connection: Connection, text: str, now: datetime, organisation: int | None = None) -> None:
    """A sentence to every admin of an organisation, by default of the installation, wherever they are reached."""
    posts = [
        Post(contact.line, contact.external, Screen(text).pack(), priority=NOTICE, person=admin)
        for admin in organisations.admins(connection, organisation)
        for contact in people.contact_of(connection, admin)
        if not contact.blocked
    ]
    if posts:
        outbox.put(connection, posts, now)
