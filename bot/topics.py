"""Puts what is about a ticket into its topic: makes the topic, opens it again, closes it when all in it has ended."""

import logging
from typing import Protocol, runtime_checkable

from bot.clock import Clock
from bot.lines import NotSent, TryLater
from handlers.threads import Wanted, wanted
from storage import threads
from storage.outbox import Outgoing
from storage.store import Store

log = logging.getLogger(__name__)

REST = 600.0
"""Seconds after which it is tried again to make topics where the messenger does not let us."""


@runtime_checkable
class Forum(Protocol):
    """A line whose groups may have topics."""

    async def open_topic(self, chat: str, title: str) -> str:
        """Make a topic; its id. Raises NotSent: TryLater where that may help, else we may not."""

    async def turn_topic(self, chat: str, thread: str, *, closed: bool) -> None:
        """Close it or open it again. Raises NotSent."""


class Topics:
    """The topics of one line; `kinds` says of which chats, and is kept up to date from outside."""

    def __init__(self, id: int, line: Forum, store: Store, clock: Clock) -> None:
        self._id, self._line, self._store, self._clock = id, line, store, clock
        self.kinds: dict[str, str] = {}
        self._barred: dict[str, float] = {}

    async def of(self, row: Outgoing) -> Wanted | None:
        """The topic that a row belongs into, made or opened again where it has to be. Raises TryLater."""
        found = await self._wanted(row)
        if found is None:
            return None
        try:
            if not found.thread:
                thread = await self._line.open_topic(row.chat, found.title)
                await self._store.write(threads.keep, self._id, row.chat, found.name, thread, self._clock.now())
                return await self._wanted(row)
            if found.closed and not found.over:
                await self._turn(row.chat, found.thread, closed=False)
        except TryLater:
            raise
        except NotSent as fault:
            log.warning("no topic in a staff chat: %s", fault.why)
            self._barred[row.chat] = self._clock.now().timestamp() + REST
            return None
        return found

    async def settle(self, row: Outgoing, topic: Wanted) -> None:
        """After a message: close the topic in which nothing is open any more."""
        if topic.over and not topic.closed:
            try:
                await self._turn(row.chat, topic.thread, closed=True)
            except NotSent as fault:
                log.info("a topic stays open: %s", fault.why)

    async def lost(self, chat: str, thread: str) -> None:
        """People have deleted it: the next message makes it anew."""
        await self._store.write(threads.forget, self._id, chat, thread)

    async def _turn(self, chat: str, thread: str, *, closed: bool) -> None:
        await self._line.turn_topic(chat, thread, closed=closed)
        await self._store.write(threads.turn, self._id, chat, thread, closed)

    async def _wanted(self, row: Outgoing) -> Wanted | None:
        kind = self.kinds.get(row.chat)
        barred = self._barred.get(row.chat, 0.0) > self._clock.now().timestamp()
        if not kind or row.ticket is None or barred:
            return None
        return await self._store.read(wanted, self._id, row.chat, kind, row.ticket)
