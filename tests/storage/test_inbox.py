"""The inbox: kept once, in order, until a turn is done with it."""

from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from storage import inbox, lines
from storage.inbox import Arrived
from storage.store import Store
from tests.storage.builders import LINE, NOW, after, an_update, plans


async def keep(store: Store, *arrived: Arrived, line: int = LINE, cursor: str = "") -> int:
    return await store.write(inbox.add, line, arrived, cursor, NOW)


async def waiting(store: Store, limit: int = 16) -> list[str]:
    return [one.update for one in await store.read(inbox.waiting, limit)]


def columns(c: Connection, *names: str) -> Sequence[object]:
    return [tuple(row) for row in c.execute(sa.select(*(inbox.inbox.c[name] for name in names)).order_by("id"))]


async def test_an_update_that_comes_twice_is_kept_once(store: Store) -> None:
    assert await keep(store, an_update(1), an_update(2)) == 2
    assert await keep(store, an_update(2, raw="другой"), an_update(3), an_update(3)) == 1

    assert await waiting(store) == ["u1", "u2", "u3"]
    assert (await store.read(inbox.waiting))[1].raw == "{«текст»}"


async def test_an_update_that_was_answered_is_not_answered_again(store: Store) -> None:
    await keep(store, an_update(1))
    await store.write(inbox.done, [one.id for one in await store.read(inbox.waiting)], NOW)

    assert await keep(store, an_update(1)) == 0
    assert await waiting(store) == []


async def test_two_lines_may_name_their_updates_alike(store: Store) -> None:
    await keep(store, an_update(7), line=1)
    await keep(store, an_update(7), line=2)

    assert [one.line for one in await store.read(inbox.waiting)] == [1, 2]


async def test_the_cursor_is_kept_in_the_commit_that_keeps_the_updates(store: Store) -> None:
    line = (await store.write(lines.ensure, "vk", "vk:1")).id

    def broken(c: Connection) -> None:
        inbox.add(c, line, [an_update(1)], "ts=9", NOW)
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        await store.write(broken)
    assert (await waiting(store), (await store.read(lines.all))[0].cursor) == ([], "")

    await keep(store, an_update(1), line=line, cursor="ts=9")
    await keep(store, an_update(2), line=line)
    assert (await waiting(store), (await store.read(lines.all))[0].cursor) == (["u1", "u2"], "ts=9")


async def test_an_empty_poll_moves_the_cursor(store: Store) -> None:
    line = (await store.write(lines.ensure, "vk", "vk:1")).id

    assert await keep(store, line=line, cursor="ts=1") == 0
    assert (await store.read(lines.all))[0].cursor == "ts=1"


async def test_a_batch_is_kept_in_the_messengers_order(store: Store) -> None:
    await keep(store, an_update(3), an_update(1), an_update(2))

    assert await waiting(store) == ["u1", "u2", "u3"]


async def test_the_oldest_wait_first_and_a_turn_may_look_at_some_alone(store: Store) -> None:
    await keep(store, *(an_update(number) for number in range(5)))
    rows = await store.read(inbox.waiting)

    assert await waiting(store, 2) == ["u0", "u1"]
    some = await store.read(inbox.waiting, 16, [rows[4].id, rows[2].id])
    assert [one.update for one in some] == ["u2", "u4"]
    assert rows[0] == inbox.Waiting(rows[0].id, LINE, "u0", "100", "100", 0, "{«текст»}", NOW, 0)


async def test_what_is_done_loses_its_text_at_once_and_goes_after_a_week(store: Store) -> None:
    await keep(store, an_update(1), an_update(2))
    await store.write(inbox.done, [(await store.read(inbox.waiting))[0].id], NOW)
    assert await store.read(columns, "state", "raw") == [("done", ""), ("new", "{«текст»}")]

    assert await store.write(inbox.sweep, after(days=6, hours=23)) == 0
    assert await store.write(inbox.sweep, after(days=7, hours=1)) == 1
    assert await waiting(store) == ["u2"]


async def test_what_was_put_aside_keeps_its_text_for_thirty_days(store: Store) -> None:
    await keep(store, an_update(1))
    id = (await store.read(inbox.waiting))[0].id
    await store.write(inbox.aside, id, "ValueError", "ref-1", NOW)

    assert await waiting(store) == []
    assert await store.read(columns, "state", "raw", "error", "reference") == [
        ("aside", "{«текст»}", "ValueError", "ref-1")
    ]
    assert await store.write(inbox.sweep, after(days=29)) == 0
    assert await store.write(inbox.sweep, after(days=31)) == 1


async def test_tries_are_counted(store: Store) -> None:
    await keep(store, an_update(1))
    id = (await store.read(inbox.waiting))[0].id

    assert [await store.write(inbox.count_try, id) for _ in range(2)] == [1, 2]
    assert (await store.read(inbox.waiting))[0].tries == 2


async def test_those_that_wait_are_counted(store: Store) -> None:
    await keep(store, an_update(1), an_update(2), an_update(3))
    await store.write(inbox.done, [(await store.read(inbox.waiting))[0].id], NOW)

    assert await store.read(inbox.new_count) == 2


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_looking_for_what_waits_does_not_walk_over_what_is_done(store: Store) -> None:
    await keep(store, an_update(1))

    assert "ix_inbox_new" in str(await store.write(plans, inbox.waiting))
    assert "PRIMARY KEY (rowid=?)" in str(await store.write(plans, inbox.waiting, 16, [1]))
