"""Goes round the staff chats: asks each messenger what the bot may see there and who of those that work is still in.

A turn cannot ask a network, and a press is answered at once; so who acts is looked up right afterwards, at most once
in ten minutes, and who was seen lately again and again. It is the only way to learn of those who leave where the
messenger tells us of nobody's leaving.
"""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.clock import Bell, Clock
from bot.faults import database_failed
from bot.lines import Line, Wake
from domain.organisations import StaffChat
from handlers import leaving, proving
from storage import outbox, sight
from storage.store import Store

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between two rounds when nobody rings."""
PAUSE = 0.5
"""Seconds in which what many do in a busy chat is gathered into one round."""
TOGETHER = 10
"""Members asked about in a round, so that no messenger finds us too curious."""


class Rounds:
    """One watchman for all lines."""

    def __init__(self, store: Store, clock: Clock, lines: Mapping[int, Line], wake: Wake) -> None:
        self.bell = Bell()
        self._store, self._clock, self._lines, self._wake = store, clock, lines, wake
        self._over = asyncio.Event()

    def end(self) -> None:
        self._over.set()
        self.bell.ring()

    async def work(self) -> None:
        """Go round until `end`."""
        while not self._over.is_set():
            try:
                await self.go()
            except Exception as error:
                if not database_failed(error):
                    raise
                log.warning("the round of the staff chats is left out: %s", type(error).__name__)
            await self.bell.wait(EVERY)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PAUSE):
                    await self._over.wait()

    async def go(self) -> None:
        """One round over what is due."""
        for chat in await self._store.read(sight.unchecked, self._clock.now()):
            if (line := self._lines.get(chat.line)) is not None:
                entitled = await line.sees(chat.chat)
                await self._store.write(_judge, chat, entitled, self._clock.now())
                self._wake()
        for number, chat_id, external in await self._store.read(sight.unsure, self._clock.now(), TOGETHER):
            if (line := self._lines.get(number)) is not None:
                here = await line.member(chat_id, external)
                now = self._clock.now()
                await self._store.write(sight.sure, number, chat_id, external, here, now)
                if here is False:
                    await self._store.write(_left, number, chat_id, external, now)
                    self._wake()
                    log.info("%s: somebody has left a staff chat unnoticed", line.can.messenger)


def _left(connection: Connection, line: int, chat: str, external: str, now: datetime) -> None:
    outbox.put(connection, leaving.left_chat(connection, line, chat, external, now), now)


def _judge(connection: Connection, chat: StaffChat, entitled: bool | None, now: datetime) -> None:
    sight.checked(connection, chat.id, now)
    today = sight.get(connection, chat.id)
    if entitled is not None and today is not None:
        outbox.put(connection, proving.judged(connection, today, entitled, now), now)
