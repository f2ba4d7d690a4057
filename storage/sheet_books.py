"""Tables of Excel: checked before they are opened, then read as the text that a person sees in them.

A book of a few kilobytes can ask for gigabytes, by what it unpacks to or by one cell in its farthest corner; both are
counted here first, since the reader itself trusts the file.
"""

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum, ZipError

from domain.errors import WrongFile
from storage.sheet_kinds import Kind
from storage.sheet_lines import Line

MOST_UNPACKED = 300 * 1024 * 1024
"""Bytes to which the parts of a book may unpack together."""
MOST_CELLS = 10_000_000
_CHUNK = 1024 * 1024
_SURE = 1e15
"""Excel keeps fifteen digits: the last ones of a longer number are lost."""
_WIDE = re.compile(rb' r="([A-Z]{2,3})\d')
_DEEP = re.compile(rb' r="[A-Z]{0,3}(\d{5,7})"')
_UNCOUNTED = re.compile(
    rb'<c (?![^>]*t="str")(?=[^>]*\br="([A-Z]+\d+)")[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def check(path: Path, kind: Kind) -> None:
    """Look whether a book can be opened without harm. Raises WrongFile."""
    if kind is Kind.XLS:
        return
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(path) as book, path.open("rb") as raw:
            for part in book.infolist():
                if part.flag_bits & 1:
                    raise WrongFile("sheet-locked")
                sheet = re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename) is not None
                left -= _look(raw, part, left, sheet)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        raise WrongFile("sheet-torn") from error


def lines(path: Path) -> Iterator[Line]:
    """Every line of the first sheet that has something to read. Raises WrongFile."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            seen = [each.name for each in book.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
            for name in seen or book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                if sheet.total_height * sheet.total_width > MOST_CELLS:
                    raise WrongFile("sheet-large")
                rows = sheet.to_python(skip_empty_area=False)
                if len(rows) > 1:
                    break
            else:
                raise WrongFile("sheet-empty")
    except PasswordError as error:
        raise WrongFile("sheet-locked") from error
    except (CalamineError, ZipError, OSError) as error:
        raise WrongFile("sheet-torn") from error
    for number, row in enumerate(rows, 1):
        yield Line(number, tuple(map(as_text, row)))


def as_text(value: Any) -> str:
    """A cell as it was meant: «12» and not «12.0»; a number whose last digits Excel has lost shows so, «1.2E+19»."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, int | float):
        if abs(value) >= _SURE:
            return f"{value:.14E}"
        return str(int(value)) if value == int(value) else f"{value:.10f}".rstrip("0")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _look(raw: Any, part: zipfile.ZipInfo, left: int, sheet: bool) -> int:
    """How many bytes a part really unpacks to, whatever it says of itself; a sheet's cells are looked at as well."""
    raw.seek(part.header_offset)
    header = raw.read(30)
    raw.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    unpack = zlib.decompressobj(-15) if part.compress_type else None
    size, packed, tail = 0, part.compress_size, b""
    widest, deepest = 26, 0
    while packed > 0 and (data := raw.read(min(_CHUNK, packed))):
        packed -= len(data)
        while data:
            piece = unpack.decompress(data, _CHUNK) if unpack else data
            data = unpack.unconsumed_tail if unpack else b""
            size += len(piece)
            if size > left:
                raise WrongFile("sheet-bomb", most=str(MOST_UNPACKED // 1024**2))
            if not sheet:
                continue
            text = tail + piece
            if uncounted := _UNCOUNTED.search(text):
                raise WrongFile("sheet-formula", cell=uncounted[1].decode())
            widest = max(widest, *map(_column, set(_WIDE.findall(text))), 0)
            deepest = max(deepest, *map(int, set(_DEEP.findall(text))), 0)
            if widest * deepest > MOST_CELLS:
                raise WrongFile("sheet-large")
            tail = text[-1000:]
    return size


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
