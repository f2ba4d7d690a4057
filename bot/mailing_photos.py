"""Fetches the photo of what is to be told to many: nobody is told before it is here; if it is lost, words go alone."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot import media
from bot.lines import Line, NotSent, TryLater
from domain.errors import Unreadable
from domain.mailings import Mailing
from handlers import telling
from storage import files, jobs, mailings
from storage.jobs import Job
from storage.store import Store

log = logging.getLogger(__name__)

JOB = "mailing"
GIVE_UP = timedelta(minutes=10)
"""How long who prepares it is kept waiting."""


async def fetch(store: Store, now: datetime, folder: Path, lines: Mapping[int, Line], job: Job) -> None:
    """Fetch it, keep it, have the message about the mailing drawn anew. Raises TryLater."""
    mailing = await store.read(mailings.get, job.payload["mailing"])
    file, kept = job.payload["file"], None
    if mailing is not None and (line := lines.get(file["line"])) is not None:
        try:
            data = await line.fetch(file["file"], media.MOST_BYTES)
            kept = await asyncio.to_thread(media.keep, folder, data)
        except TryLater:
            if now - job.made < GIVE_UP:
                raise
        except (NotSent, Unreadable) as fault:
            log.warning("the photo of mailing %d cannot be had: %s", mailing.id, fault)
    await store.write(_arrived, job, mailing, kept, now)


def _arrived(c: Connection, job: Job, mailing: Mailing | None, kept: media.Kept | None, now: datetime) -> None:
    if mailing is not None:
        if kept is not None:
            files.store(c, kept.hash, kept.kind, kept.mime, kept.size, now)
            enclosed = [{"hash": kept.hash, "kind": kept.kind, "name": job.payload["file"].get("name", "")}]
            mailings.note(c, mailing.id, files="", screen=mailing.screen | {"files": enclosed})
        else:
            mailings.note(c, mailing.id, files="lost")
        telling.show(c, mailing.id, now)
    jobs.done(c, job.id)
