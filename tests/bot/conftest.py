"""A real SQLite store, and a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.clock import Clock, Keeper
from bot.delivery import Delivery
from bot.jobs import Jobs
from bot.limits import Limits
from bot.presses import Presses
from bot.sending import Sending
from bot.worker import Worker
from handlers import screens, showing, turn, unreached
from handlers.visit import Office
from storage import lines
from storage.outbox import Outgoing
from storage.store import Store
from storage.tables import metadata
from tests.bot.at_jobs import FakeGeocoder
from tests.bot.desk import Desk
from tests.bot.fakes import FakeLine
from tests.bot.post_room import PostRoom, Start
from tests.bot.waiting import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/dvor.db")
    await store.write(metadata.create_all)
    yield store
    await store.close()


@pytest.fixture
async def keeper() -> AsyncIterator[Keeper]:
    keeper = Keeper()
    yield keeper
    await keeper.end(0)


@pytest.fixture
async def line(store: Store) -> FakeLine:
    """The first line of the database."""
    return FakeLine((await store.write(lines.ensure, "telegram", "telegram:1")).id)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """In place of the conversations."""
    desk = Desk()
    monkeypatch.setattr(turn, "take_turn", desk.take_turn)
    return desk


@pytest.fixture
async def room(store: Store, line: FakeLine, clock: HandClock) -> PostRoom:
    return PostRoom(store, line, clock)


@pytest.fixture
def start(room: PostRoom, keeper: Keeper, tmp_path: Path) -> Start:
    """A sender for the line; its limits are off unless the test is about them."""

    def begin(*, limits: bool = False) -> Delivery:
        line, store = room.line, room.store
        face = screens.Line(line.id, line.can)
        sending = Sending(line, store, room.clock, tmp_path, lambda: face)
        pace = Limits(line.can.messenger, lifted=not limits)
        room.sender = Delivery(line, store, room.clock, pace, sending, lambda: None, keeper)
        return room.sender

    return begin


@pytest.fixture
async def sending(start: Start) -> AsyncIterator[asyncio.Task[None]]:
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    yield task
    sender.end()
    async with asyncio.timeout(5):
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def losses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The chats that the staff would hear of."""
    heard: list[str] = []

    def lost(connection: Connection, row: Outgoing, now: object) -> None:
        heard.append(row.chat)

    monkeypatch.setattr(unreached, "lost", lost)
    return heard


@pytest.fixture
async def worker(store: Store, line: FakeLine, clock: Clock, keeper: Keeper, desk: Desk) -> AsyncIterator[Worker]:
    office = Office({}, lambda number, raw: line.decode(raw))
    worker = Worker(store, clock, office, Presses({line.id: line}, keeper), lambda: None)
    yield worker
    worker.end()


@pytest.fixture
def arrived(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Tickets whose photos were announced."""
    seen: list[int] = []
    monkeypatch.setattr(showing, "photos_arrived", lambda connection, ticket, now: seen.append(ticket), raising=False)
    return seen


@pytest.fixture
def redrawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    seen: list[int] = []
    monkeypatch.setattr(showing, "redraw", lambda connection, ticket, now: seen.append(ticket), raising=False)
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
