"""People: met without a name, found by any of their addresses, in one query."""

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.people import Contact, Person
from storage import people
from storage.store import Store
from tests.storage.builders import NOW, a_house


async def test_who_writes_for_the_first_time_is_a_new_person_without_a_name(store: Store) -> None:
    contact = await store.write(people.meet, 1, "100", NOW)

    assert contact == Contact(contact.id, Person(contact.person.id), 1, "100")
    assert (contact.person.name, contact.person.consent, contact.keyboard) == ("", "", "")
    assert await store.write(people.meet, 1, "100", NOW) == contact


async def test_the_same_id_in_another_line_is_another_person(store: Store) -> None:
    telegram = await store.write(people.meet, 1, "100", NOW)
    vk = await store.write(people.meet, 2, "100", NOW)

    assert telegram.person.id != vk.person.id


async def test_addresses_are_looked_up_together(store: Store) -> None:
    met = [await store.write(people.meet, 1, external, NOW) for external in ("1", "2", "3")]

    found = await store.read(people.contacts, [(1, "3"), (1, "1"), (2, "1"), (1, "9")])
    assert found == {(1, "1"): met[0], (1, "3"): met[2]}
    assert await store.read(people.contacts, []) == {}
    assert await store.read(people.find, met[1].id) == met[1]
    assert await store.read(people.find, 999) is None


async def test_what_a_person_told_is_kept_with_them(store: Store) -> None:
    contact = await store.write(people.meet, 1, "100", NOW)

    def learn(c: Connection) -> int:
        house = a_house(c)
        people.consent(c, contact.person.id, "given", "2026-10", NOW)
        people.call(c, contact.person.id, "Мария")
        people.live_in(c, contact.person.id, house, "2", "12")
        people.rename(c, contact.id, "Мария П.", "masha")
        return house

    house = await store.write(learn)

    assert await store.read(people.contact_of, contact.person.id) == [
        Contact(
            contact.id,
            Person(contact.person.id, "Мария", "ru", "given", house, "2", "12", "2026-10"),
            1,
            "100",
            name="Мария П.",
            username="masha",
        )
    ]
    when = sa.select(people.persons.c.consent_at, people.persons.c.consent_version)
    kept = await store.read(lambda c: c.execute(when).one())
    assert tuple(kept) == (NOW, "2026-10")


async def test_keyboards_and_blocks_are_remembered_per_contact(store: Store) -> None:
    first, second = [await store.write(people.meet, 1, external, NOW) for external in ("1", "2")]

    await store.write(people.set_keyboards, [(first.id, "menu"), (second.id, "place")])
    await store.write(people.set_keyboards, [])
    await store.write(people.block, 1, "2", True)
    await store.write(people.block, 1, "nobody", True)

    found = await store.read(people.contacts, [(1, "1"), (1, "2")])
    assert [(one.keyboard, one.blocked) for one in found.values()] == [("menu", False), ("place", True)]
    await store.write(people.block, 1, "2", False)
    assert not (await store.read(people.contacts, [(1, "2")]))[1, "2"].blocked
