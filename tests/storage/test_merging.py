"""Two persons who are one: whatever rows they have, afterwards nothing points at the one who is gone."""

from datetime import date
from itertools import count
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from domain.practice import USUAL
from domain.residence import Home, How
from storage import conversations, linking, people, residence, tables, tickets
from storage.merging import columns, is_log, merge
from storage.store import Store, sqlite
from tests.databases import Sqlite
from tests.storage.builders import LINE, NOW, a_conversation, a_house, a_ticket, after

_numbers = count(1000)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("merging")
    return sqlite(sa.make_url(Sqlite(folder).new(folder)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), most=st.integers(1, 4))
def test_nothing_points_at_the_person_who_is_gone(engine: Engine, seed: int, most: int) -> None:
    random = Random(seed)
    with engine.connect() as c:
        kept, gone = (people.add(c, LINE, str(next(_numbers)), NOW).person.id for _ in range(2))
        for table in {column.table for column in columns()}:
            for _ in range(random.randint(0, most)):
                _row(c, table, [kept, gone], random)
        here = people.contact_of(c, kept)[0]
        merge(c, kept, gone, here, NOW)
        left = [str(one) for one in columns() if c.execute(sa.select(one).where(one == gone)).first() is not None]
        assert left == []
        c.rollback()


def _row(c: Connection, table: sa.Table, persons: list[int], random: Random) -> None:
    """A row with whatever fits its columns; one that the database refuses is no row."""
    point = c.begin_nested()
    try:
        c.execute(sa.insert(table), {one.name: _value(c, one, persons, random) for one in table.c if _wanted(one)})
        point.commit()
    except sa.exc.IntegrityError:
        point.rollback()


def _wanted(column: sa.Column[Any]) -> bool:
    made = column.primary_key and column.table.dialect_options["sqlite"]["autoincrement"]
    return not made and (not column.nullable or column in columns())


def _value(c: Connection, column: sa.Column[Any], persons: list[int], random: Random) -> Any:
    if column in columns():
        return random.choice(persons)
    for key in column.foreign_keys:
        return _parent(c, key.column.table, persons, random)
    kind = column.type
    if isinstance(kind, sa.Boolean):
        return random.random() < 0.5
    if isinstance(kind, sa.Date):
        return date(2026, 11, 24)
    if type(kind).__name__ == "Moment":
        return after(minutes=random.randint(0, 3))
    if type(kind).__name__ == "Chosen":
        return USUAL
    if type(kind).__name__ == "Json":
        return {}
    if isinstance(kind, sa.Integer | sa.Float):
        return random.randint(0, 2)
    if column.name == "state" and column.table.name == "conversations":
        return random.choice(["open", "draft"])
    if column.name == "how":
        return random.choice(list(How))
    if type(kind).__name__ == "Word":
        return next(iter(kind.kind))  # type: ignore[attr-defined]
    return random.choice(["", "1", "2"])


def _parent(c: Connection, table: sa.Table, persons: list[int], random: Random) -> Any:
    key = next(iter(table.primary_key.columns))
    if (found := c.execute(sa.select(key).limit(1)).scalar()) is None:
        _row(c, table, persons, random)
        found = c.execute(sa.select(key).limit(1)).scalar()
    return found


def test_every_column_that_names_a_person_is_known() -> None:
    known = {str(column) for column in columns()}
    assert {"tickets.person", "tickets.executor", "roles.person", "conversations.person", "outbox.person"} <= known
    assert {"dwellings.person", "consents.person", "attempts.person", "contacts.person", "questions.person"} <= known
    for table in tables.metadata.sorted_tables:
        for column in table.columns:
            keys = any(key.column.table is people.persons for key in column.foreign_keys)
            assert not keys or is_log(table) or str(column) in known


async def test_of_two_open_conversations_the_newer_goes_on(store: Store) -> None:
    def both(c: Connection) -> tuple[list[str], list[str]]:
        kept, gone = _two(c)
        conversations.save(c, [a_conversation(kept, "report"), a_conversation(gone, "phone", changed=after(minutes=1))])
        merge(c, kept, gone, people.contact_of(c, kept)[0], NOW)
        open_ones = conversations.open_ones(c, [(kept, "")])
        return [one.name for one in open_ones.values()], [one.name for one in conversations.drafts(c, kept, "")]

    assert await store.write(both) == (["phone"], ["report"])


async def test_roles_tickets_and_flats_are_those_of_both(store: Store) -> None:
    def both(c: Connection) -> Any:
        kept, gone = _two(c)
        house = a_house(c)
        ticket = a_ticket(c, gone)
        people.consent(c, kept, "given", "1", NOW)
        residence.settle(c, kept, Home(None, house, "45"), NOW)
        residence.settle(c, gone, Home(None, house, "45", how=How.OWNER, flat=7, account=9), NOW)
        residence.settle(c, gone, Home(None, house, "46"), NOW)
        merge(c, kept, gone, people.contact_of(c, kept)[0], NOW)
        flats = [(one.number, one.how, one.account) for one in residence.homes(c, kept)]
        return tickets.of_person(c, kept, 5)[0].id == ticket.id, flats

    assert await store.write(both) == (True, [("45", "owner", 9), ("46", "", None)])


async def test_the_later_answer_counts_and_a_refusal_leaves_no_name(store: Store) -> None:
    def both(c: Connection) -> Any:
        kept, gone = _two(c)
        people.call(c, kept, "Мария")
        people.consent(c, kept, "given", "1", NOW)
        people.live_in(c, kept, a_house(c), "", "45")
        people.consent(c, gone, "refused", "1", after(days=1))
        merge(c, kept, gone, people.contact_of(c, kept)[0], NOW)
        [*_, contact] = people.contact_of(c, kept)
        return contact.person.name, contact.person.consent, contact.person.house, residence.homes(c, kept)

    assert await store.write(both) == ("", "refused", None, [])


async def test_notices_follow_to_where_they_wrote_last_and_away_from_who_blocked_us(store: Store) -> None:
    def both(c: Connection) -> Any:
        kept, gone = _two(c)
        ticket, there = a_ticket(c, kept).id, people.contact_of(c, gone)[0]
        merge(c, kept, gone, there, NOW)
        people.opened(c, [one.id for one in people.contact_of(c, kept)])
        here = people.find(c, there.id)
        assert here is not None
        linking.follow(c, here)
        moved = tickets.get(c, ticket)
        people.block(c, here.line, here.external, True)
        other = linking.elsewhere(c, here.line, here.external)
        back = tickets.get(c, ticket)
        assert moved
        assert back
        assert other
        return (moved.line, moved.chat) == (here.line, here.external), back.chat == other.external

    assert await store.write(both) == (True, True)


async def test_a_code_is_good_once_for_a_quarter_of_an_hour(store: Store) -> None:
    def codes(c: Connection) -> list[bool]:
        kept, _ = _two(c)
        first = linking.make_code(c, kept, NOW)
        second = linking.make_code(c, kept, NOW)
        late = after(minutes=16)
        said = [linking.find(c, first) is None, linking.use(c, second, late), linking.use(c, second, after(minutes=15))]
        return [*said, linking.use(c, second, NOW)]

    assert await store.write(codes) == [True, False, True, False]


async def test_who_is_unlinked_is_nobody_known(store: Store) -> None:
    def both(c: Connection) -> Any:
        kept, gone = _two(c)
        people.consent(c, kept, "given", "1", NOW)
        merge(c, kept, gone, people.contact_of(c, gone)[0], NOW)
        second = people.contact_of(c, kept)[0]
        linking.unlink(c, second, NOW)
        alone = people.find(c, second.id)
        [left] = people.contact_of(c, kept)
        assert alone
        return alone.person.id not in (kept, gone), alone.person.consent, left.person.consent, left.person.reached

    assert await store.write(both) == (True, "", "given", None)


def _two(c: Connection) -> tuple[int, int]:
    return people.add(c, LINE, "100", NOW).person.id, people.add(c, LINE + 1, "200", NOW).person.id
