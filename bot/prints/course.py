"""The whole course of a ticket as a PDF: A4, the terms in a table with what was missed in red, photos at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from bot.prints import faces

MARGIN = 18.0
"""Millimetres."""
INK, RED, PALE = "#16324f", "#b3261e", "#eaf1f7"
PHOTO, PIXELS = 76.0, 1000
"""The longer side of a photo: millimetres on the paper, dots in the file."""


@dataclass(frozen=True, slots=True)
class Course:
    """What stands on it, every part in words already; `photos` are files of pictures with what each is."""

    title: str
    facts: Sequence[tuple[str, str]]
    story: str
    terms_title: str
    terms: Sequence[tuple[str, str, str]]
    missed: Sequence[bool]
    steps_title: str
    steps: Sequence[str]
    photos_title: str
    photos: Sequence[tuple[bytes, str]]
    foot: str


def draw(course: Course) -> bytes:
    """The PDF, as many pages as it needs; the same course is the same file."""
    faces.register()
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = _styles()
    parts: list[Any] = [Paragraph(_text(course.title), styles["title"]), Spacer(1, 3 * mm)]
    parts += [Paragraph(f"<b>{_text(name)}:</b> {_text(value)}", styles["text"]) for name, value in course.facts]
    if course.story:
        parts += [Spacer(1, 3 * mm), Paragraph(f"«{_text(course.story)}»", styles["text"])]
    if course.terms:
        parts += [Paragraph(_text(course.terms_title), styles["head"]), _table(course, styles)]
    parts.append(Paragraph(_text(course.steps_title), styles["head"]))
    parts += [Paragraph(_text(step), styles["text"]) for step in course.steps]
    if course.photos:
        parts += [Paragraph(_text(course.photos_title), styles["head"]), *_pictures(course.photos, styles)]
    content = BytesIO()
    words = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN * mm)
    page = SimpleDocTemplate(content, title=course.title, invariant=1, **words)

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont(faces.PLAIN, 8)
        canvas.drawString(MARGIN * mm, 9 * mm, f"{_plain(course.foot)} · {document.page}")

    page.build(parts, onFirstPage=foot, onLaterPages=foot)
    return content.getvalue()


@cache
def _styles() -> Mapping[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFontFamily

    registerFontFamily(faces.PLAIN, normal=faces.PLAIN, bold=faces.BOLD, italic=faces.PLAIN, boldItalic=faces.BOLD)
    text = ParagraphStyle("text", fontName=faces.PLAIN, fontSize=10, leading=14, spaceAfter=3)
    bold = {"fontName": faces.BOLD, "textColor": HexColor(INK)}
    return {
        "text": text,
        "title": ParagraphStyle("title", text, fontSize=16, leading=20, **bold),
        "head": ParagraphStyle("head", text, fontSize=12, leading=16, spaceBefore=10, spaceAfter=5, **bold),
        "missed": ParagraphStyle("missed", text, fontName=faces.BOLD, textColor=HexColor(RED)),
    }


def _table(course: Course, styles: Mapping[str, Any]) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, Table

    rows = [
        [
            Paragraph(_text(name), styles["text"]),
            Paragraph(_text(until), styles["text"]),
            Paragraph(_text(kept), styles["missed" if missed else "text"]),
        ]
        for (name, until, kept), missed in zip(course.terms, course.missed, strict=True)
    ]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, HexColor(INK)), ("BACKGROUND", (0, 0), (0, -1), HexColor(PALE))]
    return Table(rows, colWidths=[44 * mm, 76 * mm, 54 * mm], style=[*grid, ("VALIGN", (0, 0), (-1, -1), "TOP")])


def _pictures(photos: Sequence[tuple[bytes, str]], styles: Mapping[str, Any]) -> list[Any]:
    """Two in a row; what cannot be read is left out."""
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, Table

    cells = [[image, Paragraph(_text(caption), styles["text"])] for data, caption in photos if (image := _image(data))]
    rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    return [Table([[*row, *[""] * (2 - len(row))]], colWidths=[87 * mm, 87 * mm]) for row in rows]


def _image(data: bytes) -> Any:
    from PIL import Image, ImageOps
    from reportlab.lib.units import mm
    from reportlab.platypus import Image as Picture

    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
            image.draft("RGB", (PIXELS, PIXELS))
            small = ImageOps.exif_transpose(image).convert("RGB")
    except Exception:  # noqa: BLE001 - whatever a decoder stumbles over: a broken photo keeps no paper back
        return None
    small.thumbnail((PIXELS, PIXELS))
    out = BytesIO()
    small.save(out, "JPEG", quality=80)
    scale = PHOTO * mm / max(small.size)
    return Picture(BytesIO(out.getvalue()), small.width * scale, small.height * scale)


def _text(words: str) -> str:
    """As a paragraph takes it: no markup of anybody's, lines kept."""
    return escape(_plain(words)).replace("\n", "<br/>")


def _plain(words: str) -> str:
    """Without what the face cannot show."""
    glyphs = _glyphs()
    return "".join(char for char in words if char == "\n" or ord(char) in glyphs)


@cache
def _glyphs() -> Mapping[int, int]:
    from reportlab.pdfbase.pdfmetrics import getFont

    known: Mapping[int, int] = getFont(faces.PLAIN).face.charToGlyph
    return known
