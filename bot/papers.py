"""Papers that are made beside the conversations and sent as documents: one's own data, posters, lists of the staff."""

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot import journal_book, media, posters, reach_sheet
from bot.lines import Line, NotSent, TryLater
from bot.prints.poster import draw
from domain.errors import Unreadable
from handlers import act, export, journal_room
from handlers.screens import File, Screen
from handlers.texts import say
from storage import documents, files, jobs, leftovers, outbox
from storage import lines as rows
from storage.jobs import Job
from storage.outbox import NOTICE, Post
from storage.store import Store

log = logging.getLogger(__name__)

KINDS = ("export", "posters", "act", "reach", "paper", "unlink", journal_room.JOB)
STAYS = timedelta(hours=24)
"""How long a paper that was made for one person lies here: the messenger has it by then."""


async def make(store: Store, now: Any, folder: Path, lines: Mapping[int, Line], job: Job) -> None:
    """Do a job of these kinds. Raises TryLater where a messenger has to be asked again."""
    if job.kind == "unlink":
        for hash in await store.write(leftovers.forget, job.payload["hashes"]):
            await asyncio.to_thread(media.path(folder, hash).unlink, missing_ok=True)
        await store.write(jobs.done, job.id)
    elif job.kind == "paper":
        await _fetch(store, now, folder, lines, job)
    else:
        name, content, words = await _made(store, now, lines, job)
        kept = await asyncio.to_thread(media.keep_paper, folder, content) if content else None
        await store.write(_send, job, kept, name, words, now)


async def _made(store: Store, now: Any, lines: Mapping[int, Line], job: Job) -> tuple[str, bytes, str]:
    """Name, content and the sentence that goes with it; without content the sentence says why."""
    if job.kind == "export":
        data = await store.read(export.gather, job.payload["person"], now)
        text = json.dumps(data, ensure_ascii=False, indent=2)
        return say("export-file"), text.encode(), say("export-sent")
    if job.kind == "act":
        rows = await store.read(act.rows, now)
        text = "\r\n".join(";".join(row) for row in rows) + "\r\n"
        return say("act-file"), text.encode("utf-8-sig"), say("act-sent", count=len(rows) - 1)
    if job.kind == journal_room.JOB:
        return await journal_book.make(store, job)
    if job.kind == "reach":
        pages = await store.read(reach_sheet.sheets, job.payload["organisation"])
        return say("reach-file"), await asyncio.to_thread(reach_sheet.draw, pages), say("reach-sent")
    named = {line.id: line.link for line in lines.values() if line.link}
    drawn = await store.read(_pages, job.payload["houses"], named)
    if not drawn:
        return "", b"", say("posters-no-link")
    return say("posters-file"), await asyncio.to_thread(draw, drawn), say("posters-sent", count=len(drawn))


def _pages(c: Connection, houses: list[int], named: dict[int, str]) -> list[Any]:
    links = {row.id: replace(row, link=named[row.id]) for row in rows.all(c) if row.id in named}
    return [page for number in houses for page in posters.of_house(c, number, links)]


def _send(c: Connection, job: Job, kept: media.Kept | None, name: str, words: str, now: Any) -> None:
    enclosed: tuple[File, ...] = ()
    if kept is not None:
        files.store(c, kept.hash, kept.kind, kept.mime, kept.size, now)
        jobs.add(c, "unlink", {"hashes": [kept.hash]}, now, STAYS)
        enclosed = (File(kept.hash, kept.kind, name),)
    screen = Screen(words, files=enclosed)
    to = job.payload
    outbox.put(c, [Post(to["line"], to["chat"], screen.pack(), NOTICE, person=to["person"])], now)
    jobs.done(c, job.id)


async def _fetch(store: Store, now: Any, folder: Path, lines: Mapping[int, Line], job: Job) -> None:
    """A document that the staff sent is fetched from its messenger; they hear what became of it."""
    document = await store.read(documents.get, job.payload["document"])
    line = lines.get(document.line) if document is not None else None
    kept, why = None, ""
    if document is not None and line is not None:
        try:
            data = await line.fetch(document.external, media.MOST_BYTES)
            kept = await asyncio.to_thread(partial(media.keep_paper, folder, data, named=document.name))
        except TryLater:
            raise
        except (NotSent, Unreadable) as fault:
            why = str(fault)
            log.warning("document %d cannot be had: %s", document.id, why)
    await store.write(_arrived, job, document, kept, now)


def _arrived(c: Connection, job: Job, document: documents.Document | None, kept: media.Kept | None, now: Any) -> None:
    if document is not None:
        if kept is not None:
            files.store(c, kept.hash, kept.kind, kept.mime, kept.size, now)
        documents.came(c, document.id, kept.hash if kept is not None else "")
        words = say("papers-stored" if kept is not None else "papers-lost", title=document.title)
        to = job.payload
        outbox.put(c, [Post(to["line"], to["chat"], Screen(words).pack(), NOTICE, person=to["person"])], now)
    jobs.done(c, job.id)
