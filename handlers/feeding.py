"""What is told to many goes to delivery a few seconds' worth at a time, and what delivery says came of each message.

So an answer never waits behind thousands, a pause takes effect at once, and the night takes back what is left.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.mailings import Heard, Kind, Mailing, State, day_began, held_until
from handlers import telling
from handlers.visit import BROADCAST, Office
from storage import mailing_people, mailings, organisations, outbox, people
from storage.outbox import Outgoing, Post

AHEAD = 8
"""Seconds' worth of messages that wait in the outbox at most."""
AT_ONCE = 200
SHOW = timedelta(seconds=5)
"""How often its progress is shown."""
LAPSES = timedelta(days=1)
"""After this what nobody has begun is given up."""
KEPT = timedelta(days=30)
"""How long it is kept who heard what; after that the figures alone."""


def step(connection: Connection, office: Office, now: datetime) -> bool:
    """What comes next of all that is at work, as far as one transaction may take; whether there is more at once."""
    for mailing in mailings.at_work(connection):
        if mailing.state == State.GATHERING:
            telling.gather(connection, office, mailing.id, now)
            return True
    under_way = mailing_people.under_way(connection)
    more = False
    for mailing in mailings.at_work(connection):
        more |= _feed(connection, office, mailing, under_way, now)
    return more


def _feed(connection: Connection, office: Office, mailing: Mailing, under_way: dict[int, int], now: datetime) -> bool:
    """Hand some of it to delivery; whether there is room for more."""
    kind, zone = Kind(mailing.kind), organisations.zone(connection, mailing.organisation)
    if kind.waits and held_until(now + timedelta(seconds=AHEAD), zone) is not None:
        if mailing_people.recall(connection, mailing.id):
            telling.redraw(connection, mailing, now)
        return False
    day, more = day_began(now, zone), False
    for line, known in office.lines.items():
        room = int(known.can.pace * AHEAD) - under_way.get(line, 0)
        most = min(room, AT_ONCE)
        if most <= 0:
            continue
        told = mailing_people.take(connection, mailing, line, most, day, now)
        posts = [
            Post(line, chat, mailing.screen, BROADCAST, shows=mailing_people.shows(mailing.id), fresh=True, person=who)
            for who, chat in told
        ]
        if posts:
            outbox.put(connection, posts, now)
            under_way[line] = under_way.get(line, 0) + len(posts)
            more |= len(posts) == most < room
    if mailing.drawn is None or now - mailing.drawn >= SHOW or now < mailing.drawn:
        _look(connection, mailing, now)
    return more


def _look(connection: Connection, mailing: Mailing, now: datetime) -> None:
    """Whether everybody has been told; its progress is shown."""
    progress = mailing_people.progress(connection, mailing.id)
    if not progress.rest:
        mailings.move(connection, mailing.id, State.RUNNING, State.DONE, ended=now, counts=progress.counts)
    telling.redraw(connection, mailing, now)


def about(outgoing: Outgoing) -> int | None:
    """The number of what is told by a message; None for any other message."""
    kind, _, number = outgoing.shows.partition(":")
    return int(number) if kind == "mail" and number.isdecimal() else None


def settled(connection: Connection, outgoing: Outgoing, became: str, now: datetime) -> None:
    """What became of one message of it: who has blocked us hears it in another messenger, where there is one."""
    number, person = about(outgoing), outgoing.person
    if number is None or person is None:
        return
    state = Heard(became) if became in (Heard.SENT, Heard.UNKNOWN) else Heard.FAILED
    if state is Heard.FAILED:
        address = outgoing.line, outgoing.chat
        contact = people.contacts(connection, [address]).get(address)
        if contact is not None and contact.blocked:
            other = people.reached(connection, person)
            if other is not None:
                mailing_people.elsewhere(connection, number, person, other.line, other.external)
                return
            state = Heard.BLOCKED
    mailing_people.settle(connection, number, person, state)


def sweep(connection: Connection, now: datetime) -> None:
    """What nobody has begun is given up; of what ended long ago only the figures stay."""
    for number in mailings.forgotten(connection, now - LAPSES):
        mailing = mailings.get(connection, number)
        if mailing is not None and telling.stop(connection, mailing, now):
            telling.redraw(connection, mailing, now)
    mailing_people.sweep(connection, now - KEPT)
