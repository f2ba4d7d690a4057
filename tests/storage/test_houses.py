"""Houses near a point, the served area, and how fast all that is."""

import random
import time
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from domain.places import Point, distance
from storage import houses
from storage.schema import metadata
from storage.store import Store
from tests.storage.neighbourhood import CENTRE, put, put_addresses


@pytest.fixture
async def town(store: Store) -> Store:
    await store.write(put_addresses, "г. Вологда, ул. Мохова, д. 14", "г. Вологда, ул. Ленина, д. 12")
    return store


async def test_a_house_is_read_by_its_number(town: Store) -> None:
    (house,) = await town.read(houses.search, "мохова 14")
    assert await town.read(houses.get, house.id) == house
    assert (house.short, house.point) == ("ул. Мохова, д. 14", CENTRE)
    assert await town.read(houses.get, 10_000) is None


async def test_without_houses_everything_is_served(store: Store) -> None:
    assert await store.read(houses.box) is None
    assert await store.read(houses.inside, Point(0, 0))


async def test_a_town_on_both_sides_of_the_180th_meridian_is_one(store: Store) -> None:
    east, west = Point(66.3, 179.9995), Point(66.3, -179.9995)
    await store.write(lambda c: put(c, [("п. Мыс, ул. Морская, д. 1", east), ("п. Мыс, ул. Морская, д. 2", west)]))
    near = await store.read(houses.nearest, Point(66.3, 180.0))
    assert sorted(each.house.longitude for each in near) == [west.longitude, east.longitude]
    assert await store.read(houses.inside, Point(66.3, -179.95))
    assert not await store.read(houses.inside, Point(66.3, 37.0))


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
