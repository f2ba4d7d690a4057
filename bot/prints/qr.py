"""QR codes as squares on a page of a PDF."""

from collections.abc import Iterator
from typing import Any

QUIET = 4
"""Empty modules around a code, as the standard (ISO/IEC 18004) wants them."""


def matrix(text: str) -> list[list[bool]]:
    """The modules of a code, dark ones True; a seventh of it may be scratched or wet and it still reads."""
    import segno

    return [[bool(dark) for dark in row] for row in segno.make_qr(text, error="m").matrix]


def paint(canvas: Any, text: str, left: float, bottom: float, side: float) -> None:
    """Draw the code into a square of `side` points, quiet zone included."""
    rows = matrix(text)
    module = side / (len(rows) + 2 * QUIET)
    path = canvas.beginPath()
    for at, row in enumerate(rows):
        y = bottom + side - (QUIET + at + 1) * module
        for first, length in runs(row):
            path.rect(left + (QUIET + first) * module, y, length * module, module * 1.02)  # no hairlines between rows
    canvas.drawPath(path, stroke=0, fill=1)


def runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark stretches of a row begin, and how long they are."""
    first = 0
    while first < len(row):
        length = 0
        while first + length < len(row) and row[first + length]:
            length += 1
        if length:
            yield first, length
        first += length or 1
