"""The outbox: in order, one a chat, the newest picture of a thing, and nothing slowed down by who cannot be reached."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from storage import outbox, posts
from storage.outbox import Post, Result
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_post, after, claimed, plans, send, texts

ANSWER, NOTICE, BROADCAST = 0, 1, 3
NINE = timedelta(seconds=9)


async def put(store: Store, *posts: Post) -> None:
    await store.write(outbox.put, posts, NOW)


def rows(c: Connection) -> list[tuple[object, ...]]:
    table = posts.outbox
    found = c.execute(sa.select(table.c.chat, table.c.screen, table.c.state).order_by(table.c.id))
    return [(chat, screen and screen["text"], state) for chat, screen, state in found]


async def test_a_row_comes_out_as_it_was_put_in(store: Store) -> None:
    whole = Post(
        LINE, "100", {"text": "Готово"}, ANSWER, shows="talk:7", fresh=True, quiet=True, reply_to="m1", thread="t",
        ticket=12, person=5, after=timedelta(seconds=0.7),
    )  # fmt: skip
    await put(store, whole)

    assert await store.write(claimed) == []
    [row] = await store.write(claimed, after(seconds=1))
    assert row == outbox.Outgoing(
        row.id, LINE, "100", "t", ANSWER, {"text": "Готово"}, "talk:7", True, True, 12, 5,
        after(seconds=0.7), 0, NOW, reply_to="m1", edit="", edit_sent=None, newest=False,
    )  # fmt: skip


async def test_answers_go_before_notices_and_those_before_broadcasts(store: Store) -> None:
    await put(
        store,
        a_post("1", "broadcast", priority=BROADCAST),
        a_post("2", "notice"),
        a_post("3", "answer", priority=ANSWER),
        a_post("4", "second answer", priority=ANSWER),
    )

    assert texts(await store.write(claimed)) == ["answer", "second answer", "notice", "broadcast"]


async def test_a_chat_gets_one_message_at_a_time_in_order(store: Store) -> None:
    await put(store, a_post("1", "a"), a_post("1", "b"), a_post("2", "c"), a_post("1", "d", priority=ANSWER))

    assert texts(await store.write(claimed)) == ["d", "c"]
    assert texts(await store.write(claimed, NOW, ("1",))) == []
    assert texts(await store.write(claimed)) == ["a"]
    assert texts(await store.write(claimed)) == ["b"]


async def test_a_claimed_row_is_marked_and_not_claimed_again(store: Store) -> None:
    await put(store, a_post("1", "a"))
    [row] = await store.write(claimed)

    assert await store.write(claimed) == []
    assert await store.read(rows) == [("1", "a", "sending")]
    assert await store.read(outbox.found_sending) == [row]


async def test_no_more_are_claimed_than_may_go(store: Store) -> None:
    await put(store, *(a_post(str(chat), str(chat)) for chat in range(60)))

    assert texts(await store.write(claimed, NOW, ("0", "2"), 3)) == ["1", "3", "4"]
    assert await store.write(claimed, NOW, (), 0) == []


async def test_broadcasts_take_no_more_than_their_share(store: Store) -> None:
    await put(store, *(a_post(str(n), f"b{n}", priority=BROADCAST) for n in range(5)), a_post("9", "answer"))

    def share(c: Connection, broadcasts: int) -> list[str]:
        return texts(claimed(c, broadcasts=broadcasts))

    assert await store.write(share, 2) == ["answer", "b0", "b1"]
    assert await store.write(share, 0) == []


async def test_lines_do_not_see_each_others_rows(store: Store) -> None:
    await put(store, Post(2, "1", {"text": "vk"}), a_post("1", "telegram"))

    assert texts(await store.write(claimed)) == ["telegram"]
    assert texts(await store.write(outbox.claim, 2, NOW, (), 9)) == ["vk"]


async def test_ten_thousand_rows_of_one_chat_hold_up_nobody(store: Store) -> None:
    await put(store, *(a_post("slow", "x", priority=ANSWER) for _ in range(10_000)), a_post("quick", "q"))

    assert texts(await store.write(claimed, NOW, ("slow",))) == ["q"]
    await put(store, a_post("quick", "r"))
    assert texts(await store.write(claimed)) == ["x", "r"]


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_the_choice_never_leaves_its_index(store: Store) -> None:
    await put(store, *(a_post("slow", "x") for _ in range(1000)), a_post("quick", "q"))

    first, second, mark, fetch = await store.write(plans, claimed)
    for step in (first, second):
        assert "USING COVERING INDEX ix_outbox_waiting (line=" in step
        assert "TEMP B-TREE" not in step
    assert "SCAN" not in mark + fetch


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_a_cycle_of_delivery_scans_no_table(store: Store) -> None:
    await put(store, a_post("1", "a", shows="talk:1", reply_shows="card:2"), a_post("2", "b"))

    for step in await store.write(plans, outbox.put, [a_post("1", "c", shows="talk:1")], NOW):
        assert "SCAN outbox" not in step
    for step in await store.write(plans, send):
        assert "SCAN outbox" not in step
        assert "SCAN shown" not in step
    for step in await store.write(plans, outbox.next_due, LINE, NOW):
        assert "ix_outbox_due" in step


async def test_a_newer_row_takes_the_place_of_one_that_shows_the_same(store: Store) -> None:
    await put(store, a_post("1", "old", shows="talk:7"), a_post("1", "between"), a_post("2", "other", shows="talk:7"))
    await put(store, a_post("1", "new", shows="talk:7"))

    assert await store.read(rows) == [("1", "between", "new"), ("2", "other", "new"), ("1", "new", "new")]


async def test_of_several_in_one_batch_the_last_stands(store: Store) -> None:
    await put(store, a_post("1", "a", shows="talk:7"), a_post("1", "b"), a_post("1", "c", shows="talk:7"))

    assert await store.read(rows) == [("1", "b", "new"), ("1", "c", "new")]


async def test_rows_that_show_nothing_take_nobodys_place(store: Store) -> None:
    await put(store, a_post("1", "a"), a_post("1", "a"))
    await put(store, a_post("1", "a"))

    assert len(await store.read(rows)) == 3


async def test_what_is_under_way_is_left_alone(store: Store) -> None:
    await put(store, a_post("1", "old", shows="talk:7"))
    await store.write(claimed)
    await put(store, a_post("1", "new", shows="talk:7"))

    assert await store.read(rows) == [("1", "old", "sending"), ("1", "new", "new")]


async def test_the_newer_row_is_no_later_and_no_less_fresh_than_the_one_it_replaces(store: Store) -> None:
    await put(store, a_post("1", "old", shows="talk:7", priority=ANSWER, fresh=True))
    await put(store, a_post("1", "new", shows="talk:7"))

    [row] = await store.write(claimed)
    assert (row.priority, row.fresh) == (ANSWER, True)


async def test_an_edit_finds_the_message_that_shows_the_same(store: Store) -> None:
    await put(store, a_post("1", shows="card:12"), a_post("2", shows="card:12"))
    sent = await store.write(send)
    await put(store, a_post("1", shows="card:12"))

    [again] = await store.write(claimed, after(minutes=1))
    assert (again.edit, again.edit_sent, again.newest) == (f"m{sent[0].id}", NOW, True)


async def test_it_is_known_when_something_newer_stands_below(store: Store) -> None:
    await put(store, a_post("1", shows="talk:7"))
    await store.write(send)
    await put(store, a_post("1", "something else"))
    await store.write(send)
    await put(store, a_post("1", shows="talk:7"))

    [again] = await store.write(claimed)
    assert again.edit
    assert not again.newest


async def test_an_edit_keeps_the_time_and_the_place_of_the_message(store: Store) -> None:
    await put(store, a_post("1", shows="talk:7"))
    await store.write(send)
    await put(store, a_post("1", "below"))
    await store.write(send, after(hours=1))
    await put(store, a_post("1", shows="talk:7"))
    await store.write(send, after(hours=2))
    await put(store, a_post("1", shows="talk:7"))

    [again] = await store.write(claimed, after(hours=3))
    assert (again.edit_sent, again.newest) == (NOW, False)


async def test_of_an_album_the_first_message_is_the_one_to_edit(store: Store) -> None:
    await put(store, a_post("1", shows="talk:7"))
    [row] = await store.write(claimed)
    await store.write(outbox.finish, [Result(row.id, "sent", ("m1", "m2", "m3"))], NOW)
    await put(store, a_post("1", shows="talk:7"))

    [again] = await store.write(claimed)
    assert (again.edit, again.newest) == ("m1", True)


async def test_a_reply_finds_the_newest_message_that_shows_what_it_answers(store: Store) -> None:
    await put(store, a_post("1", shows="card:12"))
    [card] = await store.write(send)
    await put(store, a_post("1", "photos", reply_shows="card:12"), a_post("2", "elsewhere", reply_shows="card:12"))

    assert [row.reply_to for row in await store.write(claimed)] == [f"m{card.id}", ""]


async def test_the_next_time_to_look_is_when_something_becomes_due(store: Store) -> None:
    await put(
        store, a_post("1", "now"), a_post("2", "b", after=timedelta(seconds=9)), a_post("3", "c", after=timedelta(5))
    )

    assert await store.read(outbox.next_due, LINE, NOW) == after(seconds=9)
    assert await store.read(outbox.next_due, LINE, after(seconds=9)) == after(days=5)
    assert await store.read(outbox.next_due, 2, NOW) is None


async def test_rows_that_have_ended_are_kept_a_week(store: Store) -> None:
    await put(store, a_post("1", "sent"), a_post("2", "failed"), a_post("3", "waits"))
    first, second, _ = await store.write(claimed)
    await store.write(outbox.finish, [Result(first.id, "sent", ("m1",)), Result(second.id, "failed", error="no")], NOW)

    assert await store.write(outbox.sweep, after(days=6, hours=23)) == 0
    assert await store.write(outbox.sweep, after(days=7, hours=1)) == 2
    assert await store.read(rows) == [("3", "waits", "sending")]


async def test_the_ids_of_messages_start_at_the_seconds_since_2026_and_are_used_once(store: Store) -> None:
    await put(store, a_post("1", "a"))
    [first] = await store.write(claimed)
    assert 20_000_000 < first.id < 2**31 - 1

    await store.write(lambda c: c.execute(sa.delete(posts.outbox)).rowcount)
    await put(store, a_post("1", "b"))
    assert (await store.write(claimed))[0].id == first.id + 1
