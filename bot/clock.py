"""The one clock of the program, what it wakes, and the keeper of everything that runs beside."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]


class Clock:
    """Real time plus the seconds that CLOCK_FILE says; what lasts (limits, backoff) is measured by the loop's time."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._ahead = timedelta()
        self.read()

    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC) + self._ahead  # noqa: TID251 this is the clock

    def read(self) -> bool:
        """Read the file again; whether the clock has jumped. A file that is absent or half written changes nothing."""
        if self._file is None:
            return False
        try:
            ahead = timedelta(seconds=float(self._file.read_text(encoding="ascii")))
        except (OSError, ValueError, OverflowError):
            return False
        jumped, self._ahead = ahead != self._ahead, ahead
        return jumped


class Bell:
    """Wakes one that waits; rung while nobody waits, it wakes the next at once."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float | None = None) -> None:
        """Until it is rung, or for `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return
        self._rung.clear()


class Keeper:
    """Holds the tasks that run beside: none vanishes, none hides its error, all end together."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Run `work` beside; an error that leaves it is a defect and is logged."""
        task = asyncio.create_task(work, name=name)  # noqa: TID251 this is the keeper
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def keep(self, job: Job, name: str) -> asyncio.Task[None]:
        """Run `job` until it returns by itself; after a defect it is started again."""
        return self.start(_again(job, name), name)

    async def end(self, seconds: float) -> None:
        """Let the tasks finish by themselves for `seconds`, then cancel them."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("%s ended by an error", task.get_name(), exc_info=error)


async def _again(job: Job, name: str) -> None:
    pause = 1.0
    while True:
        try:
            return await job()
        except Exception:
            log.exception("%s ended by an error, again in %g s", name, pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, 30)


class Sweeps:
    """Idempotent jobs over due rows, each woken at its interval, and all at once when the clock jumps."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._jobs: list[Job] = []
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def add(self, job: Job, seconds: float) -> None:
        async def run() -> None:
            with contextlib.suppress(asyncio.CancelledError):  # the program ends, which is no error of the job
                await job()

        self._jobs.append(run)
        self._scheduler.add_job(run, "interval", seconds=seconds)

    def start(self) -> None:
        """Needs a running loop."""
        self._scheduler.add_job(self._look, "interval", seconds=1)
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def all(self) -> None:
        """Run every sweep now."""
        for job in self._jobs:
            await job()

    async def _look(self) -> None:
        if self._clock.read():
            log.info("the clock has jumped: all sweeps run")
            await self.all()
