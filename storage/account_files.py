"""Files of accounts as they are handed in: opened, their columns known or asked for, read; bad rows given back."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from domain.account_columns import COLUMNS, lacking
from domain.errors import WrongFile
from storage.account_rows import Entry, Fault, entry
from storage.sheet_headers import Header, find_header, names_of, plain_name
from storage.sheet_lines import Line
from storage.sheet_writing import reasons_file, write_with_reasons
from storage.sheets import Sheet, open_sheet

KIND = "accounts"
EXAMPLES = 3
"""Rows that are shown to who is asked what a column is."""
MOST_ROWS = 500_000
NAMES = names_of(COLUMNS)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person is shown to say which column is what."""

    header: tuple[str, ...]
    examples: tuple[tuple[str, ...], ...]
    missing: tuple[str, ...]


class Reading:
    """A file that is read: its columns first, then its rows, as often as they are asked for."""

    def __init__(self, path: Path, settled: Callable[[str], Mapping[str, int] | None] = lambda print: None) -> None:
        """`settled` gives the columns that a person settled for a fingerprint. Raises WrongFile and OSError."""
        self.sheet: Sheet = open_sheet(path, NAMES)
        self.header, rows = find_header(self.sheet, COLUMNS)
        if not any(cell.strip() for cell in self.header.cells):
            raise WrongFile("sheet-empty")
        self.fingerprint = fingerprint(self.header.cells)
        self.where = dict(settled(self.fingerprint) or self.header.where)
        self.missing = lacking(self.where)
        self._first = list(islice(rows, EXAMPLES)) if self.missing else []
        self.read = 0
        """Rows read so far."""

    @property
    def layout(self) -> Layout:
        """What to show where columns are missing."""
        return Layout(self.header.cells, tuple(line.cells for line in self._first), self.missing)

    @property
    def ending(self) -> str:
        """How the name of the file with reasons should end."""
        return reasons_file(self.sheet).suffix

    def __iter__(self) -> Iterator[Entry | Fault]:
        header = Header(self.header.line, self.header.cells, self.where)
        self.read = 0
        for line in self._rows():
            self.read += 1
            if self.read > MOST_ROWS:
                raise WrongFile("sheet-large")
            yield entry(line.number, header.told(line))

    def column(self, name: str) -> str:
        """A column as the file calls it; empty where it has none."""
        at = self.where.get(name)
        return self.header.cells[at].strip() if at is not None and at < len(self.header.cells) else ""

    def write_faults(
        self, faults: Collection[Fault], heading: str, tell: Callable[[Fault], str], path: Path | None = None
    ) -> Path:
        """Write the bad rows as they were, with one more column; where."""
        why = {fault.line: fault for fault in faults}
        target = path or reasons_file(self.sheet)
        bad = ((line.cells, tell(why[line.number])) for line in self._rows() if line.number in why)
        write_with_reasons(target, self.sheet, self.header.cells, bad, heading)
        return target

    def _rows(self) -> Iterator[Line]:
        return find_header(self.sheet, COLUMNS)[1]


def fingerprint(header: Sequence[str]) -> str:
    """The same for headers that name the same columns in the same order."""
    return hashlib.sha256("\n".join(map(plain_name, header)).encode()).hexdigest()[:32]
