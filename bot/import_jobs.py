"""Reads files that were handed in, tells what would come of them, and applies them: work beside the turns."""

import asyncio
import contextlib
import hashlib
import logging
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot import import_kinds, media
from bot.clock import Clock, Keeper
from bot.import_kinds import Outcome
from bot.lines import Line, NotSent, TokenRefused, TryLater
from bot.uploads import Uploads
from domain.errors import Unreadable, WrongFile
from handlers import import_steps
from handlers.import_room import BIGGEST
from handlers.screens import File, Screen
from handlers.texts import say
from storage import accounts, imports, jobs, outbox
from storage.imports import Import, State
from storage.jobs import Job
from storage.outbox import NOTICE, Post
from storage.register import NoColumns
from storage.store import Store

log = logging.getLogger(__name__)

BEAT = 2.0
"""Seconds between two looks at how far a file is."""
LOST = timedelta(hours=1)
"""How long a document of a chat is asked for."""
YOUNG = 3600.0
"""Seconds during which a file that no row names yet may be on its way in."""


class Imports:
    """The worker's part of handing in files; one file at a time."""

    def __init__(self, store: Store, clock: Clock, lines: Mapping[int, Line], media_dir: Path) -> None:
        self._store, self._clock, self._lines, self._media = store, clock, lines, media_dir
        self._uploads = Uploads(media_dir)
        self._keeper = Keeper()

    async def do(self, job: Job) -> None:
        """Read a file, or apply it; what cannot be done is told in its message. Raises TryLater."""
        one = await self._store.read(imports.get, int(job.payload["import"]))
        if one is None or one.state not in (State.NEW, State.APPLYING):
            await self._store.write(jobs.done, job.id)
            return
        try:
            path = await self._file(job, one)
            outcome = await self._watched(one, path)
        except WrongFile as error:
            outcome = Outcome(State.REFUSED, {"text": error.text, "words": {k: str(v) for k, v in error.words.items()}})
        except NoColumns as error:
            outcome = Outcome(
                State.REFUSED, {"text": "import-no-columns", "words": {"columns": ", ".join(error.columns)}}
            )
        except (Unreadable, FileNotFoundError) as error:
            log.warning("import %d is refused: %s", one.id, type(error).__name__)
            outcome = Outcome(State.REFUSED, {"text": "sheet-torn", "words": {}})
        await self._store.write(_ended, job.id, one, outcome, self._clock.now())
        if outcome.state != State.LAYOUT:
            await self.tidy()

    async def failed(self, job: Job) -> None:
        """A defect: its person hears that it did not work."""
        one = await self._store.read(imports.get, int(job.payload["import"]))
        if one is not None and one.state in (State.NEW, State.APPLYING):
            outcome = Outcome(State.REFUSED, {"text": "import-broken", "words": {}})
            await self._store.write(_ended, None, one, outcome, self._clock.now())

    async def tidy(self) -> None:
        """Drop what nobody touched for days; delete what is not needed any more."""
        now = self._clock.now()
        await self._store.write(_drop_idle, now)
        needed = await self._store.read(imports.files, now)
        await asyncio.to_thread(self._uploads.sweep, needed, now.timestamp() - YOUNG)

    async def _file(self, job: Job, one: Import) -> Path:
        """Where it lies; a document of a chat is fetched first."""
        if one.file:
            return self._uploads.path(one.file)
        line = self._lines.get(one.line)
        if line is None:
            raise TryLater("the line is off")
        try:
            data = await line.fetch(one.layout["fetch"], BIGGEST)
        except (NotSent, TokenRefused) as fault:
            if isinstance(fault, TryLater) and self._clock.now() - job.made < LOST:
                raise
            raise WrongFile("import-lost") from fault
        name = await asyncio.to_thread(self._uploads.keep, data)
        await self._store.write(imports.fetched, one.id, name)
        return self._uploads.path(name)

    async def _watched(self, one: Import, path: Path) -> Outcome:
        """Do it, and see that the message tells how far it is."""
        read = [0]
        dry = one.state == State.NEW

        def watch(rows: int) -> None:
            read[0] = rows

        beat = self._keeper.start(self._beat(one, read), "import beat")
        try:
            outcome = await import_kinds.run(self._store, one, path, self._clock.now(), dry=dry, watch=watch)
        finally:
            beat.cancel()
        if dry and outcome.errors is not None:
            outcome.result["errors"] = await asyncio.to_thread(self._write_errors, one, outcome)
        return outcome

    async def _beat(self, one: Import, read: list[int]) -> None:
        told = 0
        while True:
            await asyncio.sleep(BEAT)
            if read[0] != told:
                told = read[0]
                await self._store.write(_progress, one.id, told, self._clock.now())

    def _write_errors(self, one: Import, outcome: Outcome) -> str:
        """The bad rows as a file; of a document they go back into the chat, so they lie among the media too."""
        assert outcome.errors is not None
        target = self._uploads.new()
        outcome.result["ending"] = outcome.errors(target)
        if not one.link:
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            outcome.result["hash"] = digest
            lies = media.path(self._media, digest)
            lies.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):
                shutil.copyfile(target, lies)
        return target.name


def _ended(c: Connection, job: int | None, one: Import, outcome: Outcome, now: datetime) -> None:
    if job is not None:
        jobs.done(c, job)
    words: dict[str, Any] = {"result": outcome.result}
    if outcome.layout:
        words["layout"] = outcome.layout
    done = outcome.applied or imports.move(c, one.id, one.state, outcome.state, now, **words)
    if not done:
        return
    if outcome.state == State.DONE and not outcome.applied:
        accounts.log(c, one.organisation, one.person, one.kind, one.name[:300], now)
    posts = import_steps.drawn(c, one.id)
    if outcome.state == State.READY and outcome.result.get("hash"):
        file = File(outcome.result["hash"], "document", say("import-errors-name") + outcome.result["ending"])
        screen = Screen(say("import-errors-caption"), files=(file,))
        sent = Post(one.line, one.chat, screen.pack(), NOTICE, person=one.person)
        posts = [sent, *(replace(post, fresh=True) for post in posts)]  # the buttons stand below the document
    outbox.put(c, posts, now)


def _progress(c: Connection, number: int, rows: int, now: datetime) -> None:
    imports.progress(c, number, rows, now)
    outbox.put(c, import_steps.drawn(c, number), now)


def _drop_idle(c: Connection, now: datetime) -> None:
    for one in imports.idle(c, now):
        imports.move(c, one.id, one.state, State.DROPPED, now)
        outbox.put(c, import_steps.drawn(c, one.id), now)
