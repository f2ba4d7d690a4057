"""Takes what is told to many further, a piece at a time: nobody who writes waits for it."""

import asyncio
import logging

from sqlalchemy import Connection

from bot.clock import Bell, Clock
from bot.faults import database_failed
from bot.lines import Wake
from handlers import feeding
from handlers.visit import Office
from storage import mailings
from storage.store import Store

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks while something is at work; another process may have begun it, so the look is never left
out."""
BREATH = 0.02
"""Seconds between two pieces, in which turns and delivery write."""


class Mailings:
    """One worker for all lines."""

    def __init__(self, store: Store, clock: Clock, office: Office, wake: Wake) -> None:
        self.bell = Bell()
        self._store, self._clock, self._office, self._wake = store, clock, office, wake
        self._ending = False

    def end(self) -> None:
        self._ending = True
        self.bell.ring()

    async def work(self) -> None:
        """Go on until `end`; what is cut off then goes on at the next start."""
        while not self._ending:
            try:
                await self.go()
            except Exception as error:
                if not database_failed(error):
                    raise
                log.warning("what is told to many waits: %s", type(error).__name__)
            await self.bell.wait(EVERY)

    async def go(self) -> None:
        """Everything that can be done now."""
        if not await self._store.read(_at_work):
            return
        while not self._ending and await self._store.write(feeding.step, self._office, self._clock.now()):
            self._wake()
            await asyncio.sleep(BREATH)
        self._wake()


def _at_work(connection: Connection) -> bool:
    return bool(mailings.at_work(connection))
