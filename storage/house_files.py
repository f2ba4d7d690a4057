"""Files of houses: CSV in UTF-8, plain or gzipped, with one of the known headers; good rows and bad ones."""

import csv
import gzip
import io
import math
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from domain import addresses
from domain.errors import Unreadable
from domain.places import Point

_COLUMNS = {
    "address": ("Адрес", "address"),
    "latitude": ("Широта", "latitude", "lat"),
    "longitude": ("Долгота", "longitude", "lon"),
    "entrances": ("Подъездов", "entrances", "doors"),
    "flats": ("Квартир", "flats", "room_count_live"),
    "floors": ("Этажей", "floors", "levels_max"),
    "company": ("Организация", "mgmt", "mgmt_company"),
}
"""What a column may be called in a header, its own name first; the other names are those of open registers."""
_NEEDED = ("address", "latitude", "longitude")
_UNSAID = frozenset({"", "не заполнено", "незаполнено"})
_MOST = 10_000
"""More flats, floors or entrances than any house has."""


class NoColumns(Unreadable):
    """The file has no column for something that every house needs; `columns` names them as the header should."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        super().__init__("missing columns: " + ", ".join(columns))
        self.columns = columns


@dataclass(frozen=True, slots=True)
class Row:
    """A house as a file tells it, with what search needs."""

    address: str
    key: str
    short: str
    street: str
    number: str
    town: str
    latitude: float
    longitude: float
    entrances: int | None
    flats: int | None
    floors: int | None
    company: str = ""


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be taken; `why` is the sentence in locales/."""

    line: int
    cells: tuple[str, ...]
    why: str


class Reading:
    """A file that is being read: its header first, then its rows as they are asked for."""

    def __init__(self, path: Path) -> None:
        self.delimiter = _delimiter(path)
        self._lines = csv.reader(_lines(path), delimiter=self.delimiter)
        self.header: tuple[str, ...] = tuple(next(self._lines, ()))
        self._where = _where(self.header)
        missing = tuple(_COLUMNS[name][0] for name in _NEEDED if name not in self._where)
        if missing:
            raise NoColumns(missing)

    def __iter__(self) -> Iterator[Row | Bad]:
        seen: set[str] = set()
        try:
            for cells in self._lines:
                if any(cell.strip() for cell in cells):
                    yield self._row(cells, seen)
        except (csv.Error, *_BROKEN) as error:
            raise Unreadable(f"line {self._lines.line_num + 1}: {error}") from error

    def _row(self, cells: list[str], seen: set[str]) -> Row | Bad:
        line = self._lines.line_num
        told = {name: cells[at].strip() for name, at in self._where.items() if at < len(cells)}
        point = _point(told.get("latitude", ""), told.get("longitude", ""))
        address = " ".join(told.get("address", "").replace("\x00", "").split())
        why = ""
        if len(cells) > len(self.header):
            why = "houses-bad-cells"
        elif address.lower() in _UNSAID:
            why = "houses-bad-address"
        elif point is None:
            why = "houses-bad-point"
        elif (key := addresses.key(address)) in seen:
            why = "houses-bad-double"
        else:
            seen.add(key)
            company = told.get("company", "")
            return Row(
                address=address,
                key=key,
                short=addresses.short(address),
                street=addresses.street(address),
                number=addresses.number(address),
                town=addresses.town(address),
                latitude=point.latitude,
                longitude=point.longitude,
                entrances=_count(told.get("entrances", "")),
                flats=_count(told.get("flats", "")),
                floors=_count(told.get("floors", "")),
                company="" if company.lower() in _UNSAID else company,
            )
        return Bad(line, tuple(cells), why)


def read(path: Path) -> Reading:
    """Open a file of houses. Raises Unreadable when it is none."""
    try:
        return Reading(path)
    except (csv.Error, *_BROKEN) as error:
        raise Unreadable(str(error)) from error


def errors_file(path: Path) -> Path:
    """Where the bad rows of a file go."""
    return path.with_name(path.name + ".errors.csv")


def write_errors(path: Path, reading: Reading, bad: Iterable[Bad], column: str, say: Callable[[str], str]) -> None:
    """Put the bad rows of a file beside it, as they were, with a last column that says what is wrong."""
    width = len(reading.header)
    with errors_file(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=reading.delimiter)
        writer.writerow((*reading.header, column))
        for each in bad:
            padding = [""] * (width - len(each.cells))
            writer.writerow((*each.cells, *padding, say(each.why)))


_BROKEN = (UnicodeDecodeError, gzip.BadGzipFile, EOFError, zlib.error)


def _lines(path: Path) -> Generator[str, None, None]:
    with ExitStack() as open_files:
        raw = open_files.enter_context(path.open("rb"))
        plain = open_files.enter_context(gzip.GzipFile(fileobj=raw)) if path.suffix == ".gz" else raw
        yield from open_files.enter_context(io.TextIOWrapper(plain, encoding="utf-8-sig", newline=""))


def _delimiter(path: Path) -> str:
    lines = _lines(path)
    head = next(lines, "")
    lines.close()
    return max(",;", key=lambda mark: len(_where(next(csv.reader([head], delimiter=mark), ()))))


def _where(header: Iterable[str]) -> dict[str, int]:
    names = [name.strip().casefold() for name in header]
    found: dict[str, int] = {}
    for column, called in _COLUMNS.items():
        at = next((names.index(name.casefold()) for name in called if name.casefold() in names), None)
        if at is not None:
            found[column] = at
    return found


def _point(latitude: str, longitude: str) -> Point | None:
    try:
        point = Point(float(latitude.replace(",", ".")), float(longitude.replace(",", ".")))
    except ValueError:
        return None
    nowhere = not (math.isfinite(point.latitude) and point.is_on_earth) or (point.latitude, point.longitude) == (0, 0)
    return None if nowhere else point


def _count(text: str) -> int | None:
    try:
        count = int(float(text.replace(",", ".")))
    except (ValueError, OverflowError):
        return None
    return count if 0 < count <= _MOST else None
