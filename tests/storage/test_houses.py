"""Houses near a point, and houses that somebody means."""

import random
import time
from collections.abc import Iterator, Sequence

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from domain import addresses
from domain.places import Point, distance
from storage import houses, organisations
from storage.schema import metadata
from storage.store import Store

CENTRE = Point(59.22, 39.89)


def put(c: Connection, places: Sequence[tuple[str, Point]], revision: int = 1) -> None:
    """Houses with these addresses and points."""
    organisation = organisations.the(c).id
    rows = [
        {
            "organisation": organisation,
            "address": address,
            "key": addresses.key(address),
            "short": addresses.short(address),
            "street": addresses.street(address),
            "number": addresses.number(address),
            "town": addresses.town(address),
            "latitude": point.latitude,
            "longitude": point.longitude,
            "revision": revision,
        }
        for address, point in places
    ]
    if rows:
        c.execute(sa.insert(houses.houses), rows)


def put_addresses(c: Connection, *written: str, revision: int = 1) -> None:
    put(c, [(f"обл. Вологодская, {address}", CENTRE) for address in written], revision)


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
    ],
)
async def test_a_house_is_found_by_what_people_type(town: Store, typed: str, first: str) -> None:
    assert (await found(town, typed))[0] == first


async def test_a_street_of_several_towns_is_offered_in_each(town: Store) -> None:
    assert {
        "г. Вологда, ул. Ленина, д. 12",
        "р-н. Бабаевский, г. Бабаево, ул. Ленина, д. 12",
    } == set((await found(town, "Лениина 12"))[:2])


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


async def test_a_house_is_read_by_its_number(town: Store) -> None:
    (house,) = await town.read(houses.search, "мохова 14")
    assert await town.read(houses.get, house.id) == house
    assert (house.short, house.point) == ("ул. Мохова, д. 14", CENTRE)
    assert await town.read(houses.get, 10_000) is None


async def test_without_houses_everything_is_served(store: Store) -> None:
    assert await store.read(houses.box) is None
    assert await store.read(houses.inside, Point(0, 0))


async def test_five_kilometres_around_the_houses_are_served(town: Store) -> None:
    await town.write(lambda c: put(c, [("г. Вологда, ул. Дальняя, д. 1", Point(59.3, 40.0))], revision=2))
    assert await town.read(houses.inside, CENTRE)
    assert await town.read(houses.inside, Point(59.3 + 4.9 / 111.4, 40.0))
    assert not await town.read(houses.inside, Point(59.3 + 5.2 / 111.4, 40.0))
    assert not await town.read(houses.inside, Point(0, -30))  # the ocean


async def test_only_houses_within_the_radius_are_near(store: Store) -> None:
    places = [(f"ул. Ленина, д. {n}", Point(59.22 + n * 0.001, 39.89)) for n in range(5)]  # 111 m from each to the next
    await store.write(put, places)
    near = await store.read(houses.nearest, Point(59.22, 39.89))
    assert [each.house.short for each in near] == ["ул. Ленина, д. 0", "ул. Ленина, д. 1"]
    assert near[1].metres == pytest.approx(111.4, abs=0.2)


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as c:
        yield c
    engine.dispose()


_OFFSETS = st.floats(-0.003, 0.003)


@settings(max_examples=60, deadline=None)
@given(
    base=st.builds(Point, st.floats(42, 77), st.floats(20, 170)),
    offsets=st.lists(st.tuples(_OFFSETS, _OFFSETS), max_size=40),
    doubled=st.booleans(),
    radius=st.sampled_from([50.0, 150.0, 400.0]),
    most=st.integers(1, 12),
)
def test_the_nearest_are_those_that_measuring_every_house_gives(
    connection: Connection,
    base: Point,
    offsets: list[tuple[float, float]],
    doubled: bool,
    radius: float,
    most: int,
) -> None:
    points = [Point(base.latitude + north, base.longitude + east) for north, east in offsets]
    points += points[:5] if doubled else []
    connection.execute(sa.delete(houses.houses))
    put(connection, [(f"ул. Ленина, д. {n}", point) for n, point in enumerate(points)])

    found = [(near.metres, near.house.id) for near in houses.nearest(connection, base, radius, most)]

    every = connection.execute(sa.select(houses.houses.c.id, houses.houses.c.latitude, houses.houses.c.longitude))
    measured = sorted((distance(base, Point(north, east)), id) for id, north, east in every)
    assert found == [each for each in measured if each[0] <= radius][:most]
    connection.rollback()


async def test_near_and_search_stay_fast_with_twenty_thousand_houses(store: Store) -> None:
    dice = random.Random(7)
    places = [
        (f"г. Вологда, ул. Улица{n // 40}, д. {n % 40 + 1}", Point(59 + dice.random(), 39 + dice.random()))
        for n in range(20_000)
    ]
    await store.write(put, places)

    def spans(c: Connection) -> tuple[float, float]:
        houses.search(c, "улица77 12")
        starts = time.perf_counter()
        for _ in range(5):
            houses.nearest(c, Point(59.5, 39.5))
        between = time.perf_counter()
        for _ in range(5):
            assert houses.search(c, "Улица77 12")
        return (between - starts) / 5, (time.perf_counter() - between) / 5

    near, search = await store.read(spans)
    assert near < 0.02
    assert search < 0.05
