"""A point gets its address afterwards, from who was named and nobody else."""

from pathlib import Path

import pytest

from bot.jobs import Jobs
from storage import jobs, tickets
from storage.jobs import Job
from storage.store import Store
from tests.bot.at_jobs import FakeGeocoder, a_ticket, have_done, states
from tests.bot.fakes import FakeLine
from tests.bot.waiting import HandClock, rest, until


async def test_a_point_gets_its_address_and_the_card_is_drawn_again(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, redrawn: list[int], geocoder: FakeGeocoder
) -> None:
    ticket = await a_ticket(store, clock, line)
    geocoder.faults = 1
    await have_done(store, clock, "geocode", ticket, working)
    await until(lambda: geocoder.asked)
    await rest(store)
    clock.move(2)
    working.bell.ring()
    await until(lambda: redrawn == [ticket])
    await rest(store)
    found = await store.read(tickets.get, ticket)
    assert found is not None
    assert found.address == "Курск, улица Ленина, 12"


async def test_without_a_geocoder_nobody_is_asked(
    store: Store, line: FakeLine, clock: HandClock, tmp_path: Path, redrawn: list[int]
) -> None:
    work = Jobs(store, clock, {line.id: line}, tmp_path, None, lambda: None)
    ticket = await a_ticket(store, clock, line)
    await store.write(jobs.add, "geocode", {"ticket": ticket}, clock.now())
    [job] = await store.read(jobs.due, clock.now(), 1)
    await work._do(job, ())
    assert redrawn == []
    assert await states(store) == ["done"]


async def test_a_defect_gives_the_job_up_and_the_next_is_done(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, redrawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = await a_ticket(store, clock, line)
    real = Jobs._geocode

    async def geocode(self: Jobs, job: Job) -> str:
        if job.id == 1:
            raise ZeroDivisionError
        return await real(self, job)

    monkeypatch.setattr(Jobs, "_geocode", geocode)
    await have_done(store, clock, "geocode", ticket, working)
    await have_done(store, clock, "geocode", ticket, working)
    await until(lambda: redrawn)
    await rest(store)
    assert await states(store) == ["failed", "done"]
