"""What boards are drawn from, and which new tickets a list shows."""

from datetime import timedelta

from sqlalchemy import Connection

from storage import boards, bursts, organisations, outbox
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_post, a_ticket, after, send

MINUTE = timedelta(minutes=1)


async def test_an_overview_counts_everything_and_names_the_most_urgent(store: Store) -> None:
    def filed(c: Connection) -> int:
        for hours, emergency in ((5, False), (-2, False), (None, False), (1, True), (None, True)):
            promised = None if hours is None else after(hours=hours)
            a_ticket(c, promised=promised, emergency=emergency)
        return organisations.the(c).id

    organisation = await store.write(filed)
    found = await store.read(boards.overview, organisation, NOW, 4)
    assert (found.open, found.late, found.free) == (5, 1, 5)
    assert [ticket.id for ticket in found.first] == [5, 4, 2, 1]


async def test_the_board_that_stands_is_the_newest_in_a_bound_chat(store: Store) -> None:
    chat = await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)
    assert await store.read(boards.standing) == []
    for _ in range(2):
        await store.write(outbox.put, [a_post("-1", shows=f"board:{chat.id}", fresh=True)], NOW)
        await store.write(send)
    (one,) = await store.read(boards.standing)
    assert one.chat == chat
    await store.write(boards.keep_pinned, chat.id, one.message)
    (again,) = await store.read(boards.standing)
    assert again.chat.pinned == again.message == one.message
    await store.write(organisations.lose, LINE, "-1")
    assert await store.read(boards.standing) == []


async def test_the_eleventh_within_a_minute_begins_a_list_that_the_next_one_joins(store: Store) -> None:
    def come(c: Connection) -> list[int | None]:
        lists = []
        for _ in range(12):
            ticket = a_ticket(c)
            into = bursts.list_for(c, ticket, 10, NOW - MINUTE)
            if into is not None:
                bursts.put(c, [ticket.id], into)
            lists.append(into)
        return lists

    assert await store.write(come) == [*[None] * 10, 11, 11]
    assert [ticket.id for ticket in await store.read(bursts.listed_in, 11)] == [11, 12]

    def shown_by_its_list(c: Connection) -> list[int]:
        outbox.put(c, [a_post("-1", shows="new:11")], NOW)
        return [ticket.id for ticket in bursts.unshown(c)]

    await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)
    assert await store.write(shown_by_its_list) == list(range(1, 11))
