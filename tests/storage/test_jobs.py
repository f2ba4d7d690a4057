"""Jobs: done once, tried again when they are due, given up for good."""

from storage import jobs
from storage.store import Store
from tests.storage.builders import NOW, after


async def due(store: Store, **time: float) -> list[tuple[str, int]]:
    return [(job.kind, job.tries) for job in await store.read(jobs.due, after(**time), 9)]


async def test_a_job_waits_with_what_it_needs(store: Store) -> None:
    id = await store.write(jobs.add, "geocode", {"ticket": 12, "слово": "да"}, NOW)

    assert await store.read(jobs.due, NOW, 9) == [jobs.Job(id, "geocode", {"ticket": 12, "слово": "да"}, NOW, 0, NOW)]


async def test_what_is_done_or_given_up_does_not_come_again(store: Store) -> None:
    ids = [await store.write(jobs.add, kind, {}, NOW) for kind in ("a", "b", "c")]
    await store.write(jobs.done, ids[0])
    await store.write(jobs.fail, ids[1], "gone")

    assert await due(store) == [("c", 0)]


async def test_what_did_not_work_comes_again_when_it_is_due(store: Store) -> None:
    first = await store.write(jobs.add, "a", {}, NOW)
    await store.write(jobs.add, "b", {}, NOW)
    await store.write(jobs.again, first, after(minutes=1), "timeout")

    assert await due(store) == [("b", 0)]
    assert await due(store, minutes=1) == [("b", 0), ("a", 1)]
    assert len(await store.read(jobs.due, after(minutes=1), 1)) == 1


async def test_what_has_ended_is_kept_a_week(store: Store) -> None:
    ids = [await store.write(jobs.add, kind, {}, NOW) for kind in ("a", "b", "c")]
    await store.write(jobs.done, ids[0])
    await store.write(jobs.fail, ids[1], "gone")

    assert await store.write(jobs.sweep, after(days=6)) == 0
    assert await store.write(jobs.sweep, after(days=8)) == 2
    assert await due(store) == [("c", 0)]
