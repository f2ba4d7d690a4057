"""What a job has come to, written down: files of a ticket, the address of its point, or once more later."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot import media
from handlers import showing
from storage import files, jobs, tickets
from storage.jobs import Job
from storage.tickets import TicketFile

LONGEST = 600.0
"""Seconds between two tries at most."""


@dataclass(slots=True)
class Came:
    """What a ticket's files have come to."""

    late: bool
    """Tried so often that staff see those that did come."""
    kept: list[tuple[TicketFile, media.Kept]] = field(default_factory=list)
    lost: list[TicketFile] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Why others are to be tried again."""


def arrived(connection: Connection, job: Job, came: Came, now: datetime) -> None:
    """Files are there, lost, or late; staff see them together."""
    for file, kept in came.kept:
        files.store(connection, kept.hash, kept.kind, kept.mime, kept.size, now)
        tickets.file_stored(connection, file.ticket, file.position, kept.hash, kept.kind)
    for file in came.lost:
        tickets.file_failed(connection, file.ticket, file.position)
    if (came.kept or came.lost or came.faults) and (came.late or not came.faults):
        showing.photos_arrived(connection, job.payload["ticket"], now)
    if came.faults:
        again(connection, job, now, came.faults[0])
    else:
        jobs.done(connection, job.id)


def located(connection: Connection, job: Job, address: str, now: datetime) -> None:
    """The point of a ticket has an address."""
    if address:
        tickets.update(connection, job.payload["ticket"], address=address)
        showing.redraw(connection, job.payload["ticket"], now)
    jobs.done(connection, job.id)


def again(connection: Connection, job: Job, now: datetime, why: str) -> None:
    """It did not work: once more, later each time."""
    wait = min(LONGEST, 2.0 ** min(job.tries, 10))
    jobs.again(connection, job.id, now + timedelta(seconds=wait), why)
