"""The lines that are open: each with its own intake, delivery and limits; one that is refused stops alone."""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial

from bot import composition
from bot.clock import Clock, Job, Keeper
from bot.delivery import Delivery
from bot.faults import Backoff
from bot.hooks import Hook
from bot.intake import take_in
from bot.limits import Limits
from bot.lines import Line, TokenRefused, TryLater, Wake
from bot.presses import Presses
from bot.sending import Sending
from bot.settings import Settings
from bot.topics import Topics
from handlers import screens
from storage import lines, threads
from storage.lines import LineRow
from storage.store import Store

log = logging.getLogger(__name__)

CHECK = 5.0
"""Seconds that a messenger has at start to say who we are; after that we begin without knowing."""


class Switchboard:
    """Lines come and go; who holds one of its mappings sees it."""

    def __init__(self, settings: Settings, store: Store, clock: Clock, keeper: Keeper, refused_all: Wake) -> None:
        """`refused_all` is called when the last line that a messenger knew has stopped."""
        self._settings, self._store, self._clock, self._keeper = settings, store, clock, keeper
        self.all: dict[int, Line] = {}
        self.known: dict[int, Line] = {}
        """Those whose token the messenger does not refuse."""
        self._refused_all = refused_all
        self.presses = Presses(self.known, keeper)
        self._arrived: Wake = self.wake
        self.faces: dict[int, screens.Line] = {}
        self.hooks: dict[str, Hook] = {}
        """Where messengers bring updates, by `messenger/line`."""
        self.deliveries: dict[int, Delivery] = {}
        self._topics: dict[int, Topics] = {}
        self._intakes: dict[int, asyncio.Task[None]] = {}
        self._idle: list[asyncio.Task[None]] = []  # what may be cut off at any time

    def connect(self, opened: Iterable[Line], rows: Iterable[LineRow]) -> None:
        """Make these known; nothing is asked of their messengers yet."""
        named = {row.id: row for row in rows}
        for line in opened:
            self.all[line.id] = self.known[line.id] = line
            self.faces[line.id] = composition.face(line, named[line.id])
            self.deliveries[line.id] = self._delivery(line)
            if line.webhook is not None:
                self.hooks[f"{line.can.messenger}/{line.id}"] = line.webhook.hook

    def _delivery(self, line: Line) -> Delivery:
        limits = Limits(line.can.messenger, lifted=self._settings.limits == "off")
        sending = Sending(line, self._store, self._clock, self._settings.media_dir, lambda: self.faces[line.id])
        if sending.topics is not None:
            self._topics[line.id] = sending.topics
        return Delivery(line, self._store, self._clock, limits, sending, self.wake, self._keeper)

    def wake(self) -> None:
        """Something was put into the outbox: delivery looks."""
        for sender in self.deliveries.values():
            sender.bell.ring()

    def follow(self, lines: Iterable[int]) -> None:
        """The same of these lines."""
        for line in lines:
            if line in self.deliveries:
                self.deliveries[line].bell.ring()

    async def check(self) -> None:
        """Ask every messenger who we are."""
        await asyncio.gather(*(self._check(line) for line in self.all.values()))

    def start(self, wake: Wake) -> None:
        """Take in and send; `wake` is called when something has come in."""
        self._arrived = wake
        for line in list(self.known.values()):
            self._start(line)

    def _start(self, line: Line) -> None:
        intake = partial(take_in, line, self._store, self._clock, self._arrived, self.presses)
        self._intakes[line.id] = self._keep(line, intake)
        self._keep(line, self.deliveries[line.id].deliver)
        self._idle.append(self._keeper.start(line.prepare(), "prepare"))

    async def look(self) -> None:
        """Begin with the bots that were added since, end those that were taken away."""
        rows = await self._store.read(lines.all)
        for row in rows:
            if row.state == "gone" and (line := self.known.pop(row.id, None)) is not None:
                log.info("%s: the bot was taken away", line.can.messenger)
                self._stop(line)
            elif row.sealed and not row.state and row.id not in self.known:
                if (added := await composition.unseal(self._settings, self._store, row)) is None:
                    continue
                self.connect([added], [row])
                await self._check(added)
                if added.id in self.known:
                    self._start(added)

    async def learn_topics(self) -> None:
        """Which staff chats keep topics now."""
        kept = await self._store.read(threads.chats)
        for id, topics in self._topics.items():
            topics.kinds = {chat: kind for (line, chat), kind in kept.items() if line == id}

    def _stop(self, line: Line) -> None:
        self.deliveries[line.id].end()
        intake = self._intakes.get(line.id)
        if intake and intake is not asyncio.current_task():
            intake.cancel()

    def end(self) -> None:
        """Take in no more, and send to the end what is being sent."""
        for task in (*self._intakes.values(), *self._idle):
            task.cancel()
        for sender in self.deliveries.values():
            sender.end()

    async def close(self) -> None:
        """Close all connections."""
        if self.all:
            await asyncio.wait([asyncio.ensure_future(line.close()) for line in self.all.values()], timeout=2)

    def _keep(self, line: Line, job: Job) -> asyncio.Task[None]:
        async def work() -> None:
            try:
                await job()
            except TokenRefused:
                await self._refuse(line)

        return self._keeper.keep(work, f"line {line.id}")

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
        self.faces[line.id] = composition.face(line, self.faces[line.id])
        await self._store.write(composition.learned, line)
        log.info("%s: %s", line.can.messenger, line.name)

    async def _refuse(self, line: Line) -> None:
        """This line stops alone; admins hear of it through the others."""
        if self.known.pop(line.id, None) is None:
            return
        log.error("%s: the token is refused, the line stops", line.can.messenger)
        self._stop(line)
        await self._store.write(composition.refused, line, self._clock.now())
        self.wake()
        if not self.known:
            self._refused_all()
