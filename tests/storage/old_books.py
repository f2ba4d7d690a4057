"""A book of Excel 97 as a file, as small as it can be: nothing that is installed writes one."""

import struct
from collections.abc import Sequence
from pathlib import Path

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write(path: Path, rows: Sequence[Sequence[str | float]]) -> None:
    """One sheet with these rows ([MS-XLS] 2.1; the container is [MS-CFB] 2.1)."""
    stream = _workbook(rows)
    stream += bytes(-len(stream) % _SECTOR)
    stream += bytes(max(0, 4096 - len(stream)))  # a shorter one would lie elsewhere
    sectors = len(stream) // _SECTOR
    table = [_TABLE, _END, *range(3, sectors + 2), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    folder = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    folder += bytes(_SECTOR - len(folder))
    path.write_bytes(header + struct.pack(f"<{len(table)}I", *table) + folder + stream)


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE) -> bytes:
    named = (name + "\0").encode("utf-16-le")
    words = struct.pack("<64sHBBIII36xIQ", named, len(named), kind, 1, _FREE, _FREE, child, first, size)
    return words.ljust(128, b"\0")


def _workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    begins = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    name = "Лист1".encode("utf-16-le")
    after = len(begins) + 4 + 8 + len(name) + 4
    listed = _record(0x0085, struct.pack("<IBBBB", after, 0, 0, 5, 1) + name)
    cells = b"".join(_cell(y, x, value) for y, row in enumerate(rows) for x, value in enumerate(row))
    size = _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + size + cells + _record(0x000A, b"")
    return begins + listed + _record(0x000A, b"") + sheet


def _cell(y: int, x: int, value: str | float) -> bytes:
    if isinstance(value, str):
        return _record(0x0204, struct.pack("<HHHHB", y, x, 0, len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, struct.pack("<HHHd", y, x, 0, value))


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content
