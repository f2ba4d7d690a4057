"""Does what is slow or outside after the effect was written: photos are fetched, points get their address."""

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot import courses, mailing_photos, media, papers, slips
from bot.arrivals import Came, again, arrived, located
from bot.clock import Bell, Clock, Keeper
from bot.faults import database_failed
from bot.geocoder import Geocoder, OutOfReach
from bot.import_jobs import Imports
from bot.lines import Line, NotSent, TokenRefused, TryLater, Wake
from domain.errors import Unreadable
from domain.places import Point
from handlers import import_steps
from storage import jobs, tickets
from storage.jobs import Job
from storage.store import Store
from storage.tickets import TicketFile

log = logging.getLogger(__name__)

TOGETHER = 4
GIVE_UP = timedelta(days=1)
SHOW_WITHOUT = 3
"""Tries after which staff see the photos that did come."""


class Later(Exception):
    """The job could not be finished now."""


class Jobs:
    """Works off the rows of `jobs` that are due, a few at a time."""

    def __init__(
        self, store: Store, clock: Clock, lines: Mapping[int, Line], folder: Path, geocoder: Geocoder | None, wake: Wake
    ) -> None:
        self.bell = Bell()
        self._store, self._clock, self._lines = store, clock, lines
        self._folder, self._geocoder, self._wake = folder, geocoder, wake
        self._under_way: dict[int, int] = {}
        """Jobs being done, and the ticket that each is about."""
        self._keeper = Keeper()
        self.imports = Imports(store, clock, lines, folder)
        self._ending = False

    def end(self) -> None:
        self._ending = True
        self.bell.ring()

    async def work(self) -> None:
        """Do what is due until `end`; what is cut off then is done at the next start."""
        while not self._ending:
            for job, waiting in await self._due():
                self._under_way[job.id] = _about(job)
                self._keeper.start(self._do(job, waiting), f"job {job.id}")
            await self.bell.wait(1)  # other processes write too, and cannot ring
        await self._keeper.end(0)

    async def _due(self) -> list[tuple[Job, list[TicketFile]]]:
        """What can be begun now: one a ticket, since parts of an album bring a job each and the first does them all."""
        room = TOGETHER - len(self._under_way)
        if room <= 0:
            return []
        try:
            return await self._store.write(_due, self._clock.now(), frozenset(self._under_way.values()), room)
        except Exception as error:
            if not database_failed(error):
                raise
            return []

    async def _do(self, job: Job, waiting: Sequence[TicketFile]) -> None:
        try:
            if job.kind == "fetch":
                came = await self._fetch(job, waiting)
                await self._store.write(arrived, job, came, self._clock.now())
            elif job.kind == "geocode":
                await self._store.write(located, job, await self._geocode(job), self._clock.now())
            elif job.kind == import_steps.JOB:
                await self.imports.do(job)
            elif job.kind == mailing_photos.JOB:
                await mailing_photos.fetch(self._store, self._clock.now(), self._folder, self._lines, job)
            elif job.kind in papers.KINDS:
                await papers.make(self._store, self._clock.now(), self._folder, self._lines, job)
            elif job.kind == "course":
                await courses.make(self._store, self._folder, job, self._clock.now())
            elif job.kind == "slip":
                await slips.make(self._store, self._folder, job, self._clock.now())
        except (Later, TryLater) as fault:
            await self._store.write(again, job, self._clock.now(), str(fault))
        except Exception as error:
            if database_failed(error):
                log.warning("job %d: the database failed, again soon: %s", job.id, type(error).__name__)
                await asyncio.sleep(1)
            else:
                log.exception("job %d (%s) is given up", job.id, job.kind)
                await self._store.write(jobs.fail, job.id, type(error).__name__)
                if job.kind == import_steps.JOB:
                    await self.imports.failed(job)
        finally:
            self._under_way.pop(job.id, None)
            self._wake()
            self.bell.ring()

    async def _fetch(self, job: Job, waiting: Sequence[TicketFile]) -> Came:
        """Every file of a ticket that still lies at its messenger; staff get them together."""
        came = Came(late=job.tries >= SHOW_WITHOUT)
        old = self._clock.now() - job.made > GIVE_UP
        for file in waiting:
            await self._fetch_one(file, came, give_up=old)
        return came

    async def _fetch_one(self, file: TicketFile, came: Came, *, give_up: bool) -> None:
        """Fetch, clean, keep; or what is to be tried again."""
        if (line := self._lines.get(file.line)) is None:
            why, later = "the line is off", True
        else:
            try:
                data = await line.fetch(file.external, media.MOST_BYTES)
                came.kept.append((file, await asyncio.to_thread(media.keep, self._folder, data)))
                return
            except (NotSent, TokenRefused, Unreadable, OSError) as fault:  # OSError: no room in MEDIA_DIR
                why, later = str(fault), isinstance(fault, TryLater | TokenRefused | OSError)
        if later and not give_up:
            came.faults.append(why)
            return
        log.warning("file %d of ticket %d cannot be had: %s", file.position, file.ticket, why)
        came.lost.append(file)

    async def _geocode(self, job: Job) -> str:
        """The address of the ticket's point; empty when there is none. Raises Later."""
        ticket = await self._store.read(tickets.get, job.payload["ticket"])
        if self._geocoder is None or ticket is None or ticket.latitude is None or ticket.longitude is None:
            return ""
        try:
            return await self._geocoder.address(Point(ticket.latitude, ticket.longitude))
        except OutOfReach as fault:
            if self._clock.now() - job.made > GIVE_UP:
                return ""
            raise Later(str(fault)) from None


def _due(
    connection: Connection, now: datetime, busy: Collection[int], room: int
) -> list[tuple[Job, list[TicketFile]]]:
    """Asked of the writer, which has what a turn has just committed at hand: a reader takes ten times as long."""
    free: dict[int, Job] = {}
    for job in jobs.due(connection, now, TOGETHER * 2):
        if _about(job) not in busy:
            free.setdefault(_about(job), job)
    return [(job, _waiting(connection, job)) for job in list(free.values())[:room]]


def _about(job: Job) -> int:
    """The ticket that a job is about; one about none stands for itself."""
    return int(job.payload.get("ticket", -job.id))


def _waiting(connection: Connection, job: Job) -> list[TicketFile]:
    if job.kind != "fetch":
        return []
    return [file for file in tickets.files_of(connection, job.payload["ticket"]) if file.state == "waiting"]
