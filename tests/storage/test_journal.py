"""What the journal, numbers of other systems and the weeks keep and read, on both databases."""

from sqlalchemy import Connection

from domain.tickets import Ticket
from storage import figure_lists, journal, organisations, outside, tickets, weeks
from storage.counted import Scope
from storage.store import Store
from tests.storage.builders import NOW, a_house, a_ticket, after


async def test_a_piece_of_the_journal(store: Store) -> None:
    def made(c: Connection) -> list[Ticket]:
        house = a_house(c)
        both = [a_ticket(c, now=after(days=day), house=house) for day in (-5, 0)]
        tickets.log(c, both[1].id, NOW, action="take", name="Анна")
        tickets.attach(c, both[1].id, [{"kind": "photo", "file": "x", "line": 1}], "report")
        return both

    before, one = await store.write(made)
    listed = await store.read(journal.listed, 1, after(days=-1), after(days=1))
    assert (listed.numbers, listed.repeats) == ([one.id], {one.id: before.id})
    [line] = await store.read(journal.piece, listed.numbers)
    assert (line.ticket.id, line.before, line.after, [entry.name for entry in line.log]) == (one.id, 0, 1, ["Анна"])
    assert await store.read(journal.count, 1, after(days=-9), after(days=1)) == 2
    assert await store.read(journal.piece, []) == []


async def test_numbers_of_other_systems(store: Store) -> None:
    one = await store.write(a_ticket)
    assert await store.write(outside.add, one.id, "ПОС", "123-45", 1, NOW)
    assert not await store.write(outside.add, one.id, "ПОС", "12345", 1, NOW)
    assert await store.read(outside.carried_by, "123/45", 1) == [one.id]
    assert await store.read(outside.carried_by, "123/45", 2) == []
    assert await store.write(outside.drop, one.id, "ПОС") == ["123-45"]
    assert await store.read(outside.of, one.id) == []


async def test_a_week_is_told_once(store: Store) -> None:
    await store.write(organisations.the)
    assert await store.read(weeks.due, NOW, 9) == [(1, None)]
    assert await store.write(weeks.settle, 1, None, after(days=7), 0)
    assert not await store.write(weeks.settle, 1, None, after(days=7), 0)
    assert await store.read(weeks.due, NOW, 9) == []
    assert await store.read(weeks.due, after(days=7), 9) == [(1, after(days=7))]
    assert await store.write(weeks.settle, 1, after(days=7), after(days=14), 3)
    assert not await store.write(weeks.settle, 1, after(days=7), after(days=14), 3)
    assert await store.read(weeks.special_before, 1) == 3


async def test_every_list_of_a_figure_can_be_read(store: Store) -> None:
    def made(c: Connection) -> int:
        one = a_ticket(c)
        tickets.update(c, one.id, promised=after(hours=1), special=True)
        return one.id

    number = await store.write(made)
    for name in figure_lists.LISTS:
        found = await store.read(
            figure_lists.listed, name, Scope([1]), after(days=-1), after(days=1), after(hours=2), 9
        )
        assert [one.id for one in found] == ([number] if name in ("new", "late", "special") else []), name
