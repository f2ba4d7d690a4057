"""Tables from files: XLSX, XLS and CSV in whatever encoding as rows of text cells, each with its line's number.

Everything is told apart by content and not by name: what people save as «.xls» is often something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.errors import WrongFile
from storage import sheet_books, sheet_texts
from storage.sheet_kinds import BOOKS, Kind, kind_of
from storage.sheet_lines import Line

__all__ = ["MOST_BYTES", "MOST_COLUMNS", "Kind", "Line", "Sheet", "is_exponent", "open_sheet"]

MOST_BYTES = 50 * 1024 * 1024
"""A file that is longer is refused."""
MOST_COLUMNS = 256
_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eEеЕ]\+?\d{1,3}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in a file; every iteration reads it anew from its first line, lines without any text left out."""

    path: Path
    kind: Kind
    encoding: str = ""
    """Of a text: as Python calls it."""
    delimiter: str = ""
    packed: bool = False
    """Whether it is a text within gzip."""

    def __iter__(self) -> Iterator[Line]:
        """Raises WrongFile where the file breaks off, has too many columns or a quote that is never closed."""
        if self.kind is Kind.TEXT:
            lines = sheet_texts.lines(self.path, self.encoding, self.delimiter, self.packed)
        else:
            lines = sheet_books.lines(self.path)
        for line in lines:
            if len(line.cells) > MOST_COLUMNS and any(cell.strip() for cell in line.cells[MOST_COLUMNS:]):
                raise WrongFile("sheet-wide", line=str(line.number), most=str(MOST_COLUMNS))
            if any(cell.strip() for cell in line.cells):
                yield line


def open_sheet(path: Path, names: frozenset[str] = frozenset()) -> Sheet:
    """Find out what a file is; `names` are column names (as `sheet_headers.plain_name` gives them) that tell the
    delimiter where more than one would do. Raises WrongFile, each wrong kind with a sentence of its own, and OSError.
    """
    size = path.stat().st_size
    if size == 0:
        raise WrongFile("sheet-empty")
    if size > MOST_BYTES:
        raise WrongFile("sheet-long", most=str(MOST_BYTES // 1024**2), size=str(round(size / 1024**2)))
    kind, packed = kind_of(path)
    if kind in BOOKS:
        sheet_books.check(path, kind)
        return Sheet(path, kind)
    encoding, delimiter = sheet_texts.examine(path, packed, names)
    return Sheet(path, kind, encoding, delimiter, packed)


def is_exponent(text: str) -> bool:
    """Whether a cell shows a long number as «1,23E+10»: its last digits are lost, it names nothing any more."""
    return _EXPONENT.fullmatch(text.strip()) is not None
