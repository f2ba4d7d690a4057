"""The slip of a visitor: Cyrillic without the system's fonts, nothing cut off, one page as high as its words."""

import re
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.prints import faces, slip
from bot.prints.slip import Slip, draw

SLIP = Slip(
    "ООО «УК Уют-Сервис»",
    "№ 128",
    ["Течёт стояк", "ул. Ленина, д. 12, кв. 45", "Принято 24 ноября в 12:40: Библиотека № 3"],
    "+7 4712 55-01-01",
    ["Узнать, что с заявкой: позвоните и назовите номер или спросите здесь же."],
)
POINTS = 72 / 25.4


def sides(pdf: bytes) -> tuple[float, float]:
    """Width and height of its page in millimetres."""
    found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert found is not None
    return float(found[1]) / POINTS, float(found[2]) / POINTS


def test_a_slip_brings_its_own_letters_and_is_one_page_of_a_roll() -> None:
    pdf = draw(SLIP)
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/FontFile2") == 2
    assert b"DejaVuSans-Bold" in pdf
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    wide, high = sides(pdf)
    assert abs(wide - 80) < 0.1
    assert 60 < high < 120
    assert len(pdf) < 100_000


def test_the_same_slip_is_the_same_file_and_more_words_make_a_longer_one() -> None:
    assert draw(SLIP) == draw(SLIP)
    longer = Slip(SLIP.heading, SLIP.number, ["слово " * 200], SLIP.phone, SLIP.follow)
    assert sides(draw(longer))[1] > sides(draw(SLIP))[1] + 50


def test_the_licence_of_the_letters_lies_beside_them() -> None:
    folder = files("bot.prints") / "fonts"
    assert {f"{faces.PLAIN}.ttf", f"{faces.BOLD}.ttf", "LICENSE.txt"} <= {one.name for one in folder.iterdir()}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_whatever_the_words_no_letter_is_lost_and_no_line_is_wider_than_the_slip(text: str) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    faces.register()
    wide = (slip.WIDTH - 2 * slip.MARGIN) * POINTS
    lines = slip._broken(text, faces.PLAIN, slip.TEXT, wide)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(stringWidth(line, faces.PLAIN, slip.TEXT) <= wide or len(line) == 1 for line in lines)
    assert draw(Slip(text, "№ 1", [text], text, [text])).startswith(b"%PDF-")
