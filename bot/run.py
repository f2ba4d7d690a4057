"""The running program: what it is made of, how it starts, how it ends."""

import asyncio
import gc
import logging
import sys
from collections.abc import Sequence

from bot import composition, outcomes
from bot.boards import LOOK, Boards
from bot.clock import Clock, Keeper, Sweeps
from bot.geocoder import geocoder
from bot.jobs import Jobs
from bot.lines import Line
from bot.mailings import Mailings
from bot.rounds import Rounds
from bot.settings import Settings
from bot.switchboard import Switchboard
from bot.watching import Watching
from bot.web import Web
from bot.worker import Worker
from handlers import sweeps, turn
from handlers.texts import say
from handlers.visit import Office
from storage import lines
from storage.lines import LineRow
from storage.store import Store

log = logging.getLogger(__name__)

FINISH = 4.0
"""Seconds that what is under way has at the end to come back."""
SWEEP = 5.0
"""Seconds between two sweeps over what is due."""


async def serve(settings: Settings, store: Store, stop: asyncio.Event) -> int:
    """Serve the lines of the settings and those that were added until `stop`; the exit code."""
    opened = await composition.open_lines(settings, store)
    if not opened:
        sys.stderr.write(say("run-no-line") + "\n")
        return 2
    gc.collect()
    gc.freeze()  # a look through all that was loaded would hold every answer for a sixth of a second, again and again
    gc.set_threshold(20_000, 10, 10)  # a turn of sixteen makes some thousand objects, nearly all gone at its end
    gc.enable()
    return await Program(settings, store, opened, await store.read(lines.all)).run(stop)


class Program:
    """Everything that runs: the lines, the worker, jobs, sweeps."""

    def __init__(self, settings: Settings, store: Store, opened: Sequence[Line], rows: Sequence[LineRow]) -> None:
        self.clock = Clock(settings.clock_file)
        self._store = store
        self._keeper = Keeper()
        self._dead = asyncio.Event()
        self._lines = lines = Switchboard(settings, store, self.clock, self._keeper, self._dead.set)
        lines.connect(opened, rows)
        self._office = Office(lines.faces, lambda line, raw: lines.all[line].decode(raw), settings.web_url or "")
        self._worker = Worker(store, self.clock, self._office, lines.presses, lines.wake, self._follow)
        self._jobs = Jobs(store, self.clock, lines.known, settings.media_dir, geocoder(settings), lines.wake)
        self._rounds = Rounds(store, self.clock, lines.known, lines.wake)
        self._mailings = Mailings(store, self.clock, self._office, lines.wake)
        self._boards = Boards(store, self.clock, lines.known, lines.wake)
        self._web = Web(store, self.clock, settings, self._jobs.bell.ring, lines.hooks)
        self._watching = Watching(store, self.clock, settings.watch_dir)
        self._workers = (self._worker, self._jobs, self._boards, self._rounds, self._watching, self._mailings)
        self._sweeps = Sweeps(self.clock)
        self._sweeps.add(self._sweep, SWEEP)
        self._sweeps.add(self._boards.sweep, LOOK)
        self._sweeps.add(self._jobs.imports.tidy, 3600)

    def _follow(self, done: turn.Turn) -> None:
        """A turn was committed: who has something to do by it looks."""
        self._lines.follow(done.lines)
        if done.errands:
            self._jobs.bell.ring()
        if done.staff:
            self._rounds.bell.ring()
            self._keeper.start(self._lines.learn_topics(), "topics")  # a setting of theirs may have changed

    async def run(self, stop: asyncio.Event) -> int:
        """Run until `stop`; with no line that its messenger knows, at start or later, the exit code is 2."""
        try:
            await self._lines.check()
            if not self._dead.is_set():
                await self._start()
                ends = [asyncio.ensure_future(event.wait()) for event in (stop, self._dead)]
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
                for end in ends:
                    end.cancel()
        finally:
            await self._end()
        if self._dead.is_set():
            log.error(say("run-all-refused"))
        return 2 if self._dead.is_set() else 0

    async def _start(self) -> None:
        resends = {line.id: line.can.resends for line in self._lines.all.values()}
        if unknown := await self._store.write(outcomes.recover, resends, self.clock.now()):
            log.warning("%d messages of a broadcast may have arrived when the last process ended", unknown)
        for one in self._workers:
            self._keeper.keep(one.work, one.work.__qualname__)
        await self._lines.learn_topics()
        self._lines.start(self._worker.bell.ring)
        self._sweeps.start()
        await self._web.start()

    async def _end(self) -> None:
        """End between two turns and two messages; what does not is cut off, and nothing is lost by that."""
        self._sweeps.stop()
        await self._web.stop()
        self._lines.end()
        for one in self._workers:
            one.end()
        await self._keeper.end(FINISH)
        await self._lines.close()

    async def _sweep(self) -> None:
        while await self._store.write(sweeps.run, self._office, self.clock.now()):
            pass
        await self._lines.look()
        await self._lines.learn_topics()
        self._rounds.bell.ring()
        self._lines.wake()
