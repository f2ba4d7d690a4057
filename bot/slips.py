"""Draws the slip of a visitor and sends it to who has filed the ticket, as a document in their messenger."""

import asyncio
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot import media, papers
from bot.prints import slip
from handlers import slips
from handlers.screens import File, Screen
from handlers.texts import say
from storage import files, jobs, outbox, tickets
from storage.jobs import Job
from storage.outbox import ANSWER, Post
from storage.store import Store


async def make(store: Store, folder: Path, job: Job, now: datetime) -> None:
    """Draw it beside the loop and put the message into the outbox."""
    words = await store.read(_words, job.payload["ticket"])
    kept = await asyncio.to_thread(_drawn, folder, words) if words is not None else None
    await store.write(_sent, job, kept, now)


def _words(connection: Connection, number: int) -> slips.Words | None:
    ticket = tickets.get(connection, number)
    return None if ticket is None else slips.words(connection, ticket)


def _drawn(folder: Path, words: slips.Words) -> media.Kept:
    page = slip.Slip(words.heading, words.number, words.lines, words.phone, words.follow)
    return media.keep_paper(folder, slip.draw(page))


def _sent(connection: Connection, job: Job, kept: media.Kept | None, now: datetime) -> None:
    if kept is not None:
        number = str(job.payload["ticket"])
        files.store(connection, kept.hash, kept.kind, kept.mime, kept.size, now)
        jobs.add(connection, "unlink", {"hashes": [kept.hash]}, now, papers.STAYS)
        file = File(kept.hash, kept.kind.value, say("slip-file", number=number))
        screen = Screen(say("slip-sent", number=number), files=(file,))
        place = job.payload["line"], job.payload["chat"]
        outbox.put(connection, [Post(*place, screen.pack(), ANSWER, person=job.payload["person"])], now)
    jobs.done(connection, job.id)
