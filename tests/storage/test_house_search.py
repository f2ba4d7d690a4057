"""Houses that somebody means: typed with slips, in any order, with the town and without."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from domain import addresses
from storage import houses
from storage.schema import metadata
from storage.store import Store
from tests.storage.neighbourhood import put_addresses

STREETS = (
    "г. Вологда, ул. Ленина, д. 12",
    "г. Вологда, ул. Ленина, д. 12а",
    "г. Вологда, ул. Ленина, д. 12, к. 2",
    "г. Вологда, ул. Ленина, д. 120",
    "г. Вологда, ул. Ленина, д. 2",
    "г. Вологда, ул. Ленинградская, д. 12",
    "г. Вологда, пр-кт. Победы, д. 5",
    "г. Вологда, ул. Победы, д. 5",
    "г. Вологда, ул. Мохова, д. 14",
    "г. Вологда, ул. Карла Маркса, д. 72/9",
    "г. Вологда, ул. 50 лет Октября, д. 7",
    "г. Вологда, ул. 1-я Заречная, д. 3",
    "р-н. Бабаевский, г. Бабаево, ул. Ленина, д. 12",
    "р-н. Бабаевский, г. Бабаево, ул. Гайдара, д. 20",
    "р-н. Бабаевский, д. Кийно, д. 12",
    "р-н. Вашкинский, с. Липин Бор, ул. Полевая, д. 9",
    "г. Вологда, ул. 9 Мая, д. 6",
    "р-н. Белозерский, г. Белозерск, ул. Набережная, д. 44",
    "г. Вологда, ул. Ленина, д. 131, стр. б",
    "г. Вологда, ул. Ленина, д. 131, к. а",
    "г. Вологда, ул. Клубова, д. 33, стр. 1982",
    "г. Вологда, ул. Клубова, д. 35, лит. А",
)


async def found(store: Store, typed: str, most: int = 8) -> list[str]:
    return [house.address.removeprefix("обл. Вологодская, ") for house in await store.read(houses.search, typed, most)]


@pytest.fixture
async def town(store: Store) -> Store:
    await store.write(put_addresses, *STREETS)
    return store


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Ленина 12а", "г. Вологда, ул. Ленина, д. 12а"),
        ("12а ленина", "г. Вологда, ул. Ленина, д. 12а"),
        ("ул ленина д12 корп 2", "г. Вологда, ул. Ленина, д. 12, к. 2"),
        ("ленина 12/2", "г. Вологда, ул. Ленина, д. 12, к. 2"),
        ("мохова 14", "г. Вологда, ул. Мохова, д. 14"),
        ("Мохава 14", "г. Вологда, ул. Мохова, д. 14"),
        ("вологда мохава 14", "г. Вологда, ул. Мохова, д. 14"),
        ("мохова, дом 14, кв. 5", "г. Вологда, ул. Мохова, д. 14"),
        ("маркса 72/9", "г. Вологда, ул. Карла Маркса, д. 72/9"),
        ("Карла Маркса 72", "г. Вологда, ул. Карла Маркса, д. 72/9"),
        ("маркса карла 72", "г. Вологда, ул. Карла Маркса, д. 72/9"),
        ("50 лет октября 7", "г. Вологда, ул. 50 лет Октября, д. 7"),
        ("1-я заречная 3", "г. Вологда, ул. 1-я Заречная, д. 3"),
        ("заре 3", "г. Вологда, ул. 1-я Заречная, д. 3"),
        ("пр-т победы 5", "г. Вологда, пр-кт. Победы, д. 5"),
        ("улица Победы 5", "г. Вологда, ул. Победы, д. 5"),
        ("гайдара 20", "р-н. Бабаевский, г. Бабаево, ул. Гайдара, д. 20"),
        ("бабаево гайдра 20", "р-н. Бабаевский, г. Бабаево, ул. Гайдара, д. 20"),
        ("Бабаево, Ленина 12", "р-н. Бабаевский, г. Бабаево, ул. Ленина, д. 12"),
        ("ленина 12 бабаево", "р-н. Бабаевский, г. Бабаево, ул. Ленина, д. 12"),
        ("г. Вологда, ул. Ленина, д. 12", "г. Вологда, ул. Ленина, д. 12"),
        ("кийно 12", "р-н. Бабаевский, д. Кийно, д. 12"),
        ("д. Кийно, д. 12", "р-н. Бабаевский, д. Кийно, д. 12"),
        ("мхоова 14", "г. Вологда, ул. Мохова, д. 14"),  # two letters in each other's place
        ("мхва 14", "г. Вологда, ул. Мохова, д. 14"),  # two are missing
        ("ленинградска 12", "г. Вологда, ул. Ленинградская, д. 12"),
        ("с. Липин Бор полева 9", "р-н. Вашкинский, с. Липин Бор, ул. Полевая, д. 9"),
        ("6 9 мая", "г. Вологда, ул. 9 Мая, д. 6"),
        ("9 мая 6", "г. Вологда, ул. 9 Мая, д. 6"),
        ("белозерск набережная 44", "р-н. Белозерский, г. Белозерск, ул. Набережная, д. 44"),
        ("ленина 131 стр. б", "г. Вологда, ул. Ленина, д. 131, стр. б"),
        ("ленина 131 к а", "г. Вологда, ул. Ленина, д. 131, к. а"),
        ("клубова д. 33, стр. 1982", "г. Вологда, ул. Клубова, д. 33, стр. 1982"),
        ("клубова 35 лит. а", "г. Вологда, ул. Клубова, д. 35, лит. А"),
    ],
)
async def test_a_house_is_found_by_what_people_type(town: Store, typed: str, first: str) -> None:
    assert (await found(town, typed))[0] == first


async def test_a_street_of_several_towns_is_offered_in_each(town: Store) -> None:
    assert {
        "г. Вологда, ул. Ленина, д. 12",
        "р-н. Бабаевский, г. Бабаево, ул. Ленина, д. 12",
    } == set((await found(town, "Лениина 12"))[:2])


@pytest.mark.parametrize("lives", ["г. Вологда, ул. Мохова, д. 14", "р-н. Бабаевский, г. Бабаево, ул. Гайдара, д. 20"])
async def test_a_street_of_several_towns_is_first_that_of_the_own(town: Store, lives: str) -> None:
    def asked(c: Connection) -> str:
        [home] = c.execute(sa.select(houses.houses.c.id).where(houses.houses.c.address.endswith(lives))).scalars()
        return houses.search(c, "Лениина 12", home=home)[0].address

    assert (await town.read(asked)).startswith(f"обл. Вологодская, {lives.split(', ул')[0]}")


async def test_a_street_that_is_only_elsewhere_is_found_elsewhere(town: Store) -> None:
    def asked(c: Connection) -> str:
        return houses.search(c, "Гайдара 20", home=houses.search(c, "мохова 14")[0].id)[0].address

    assert (await town.read(asked)).endswith("г. Бабаево, ул. Гайдара, д. 20")


async def test_a_longer_number_is_another_house(town: Store) -> None:
    assert not any("120" in address for address in await found(town, "ленина 12"))


async def test_a_street_without_a_number_offers_its_houses_in_their_order(town: Store) -> None:
    offered = [address for address in await found(town, "вологда ленина") if "Ленина" in address]
    assert [addresses.number(address) for address in offered][:3] == ["2", "12", "12/2"]


@pytest.mark.parametrize("typed", ["", "привет", "12", "Ленина 999", "!!!", "😀", "а" * 5_000, "ленина " * 500])
async def test_what_is_no_address_here_finds_nothing_and_breaks_nothing(town: Store, typed: str) -> None:
    assert len(await found(town, typed)) <= 8
    if typed in ("", "привет", "Ленина 999", "!!!", "😀"):
        assert await found(town, typed) == []


async def test_no_more_are_offered_than_asked(town: Store) -> None:
    assert len(await found(town, "ленина 12", most=2)) == 2


async def test_a_house_of_a_later_import_is_found_at_once(town: Store) -> None:
    assert await found(town, "садовая 1") == []
    await town.write(lambda c: put_addresses(c, "г. Вологда, ул. Садовая, д. 1", revision=2))
    assert await found(town, "садовая 1") == ["г. Вологда, ул. Садовая, д. 1"]


async def test_two_databases_of_one_process_are_not_mixed_up(town: Store) -> None:
    assert len(await found(town, "мохова 14")) == 1
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as other:
        put_addresses(other, "г. Вологда, ул. Садовая, д. 1")
        assert houses.search(other, "мохова 14") == []
        assert len(houses.search(other, "садовая 1")) == 1
    engine.dispose()
    assert len(await found(town, "мохова 14")) == 1
