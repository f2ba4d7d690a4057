"""Keeps the boards pinned and true: each is pinned where we may, comes back when it was taken, and follows the clock.

Nobody tells a bot that its message was unpinned or deleted, so it looks.
"""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime

from bot.clock import Clock
from bot.faults import database_failed
from bot.lines import CannotEdit, Line, NotSent, Pins, TokenRefused, Wake
from handlers import board
from storage import boards, outbox
from storage.boards import Standing
from storage.store import Store

log = logging.getLogger(__name__)

LOOK = 60.0
"""Seconds between two looks at what is pinned, and at what the clock has changed."""
SOON = 1.0
"""Seconds between two looks for boards that were sent anew."""
REST = 30.0
"""Seconds for which a chat is left alone when its messenger did not answer."""


class Boards:
    """The one that pins."""

    def __init__(self, store: Store, clock: Clock, lines: Mapping[int, Line], wake: Wake) -> None:
        self._store, self._clock, self._lines, self._wake = store, clock, lines, wake
        self._drawn: datetime | None = None
        self._resting: dict[int, float] = {}
        self._ending = asyncio.Event()
        self._looking = asyncio.Lock()

    def end(self) -> None:
        self._ending.set()

    async def work(self) -> None:
        """Pin what was sent anew, until `end`; a chat that has no board yet gets one."""
        await self._draw()
        while not self._ending.is_set():
            try:
                await asyncio.wait_for(self._ending.wait(), SOON)
            except TimeoutError:
                await self._look(every=False)

    async def sweep(self) -> None:
        """Draw what the clock has changed, and look whether the boards are still pinned."""
        await self._draw()
        await self._look(every=True)

    async def _draw(self) -> None:
        now = self._clock.now()
        since, self._drawn = self._drawn, now
        if posts := await self._store.read(board.overtaken, since, now):
            await self._store.write(outbox.put, posts, now)
            self._wake()

    async def _look(self, *, every: bool) -> None:
        async with self._looking:
            try:
                standing = await self._store.read(boards.standing)
            except Exception as error:
                if not database_failed(error):
                    raise
                return
            now = asyncio.get_running_loop().time()
            for one in standing:
                new = one.chat.pinned not in (one.message, board.FORBIDDEN)
                if (new or every) and self._resting.get(one.chat.id, now) <= now:
                    await self._see_to(one)

    async def _see_to(self, one: Standing) -> None:
        """Pin this board if it has to be, and keep what became of it."""
        line, chat = self._lines.get(one.chat.line), one.chat
        pins = await line.pins(chat.chat) if line else None
        if line is None or pins is None:
            self._rest(chat.id)
            return
        pinned = one.message
        if board.is_to_be_pinned(one, pins.newest, alone=line.can.one_pin):
            pinned = await self._pin(line, one, pins) if pins.may else board.FORBIDDEN
        if pinned not in ("", chat.pinned):
            await self._store.write(board.keep_pinned, chat, pinned, self._clock.now())
            self._wake()

    async def _pin(self, line: Line, one: Standing, pins: Pins) -> str:
        chat = one.chat
        instead = chat.pinned if chat.pinned == pins.newest != one.message else ""
        try:
            await line.pin(chat.chat, one.message, instead)
        except CannotEdit:  # somebody has deleted it
            await self._store.write(board.send_anew, one, self._clock.now())
            self._wake()
            return ""
        except (NotSent, TokenRefused) as fault:
            log.info("%s: a board was not pinned: %s", line.can.messenger, fault)
            self._rest(chat.id)
            return ""
        return one.message

    def _rest(self, chat: int) -> None:
        self._resting[chat] = asyncio.get_running_loop().time() + REST
