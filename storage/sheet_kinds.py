"""What a file is by its first bytes; what is no table is refused, each with its own sentence."""

import zipfile
from enum import StrEnum
from pathlib import Path

from domain.errors import WrongFile


class Kind(StrEnum):
    """A table that can be read."""

    TEXT = "csv"
    XLSX = "xlsx"
    XLS = "xls"


BOOKS = (Kind.XLSX, Kind.XLS)

_SIGNS = (
    (b"%PDF", "sheet-pdf"),
    (b"\xff\xd8\xff", "sheet-picture"),
    (b"\x89PNG", "sheet-picture"),
    (b"GIF8", "sheet-picture"),
    (b"II*\x00", "sheet-picture"),
    (b"MM\x00*", "sheet-picture"),
    (b"Rar!", "sheet-archive"),
    (b"7z\xbc\xaf", "sheet-archive"),
    (b"{\\rtf", "sheet-document"),
    (b"SQLite format", "sheet-other"),
    (b"\x7fELF", "sheet-other"),
    (b"MZ", "sheet-other"),
)
_ZIP, _OLE, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b"
_MARKS = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")


def kind_of(path: Path) -> tuple[Kind, bool]:
    """What a file is, and whether it is packed by gzip. Raises WrongFile."""
    with path.open("rb") as file:
        head = file.read(512)
    for sign, text in _SIGNS:
        if head.startswith(sign):
            raise WrongFile(text)
    if head.startswith(_ZIP):
        return _zipped(path), False
    if head.startswith(_OLE):
        return _compound(path), False
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKS):
        raise WrongFile("sheet-save-as")
    packed = head.startswith(_GZIP)
    if not packed and path.suffix.lower() == ".gz":
        raise WrongFile("sheet-no-gzip")
    return Kind.TEXT, packed


def _zipped(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise WrongFile("sheet-torn") from error
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if any(name.startswith("word/") for name in names):
        raise WrongFile("sheet-document")
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise WrongFile("sheet-save-as")
    raise WrongFile("sheet-archive")


def _compound(path: Path) -> Kind:
    """Microsoft's older container: the names of its streams are kept in UTF-16."""
    content = path.read_bytes()
    for name, text in (("EncryptedPackage", "sheet-locked"), ("WordDocument", "sheet-document")):
        if name.encode("utf-16-le") in content:
            raise WrongFile(text)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return Kind.XLS
    raise WrongFile("sheet-other")
