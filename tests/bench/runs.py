"""What is measured: as fast as it can, at thirty updates a second, and with the plug pulled in the middle."""

import asyncio
import random
import statistics
from dataclasses import dataclass
from time import perf_counter

from tests.bench.bot_api import BotApi
from tests.bench.contenders import DVOR, Contender, Running, Stable
from tests.bench.residents import Residents

TOGETHER = 64
"""Residents who write at once in a closed loop."""
WARM = 1.0
RATE = 30.0
CROWD = 75
"""Residents who are there in the open loop: each writes every two or three seconds."""
LOST = 20.0
"""Seconds without an answer after which a conversation has failed."""


@dataclass(slots=True)
class Figures:
    """What one run showed."""

    start: float = 0.0
    rate: float = 0.0
    cpu: float = 0.0
    calls: float = 0.0
    memory: float = 0.0
    median: float = 0.0
    p99: float = 0.0
    calm: float = 0.0
    """CPU of an update at thirty a second."""
    failed: int = 0


class Track:
    """The server and who writes to it."""

    def __init__(self, server: BotApi, stable: Stable, random_seed: int = 1) -> None:
        self.server, self.stable = server, stable
        self._first = 1_000_000
        self._chance = random.Random(random_seed)

    def people(self, contender: Contender, *, paced: bool = False) -> Residents:
        """New residents, whom no contender has met."""
        self._first += 1_000_000
        there = Residents(strict=contender.strict, first=self._first, paced=paced)
        there.server = self.server
        self.server.heard = there.heard
        return there

    async def measure(self, contender: Contender, seconds: float, calm: float) -> Figures:
        """Both loops, each with a process of its own."""
        found = Figures()
        with self.stable.folder() as folder:
            running = await self.stable.run(contender, folder, limits="off")
            try:
                await self._closed(running, self.people(contender), seconds, found)
            finally:
                await running.kill()
        with self.stable.folder() as folder:
            running = await self.stable.run(contender, folder)
            found.start = min(found.start, running.start)
            try:
                await self._open(running, self.people(contender, paced=True), calm, found)
            finally:
                await running.kill()
        return found

    async def _closed(self, running: Running, people: Residents, seconds: float, found: Figures) -> None:
        found.start = running.start
        people.endless = True
        for _ in range(TOGETHER):
            people.begin()
        await asyncio.sleep(WARM)
        self.server.calls.clear()
        answered, cpu, began = people.answered, running.cpu(), perf_counter()
        await asyncio.sleep(seconds)
        answered, cpu, lasted = people.answered - answered, running.cpu() - cpu, perf_counter() - began
        found.rate, found.cpu = answered / lasted, cpu * 1000 / max(answered, 1)
        calls = {name: count for name, count in self.server.calls.items() if name != "getUpdates"}
        found.calls = sum(calls.values()) / max(answered, 1)
        found.memory = running.memory()
        people.endless = False
        found.failed += await self._drain(people)

    async def _open(self, running: Running, people: Residents, seconds: float, found: Figures) -> None:
        await self._scatter(people)
        skipped, cpu = len(people.latencies), running.cpu()
        due = perf_counter()
        end = due + seconds
        while due < end:
            await asyncio.sleep(max(0.0, due - perf_counter()))
            people.tick()
            due += self._chance.expovariate(RATE)
        answered = len(people.latencies) - skipped
        found.calm = (running.cpu() - cpu) * 1000 / max(answered, 1)
        found.failed += await self._drain(people)
        latencies = sorted(people.latencies[skipped:])
        found.median = statistics.median(latencies) * 1000
        found.p99 = latencies[int(len(latencies) * 0.99)] * 1000

    async def _scatter(self, people: Residents) -> None:
        """Bring as many as will be there somewhere into their stories, so that not all are at the same place."""
        for number in range(CROWD):
            people.begin(rush=number / CROWD)
            await asyncio.sleep(1 / RATE)
        await people.until(lambda: not people.waiting, LOST)
        people.shuffle()

    async def _drain(self, people: Residents) -> int:
        """Wait for the answers that are still owed; how many conversations have lost theirs."""
        await people.until(lambda: not people.waiting, LOST)
        return people.waiting

    async def killed(self, conversations: int) -> int:
        """Pull the plug in the middle of so many conversations, start again; how many finish."""
        people = self.people(DVOR)
        with self.stable.folder() as folder:
            running = await self.stable.run(DVOR, folder, limits="off")
            for _ in range(conversations):
                people.begin()
            await people.until(lambda: people.answered >= conversations * 4, LOST)
            await running.kill()
            before = people.finished
            running = await self.stable.run(DVOR, folder, limits="off", again=True)
            await self._drain(people)
            await running.kill()
        return people.finished if not before else 0
