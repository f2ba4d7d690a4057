"""What a file is about, told by its header: each kind says which columns it cannot do without."""

from dataclasses import dataclass
from pathlib import Path

from domain import account_columns, house_columns
from domain.errors import WrongFile
from storage.sheet_headers import Columns, find_header, names_of
from storage.sheets import open_sheet


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that can be taken."""

    name: str
    columns: Columns
    marks: tuple[str, ...]
    """Columns that only this kind has; a header with all of them is of it."""


KINDS: tuple[FileKind, ...] = (
    FileKind("accounts", account_columns.COLUMNS, ("account",)),
    FileKind("houses", house_columns.COLUMNS, ("address", "latitude", "longitude")),
)
"""The more particular first."""


def kind_of(path: Path) -> FileKind:
    """Which kind a file is. Raises WrongFile where it is none of them, and OSError."""
    sheet = open_sheet(path, names_of(*(kind.columns for kind in KINDS)))
    for kind in KINDS:
        header, _ = find_header(sheet, kind.columns)
        if not header.missing(*kind.marks):
            return kind
    raise WrongFile("watch-unknown")
