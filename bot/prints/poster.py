"""The poster of an entrance: an A5 page with a QR code for each messenger, made for eyes that see badly."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from bot.prints import faces, qr

INK, PALE, ALARM = "#16324f", "#eaf1f7", "#b3261e"
"""Dark blue that prints well in grey, its pale ground, and the red of the emergency line."""
MARGIN, BAND, FOOT, HEAD = 10.0, 46.0, 25.0, 20.0
"""Millimetres: the margin of the page, its dark head, its foot; what stands around a code on its card."""
LINK = 10.0
"""Points of what is typed."""


@dataclass(frozen=True, slots=True)
class Way:
    """A messenger: its name, what its code carries, and what to type instead."""

    name: str
    url: str
    typed: str


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it, every part in words already."""

    heading: str
    leads: str
    """One line under the heading."""
    steps: Sequence[str]
    ways: Sequence[Way]
    type_it: str
    """What to do without a camera, above the links."""
    alarm: str
    """Over the phone number."""
    phone: str
    """Empty where the organisation has told none."""
    danger: str
    place: str
    door: str
    """The entrance; empty for a whole house."""
    organisation: str


def draw(posters: Sequence[Poster]) -> bytes:
    """A PDF with a page for each."""
    faces.register()
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfgen.canvas import Canvas

    content = BytesIO()
    canvas = Canvas(content, pagesize=A5, invariant=1)
    canvas.setTitle(posters[0].place if posters else "")
    for poster in posters:
        _page(canvas, poster, *A5)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def _page(canvas: Any, poster: Poster, wide: float, high: float) -> None:
    from reportlab.lib.units import mm

    inner = wide - 2 * MARGIN * mm
    canvas.setFillColor(INK)
    canvas.rect(0, high - BAND * mm, wide, BAND * mm, stroke=0, fill=1)
    canvas.setFillColor("white")
    _centred(canvas, poster.heading, wide / 2, high - 20 * mm, faces.BOLD, 34, inner)
    _centred(canvas, poster.leads, wide / 2, high - 30 * mm, faces.PLAIN, 15, inner)
    where = ", ".join(part for part in (poster.place, poster.door) if part)
    _centred(canvas, where, wide / 2, high - 40.5 * mm, faces.BOLD, 16, inner)
    canvas.setFillColor(INK)
    top = high - (BAND + 8.5) * mm
    for number, step in enumerate(poster.steps, 1):
        _centred(canvas, f"{number}. {step}", wide / 2, top, faces.PLAIN, 13.5, inner)
        top -= 6.6 * mm
    _ways(canvas, poster, wide, top + 2.6 * mm)
    _foot(canvas, poster, wide, inner)


def _ways(canvas: Any, poster: Poster, wide: float, top: float) -> None:
    """The codes side by side, each under its messenger's name, with its link below."""
    from reportlab.lib.units import mm

    count = max(1, len(poster.ways))
    gap = 5 * mm
    column = (wide - 2 * MARGIN * mm - gap * (count - 1)) / count
    floor = (FOOT + 23) * mm
    side = min(column - 4 * mm, top - floor - HEAD * mm)
    top -= max(0, top - floor - HEAD * mm - side) / 2  # in the middle of the room that is left
    left = MARGIN * mm
    for way in poster.ways:
        middle = left + column / 2
        low = top - side - HEAD * mm
        canvas.setFillColor(PALE)
        canvas.roundRect(left, low, column, top - low, 4 * mm, stroke=0, fill=1)
        canvas.setFillColor(INK)
        _centred(canvas, way.name, middle, top - 8 * mm, faces.BOLD, 18, column - 6 * mm)
        canvas.setFillColor("white")
        canvas.rect(middle - side / 2, top - 11 * mm - side, side, side, stroke=0, fill=1)
        canvas.setFillColor("black")
        qr.paint(canvas, way.url, middle - side / 2, top - 11 * mm - side, side)
        canvas.setFillColor(INK)
        _typed(canvas, way.typed, middle, low + 3 * mm, column - 4 * mm)
        left += column + gap


def _typed(canvas: Any, link: str, x: float, y: float, wide: float) -> None:
    """A link in one line, or in two where it would become too small to read."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    head, mark, rest = link.partition("?")
    if stringWidth(link, faces.BOLD, LINK) <= wide or not mark:
        _centred(canvas, link, x, y + 1.6, faces.BOLD, LINK, wide)
        return
    _centred(canvas, head, x, y + LINK - 0.6, faces.BOLD, LINK, wide)
    _centred(canvas, f"?{rest}", x, y - 2.6, faces.BOLD, LINK, wide)


def _foot(canvas: Any, poster: Poster, wide: float, inner: float) -> None:
    from reportlab.lib.units import mm

    middle, bottom = wide / 2, FOOT * mm
    _centred(canvas, poster.type_it, middle, bottom + 17.5 * mm, faces.PLAIN, 11, inner)
    canvas.setStrokeColor(ALARM)
    canvas.setLineWidth(1.4)
    canvas.roundRect(MARGIN * mm, bottom - 7.5 * mm, inner, 21.5 * mm, 3 * mm, stroke=1, fill=0)
    canvas.setFillColor(ALARM)
    if poster.phone:
        _centred(canvas, poster.alarm, middle, bottom + 7.6 * mm, faces.PLAIN, 13, inner - 6 * mm)
        _centred(canvas, poster.phone, middle, bottom - 0.6 * mm, faces.BOLD, 25, inner - 6 * mm)
        _centred(canvas, poster.danger, middle, bottom - 5.7 * mm, faces.PLAIN, 10, inner - 6 * mm)
    else:
        _centred(canvas, poster.danger, middle, bottom + 1.5 * mm, faces.BOLD, 17, inner - 6 * mm)
    canvas.setFillColor(INK)
    _centred(canvas, poster.organisation, middle, 8 * mm, faces.BOLD, 13, inner)


def _centred(canvas: Any, text: str, x: float, y: float, face: str, size: float, wide: float) -> None:
    """One line around `x`, set smaller where it would be too wide."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    width = stringWidth(text, face, size)
    if width > wide:
        size *= wide / width
    canvas.setFont(face, size)
    canvas.drawCentredString(x, y, text)
