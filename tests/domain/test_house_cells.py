"""What the cells of a register of houses mean."""

import pytest

from domain.addresses import area
from domain.house_cells import count, metres, named, point, said, unsafe, year
from domain.places import Point


@pytest.mark.parametrize("text", ["", " ", "Не заполнено", "НЕЗАПОЛНЕНО", "не  заполнено", "—", "нет данных"])
def test_there_are_many_ways_to_say_nothing(text: str) -> None:
    assert not said(text)
    assert named(text) == ""


def test_names_lose_needless_spaces_only() -> None:
    assert named('  ООО  "УК  "Вохтога" ') == 'ООО "УК "Вохтога"'


@pytest.mark.parametrize(
    ("north", "east", "lenient", "found"),
    [
        ("59,2", " 39.9", False, Point(59.2, 39.9)),
        ("", "Не заполнено", False, "missing"),
        ("0", "0.0", True, "missing"),
        ("0", "0", False, None),
        ("", "39.9", True, None),
        ("север", "39.9", True, None),
        ("nan", "39.9", True, None),
        ("91", "39.9", True, None),
    ],
)
def test_a_place_is_there_missing_or_wrong(north: str, east: str, lenient: bool, found: Point | str | None) -> None:
    assert point(north, east, lenient=lenient) == found


def test_numbers_are_read_in_any_spelling_and_believed_within_reason() -> None:
    assert [count(each) for each in ("12", "12.0", "1 200", "0", "-3", "99999", "много")] == [12, 12, 1200, *[None] * 4]
    assert [metres(each) for each in ("1 016,70", "0.00", "Незаполнено")] == [1016.7, None, None]
    assert [year(each) for each in ("1987", "1978-1980", "до 1917 г.", "87", "9999")] == [1987, 1978, 1917, None, None]
    assert [unsafe(each) for each in ("Да", "нет", "Не заполнено")] == [True, False, None]


@pytest.mark.parametrize(
    ("address", "about"),
    [
        ("обл. Вологодская, р-н. Бабаевский, д. Кийно, д. 12", "обл вологодская|р н бабаевский"),
        ("обл. Вологодская, г. Вологда, ул. Ленина, д. 1", "обл вологодская|г вологда"),
        ("ул. Ленина, д. 1", "|"),
    ],
)
def test_a_list_of_houses_is_about_a_district_or_a_town(address: str, about: str) -> None:
    assert area(address) == about
