"""Does what is slow or outside after the effect was written: photos are fetched, points get their address."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot import media
from bot.clock import Bell, Clock, Keeper
from bot.faults import database_failed
from bot.geocoder import Geocoder, OutOfReach
from bot.lines import Line, NotSent, TokenRefused, TryLater, Wake
from domain.errors import Unreadable
from domain.places import Point
from handlers import showing
from storage import files, jobs, tickets
from storage.jobs import Job
from storage.store import Store
from storage.tickets import TicketFile

log = logging.getLogger(__name__)

TOGETHER = 4
GIVE_UP = timedelta(days=1)
LONGEST = 600.0
"""Seconds between two tries at most."""
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
        self._ending = False

    def end(self) -> None:
        self._ending = True
        self.bell.ring()

    async def work(self) -> None:
        """Do what is due until `end`; what is cut off then is done at the next start."""
        while not self._ending:
            for job in await self._due():
                self._under_way[job.id] = job.payload["ticket"]
                self._keeper.start(self._do(job), f"job {job.id}")
            await self.bell.wait(1)  # other processes write too, and cannot ring
        await self._keeper.end(0)

    async def _due(self) -> list[Job]:
        room = TOGETHER - len(self._under_way)
        if room <= 0:
            return []
        try:
            due = await self._store.read(jobs.due, self._clock.now(), TOGETHER * 2)
        except Exception as error:
            if not database_failed(error):
                raise
            return []
        free: dict[int, Job] = {}  # one a ticket: parts of an album bring a job each, and the first does them all
        for job in due:
            if job.payload["ticket"] not in self._under_way.values():
                free.setdefault(job.payload["ticket"], job)
        return list(free.values())[:room]

    async def _do(self, job: Job) -> None:
        try:
            if job.kind == "fetch":
                await self._fetch(job)
            elif job.kind == "geocode":
                await self._geocode(job)
            await self._store.write(jobs.done, job.id)
        except Later as fault:
            wait = min(LONGEST, 2.0 ** min(job.tries, 10))
            await self._store.write(jobs.again, job.id, self._clock.now() + timedelta(seconds=wait), str(fault))
        except Exception as error:
            if database_failed(error):
                log.warning("job %d: the database failed, again soon: %s", job.id, type(error).__name__)
                await asyncio.sleep(1)
            else:
                log.exception("job %d (%s) is given up", job.id, job.kind)
                await self._store.write(jobs.fail, job.id, type(error).__name__)
        finally:
            self._under_way.pop(job.id, None)
            self._wake()
            self.bell.ring()

    async def _fetch(self, job: Job) -> None:
        """Every file of a ticket that still lies at its messenger; staff get them together."""
        ticket: int = job.payload["ticket"]
        old = self._clock.now() - job.made > GIVE_UP
        waiting = [file for file in await self._store.read(tickets.files_of, ticket) if file.state == "waiting"]
        faults = [fault for file in waiting if (fault := await self._fetch_one(file, old))]
        if waiting and (not faults or job.tries >= SHOW_WITHOUT):
            await self._store.write(showing.photos_arrived, ticket, self._clock.now())
        if faults:
            raise Later(faults[0])

    async def _fetch_one(self, file: TicketFile, give_up: bool) -> str:
        """Fetch, clean, keep; what to try again for, or nothing."""
        if (line := self._lines.get(file.line)) is None:
            why, later = "the line is off", True
        else:
            try:
                data = await line.fetch(file.external, media.MOST_BYTES)
                kept = await asyncio.to_thread(media.keep, self._folder, data)
            except (NotSent, TokenRefused, Unreadable, OSError) as fault:  # OSError: no room in MEDIA_DIR
                why, later = str(fault), isinstance(fault, TryLater | TokenRefused | OSError)
            else:
                await self._store.write(_keep, file, kept, self._clock)
                return ""
        if later and not give_up:
            return why
        log.warning("file %d of ticket %d cannot be had: %s", file.position, file.ticket, why)
        await self._store.write(tickets.file_failed, file.ticket, file.position)
        return ""

    async def _geocode(self, job: Job) -> None:
        ticket = await self._store.read(tickets.get, job.payload["ticket"])
        if self._geocoder is None or ticket is None or ticket.latitude is None or ticket.longitude is None:
            return
        try:
            address = await self._geocoder.address(Point(ticket.latitude, ticket.longitude))
        except OutOfReach as fault:
            if self._clock.now() - job.made > GIVE_UP:
                return
            raise Later(str(fault)) from None
        if address:
            await self._store.write(_locate, ticket.id, address, self._clock)


def _keep(connection: Connection, file: TicketFile, kept: media.Kept, clock: Clock) -> None:
    files.store(connection, kept.hash, kept.kind, kept.mime, kept.size, clock.now())
    tickets.file_stored(connection, file.ticket, file.position, kept.hash, kept.kind)


def _locate(connection: Connection, ticket: int, address: str, clock: Clock) -> None:
    tickets.update(connection, ticket, address=address)
    showing.redraw(connection, ticket, clock.now())
