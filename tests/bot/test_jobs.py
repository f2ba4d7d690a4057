"""Slow work: photos are fetched, cleaned and kept once, points get their address; faults pass or are given up."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import Connection

from bot import media
from bot.geocoder import OutOfReach
from bot.jobs import Jobs
from bot.lines import TryLater
from domain.places import Point
from handlers import cards
from storage import jobs, organisations, people, tickets
from storage.jobs import Job
from storage.store import Store
from storage.tickets import NewTicket, TicketFile
from tests.bot.conftest import HandClock, rest, until
from tests.bot.fakes import FakeLine


def a_photo(colour: str = "red") -> bytes:
    out = BytesIO()
    Image.new("RGB", (32, 32), colour).save(out, "JPEG")
    return out.getvalue()


class FakeGeocoder:
    """Knows one address, once it can be reached."""

    def __init__(self) -> None:
        self.faults = 0
        self.asked: list[Point] = []

    async def address(self, point: Point) -> str:
        self.asked.append(point)
        if self.faults:
            self.faults -= 1
            raise OutOfReach("timeout")
        return "Курск, улица Ленина, 12"


@pytest.fixture
def arrived(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Tickets whose photos were announced."""
    seen: list[int] = []
    monkeypatch.setattr(cards, "photos_arrived", lambda connection, ticket, now: seen.append(ticket), raising=False)
    return seen


@pytest.fixture
def redrawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    seen: list[int] = []
    monkeypatch.setattr(cards, "redraw", lambda connection, ticket, now: seen.append(ticket), raising=False)
    return seen


@pytest.fixture
def geocoder() -> FakeGeocoder:
    return FakeGeocoder()


@pytest.fixture
async def working(
    store: Store,
    line: FakeLine,
    clock: HandClock,
    tmp_path: Path,
    geocoder: FakeGeocoder,
    arrived: object,
    redrawn: object,
) -> AsyncIterator[Jobs]:
    work = Jobs(store, clock, {line.id: line}, tmp_path / "media", geocoder, lambda: None)
    task = asyncio.ensure_future(work.work())
    yield work
    work.end()
    await task


async def a_ticket(store: Store, clock: HandClock, line: FakeLine, *names: str) -> int:
    """A ticket with a point and these files, and the job that fetches them."""

    def file(connection: Connection) -> int:
        company = organisations.the(connection).id
        person = people.meet(connection, line.id, "7", clock.now()).person.id
        new = NewTicket(company, person, line.id, "7", "water.hot", "none", latitude=51.73, longitude=36.19)
        number = tickets.file(connection, new, clock.now()).id
        told = [{"kind": "photo", "file": name, "line": line.id, "name": "../../etc/passwd"} for name in names]
        tickets.attach(connection, number, told, "story")
        return number

    return await store.write(file)


async def have_done(store: Store, clock: HandClock, kind: str, ticket: int, working: Jobs) -> None:
    await store.write(jobs.add, kind, {"ticket": ticket}, clock.now())
    working.bell.ring()
    await rest(store)


async def states(store: Store) -> list[str]:
    def read(connection: Connection) -> list[str]:
        return [row.state for row in connection.execute(jobs.jobs.select().order_by(jobs.jobs.c.id))]

    return await store.read(read)


async def files_of(store: Store, ticket: int) -> list[TicketFile]:
    return await store.read(tickets.files_of, ticket)


async def test_photos_are_fetched_kept_and_announced_together(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, arrived: list[int], tmp_path: Path
) -> None:
    line.files = {"a": a_photo("red"), "b": a_photo("blue")}
    ticket = await a_ticket(store, clock, line, "a", "b")
    await have_done(store, clock, "fetch", ticket, working)
    await until(lambda: arrived)
    assert arrived == [ticket]
    files = await files_of(store, ticket)
    assert [file.state for file in files] == ["stored", "stored"]
    assert all(media.path(tmp_path / "media", file.hash or "").is_file() for file in files)


async def test_a_fault_that_passes_is_tried_again_and_the_card_waits_for_it(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, arrived: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [TryLater("timeout")]
    real = line.fetch

    async def fetch(file: str, most: int) -> bytes:
        if file == "b" and faults:
            raise faults.pop()
        return await real(file, most)

    monkeypatch.setattr(line, "fetch", fetch)
    line.files = {"a": a_photo("red"), "b": a_photo("blue")}
    ticket = await a_ticket(store, clock, line, "a", "b")
    await have_done(store, clock, "fetch", ticket, working)
    await until(lambda: not faults)
    await rest(store)
    assert arrived == []
    assert await states(store) == ["new"]
    clock.move(2)
    working.bell.ring()
    await until(lambda: arrived)


async def test_a_file_that_is_gone_fails_alone(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, arrived: list[int]
) -> None:
    line.files = {"a": a_photo(), "c": b"%PDF"}
    ticket = await a_ticket(store, clock, line, "a", "gone", "c")
    await have_done(store, clock, "fetch", ticket, working)
    await until(lambda: arrived)
    assert [file.state for file in await files_of(store, ticket)] == ["stored", "failed", "failed"]


async def test_after_a_day_a_file_is_given_up(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, arrived: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fetch(file: str, most: int) -> bytes:
        raise TryLater("no route")

    monkeypatch.setattr(line, "fetch", fetch)
    ticket = await a_ticket(store, clock, line, "a")
    await have_done(store, clock, "fetch", ticket, working)
    await rest(store)
    clock.move(25 * 3600)
    working.bell.ring()
    await until(lambda: arrived)
    assert [file.state for file in await files_of(store, ticket)] == ["failed"]


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
    await work._do(job)
    assert redrawn == []
    assert await states(store) == ["done"]


async def test_a_defect_gives_the_job_up_and_the_next_is_done(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, redrawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = await a_ticket(store, clock, line)
    real = Jobs._geocode

    async def geocode(self: Jobs, job: Job) -> None:
        if job.id == 1:
            raise ZeroDivisionError
        await real(self, job)

    monkeypatch.setattr(Jobs, "_geocode", geocode)
    await have_done(store, clock, "geocode", ticket, working)
    await have_done(store, clock, "geocode", ticket, working)
    await until(lambda: redrawn)
    await rest(store)
    assert await states(store) == ["failed", "done"]
