"""Letters that have been read: in whose order they are answered, and which of them come too early."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from handlers.events import Event, Message, Press
from storage import outbox, shown
from storage.inbox import Waiting

EARLY = timedelta(seconds=2)
"""How long an update about a message of ours may wait until we know by what id that message was sent."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter that has been read."""

    letter: Waiting
    event: Event | None


def by_person(opened: Sequence[Opened]) -> list[Opened]:
    """Each person's letters together and in the messenger's order, people by who came first."""
    places: dict[tuple[int, str, str], list[Opened]] = {}
    for one in opened:
        places.setdefault((one.letter.line, one.letter.person, one.letter.chat), []).append(one)
    return [one for group in places.values() for one in sorted(group, key=lambda each: each.letter.position)]


def is_early(connection: Connection, one: Opened, now: datetime) -> bool:
    """Whether it is about a message of ours that is being sent: the person sees it, and we do not know its id yet."""
    event = one.event
    if isinstance(event, Message):
        ours = event.reply_to
    else:
        ours = event.message if isinstance(event, Press) and not event.private else ""
    if not ours or event is None or now - one.letter.received > EARLY:
        return False
    line, chat = one.letter.line, one.letter.chat
    return shown.about(connection, line, chat, ours) is None and outbox.under_way(connection, line, chat)
