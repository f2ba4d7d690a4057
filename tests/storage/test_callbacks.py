"""Whom the staff owe a call: once for each reason, back after an hour, over when told or overtaken."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import Status, Ticket
from storage import callbacks, counter, houses, organisations, tickets
from storage.store import Store
from tests.storage.builders import NOW, a_house, a_person, a_ticket, after


def a_call(c: Connection, **changes: Any) -> Ticket:
    caller = counter.enter(c, "Петрова", NOW)
    ticket = a_ticket(c, caller, line=0, chat="", promised=after(hours=2), **changes)
    tickets.update(c, ticket.id, phone="+79211234567", source="call")
    return ticket


async def test_who_is_owed_a_call_is_listed_until_they_were_told(store: Store) -> None:
    def play(c: Connection) -> None:
        first, second = a_call(c), a_call(c)
        for ticket in (first, second):
            callbacks.owe(c, ticket.id, "done", "Заменили кран", NOW)
        listed = callbacks.owed(c, first.organisation, NOW, 9)
        assert [(one.ticket, one.why, one.said) for one in listed] == [
            (first.id, "done", "Заменили кран"), (second.id, "done", "Заменили кран"),
        ]  # fmt: skip
        assert callbacks.owed(c, first.organisation + 1, NOW, 9) == []
        assert callbacks.end(c, first.id, "told", after(minutes=1), 7, "Пётр С.")
        assert not callbacks.end(c, first.id, "told", after(minutes=1), 8, "Иван")
        ended = callbacks.of(c, first.id)
        assert ended is not None
        assert (ended.outcome, ended.name, ended.ended) == ("told", "Пётр С.", after(minutes=1))
        assert [one.ticket for one in callbacks.owed(c, first.organisation, NOW, 9)] == [second.id]

    await store.write(play)


async def test_who_did_not_answer_comes_back_after_an_hour(store: Store) -> None:
    def play(c: Connection) -> None:
        ticket = a_call(c)
        callbacks.owe(c, ticket.id, "rejected", "", NOW)
        assert callbacks.to_ring(c, NOW) == [ticket.id]
        assert callbacks.to_ring(c, after(minutes=5)) == []
        assert callbacks.missed(c, ticket.id, after(minutes=5))
        assert not callbacks.missed(c, ticket.id, after(minutes=6))
        assert callbacks.owed(c, ticket.organisation, after(minutes=64), 9) == []
        assert callbacks.later(c, ticket.organisation, after(minutes=64)) == 1
        assert [one.tries for one in callbacks.owed(c, ticket.organisation, after(minutes=65), 9)] == [1]
        assert callbacks.to_ring(c, after(minutes=65)) == [ticket.id]

    await store.write(play)


async def test_late_is_told_once_a_ticket_and_only_of_who_can_be_called(store: Store) -> None:
    def play(c: Connection) -> None:
        called = a_call(c)
        a_ticket(c, a_person(c), promised=after(hours=2))
        mute = a_ticket(c, counter.enter(c, "", NOW), line=0, chat="", promised=after(hours=2))
        callbacks.owe_late(c, after(hours=1))
        assert callbacks.of(c, called.id) is None
        for hours in (3, 4):
            callbacks.owe_late(c, after(hours=hours))
            late = callbacks.of(c, called.id)
            assert late is not None
            assert (late.why, late.made) == ("late", after(hours=3))
        assert callbacks.of(c, mute.id) is None
        callbacks.owe(c, called.id, "done", "", after(hours=5))
        tickets.move(c, called.id, Status.DONE, 1, after(hours=5))
        callbacks.owe_late(c, after(hours=6))
        assert [one.why for one in callbacks.owed(c, called.organisation, after(hours=6), 9)] == ["done"]

    await store.write(play)


async def test_an_organisation_finds_its_own_houses_and_those_below_it(store: Store) -> None:
    def play(c: Connection) -> None:
        own = organisations.the(c).id
        below = organisations.add(c, "УК", "company", own).id
        other = organisations.add(c, "Другие", "company", None).id
        house = a_house(c)
        words = {"street": "ленина", "number": "12", "town": "курск", "address": "г. Курск, ул. Ленина, д. 12"}
        for organisation, finds in ((own, True), (below, True), (other, False)):
            c.execute(sa.update(houses.houses).values(organisation=organisation, revision=organisation + 1, **words))
            assert [one.id for one in counter.houses(c, [own], "Ленина 12")] == ([house] if finds else [])
            assert counter.is_foreign(c, "Ленина 12")
            assert not counter.is_foreign(c, "Мира 7")
        assert counter.has_houses(c)

    await store.write(play)


async def test_a_caller_is_nobody_else_and_their_filer_finds_them(store: Store) -> None:
    def play(c: Connection) -> None:
        first, second = counter.enter(c, "Петрова", NOW, "aloud"), counter.enter(c, "Петрова", NOW)
        assert first != second
        operator, other = a_person(c, "7"), a_person(c, "8")
        numbers = []
        for person in (first, second):
            ticket = a_ticket(c, person, line=0, chat="")
            tickets.update(c, ticket.id, source="point", filed_by=operator)
            numbers.append(ticket.id)
        assert [one.id for one in counter.filed(c, operator, 9)] == numbers[::-1]
        assert [one.id for one in counter.filed(c, operator, 2)] == numbers[::-1]
        assert [one.id for one in counter.filed(c, operator, 2, 1)] == numbers[:1]
        assert counter.filed(c, other, 9) == []

    await store.write(play)
