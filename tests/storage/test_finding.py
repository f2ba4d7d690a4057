"""Tickets that somebody looks for, on both databases."""

from datetime import timedelta

from sqlalchemy import Connection

from domain.finding import wanted
from domain.tickets import Status
from storage import finding, organisations, reach, tickets
from storage.store import Store
from tests.storage.builders import NOW, a_ticket


def sought(c: Connection, typed: str, codes: tuple[str, ...] = ()) -> list[int]:
    """The numbers that words find."""
    each = [(stem, codes) for stem in wanted(typed)]
    return [one.id for one in finding.find(c, each, organisations.the(c).id, 10)]


async def test_words_of_story_address_name_and_category_find_a_ticket(store: Store) -> None:
    def look(c: Connection) -> list[list[int]]:
        first = a_ticket(c, story="Течёт СТОЯК", address="ул. Ленина, д. 12", name="Мария", flat="45").id
        second = a_ticket(c, story="100% темно_", address="ул. Мира, д. 1", name="Иван", category="lift.broken").id
        finds = [sought(c, typed) for typed in ("стояка", "ленина 12", "мария", "кв 45", "стояк ивана", "100", "1")]
        finds.append(sought(c, "лифт", ("lift.broken",)))
        tickets.update(c, first, story="Нет света")
        finds += [sought(c, "стояк"), sought(c, "свет")]
        return [[one - first for one in found] for found in finds if second]

    assert await store.write(look) == [[0], [0], [0], [0], [], [1], [1, 0], [1], [], [0]]


async def test_what_is_late_comes_with_the_worst_first(store: Store) -> None:
    def look(c: Connection) -> list[int]:
        made = [a_ticket(c, promised=NOW - timedelta(hours=by), emergency=grave).id
                for by, grave in ((1, False), (5, False), (2, True), (-1, False), (9, False))]  # fmt: skip
        tickets.move(c, made[4], Status.REJECTED, 1, NOW)
        return [one.id - made[0] for one in finding.late(c, NOW, 10)]

    assert await store.write(look) == [2, 1, 0]


async def test_of_whom_nothing_reaches_the_staff_are_told_until_they_are_back(store: Store) -> None:
    def look(c: Connection) -> list[bool]:
        ticket = a_ticket(c)
        told = [reach.is_known_lost(c, ticket.id)]
        reach.lose(c, ticket.id, NOW)
        told.append(reach.is_known_lost(c, ticket.id))
        reach.regain(c, ticket.person)
        return [*told, reach.is_known_lost(c, ticket.id)]

    assert await store.write(look) == [False, True, False]
