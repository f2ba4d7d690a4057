"""Handles what has come: a turn takes the oldest updates in one transaction; what poisons it is put aside alone.

Why two tries kill and not three: an update may have been in the hands of a turn that died only if it is among the
oldest that wait at the next start. Those are tried one by one, each try committed before it is made; so whoever is
found tried at a start has ended the process twice, and the innocent beside it have been handled.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.clock import Bell, Clock
from bot.faults import Backoff, database_failed
from bot.lines import Wake
from bot.presses import Presses
from handlers import turn
from handlers.texts import say
from handlers.visit import Office
from storage import inbox
from storage.inbox import Waiting
from storage.store import Store

log = logging.getLogger(__name__)

TOGETHER = 16
"""Updates that one turn takes at most."""
SOON = 0.02
"""Seconds after which those who were too early are looked at again."""
PATIENCE = 5
"""Times that the database may fail an update, though it takes other writes, before the update is to blame."""


Follow = Callable[[turn.Turn], None]
"""Wakes whom a committed turn has given work."""


class KilledTheProcess(Exception):
    """What an update is put aside with that no exception was seen of."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A committed turn, and whether more may be waiting."""

    turn: turn.Turn
    more: bool


class Worker:
    """The one that handles updates. It ends between two turns, never inside one."""

    def __init__(
        self, store: Store, clock: Clock, office: Office, presses: Presses, wake: Wake, follow: Follow | None = None
    ) -> None:
        self.bell = Bell()
        self._store, self._clock, self._office = store, clock, office
        self._presses, self._wake, self._after = presses, wake, follow
        self._ending = False
        self._backoff = Backoff(most=10)

    def end(self) -> None:
        """Finish the turn under way and return from `work`."""
        self._ending = True
        self.bell.ring()

    async def work(self) -> None:
        """Handle updates until `end`."""
        for letter in await self._oldest():
            if letter.tries:
                await self._put_aside(letter, KilledTheProcess())
            else:
                await self._alone(letter)
        failed = 0
        while not self._ending:
            try:
                taken = await self._store.write(self._take, None, first=True)
            except Exception as error:  # noqa: BLE001 judged: the database's, or an update's, which is then found
                failed += 1
                if not database_failed(error) or failed > PATIENCE:
                    log.info("a turn is rolled back (%s): one update at a time", type(error).__name__)
                    for letter in await self._oldest():
                        await self._alone(letter)
                else:
                    await self._wait_for_database(error)
                continue
            failed, self._backoff = 0, Backoff(most=10)
            self._follow(taken)
            if not (taken and taken.more) and not self._ending:
                early = taken is not None and taken.turn.early > 0
                await self.bell.wait(SOON if early else 1)  # other processes write too, and cannot ring

    def _take(self, connection: Connection, only: list[int] | None) -> Taken | None:
        letters = inbox.waiting(connection, TOGETHER, only)
        if not letters:
            return None
        done = turn.take_turn(connection, letters, self._office, self._clock.now(), only is not None)
        if not done.handled + done.early:
            raise RuntimeError("a turn that handles nothing would be taken for ever")
        left = done.handled + done.early < len(letters)
        return Taken(done, more=left or (done.handled > 0 and len(letters) == TOGETHER))

    def _follow(self, taken: Taken | None) -> None:
        """What comes after the commit: nothing is sent before it."""
        if taken:
            for ack in taken.turn.acks:
                self._presses.answer(ack.line, ack.press, ack.text, stays=ack.stays)
            if self._after:
                self._after(taken.turn)
            else:
                self._wake()

    async def _alone(self, letter: Waiting) -> None:
        """A turn for one update; each try is committed before it is made."""
        failed = 0
        while not self._ending:
            counted = False
            try:
                await self._store.write(inbox.count_try, letter.id)
                counted = True
                self._follow(await self._store.write(self._take, [letter.id], first=True))
                return
            except Exception as error:  # noqa: BLE001 judged likewise; the update is put aside with it
                failed += counted
                if not database_failed(error) or failed > PATIENCE:
                    await self._put_aside(letter, error)
                    return
                await self._wait_for_database(error)

    async def _put_aside(self, letter: Waiting, error: Exception) -> None:
        """Out of the way, with its error; the person and the admins hear of it, or at least it is out of the way."""
        reference = say("fault-reference", number=str(letter.id))
        log.error("update %d is put aside as %s", letter.id, reference, exc_info=error)
        for tell in (True, False):
            while not self._ending:
                try:
                    await self._store.write(self._aside, letter, error, reference, tell, first=True)
                    self._wake()
                    return
                except Exception as another:
                    if not database_failed(another):
                        log.exception("nobody could be told of %s", reference)
                        break
                    await self._wait_for_database(another)

    def _aside(self, connection: Connection, letter: Waiting, error: Exception, reference: str, tell: bool) -> None:
        now = self._clock.now()
        inbox.aside(connection, letter.id, f"{type(error).__name__}: {error}"[:2000], reference, now)
        if tell:
            turn.apologise(connection, letter, reference, self._office, now)
            turn.alert(connection, say("fault-alert", reference=reference), now)

    async def _oldest(self) -> list[Waiting]:
        while not self._ending:
            try:
                return await self._store.read(inbox.waiting, TOGETHER)
            except Exception as error:
                if not database_failed(error):
                    raise
                await self._wait_for_database(error)
        return []

    async def _wait_for_database(self, error: Exception) -> None:
        log.warning("the database failed (%s), again soon", type(error).__name__)
        await self.bell.wait(self._backoff.seconds())
