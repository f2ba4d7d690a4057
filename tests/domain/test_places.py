"""Points, distances, boxes."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.places import Box, Point, around, distance, great_circle_distance

POINTS = st.builds(Point, st.floats(-85, 85), st.floats(-180, 180))
RUSSIA = st.builds(Point, st.floats(41, 78), st.floats(20, 175))


def test_a_known_distance_is_measured_to_the_metre() -> None:
    assert distance(Point(55.7539, 37.6208), Point(59.9390, 30.3158)) == pytest.approx(635_100, abs=1_500)
    assert distance(Point(59.0, 38.0), Point(59.001, 38.0)) == pytest.approx(111.4, abs=0.2)


@given(RUSSIA, st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_the_sphere_errs_by_less_than_a_hundredth(point: Point, north: float, east: float) -> None:
    other = Point(point.latitude + north, point.longitude + east)
    exact = distance(point, other)
    assert abs(great_circle_distance(point, other) - exact) <= exact * 0.01 + 1e-3


@given(st.lists(POINTS, min_size=1))
def test_the_box_around_points_has_them_all_and_no_room_to_spare(points: list[Point]) -> None:
    box = around(points)
    assert box is not None
    assert all(box.contains(each) for each in points)
    assert {box.south, box.north} <= {each.latitude for each in points}
    assert {box.west, box.east} <= {each.longitude for each in points}
    assert box.wide <= max(each.longitude for each in points) - min(each.longitude for each in points)


@given(st.lists(POINTS, min_size=1), st.floats(-180, 180))
def test_a_box_is_as_wide_wherever_on_earth_its_points_are(points: list[Point], turn: float) -> None:
    turned = [Point(p.latitude, (p.longitude + turn + 180) % 360 - 180) for p in points]
    here, there = around(points), around(turned)
    assert here is not None
    assert there is not None
    assert all(there.contains(each) for each in turned)
    assert there.wide == pytest.approx(here.wide, abs=1e-9)


@given(POINTS, POINTS, POINTS, st.floats(0, 100_000))
@example(Point(0, -1), Point(0, 0), Point(0, 5e-324), 0)
def test_the_parts_of_a_box_have_what_it_has_and_cross_nothing(
    one: Point, other: Point, point: Point, metres: float
) -> None:
    box = around([one, other])
    assert box is not None
    grown = box.grown(metres)
    assert all(part.west <= part.east for part in grown.parts)
    if abs(point.longitude) < 180:
        inside = any(
            part.south <= point.latitude <= part.north and part.west <= point.longitude <= part.east
            for part in grown.parts
        )
        assert inside == grown.contains(point)


def test_a_box_of_chukotka_leaves_the_rest_of_the_earth_out() -> None:
    box = around([Point(64.7, 177.5), Point(65.6, -171.0), Point(66.3, 179.2)])
    assert box == Box(64.7, 177.5, 66.3, -171.0)
    assert all(box.contains(Point(65, longitude)) for longitude in (180, -180, 179.9, -171))
    assert not box.contains(Point(65, 37))


def test_there_is_no_box_around_nothing() -> None:
    assert around([]) is None


@given(POINTS, st.floats(1, 20_000), st.floats(0, 2 * math.pi))
def test_a_grown_box_has_all_that_is_within_the_metres(point: Point, metres: float, bearing: float) -> None:
    grown = Box(point.latitude, point.longitude, point.latitude, point.longitude).grown(metres)
    other = Point(
        point.latitude + metres * math.cos(bearing) / 111_700,
        (point.longitude + metres * math.sin(bearing) / (111_700 * math.cos(math.radians(point.latitude))) + 180) % 360
        - 180,
    )
    if distance(point, other) <= metres:
        assert grown.contains(other)


def test_a_box_is_not_grown_much_more_than_asked() -> None:
    grown = Box(55, 37, 55, 37).grown(5_000)
    assert 5_000 <= distance(Point(55, 37), Point(grown.north, 37)) <= 5_100
    assert 5_000 <= distance(Point(55, 37), Point(55, grown.east)) <= 5_150
    assert not grown.contains(Point(0, 0))


def test_a_box_at_the_pole_goes_all_round() -> None:
    assert Box(89.99, 0, 89.99, 0).grown(5_000).contains(Point(89.99, 179))


@pytest.mark.parametrize("point", [Point(91, 0), Point(0, 181), Point(math.nan, 0), Point(0, math.inf)])
def test_what_is_not_on_earth_is_told(point: Point) -> None:
    assert not point.is_on_earth
    assert Point(-90, 180).is_on_earth
