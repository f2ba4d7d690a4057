"""Forgetting a person on both databases: the log may be emptied for them, and only for them."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from storage import erasures, people, tickets
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_ticket


def told(c: Connection) -> tuple[int, int]:
    """Two tickets of two people with the same history; their numbers."""
    numbers = []
    for external in ("201", "202"):
        ticket = a_ticket(c, people.meet(c, LINE, external, NOW).person.id)
        people.call(c, ticket.person, "Мария")
        tickets.log(c, ticket.id, NOW, action="answer", person=ticket.person, comment="ключ у соседки")
        tickets.log(c, ticket.id, NOW, action="assign", person=99, name="Ирина", comment="Пётр")
        tickets.log(c, ticket.id, NOW, action="done", person=98, name="Пётр", comment="Марии всё показал")
        tickets.log(c, ticket.id, NOW, action="done", person=98, name="Пётр", comment="заменил кран")
        numbers.append(ticket.id)
    return numbers[0], numbers[1]


def said(c: Connection, number: int) -> list[tuple[str, str]]:
    return [(entry.name, entry.comment) for entry in tickets.log_of(c, number)]


async def test_their_words_go_and_what_was_done_stays(store: Store) -> None:
    first, second = await store.write(told)
    ticket = await store.read(tickets.get, first)
    other = await store.read(tickets.get, second)
    assert ticket is not None
    assert other is not None
    assert ticket.person != other.person

    gone, hashes = await store.write(lambda c: erasures.erase(c, ticket.person, NOW))

    assert hashes == []
    assert gone.what["messages"] == 2
    assert await store.read(said, first) == [("", ""), ("Ирина", "Пётр"), ("Пётр", ""), ("Пётр", "заменил кран")]
    assert (await store.read(said, second))[0] == ("", "ключ у соседки")
    after = await store.read(tickets.get, first)
    assert after is not None
    assert (after.id, after.house, after.category, after.story) == (first, ticket.house, ticket.category, "")
    assert [(one.person, one.at) for one in await store.read(erasures.all_)] == [(ticket.person, NOW)]


async def test_nobody_elses_log_can_be_emptied_and_nothing_rewritten(store: Store) -> None:
    first, second = await store.write(told)
    person = (await store.read(tickets.get, first)).person  # type: ignore[union-attr]
    await store.write(lambda c: erasures.erase(c, person, NOW))
    for change in (
        f"UPDATE ticket_log SET comment = '' WHERE ticket = {second}",
        f"UPDATE ticket_log SET comment = 'другое' WHERE ticket = {first}",
        f"UPDATE ticket_log SET action = 'take' WHERE ticket = {first}",
        f"DELETE FROM ticket_log WHERE ticket = {first}",
    ):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"):
            await store.write(Connection.execute, sa.text(change))


async def test_once_more_erases_nothing_and_leaves_a_record(store: Store) -> None:
    first, _ = await store.write(told)
    person = (await store.read(tickets.get, first)).person  # type: ignore[union-attr]
    for _ in range(2):
        await store.write(lambda c: erasures.erase(c, person, NOW, contacts=True))
    assert [one.what["messages"] for one in await store.read(erasures.all_)] == [2, 0]
    assert await store.read(people.contact_of, person) == []
