"""Which places of a register are not trusted."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.doubts import HOUSES, STREETS, Doubt, Placed, doubts
from domain.places import Point

DISTRICT = "обл вологодская|р н сокольский"


def a_town(count: int, latitude: float = 59.4, town: str = "сокол", area: str = DISTRICT) -> list[Placed]:
    """Houses of one town within a kilometre or two, each at its own point."""
    return [
        Placed(area, town, f"улица {n % 7}", Point(latitude + n * 1e-4, 40.1 + (n % 10) * 1e-3)) for n in range(count)
    ]


def at(*points: Point | None, town: str = "сокол", street: str = "мира") -> list[Placed]:
    return [Placed(DISTRICT, town, street, point) for point in points]


def test_a_town_as_it_should_be_is_trusted() -> None:
    assert set(doubts(a_town(100))) == {None}


def test_a_house_without_a_place_is_missing_one() -> None:
    assert doubts([*a_town(10), *at(None)])[-1] is Doubt.MISSING


def test_what_lies_far_outside_its_town_is_doubted() -> None:
    found = doubts([*a_town(50), *at(Point(59.9, 40.1)), *at(Point(59.43, 40.1))])
    assert found[-2:] == [Doubt.FAR, None]


def test_a_small_village_is_measured_by_its_district() -> None:
    village = at(Point(59.9, 40.2), town="кийно")  # 55 km from the town, as villages are
    lost = at(Point(55.76, 37.64), town="кийно")
    assert doubts([*a_town(50), *village, *lost])[-2:] == [None, Doubt.FAR]


def test_a_place_without_a_district_is_measured_by_its_region() -> None:
    region = [each for n in range(9) for each in a_town(3, 59 + n / 5, f"село {n}", f"обл вологодская|р н {n}")]
    lost = Placed("обл вологодская|г красавино", "красавино", "мира", Point(43.1, 131.9))
    assert doubts([*region, lost])[-1] is Doubt.FAR
    assert doubts([lost]) == [None]  # nothing to measure by


@pytest.mark.parametrize("streets", [STREETS - 1, STREETS])
def test_a_point_of_many_streets_is_nobodys(streets: int) -> None:
    centre = Point(59.401, 40.101)
    several = [place for n in range(streets) for place in at(centre, street=f"улица {n}")]
    found = doubts([*a_town(50), *several])[-streets:]
    assert set(found) == {Doubt.SHARED if streets == STREETS else None}


@pytest.mark.parametrize("houses", [HOUSES - 1, HOUSES])
def test_a_point_of_more_houses_than_can_be_offered_is_nobodys(houses: int) -> None:
    found = doubts([*a_town(50), *at(*[Point(59.401, 40.101)] * houses)])[-houses:]
    assert set(found) == {Doubt.SHARED if houses == HOUSES else None}


@given(wrong=st.integers(0, 40), seed=st.integers(0, 99))
def test_the_wrong_ones_do_not_move_the_middle_while_they_are_fewer(wrong: int, seed: int) -> None:
    dice = random.Random(seed)
    lost = at(*(Point(dice.uniform(40, 50), dice.uniform(100, 130)) for _ in range(wrong)))
    found = doubts([*a_town(50), *lost])
    assert found == [None] * 50 + [Doubt.FAR] * wrong
