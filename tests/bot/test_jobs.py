"""Photos are fetched, cleaned and kept once; faults pass or are given up."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot import media
from bot.jobs import Jobs
from bot.lines import TryLater
from storage import jobs
from storage.store import Store
from tests.bot.at_jobs import a_ticket, all_done, files_of, have_done, states
from tests.bot.fakes import FakeLine
from tests.bot.waiting import HandClock, rest, until


def a_photo(colour: str = "red") -> bytes:
    out = BytesIO()
    Image.new("RGB", (32, 32), colour).save(out, "JPEG")
    return out.getvalue()


async def test_photos_are_fetched_kept_and_announced_together(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, arrived: list[int], tmp_path: Path
) -> None:
    line.files = {"a": a_photo("red"), "b": a_photo("blue")}
    ticket = await a_ticket(store, clock, line, "a", "b")
    await have_done(store, clock, "fetch", ticket, working)
    await all_done(store)
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
    await all_done(store)
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
    await all_done(store)
    assert arrived
    assert [file.state for file in await files_of(store, ticket)] == ["failed"]


async def test_parts_of_an_album_that_bring_a_job_each_are_fetched_and_announced_once(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, arrived: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []
    real = line.fetch

    async def fetch(file: str, most: int) -> bytes:
        fetched.append(file)
        return await real(file, most)

    monkeypatch.setattr(line, "fetch", fetch)
    line.files = {name: a_photo(colour) for name, colour in (("a", "red"), ("b", "blue"), ("c", "green"))}
    ticket = await a_ticket(store, clock, line, "a", "b", "c")
    for _ in range(3):
        await store.write(jobs.add, "fetch", {"ticket": ticket}, clock.now())
    await have_done(store, clock, "fetch", ticket, working)
    await until(lambda: arrived)
    await all_done(store)
    assert await states(store) == ["done"] * 4
    assert (fetched, arrived) == (["a", "b", "c"], [ticket])


async def test_where_there_is_no_room_a_photo_waits(
    store: Store, line: FakeLine, clock: HandClock, working: Jobs, arrived: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [OSError(28, "No space left on device")]
    real = media.keep

    def keep(folder: Path, data: bytes) -> media.Kept:
        if full:
            raise full.pop()
        return real(folder, data)

    monkeypatch.setattr(media, "keep", keep)
    line.files = {"a": a_photo()}
    ticket = await a_ticket(store, clock, line, "a")
    await have_done(store, clock, "fetch", ticket, working)
    await until(lambda: not full)
    await rest(store)
    assert [file.state for file in await files_of(store, ticket)] == ["waiting"]
    clock.move(2)
    working.bell.ring()
    await until(lambda: arrived)
