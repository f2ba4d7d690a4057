"""The course of a ticket on paper: Cyrillic without the fonts of the system, whatever was written, no broken photos."""

import re
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.prints.course import Course, draw


def a_photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (1600, 900), "#8899aa").save(out, "JPEG")
    return out.getvalue()


def course(story: str = "Третий день нет воды", photos: tuple[tuple[bytes, str], ...] = (), steps: int = 3) -> Course:
    return Course(
        "Заявка № 12",
        [("Где", "ул. Ленина, д. 12")],
        story,
        "Сроки",
        [("Принять", "до 24 ноября 2026 года в 12:10", "не сделано"), ("Исполнить", "до 25 ноября", "не вышел")],
        [True, False],
        "Что было",
        [f"24 ноября 2026 года в 12:{step:02}: начали" for step in range(steps)],
        "Фотографии",
        photos,
        "Заявка № 12, составлено 26 ноября",
    )


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_it_brings_its_own_letters_and_is_the_same_file_each_time() -> None:
    pdf = draw(course())
    assert pdf.startswith(b"%PDF-")
    assert b"DejaVuSans-Bold" in pdf
    assert pdf == draw(course())
    assert pages(pdf) == 1
    assert len(pdf) < 120_000


def test_a_long_course_has_more_pages_and_a_broken_photo_keeps_nothing_back() -> None:
    plain, pictured = draw(course(steps=59)), draw(course(photos=((b"broken", "x"), (a_photo(), "К заявке"))))
    assert pages(plain) > 1
    assert pictured.count(b"/Subtype /Image") == 1
    assert len(pictured) < 200_000


@given(st.text(max_size=400))
@settings(max_examples=25, deadline=None)
def test_whatever_was_written_is_set(story: str) -> None:
    assert draw(course(story)).startswith(b"%PDF-")
