"""Draws the course of a ticket and sends it to the resident, as a document in their messenger."""

import asyncio
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot import media, papers
from bot.prints import course
from handlers import course_words
from handlers.screens import File, Screen
from handlers.texts import say
from storage import files, jobs, outbox, tickets
from storage.jobs import Job
from storage.outbox import NOTICE, Post
from storage.store import Store


async def make(store: Store, folder: Path, job: Job, now: datetime) -> None:
    """Draw it beside the loop and put the message into the outbox."""
    words = await store.read(_words, job, now)
    kept = await asyncio.to_thread(_drawn, folder, words) if words is not None else None
    await store.write(_sent, job, kept, now)


def _words(connection: Connection, job: Job, now: datetime) -> course_words.Words | None:
    """Of a ticket that is still the person's who asked."""
    ticket = tickets.get(connection, job.payload["ticket"])
    theirs = ticket is not None and ticket.person == job.payload["person"]
    return course_words.words(connection, ticket, now) if ticket is not None and theirs else None


def _drawn(folder: Path, words: course_words.Words) -> media.Kept:
    pictures = [(media.path(folder, one.hash), one.caption) for one in words.photos]
    photos = [(path.read_bytes(), caption) for path, caption in pictures if path.exists()]
    page = course.Course(
        words.title,
        words.facts,
        words.story,
        say("course-terms"),
        words.terms,
        words.missed,
        say("course-steps"),
        words.steps,
        say("course-photos"),
        photos,
        words.foot,
    )
    return media.keep_paper(folder, course.draw(page))


def _sent(connection: Connection, job: Job, kept: media.Kept | None, now: datetime) -> None:
    if kept is not None:
        number = str(job.payload["ticket"])
        files.store(connection, kept.hash, kept.kind, kept.mime, kept.size, now)
        jobs.add(connection, "unlink", {"hashes": [kept.hash]}, now, papers.STAYS)
        file = File(kept.hash, kept.kind.value, say("course-file", number=number))
        screen = Screen(say("course-sent", number=number), files=(file,))
        place = job.payload["line"], job.payload["chat"]
        post = Post(*place, screen.pack(), NOTICE, ticket=job.payload["ticket"], person=job.payload["person"])
        outbox.put(connection, [post], now)
    jobs.done(connection, job.id)
