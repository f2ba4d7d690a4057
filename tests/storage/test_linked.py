"""How far the bot reaches: counted alike by both databases."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.posters import Scanned
from domain.residence import Home
from storage import houses, lines, linked, organisations, people, residence, savings, scans
from storage.store import Store
from tests.storage.builders import NOW, a_ticket


def lived(c: Connection) -> int:
    """Two flats of a house in two weeks, one of them linked; and a poster."""
    line = lines.ensure(c, "telegram", "telegram:1").id
    company = organisations.the(c).id
    words = {"organisation": company, "address": "ул. Ленина, д. 12", "key": "k", "short": "ул. Ленина, д. 12"}
    words |= {"street": "ленина", "number": "12", "town": "курск", "latitude": 51.7, "longitude": 36.1, "revision": 1}
    house = c.execute(sa.insert(houses.houses).values(flats=80, **words).returning(houses.houses.c.id)).scalar_one()
    for external, number, account, week in (("1", "45", 7, 0), ("2", "45", None, 0), ("3", "46", None, 1)):
        person = people.meet(c, line, external, NOW).person.id
        home = Home(None, house, number, "2", account=account)
        residence.settle(c, person, home, NOW + timedelta(weeks=week))
        if external == "1":
            scans.keep(c, person, Scanned(house, 2), line, NOW)
            scans.keep(c, person, Scanned(house, 2), line, NOW)
    return company


async def test_flats_are_counted_once(store: Store) -> None:
    company = await store.write(lived)

    assert [(one.name, one.linked, one.named, one.total) for one in await store.read(linked.by_house, [company])] == [
        ("ул. Ленина, д. 12", 1, 2, 80)
    ]
    assert [(one.name, one.linked, one.named) for one in await store.read(linked.by_entrance, [company])] == [
        ("ул. Ленина, д. 12|2", 1, 2)
    ]
    assert [(one.name, one.named, one.total) for one in await store.read(linked.by_poster, [company])] == [
        ("ул. Ленина, д. 12|2|", 1, 1)
    ]
    assert [(one.name, one.linked, one.named) for one in await store.read(linked.by_messenger, [company])] == [
        ("telegram", 1, 2)
    ]
    weeks = await store.read(linked.by_week, [company])
    assert [one.named for _, one in weeks] == [1, 1]
    assert weeks[0][0] - weeks[1][0] == linked.WEEK


async def test_another_organisations_houses_are_not_counted(store: Store) -> None:
    company = await store.write(lived)

    for view in (linked.by_house, linked.by_entrance, linked.by_poster, linked.by_messenger, linked.by_week):
        assert await store.read(view, [company + 1]) == []


async def test_what_was_saved_is_counted_from_the_tickets(store: Store) -> None:
    await store.write(lambda c: [a_ticket(c) for _ in range(3)])
    company = (await store.read(organisations.the)).id

    saved = await store.read(savings.counts, [company], NOW - timedelta(days=30))
    assert (saved.filed, saved.called, saved.answered) == (3, 0, 0)
    later = await store.read(savings.counts, [company], NOW + timedelta(days=1))
    assert later.filed == 0
