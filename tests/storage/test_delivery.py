"""What became of a row: sent, put back, given up, found after a crash, or in a group that has moved."""

import pytest
from sqlalchemy import Connection

from storage import conversations, files, organisations, outbox, shown, tickets
from storage.outbox import Outgoing, Post, Result
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_conversation, a_person, a_post, a_ticket, after, claimed, send, texts


async def put(store: Store, *posts: Post) -> None:
    await store.write(outbox.put, posts, NOW)


async def under_way(store: Store, *posts: Post) -> list[Outgoing]:
    await put(store, *posts)
    return await store.write(claimed)


async def test_a_message_that_arrived_can_be_replied_to(store: Store) -> None:
    [row] = await under_way(store, a_post("1", shows="card:12", ticket=12, thread="t"))
    await store.write(outbox.finish, [Result(row.id, "sent", ("m1",), {"hash": "file1"})], NOW)

    found = await store.read(shown.about, LINE, "1", "m1")
    assert found == shown.Shown(found.id if found else 0, LINE, "1", "t", "m1", "card:12", 12, NOW, False)
    assert await store.read(shown.about, LINE, "2", "m1") is None
    assert await store.read(shown.about, 2, "1", "m1") is None
    assert await store.read(files.known, LINE, ["hash", "other"]) == {"hash": "file1"}


async def test_the_newest_message_that_shows_a_thing_is_found_in_every_chat(store: Store) -> None:
    await put(store, a_post("1", shows="card:12"), a_post("2", shows="card:12"), a_post("3", "none"))
    await store.write(send)
    await put(store, a_post("1", shows="card:12", fresh=True))
    [row] = await store.write(claimed)
    await store.write(outbox.finish, [Result(row.id, "sent", ("new",))], NOW)

    assert [(one.chat, one.message) for one in await store.read(shown.where, "card:12")][-1] == ("1", "new")
    assert len(await store.read(shown.where, "card:12")) == 2
    last = await store.read(shown.last, LINE, "1", "card:12")
    assert last is not None
    assert last.message == "new"


async def test_a_message_that_is_gone_is_not_edited_but_still_understood(store: Store) -> None:
    [row] = await under_way(store, a_post("1", shows="card:12"))
    await store.write(outbox.finish, [Result(row.id, "sent", ("m1",))], NOW)
    await store.write(shown.forget, LINE, "1", "m1")

    assert await store.read(shown.last, LINE, "1", "card:12") is None
    assert await store.read(shown.where, "card:12") == []
    about = await store.read(shown.about, LINE, "1", "m1")
    assert about is not None
    assert (about.shows, about.gone) == ("card:12", True)
    [again] = await under_way(store, a_post("1", shows="card:12"))
    assert again.edit == ""


async def test_a_row_that_failed_for_now_waits_until_it_is_due(store: Store) -> None:
    [row] = await under_way(store, a_post("1", "a"))
    await store.write(outbox.finish, [Result(row.id, "new", error="timeout", due=after(seconds=2), tries=1)], NOW)

    assert await store.write(claimed, after(seconds=1)) == []
    [again] = await store.write(claimed, after(seconds=2))
    assert (again.id, again.tries) == (row.id, 1)


async def test_what_follows_in_the_chat_waits_for_a_message_that_is_tried_again(store: Store) -> None:
    [row] = await under_way(store, a_post("1", "first"))
    await put(store, a_post("1", "second"), a_post("2", "elsewhere"), a_post("1", "answer", priority=0))
    await store.write(outbox.finish, [Result(row.id, "new", due=after(seconds=9), tries=1)], NOW)

    assert texts(await store.write(send)) == ["answer", "elsewhere"]  # an answer may overtake
    assert texts(await store.write(claimed)) == []
    assert await store.read(outbox.next_due, LINE, NOW) == after(seconds=9)
    assert texts(await store.write(send, after(seconds=9))) == ["first"]
    assert texts(await store.write(send, after(seconds=9))) == ["second"]


async def test_what_is_meant_for_later_holds_nothing_back(store: Store) -> None:
    await put(store, Post(LINE, "1", {"text": "tomorrow"}, after=after(days=1) - NOW), a_post("1", "now"))

    assert texts(await store.write(claimed)) == ["now"]


async def test_a_row_put_back_untried_counts_no_try(store: Store) -> None:
    [row] = await under_way(store, a_post("1", "a"))
    await store.write(outbox.delay, [row.id], after(seconds=3))

    assert await store.write(claimed) == []
    [again] = await store.write(claimed, after(seconds=3))
    assert (again.id, again.tries) == (row.id, 0)


@pytest.mark.parametrize("how", ["again", "delayed", "released"])
async def test_a_row_that_waits_again_gives_way_to_a_newer_one_that_shows_the_same(store: Store, how: str) -> None:
    [old] = await under_way(store, a_post("1", "old", shows="talk:7"))
    await put(store, a_post("1", "new", shows="talk:7"))
    if how == "again":
        await store.write(outbox.finish, [Result(old.id, "new", due=NOW, tries=1)], NOW)
    elif how == "delayed":
        await store.write(outbox.delay, [old.id], NOW)
    else:
        await store.write(outbox.release, old.id)

    assert texts(await store.write(send)) == ["new"]
    assert texts(await store.write(send)) == []


async def test_rows_found_under_way_are_released_or_given_up(store: Store) -> None:
    await under_way(store, a_post("1", "a"), a_post("2", "b", priority=3))
    answer, broadcast = await store.read(outbox.found_sending)
    await store.write(outbox.release, answer.id)
    await store.write(outbox.finish, [Result(broadcast.id, "unknown")], NOW)

    assert await store.read(outbox.found_sending) == []
    [again] = await store.write(claimed)
    assert again.id == answer.id  # the id is VK's random_id: the same message is not taken twice


async def test_what_became_of_a_row_is_kept_once(store: Store) -> None:
    [row] = await under_way(store, a_post("1", "a"))
    await store.write(outbox.finish, [Result(row.id, "sent", ("m1",))], NOW)
    await store.write(outbox.finish, [Result(row.id, "new", due=NOW), Result(999, "sent", ("m2",))], NOW)
    await store.write(outbox.finish, [], NOW)

    assert await store.write(claimed) == []
    assert await store.read(shown.about, LINE, "1", "m2") is None


async def test_a_group_that_moved_is_followed(store: Store) -> None:
    def live(c: Connection) -> int:
        organisations.bind(c, LINE, "-1", "Диспетчерская", NOW)
        organisations.seen(c, LINE, "-1", "7", True, NOW)
        person = a_person(c, "7")
        conversations.save(c, [a_conversation(person, place="1:-1", chat="-1")])
        a_ticket(c, person, chat="-1")
        outbox.put(c, [a_post("-1", shows="card:12"), a_post("-100", "another chat")], NOW)
        send(c)
        outbox.put(c, [a_post("-1", shows="card:12")], NOW)
        return person

    person = await store.write(live)
    for _ in range(2):  # Telegram says it twice: from the old group and from the new one
        await store.write(outbox.move_chat, LINE, "-1", "-1001")
        await store.write(organisations.seen, LINE, "-1001", "7", True, NOW)

    assert [chat.chat for chat in await store.read(organisations.staff_chats)] == ["-1001"]
    [talk] = (await store.read(conversations.open_ones, [(person, "1:-1001")])).values()
    assert talk.chat == "-1001"
    ticket = await store.read(tickets.latest, person, NOW)
    assert ticket is not None
    assert ticket.chat == "-1001"
    [card] = await store.write(claimed)
    assert await store.read(shown.where, "card:12") == []
    assert (card.chat, card.edit) == ("-1001", "")  # message ids of the old group mean others in the new one


async def test_a_group_that_moved_where_the_new_one_is_known_already_leaves_no_double(store: Store) -> None:
    def both(c: Connection) -> None:
        for chat in ("-1", "-1001"):
            organisations.bind(c, LINE, chat, "Диспетчерская", NOW)
            organisations.seen(c, LINE, chat, "7", True, NOW)
        organisations.bind(c, 2, "-1", "В другой линии", NOW)
        outbox.move_chat(c, LINE, "-1", "-1001")

    await store.write(both)

    chats = await store.read(organisations.staff_chats)
    assert [(chat.line, chat.chat) for chat in chats] == [(1, "-1001"), (2, "-1")]
