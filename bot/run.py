"""The running program: what it is made of, how it starts, how it ends."""

import asyncio
import gc
import logging
from collections.abc import Sequence
from functools import partial

from bot import composition, outcomes
from bot.boards import LOOK, Boards
from bot.clock import Clock, Job, Keeper, Sweeps
from bot.delivery import Delivery
from bot.faults import Backoff
from bot.geocoder import geocoder
from bot.intake import take_in
from bot.jobs import Jobs
from bot.limits import Limits
from bot.lines import Line, TokenRefused, TryLater
from bot.presses import Presses
from bot.rounds import Rounds
from bot.sending import Sending
from bot.settings import Settings
from bot.watching import Watching
from bot.web import Web
from bot.worker import Worker
from handlers import screens, sweeps, turn
from handlers.texts import say
from handlers.visit import Office
from storage import lines
from storage.lines import LineRow
from storage.store import Store

log = logging.getLogger(__name__)

CHECK = 5.0
"""Seconds that a messenger has at start to say who we are; after that we begin without knowing."""
FINISH = 4.0
"""Seconds that what is under way has at the end to come back."""
SWEEP = 5.0
"""Seconds between two sweeps over what is due."""


async def serve(settings: Settings, store: Store, stop: asyncio.Event) -> int:
    """Serve the lines of the settings until `stop`; the exit code."""
    opened = await composition.open_lines(settings, store)
    gc.collect()
    gc.freeze()  # a look through all that was loaded would hold every answer for a sixth of a second, again and again
    gc.set_threshold(20_000, 10, 10)  # a turn of sixteen makes some thousand objects, nearly all gone at its end
    gc.enable()
    return await Program(settings, store, opened, await store.read(lines.all)).run(stop)


class Program:
    """Everything that runs: intake and delivery of each line, the worker, jobs, sweeps."""

    def __init__(self, settings: Settings, store: Store, opened: Sequence[Line], rows: Sequence[LineRow]) -> None:
        self.clock = Clock(settings.clock_file)
        self._settings, self._store = settings, store
        self._all = {line.id: line for line in opened}
        self._lines = dict(self._all)
        """Those that the messenger knows."""
        self._faces = composition.faces(opened, rows)
        self._keeper = Keeper()
        self._presses = Presses(self._lines, self._keeper)
        self._office = Office(self._faces, lambda line, raw: self._all[line].decode(raw), settings.web_url or "")
        self._worker = Worker(store, self.clock, self._office, self._presses, self.wake, self._follow)
        self._deliveries = {line.id: self._delivery(line) for line in opened}
        self._jobs = Jobs(store, self.clock, self._lines, settings.media_dir, geocoder(settings), self.wake)
        self._rounds = Rounds(store, self.clock, self._lines, self.wake)
        self._boards = Boards(store, self.clock, self._lines, self.wake)
        self._web = Web(store, self.clock, settings, self._jobs.bell.ring, composition.hooks(opened))
        self._watching = Watching(store, self.clock, settings.watch_dir)
        self._sweeps = Sweeps(self.clock)
        self._sweeps.add(self._sweep, SWEEP)
        self._sweeps.add(self._boards.sweep, LOOK)
        self._sweeps.add(self._jobs.imports.tidy, 3600)
        self._intakes: dict[int, asyncio.Task[None]] = {}
        self._idle: list[asyncio.Task[None]] = []  # what may be cut off at any time
        self._dead = asyncio.Event()

    def _delivery(self, line: Line) -> Delivery:
        limits = Limits(line.can.messenger, lifted=self._settings.limits == "off")
        sending = Sending(line, self._store, self.clock, self._settings.media_dir, lambda: self._faces[line.id])
        return Delivery(line, self._store, self.clock, limits, sending, self.wake, self._keeper)

    def wake(self) -> None:
        """Something was put into the outbox: delivery looks."""
        for sender in self._deliveries.values():
            sender.bell.ring()

    def _follow(self, done: turn.Turn) -> None:
        """A turn was committed: who has something to do by it looks."""
        for line in done.lines & self._deliveries.keys():
            self._deliveries[line].bell.ring()
        if done.errands:
            self._jobs.bell.ring()
        if done.staff:
            self._rounds.bell.ring()

    async def run(self, stop: asyncio.Event) -> int:
        """Run until `stop`; with no line that its messenger knows, at start or later, the exit code is 2."""
        try:
            await asyncio.gather(*(self._check(line) for line in self._all.values()))
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
        resends = {line.id: line.can.resends for line in self._all.values()}
        if unknown := await self._store.write(outcomes.recover, resends, self.clock.now()):
            log.warning("%d messages of a broadcast may have arrived when the last process ended", unknown)
        for work in (self._worker.work, self._jobs.work, self._boards.work, self._rounds.work, self._watching.work):
            self._keeper.keep(work, work.__qualname__)
        for line in list(self._lines.values()):
            intake = partial(take_in, line, self._store, self.clock, self._worker.bell.ring, self._presses)
            self._intakes[line.id] = self._keep(line, intake)
            self._keep(line, self._deliveries[line.id].deliver)
            self._idle.append(self._keeper.start(line.prepare(), "prepare"))
        self._sweeps.start()
        await self._web.start()

    def _keep(self, line: Line, job: Job) -> asyncio.Task[None]:
        async def work() -> None:
            try:
                await job()
            except TokenRefused:
                await self._refuse(line)

        return self._keeper.keep(work, f"line {line.id}")

    async def _end(self) -> None:
        """End between two turns and two messages; what does not is cut off, and nothing is lost by that."""
        self._sweeps.stop()
        await self._web.stop()
        for task in (*self._intakes.values(), *self._idle):
            task.cancel()
        others = (*(sender.end for sender in self._deliveries.values()), self._watching.end)
        for end in (self._worker.end, self._jobs.end, self._boards.end, self._rounds.end, *others):
            end()
        await self._keeper.end(FINISH)
        await asyncio.wait([asyncio.ensure_future(line.close()) for line in self._all.values()], timeout=2)

    async def _check(self, line: Line) -> None:
        """Learn who we are; a messenger out of reach is asked again beside."""
        try:
            async with asyncio.timeout(CHECK):
                await line.check()
        except TokenRefused:
            await self._refuse(line)
        except (TryLater, TimeoutError) as fault:
            log.warning("%s does not say who we are: %s", line.can.messenger, str(fault) or "no answer")
            self._idle.append(self._keeper.start(self._check_later(line), "check"))
        else:
            await self._learn(line)

    async def _check_later(self, line: Line) -> None:
        backoff = Backoff(first=2)
        while True:
            await backoff.pause()
            try:
                await line.check()
            except TryLater:
                continue
            except TokenRefused:
                return await self._refuse(line)
            await self._learn(line)
            return await line.prepare()

    async def _learn(self, line: Line) -> None:
        self._faces[line.id] = screens.Line(line.id, line.can, line.name, line.link)
        await self._store.write(composition.learned, line)
        log.info("%s: %s", line.can.messenger, line.name)

    async def _refuse(self, line: Line) -> None:
        """This line stops alone; admins hear of it through the others."""
        if self._lines.pop(line.id, None) is None:
            return
        log.error("%s: the token is refused, the line stops", line.can.messenger)
        self._deliveries[line.id].end()
        intake = self._intakes.get(line.id)
        if intake and intake is not asyncio.current_task():
            intake.cancel()
        await self._store.write(composition.refused, line, self.clock.now())
        self.wake()
        if not self._lines:
            self._dead.set()

    async def _sweep(self) -> None:
        while await self._store.write(sweeps.run, self._office, self.clock.now()):
            pass
        self._rounds.bell.ring()
        self.wake()
