"""The program as a whole, with messengers in memory: it answers, a refused line stops alone, it ends when told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot import run as run_module
from bot.lines import TokenRefused, TryLater
from bot.run import Program
from bot.settings import Settings
from handlers import sweeps
from storage import inbox, lines, organisations, people
from storage.store import Store
from tests.bot.desk import Desk
from tests.bot.fakes import FakeLine, a_letter
from tests.bot.waiting import HandClock, rest, until

Start = Callable[[], "asyncio.Task[int]"]


@pytest.fixture
async def pair(store: Store, line: FakeLine) -> list[FakeLine]:
    """Two lines."""
    return [line, FakeLine((await store.write(lines.ensure, "vk", "vk:1")).id)]


@pytest.fixture
def stop() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture
async def program(
    store: Store, pair: list[FakeLine], stop: asyncio.Event, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Start]:
    monkeypatch.chdir(tmp_path)  # no .env of the developer
    monkeypatch.setattr(sweeps, "run", lambda *words: None)
    begun: list[asyncio.Task[int]] = []
    rows = await store.read(lines.all)

    def start() -> asyncio.Task[int]:
        program = Program(Settings(media_dir=tmp_path), store, pair, rows)
        begun.append(asyncio.ensure_future(program.run(stop)))
        return begun[-1]

    yield start
    stop.set()
    await asyncio.wait_for(asyncio.gather(*begun, return_exceptions=True), 10)


async def an_admin(store: Store, line: FakeLine, clock: HandClock) -> None:
    def make(connection: Connection) -> None:
        person = people.meet(connection, line.id, "900", clock.now()).person.id
        organisations.grant(connection, person, organisations.the(connection).id, "admin")

    await store.write(make)


async def test_what_is_written_on_either_line_is_answered_there(
    pair: list[FakeLine], program: Start, stop: asyncio.Event
) -> None:
    task = program()
    pair[0].brings(a_letter(1, chat="7"))
    pair[1].brings(a_letter(1, chat="7"))
    await until(lambda: pair[0].sent and pair[1].sent)
    stop.set()
    assert await asyncio.wait_for(task, 10) == 0
    assert all(line.closed for line in pair)


async def test_a_row_of_the_last_process_is_answered_first(
    store: Store, pair: list[FakeLine], program: Start, desk: Desk, clock: HandClock
) -> None:
    old = [inbox.Arrived("1", "7", "7", 1, a_letter(1).raw)]
    await store.write(inbox.add, pair[0].id, old, "", clock.now())
    program()
    pair[0].brings(a_letter(2, chat="8"))
    await until(lambda: len(pair[0].sent) == 2)
    assert desk.turns[0] == ["1"]


@pytest.mark.parametrize("when", ["at start", "later", "in delivery"])
async def test_a_refused_token_stops_its_line_alone_and_admins_hear_of_it_on_the_other(
    store: Store, pair: list[FakeLine], program: Start, clock: HandClock, when: str
) -> None:
    bad, good = pair
    await an_admin(store, good, clock)
    if when == "at start":
        bad.checked = TokenRefused("401")
    program()
    if when == "later":
        bad.breaks(TokenRefused("401"))
    if when == "in delivery":
        bad.fail("7", TokenRefused("401"))
        bad.brings(a_letter(1))
    await until(lambda: good.texts("900"))
    good.brings(a_letter(1, chat="8"))
    await until(lambda: good.texts("8"))
    await rest(store)
    states = {row.id: row.state for row in await store.read(lines.all)}
    assert states == {bad.id: "refused", good.id: ""}
    assert len(good.texts("900")) == 1


async def test_admins_are_told_once_and_not_at_every_start(
    store: Store, pair: list[FakeLine], program: Start, clock: HandClock, stop: asyncio.Event
) -> None:
    bad, good = pair
    await an_admin(store, good, clock)
    await store.write(lines.set_state, bad.id, "refused", "refused")
    bad.checked = TokenRefused("401")
    program()
    good.brings(a_letter(1, chat="8"))
    await until(lambda: good.texts("8"))
    await rest(store)
    assert good.texts("900") == []


@pytest.mark.parametrize("later", [False, True])
async def test_with_no_line_left_the_program_says_so_and_ends_with_2(
    pair: list[FakeLine], program: Start, later: bool
) -> None:
    for line in pair:
        if later:
            line.breaks(TokenRefused("401"))
        else:
            line.checked = TokenRefused("401")
    assert await asyncio.wait_for(program(), 10) == 2


async def test_a_messenger_out_of_reach_at_start_is_learned_later(
    store: Store, pair: list[FakeLine], program: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.faults.Backoff.seconds", lambda self: 0.01)
    late, other = pair
    late.checked = TryLater("no route")
    program()
    other.brings(a_letter(1))
    await until(lambda: other.sent)
    late.prepared = False
    assert (await store.read(lines.all))[0].name == ""
    late.checked = None
    await until(lambda: late.prepared)
    assert (await store.read(lines.all))[0].name == late.name


async def test_it_ends_in_time_though_a_messenger_hangs(
    pair: list[FakeLine], program: Start, stop: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "FINISH", 0.05)
    pair[0].gates["7"] = asyncio.Event()
    task = program()
    pair[0].brings(a_letter(1, chat="7"))
    await until(lambda: pair[0].tried)
    stop.set()
    assert await asyncio.wait_for(task, 5) == 0
