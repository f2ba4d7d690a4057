"""Overrides of deadlines as they are kept: by organisation, place and category, one each; read along with a house."""

import asyncio
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.deadlines import Unit
from domain.terms import House, Override, Span
from storage import organisations, terms
from storage.store import Store, migrate, upgrade
from tests.storage.builders import NOW


async def test_one_of_each_and_the_newer_takes_its_place(store: Store) -> None:
    def work(c: Connection) -> list[Override]:
        own = organisations.the(c).id
        assert not organisations.the(c).overridden
        terms.keep(c, Override(0, own, category="water", promise=Span(60)), 1, NOW)
        terms.keep(c, Override(0, own, category="water", promise=Span(1440, Unit.WORKDAY), legal=Span(9)), 1, NOW)
        terms.keep(c, Override(0, own, "house:1", "water", acknowledge=Span(5)), 1, NOW)
        assert organisations.the(c).overridden
        return terms.of(c, own)

    general, house = await store.write(work)
    assert (general.promise, general.legal, general.acknowledge) == (Span(1440, Unit.WORKDAY), Span(9), None)
    assert (house.place, house.acknowledge) == ("house:1", Span(5))


async def test_what_says_nothing_is_removed(store: Store) -> None:
    def work(c: Connection) -> list[Override]:
        own = organisations.the(c).id
        terms.keep(c, Override(0, own, promise=Span(60)), 1, NOW)
        terms.keep(c, Override(0, own), 1, NOW)
        assert not terms.drop(c, own, "", "")
        return terms.of(c, own)

    assert await store.write(work) == []


async def test_those_above_hold_too_and_those_beside_do_not(store: Store) -> None:
    def work(c: Connection) -> list[tuple[str, str, int]]:
        city = organisations.add(c, "Город", "municipality", None)
        uyut, other = (organisations.add(c, name, "company", city.id) for name in ("Уют", "Другая"))
        for one in (city, uyut, other):
            terms.keep(c, Override(0, one.id, promise=Span(60)), 1, NOW)
        return sorted((one.kind, one.level, one.steps) for one in terms.over(c, uyut.id))

    assert await store.write(work) == [("company", "organisation", 0), ("municipality", "town", 1)]


def test_a_region_is_compared_by_its_name() -> None:
    for address in ("обл. Курская, г. Курск, ул. Ленина, д. 12", "Курская область, г. Курск, ул. Ленина, 1"):
        assert terms.region(address) == "курская"
    assert terms.region("г. Курск, ул. Ленина, д. 12") == ""


async def test_a_house_that_is_not_known_has_no_place(store: Store) -> None:
    assert await store.read(terms.house, None) == await store.read(terms.house, 77) == House()


async def test_promises_of_the_older_version_stay(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/data/dvor.db"
    await asyncio.to_thread(migrate, url)

    async def step(work: object) -> object:
        store = await Store.open(url)
        try:
            return await store.write(work)  # type: ignore[arg-type]
        finally:
            await store.close()

    await step(lambda c: upgrade(c, "0011", down=True))
    await step(
        lambda c: c.execute(sa.text("INSERT INTO organisations (name, phone, timezone, parent, inn, address, "
                                    "office_phone, greeting, hours, terms) VALUES "
                                    "('', '', '', NULL, '', '', '', '', '', 'water.no_hot:120 lift:60')")).rowcount
    )  # fmt: skip
    await step(upgrade)

    def kept(c: Connection) -> list[tuple[str, Span | None]]:
        return [(one.category, one.promise) for one in terms.of(c, organisations.the(c).id)]

    assert await step(kept) == [("lift", Span(60)), ("water.no_hot", Span(120))]
    await step(lambda c: upgrade(c, "0011", down=True))
    assert await step(lambda c: c.scalar(sa.text("SELECT terms FROM organisations"))) == "lift:60 water.no_hot:120"
