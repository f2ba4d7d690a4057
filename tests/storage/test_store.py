"""The two doors: what is written is kept, alone or not at all, and nothing that was read before is lost."""

import asyncio
import threading

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from storage import lines, organisations
from storage.store import Store


def count_up(c: Connection) -> None:
    """Read, think, write: what loses updates where two may do it at once."""
    row = next(iter(lines.all(c)), None) or lines.ensure(c, "telegram", "telegram:1")
    lines.move_cursor(c, row.id, str(int(row.cursor or 0) + 1))


def counted(c: Connection) -> str:
    return lines.all(c)[0].cursor


async def test_no_update_is_lost_when_eight_read_and_write_at_once(store: Store) -> None:
    async def work() -> None:
        for _ in range(25):
            await store.write(count_up)

    await asyncio.gather(*(work() for _ in range(8)))

    assert await store.read(counted) == "200"


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_no_update_is_lost_between_two_programs_on_one_file(store: Store, url: str) -> None:
    other = await Store.open(url)

    async def work(store: Store) -> None:
        for _ in range(50):
            await store.write(count_up)

    await asyncio.gather(work(store), work(other), work(other), work(store))

    assert await store.read(counted) == "200"
    await other.close()


async def test_what_a_function_returns_and_raises_reaches_the_caller(store: Store) -> None:
    def refuse(c: Connection, word: str) -> None:
        raise LookupError(word)

    assert (await store.write(lines.ensure, "vk", "vk:1")).key == "vk:1"
    with pytest.raises(LookupError, match="nobody"):
        await store.write(refuse, "nobody")
    with pytest.raises(LookupError, match="nobody"):
        await store.read(refuse, "nobody")


async def test_an_error_of_the_database_reaches_the_caller_and_the_next_write_goes_on(store: Store) -> None:
    with pytest.raises(sa.exc.DBAPIError):
        await store.write(lambda c: c.execute(sa.text("SELECT * FROM nothing")).all())

    assert (await store.write(lines.ensure, "vk", "vk:1")).id


async def test_nothing_is_kept_of_a_function_that_raises(store: Store) -> None:
    def half(c: Connection) -> None:
        lines.ensure(c, "vk", "vk:1")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.write(half)

    assert await store.read(lines.all) == []


async def test_the_reading_door_writes_nothing(store: Store) -> None:
    with pytest.raises(sa.exc.DBAPIError):
        await store.read(organisations.the)

    assert (
        await store.read(lambda c: c.scalar(sa.select(sa.func.count()).select_from(organisations.organisations))) == 0
    )


async def test_a_reader_sees_one_picture_and_holds_up_no_writer(store: Store) -> None:
    read_once, may_go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def look_twice(c: Connection) -> tuple[int, int]:
        before = len(lines.all(c))
        loop.call_soon_threadsafe(read_once.set)
        sa.util.concurrency.await_(asyncio.to_thread(may_go_on.wait, 10))
        return before, len(lines.all(c))

    reading = asyncio.ensure_future(store.read(look_twice))
    await read_once.wait()
    await store.write(lines.ensure, "vk", "vk:1")
    may_go_on.set()

    assert await reading == (0, 0)
    assert len(await store.read(lines.all)) == 1


async def test_closing_finishes_the_writes_that_wait(url: str) -> None:
    store = await Store.open(url)
    waiting = [asyncio.ensure_future(store.write(count_up)) for _ in range(10)]
    await asyncio.sleep(0)
    await store.close()
    async with asyncio.timeout(10):  # or a write that was dropped would be waited for
        await asyncio.gather(*waiting)

    again = await Store.open(url)
    assert await again.read(counted) == "10"
    await again.close()


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_turns_go_before_other_writes_that_wait(store: Store) -> None:
    order: list[str] = []
    go = threading.Event()
    holding = asyncio.ensure_future(store.write(lambda c: go.wait(10)))
    others = [asyncio.ensure_future(store.write(lambda c: order.append("other"))) for _ in range(3)]
    turn = asyncio.ensure_future(store.write(lambda c: order.append("turn"), first=True))
    await asyncio.sleep(0)
    go.set()
    await asyncio.gather(holding, turn, *others)

    assert order == ["turn", "other", "other", "other"]


async def test_a_closed_store_refuses_instead_of_waiting_for_ever(url: str) -> None:
    store = await Store.open(url)
    await store.close()

    with pytest.raises(RuntimeError, match="closed"):
        await store.write(count_up)


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_a_write_outlives_the_caller_who_stopped_waiting(store: Store) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(c: Connection) -> None:
        begun.set()
        go.wait(10)
        count_up(c)

    caller = asyncio.ensure_future(store.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    caller.cancel()
    go.set()
    await store.write(count_up)

    assert caller.cancelled()
    assert await store.read(counted) == "2"


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_every_commit_of_sqlite_is_on_the_disk(store: Store) -> None:
    def settings(c: Connection) -> tuple[object, ...]:
        return tuple(
            c.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        )

    assert await store.write(settings) == ("wal", 2, 1)


@pytest.mark.parametrize("url", ["sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:"])
async def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="file"):
        await Store.open(url)
