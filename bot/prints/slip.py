"""The slip of a visitor: the number of their ticket, what it is about, whom to call and how to follow it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from bot.prints import faces

WIDTH = 80
"""Millimetres: a roll of a receipt printer; on A4 it is a strip that is cut off."""
MARGIN = 6
NUMBER, HEAD, TEXT = 26.0, 12.0, 9.5
"""Points of the number, the heading, and the rest."""
LEADING = 1.35


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on it, every part in words already."""

    heading: str
    """Whose slip it is: the organisation."""
    number: str
    """«№ 12», the largest thing on it."""
    lines: Sequence[str]
    """What, where, when: a paragraph each."""
    phone: str
    """The one line that stands out once more: whom to call; empty when there is nobody."""
    follow: Sequence[str]
    """How to hear what became of it."""


def draw(slip: Slip) -> bytes:
    """The slip as a PDF of one page, as high as its words need."""
    faces.register()
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    wide = (WIDTH - 2 * MARGIN) * mm
    rows = _rows(slip, wide)
    high = 2 * MARGIN * mm + sum(size * LEADING for _, size, _ in rows)
    content = BytesIO()
    canvas = Canvas(content, pagesize=(WIDTH * mm, high), invariant=1)  # the same slip is the same file
    canvas.setTitle(f"{slip.heading} {slip.number}".strip())
    top = high - MARGIN * mm
    for face, size, text in rows:
        top -= size * LEADING
        canvas.setFont(face, size)
        canvas.drawString(MARGIN * mm, top + size * (LEADING - 1), text)
    canvas.save()
    return content.getvalue()


def _rows(slip: Slip, wide: float) -> list[tuple[str, float, str]]:
    """Every line as it is set: face, size, words; an empty one is a gap."""
    gap = (faces.PLAIN, TEXT / 2, "")
    rows = [(faces.BOLD, HEAD, text) for text in _broken(slip.heading, faces.BOLD, HEAD, wide)]
    rows += [gap, (faces.BOLD, NUMBER, slip.number), gap]
    for line in slip.lines:
        rows += [(faces.PLAIN, TEXT, text) for text in _broken(line, faces.PLAIN, TEXT, wide)]
    if slip.phone:
        rows += [gap, *((faces.BOLD, HEAD, text) for text in _broken(slip.phone, faces.BOLD, HEAD, wide))]
    rows.append(gap)
    for line in slip.follow:
        rows += [(faces.PLAIN, TEXT, text) for text in _broken(line, faces.PLAIN, TEXT, wide)]
    return rows


def _broken(text: str, face: str, size: float, wide: float) -> list[str]:
    """Lines that fit: broken at spaces, and within a word that is wider than the slip."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines: list[str] = []
    line = ""
    for word in text.split():
        while stringWidth(word, face, size) > wide:
            fits = next(
                end for end in range(len(word), 0, -1) if end == 1 or stringWidth(word[:end], face, size) <= wide
            )
            lines += [line] if line else []
            lines.append(word[:fits])
            line, word = "", word[fits:]
        longer = f"{line} {word}".strip()
        if stringWidth(longer, face, size) > wide:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
