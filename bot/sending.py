"""Sends one outbox row: draws it, finds its files, edits or sends, and judges what the messenger answered."""

import hashlib
import logging
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot import media
from bot.clock import Clock
from bot.lines import (
    CannotEdit,
    ChatMoved,
    Enclosed,
    Line,
    NotSent,
    Parcel,
    Sent,
    TryLater,
    Unreachable,
)
from bot.outcomes import Outcome
from bot.topics import Forum, Topics
from handlers import cards, screens
from handlers.screens import Screen
from handlers.threads import Wanted
from storage import files, shown
from storage.outbox import BROADCAST, Outgoing, Result
from storage.store import Store

log = logging.getLogger(__name__)

GIVE_UP = timedelta(days=1)
"""A message that could not be sent for so long is lost."""
MARGIN = 60.0
"""Seconds before the end of the time for edits from which a message is sent anew."""


class Sending:
    """How one line's rows are sent."""

    def __init__(
        self, line: Line, store: Store, clock: Clock, media_dir: Path, face: Callable[[], screens.Line]
    ) -> None:
        self._line, self._store, self._clock, self._media, self._face = line, store, clock, media_dir, face
        self.topics = Topics(line.id, line, store, clock) if isinstance(line, Forum) else None

    def edits(self, row: Outgoing) -> bool:
        """Whether this row changes a message of ours instead of adding one."""
        if not row.edit or row.fresh or (row.shows.startswith("talk:") and not row.newest):
            return False
        limit = self._line.can.edits_for
        if limit is None or row.edit_sent is None:
            return True
        return (self._clock.now() - row.edit_sent).total_seconds() < limit - MARGIN

    async def send(self, row: Outgoing) -> Outcome:
        """One call, and what became of it. Raises TokenRefused."""
        screen = await self._screen(row)
        if screen is None:  # what it shows is no more: nothing is owed
            return Outcome(row, Result(row.id, "sent"))
        drawn = _look(screen) if row.screen is None else ""
        if drawn and drawn == row.drawn and self.edits(row):  # it looks like that already
            return Outcome(row, Result(row.id, "sent", tries=row.tries))
        parcel = await self._parcel(row, screen)
        try:
            topic = await self.topics.of(row) if self.topics else None
            parcel = replace(parcel, thread=topic.thread) if topic and not parcel.edit else parcel
            sent = await self._call(parcel)
            await self._settle(row, topic, sent)
            return self._sent(row, sent, parcel, drawn)
        except ChatMoved as moved:
            return Outcome(row, Result(row.id, "new", due=self._clock.now(), tries=row.tries), moved=moved.chat)
        except TryLater as fault:
            return self._again(row, fault)
        except NotSent as fault:
            log.warning("%s: message %d is lost: %s", self._line.can.messenger, row.id, fault.why)
            result = Result(row.id, "failed", error=fault.why, tries=row.tries + 1)
            return Outcome(row, result, lost=fault.why, unreachable=isinstance(fault, Unreachable))

    async def _screen(self, row: Outgoing) -> Screen | None:
        if row.screen is not None:
            return Screen.unpack(row.screen)
        return await self._store.read(cards.draw, row.shows, self._face(), self._clock.now())

    async def _parcel(self, row: Outgoing, screen: Screen) -> Parcel:
        edit = row.edit if self.edits(row) and not screen.below and not screen.files else ""
        return Parcel(
            id=row.id,
            chat=row.chat,
            screen=screen,
            edit=edit,
            reply_to=row.reply_to,
            thread=row.thread,
            files=await self._files(screen) if screen.files else (),
            quiet=row.quiet,
        )

    async def _files(self, screen: Screen) -> list[Enclosed]:
        known = await self._store.read(files.known, self._line.id, [file.hash for file in screen.files])
        enclosed = [
            Enclosed(file.hash, file.kind, media.path(self._media, file.hash), file.name, known.get(file.hash, ""))
            for file in screen.files
        ]
        return [one for one in enclosed if self._is_there(one)]

    def _is_there(self, file: Enclosed) -> bool:
        """A message goes without a file that MEDIA_DIR has lost, rather than not at all."""
        there = bool(file.external) or file.path.is_file()
        if not there:
            log.error("%s is not in MEDIA_DIR any more", file.hash)
        return there

    async def _call(self, parcel: Parcel) -> Sent:
        try:
            return await self._line.send(parcel)
        except CannotEdit:
            if not parcel.edit:
                raise
            await self._store.write(shown.forget, self._line.id, parcel.chat, parcel.edit)
            return await self._line.send(replace(parcel, edit=""))

    async def _settle(self, row: Outgoing, topic: Wanted | None, sent: Sent) -> None:
        if self.topics and topic and sent.astray:
            await self.topics.lost(row.chat, topic.thread)
        elif self.topics and topic:
            await self.topics.settle(row, topic)

    def _sent(self, row: Outgoing, sent: Sent, parcel: Parcel, drawn: str) -> Outcome:
        messages = tuple(sent.messages) or ((parcel.edit,) if parcel.edit else ())
        tries, names = row.tries + 1, dict(sent.files)
        return Outcome(row, Result(row.id, "sent", messages=messages, files=names, tries=tries, drawn=drawn))

    def _again(self, row: Outgoing, fault: TryLater) -> Outcome:
        now = self._clock.now()
        tries = row.tries + 1
        if fault.unsure and row.priority == BROADCAST and not self._line.can.resends:
            log.warning("%s: broadcast message %d may have arrived: %s", self._line.can.messenger, row.id, fault.why)
            return Outcome(row, Result(row.id, "unknown", error=fault.why, tries=tries))
        if now - row.made > GIVE_UP:
            log.warning("%s: message %d is given up: %s", self._line.can.messenger, row.id, fault.why)
            return Outcome(row, Result(row.id, "failed", error=fault.why, tries=tries), lost=fault.why)
        wait = fault.after if fault.after is not None else min(60, 2 ** min(row.tries, 6)) * random.uniform(0.8, 1.2)
        result = Result(row.id, "new", error=fault.why, due=now + timedelta(seconds=wait), tries=tries)
        return Outcome(row, result, hold=wait, limited=fault.limited)


def _look(screen: Screen) -> str:
    """The same for screens that look the same."""
    return hashlib.blake2b(repr(screen).encode("utf-8", "replace"), digest_size=12).hexdigest()
