"""A poster: what a telephone reads from the page is the link, and everything stands on the paper."""

import base64
import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.prints import qr
from bot.prints.poster import Poster, Way, draw
from domain.posters import Scanned
from tests.prints import qr_reader
from tests.prints.test_slip import sides

TELEGRAM = "https://t.me/dobry_dvor_bot?start=h12e3"
VK = "https://vk.me/club200001?ref=h12e3"
_RECT = re.compile(rb"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re")


def a_poster(*urls: str, **words: str) -> Poster:
    ways = [Way(f"Мессенджер {at}", url, url.removeprefix("https://")) for at, url in enumerate(urls)]
    usual = {
        "heading": "Сломалось? Напишите!", "leads": "Лифт, свет, вода", "type_it": "Нет камеры?", "alarm": "Авария?",
        "phone": "8 (4712) 55-01-01", "danger": "112", "place": "ул. Ленина, д. 12", "door": "подъезд 3",
        "organisation": "УК «Добрый двор»",
    }  # fmt: skip
    return Poster(steps=["Раз", "Два", "Три"], ways=ways, **{**usual, **words})


def pages(pdf: bytes) -> list[bytes]:
    """What is drawn on each page."""
    found = re.findall(rb"/ASCII85Decode /FlateDecode \] /Length \d+\n>>\nstream\n(.*?)endstream", pdf, re.DOTALL)
    drawn = [zlib.decompress(base64.a85decode(b"<~" + one.strip(), adobe=True)) for one in found]
    return [one for one in drawn if b" re" in one]


def codes(page: bytes) -> list[str]:
    """Every QR code of a page, looked at as squares on paper and read like a telephone reads it."""
    told = []
    for path in re.split(rb"\bf\*?\b", page):
        squares = [tuple(map(float, one)) for one in _RECT.findall(path)]
        if len(squares) > 50:
            told.append(qr_reader.read(matrix(squares)))
    return told


def matrix(squares: list[tuple[float, ...]]) -> list[list[bool]]:
    left, top = min(one[0] for one in squares), max(one[1] for one in squares)
    right, bottom = max(one[0] + one[2] for one in squares), min(one[1] for one in squares)
    module = min(one[2] for one in squares)
    size = round((right - left) / module)
    assert round((top - bottom) / module) + 1 == size
    dark = [[False] * size for _ in range(size)]
    for x, y, wide, _ in squares:
        row, first = round((top - y) / module), round((x - left) / module)
        for column in range(first, first + round(wide / module)):
            dark[row][column] = True
    return dark


def test_the_page_is_a5_and_carries_the_links() -> None:
    pdf = draw([a_poster(TELEGRAM, VK)])
    assert [round(side) for side in sides(pdf)] == [148, 210]
    (page,) = pages(pdf)
    assert codes(page) == [TELEGRAM, VK]


def test_a_page_for_each_entrance() -> None:
    every = [a_poster(TELEGRAM.replace("e3", f"e{door}"), door=f"подъезд {door}") for door in (1, 2, 3)]
    assert [codes(page) for page in pages(draw(every))] == [[TELEGRAM.replace("e3", f"e{door}")] for door in (1, 2, 3)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_codes_are_large_enough_for_any_camera(count: int) -> None:
    (page,) = pages(draw([a_poster(*[TELEGRAM] * count)]))
    for path in re.split(rb"\bf\*?\b", page):
        squares = [tuple(map(float, one)) for one in _RECT.findall(path)]
        if len(squares) > 50:
            module = min(one[2] for one in squares) * 25.4 / 72
            assert module >= 0.7  # millimetres: read from half a metre


def test_long_words_stay_on_the_paper() -> None:
    long = "а" * 300
    words = dict.fromkeys(("heading", "leads", "place", "organisation", "phone", "alarm"), long)
    assert codes(pages(draw([a_poster(TELEGRAM, **words)]))[0]) == [TELEGRAM]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 999_999_999), st.integers(0, 99), st.booleans())
def test_whatever_a_code_carries_is_read_back(house: int, entrance: int, invited: bool) -> None:
    url = f"https://t.me/dobry_dvor_bot?start={Scanned(house, entrance, invited).code}"
    assert qr_reader.read(qr.matrix(url)) == url


def test_runs_are_the_dark_stretches() -> None:
    assert list(qr.runs([True, True, False, True])) == [(0, 2), (3, 1)]
    assert list(qr.runs([False, False])) == []
