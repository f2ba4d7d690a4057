"""Posts what was decided: one loop a line claims what may go now, sends it beside, keeps what came of it.

A cycle is one transaction: what came of earlier sends is kept, and what may go next is marked as sending. Nobody
waits for the slowest: each message is a task of its own, one under way per chat, which is what keeps their order.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy import Connection

from bot.clock import Bell, Clock, Keeper
from bot.faults import Backoff, database_failed
from bot.limits import Limits, is_group
from bot.lines import Line, TokenRefused, Wake
from bot.outcomes import Outcome, settle
from bot.room import Room, weight
from bot.sending import Sending
from storage import outbox
from storage.outbox import OVERVIEW, Outgoing, Result
from storage.store import Store

log = logging.getLogger(__name__)

EDIT_EVERY = 3.0
"""Seconds between two edits of one thing in a group."""
SPARING = 1.5
"""How much rarer an overview is edited: the rest of the group's twenty a minute is for what people wait for."""
STORM = 3
"""Chats that are told within a second that we are too fast, after which the whole line pauses."""


class Delivery:
    """The sender of one line."""

    def __init__(
        self, line: Line, store: Store, clock: Clock, limits: Limits, sending: Sending, wake: Wake, keeper: Keeper
    ) -> None:
        self.bell = Bell()
        self._line, self._store, self._clock, self._limits = line, store, clock, limits
        self._sending, self._wake, self._keeper = sending, wake, keeper
        self._outcomes: list[Outcome] = []
        self._under_way: dict[str, Outgoing] = {}
        self._held: dict[str, float] = {}
        self._paused = 0.0
        self._too_fast: dict[str, float] = {}
        self._edited: dict[tuple[str, str], float] = {}
        self._ending = False
        self._refused: TokenRefused | None = None

    def end(self) -> None:
        """Take nothing more; `deliver` returns when what is under way has come back."""
        self._ending = True
        self.bell.ring()

    async def deliver(self) -> None:
        """Send until `end`. Raises TokenRefused when the messenger no longer knows us."""
        backoff = Backoff(most=10)
        while True:
            outcomes, self._outcomes = self._outcomes, []
            room = self._room()
            try:
                rows, due = await self._store.write(self._cycle, outcomes, room)
            except Exception as error:
                if database_failed(error):
                    log.warning("the database does not keep what was sent: %s", type(error).__name__)
                    await self.bell.wait(backoff.seconds())
                elif any(outcome.follows for outcome in outcomes):
                    log.exception("what follows from messages that are lost cannot be kept")
                    outcomes = [outcome.bare() for outcome in outcomes]
                else:
                    raise
                self._outcomes = outcomes + self._outcomes
                continue
            backoff = Backoff(most=10)
            for row in rows:
                self._begin(row)
            self._hold(room.left)
            if any(outcome.lost or outcome.moved or outcome.arrived for outcome in outcomes):
                self._wake()
            if (self._ending or self._refused) and not self._under_way and not self._outcomes:
                break
            if not self._outcomes and len(rows) < max(1, room.rows):
                await self.bell.wait(self._pause(due))
        if self._refused:
            raise self._refused

    def _room(self) -> Room:
        now = _time()
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        busy = {*self._under_way, *self._held, *self._limits.held(now)}
        free = self._limits.rules.together - len(self._under_way)
        if self._ending or self._refused or self._paused > now:
            free = 0
        return Room(self._limits, self._sending.edits, now, list(busy), free)

    def _cycle(
        self, connection: Connection, outcomes: list[Outcome], room: Room
    ) -> tuple[list[Outgoing], datetime | None]:
        now = self._clock.now()
        if outcomes:
            settle(connection, self._line, outcomes, now)
        if not room.rows:
            return [], None
        rows = outbox.claim(connection, self._line.id, now, room.busy, room.rows, room.broadcasts, room.takes)
        return rows, None if len(rows) == room.rows else outbox.next_due(connection, self._line.id, now)

    def _hold(self, left: Sequence[Outgoing]) -> None:
        """These chats wait until the limits let them go; the rows themselves stay as they are."""
        now = _time()
        for row in left:
            wait = self._limits.wait(row.chat, now, weight(row), edit=self._sending.edits(row))
            self._held[row.chat] = now + max(wait, 0.001)

    def _pause(self, due: datetime | None) -> float:
        """Seconds until something may go; a second at most, since other processes cannot ring."""
        now = _time()
        times = [now + 1, *self._held.values(), *self._limits.held(now).values()]
        if self._paused > now:
            times.append(self._paused)
        times += [at for at in (self._limits.opens(now), self._limits.opens(now, broadcast=True)) if at > now]
        if due:
            times.append(now + (due - self._clock.now()).total_seconds())
        return max(0.001, min(times) - now)

    def _begin(self, row: Outgoing) -> None:
        now = _time()
        self._under_way[row.chat] = row
        edit, weighs = self._sending.edits(row), weight(row)
        wait = self._limits.wait(row.chat, now, weighs, edit=edit, overview=row.priority == OVERVIEW)
        if wait := wait or self._too_soon(row, now):  # asked last, since it takes note of what goes
            later = self._clock.now() + timedelta(seconds=wait)
            self._ended(Outcome(row, Result(row.id, "new"), later=later))
            return
        self._limits.count(row.chat, now, weighs, edit=edit)
        self._keeper.start(self._deliver(row), f"deliver {row.id}")

    def _too_soon(self, row: Outgoing, now: float) -> float:
        """Seconds that an edit in a group must wait since the last one of the same thing."""
        if not row.shows or not is_group(self._line.can.messenger, row.chat) or not self._sending.edits(row):
            return 0
        gap = EDIT_EVERY * (SPARING if row.priority == OVERVIEW else 1)
        last = self._edited.get((row.chat, row.shows), now - gap)
        if last + gap > now:
            return last + gap - now
        self._edited = {what: at for what, at in self._edited.items() if at + EDIT_EVERY * SPARING > now}
        self._edited[row.chat, row.shows] = now
        return 0

    async def _deliver(self, row: Outgoing) -> None:
        try:
            outcome = await self._sending.send(row)
        except TokenRefused as refused:
            self._refused = refused
            outcome = Outcome(row, Result(row.id, "new", due=self._clock.now(), tries=row.tries))
        except Exception as error:
            if database_failed(error):  # before the call: nothing was sent
                outcome = Outcome(row, Result(row.id, "new", due=self._clock.now(), tries=row.tries), hold=1)
            else:
                log.exception("message %d cannot be sent", row.id)
                outcome = Outcome(row, Result(row.id, "failed", error=type(error).__name__), lost="defect")
        self._ended(outcome)

    def _ended(self, outcome: Outcome) -> None:
        now = _time()
        chat = outcome.row.chat
        del self._under_way[chat]
        if outcome.hold:
            self._held[chat] = now + outcome.hold
        if outcome.limited:
            self._too_fast = {chat: at for chat, at in self._too_fast.items() if at > now - 1} | {chat: now}
            if len(self._too_fast) >= STORM:
                self._paused = max(self._paused, now + outcome.hold)
                log.warning("%s: too fast, the line pauses for %.0f s", self._line.can.messenger, outcome.hold)
        self._outcomes.append(outcome)
        self.bell.ring()


def _time() -> float:
    return monotonic()
