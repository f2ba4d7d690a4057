"""Files of houses: any table with one of the known headers; good rows and bad ones."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from domain import addresses
from domain.errors import Unreadable
from domain.house_cells import count, metres, named, unsafe, year
from domain.house_cells import point as point_of
from domain.house_cells import said as is_said
from domain.house_columns import COLUMNS
from domain.places import Point
from storage.sheet_headers import find_header, names_of
from storage.sheet_lines import Line
from storage.sheet_writing import reasons_file, write_with_reasons
from storage.sheets import open_sheet

NAMES = names_of(COLUMNS)
NEEDED = ("address", "latitude", "longitude")


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
    source: str = "own"
    """«own» or «register», and the region and district or town that it was named for."""
    doubt: str = ""
    year: int | None = None
    area: float | None = None
    living_area: float | None = None
    cadno: str = ""
    series: str = ""
    kind: str = ""
    unsafe: bool | None = None
    line: int = 0
    cells: tuple[str, ...] = ()

    @property
    def fullness(self) -> int:
        """How much it tells."""
        return sum(getattr(self, each.name) not in (None, "") for each in fields(self))

    def filled(self, other: "Row") -> "Row":
        """It, and where it says nothing, what another row tells of the same house."""
        gaps = [each.name for each in fields(self) if getattr(self, each.name) in (None, "") and each.name != "doubt"]
        if self.doubt and not other.doubt:
            gaps += ["latitude", "longitude", "doubt"]
        return replace(self, **{name: getattr(other, name) for name in gaps})


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be taken; `why` is the sentence in locales/."""

    line: int
    cells: tuple[str, ...]
    why: str


class Reading:
    """A file that is being read: its header first, then its rows as they are asked for."""

    def __init__(self, path: Path) -> None:
        self.sheet = open_sheet(path, NAMES)
        self._header, self._below = find_header(self.sheet, COLUMNS)
        self.header = self._header.cells
        if missing := self._header.missing(*NEEDED):
            raise NoColumns(tuple(COLUMNS[name][0] for name in missing))
        self.read = 0
        """Lines that were read so far."""
        self._layout = "register" if "register" in self._header.where else "own"

    def __iter__(self) -> Iterator[Row | Bad]:
        """Every row below the header, bad ones first. Raises Unreadable where the file breaks off.

        Of rows that tell of one house the one that tells most is taken, and what the others add; so all is read
        before the first house is given out.
        """
        houses: dict[str, Row] = {}
        for line in self._below:
            self.read += 1
            row = self._row(line)
            if isinstance(row, Bad):
                yield row
                continue
            earlier = houses.setdefault(row.key, row)
            if earlier is not row:
                kept, double = (row, earlier) if row.fullness > earlier.fullness else (earlier, row)
                houses[row.key] = kept.filled(double)
                yield Bad(double.line, double.cells, "houses-bad-double")
        yield from houses.values()

    def _row(self, line: Line) -> Row | Bad:
        told = self._header.told(line)
        address = " ".join(told["address"].replace("\x00", "").split())
        place = point_of(told["latitude"], told["longitude"], lenient=self._layout == "register")
        why = ""
        if any(cell.strip() for cell in line.cells[len(self.header) :]):
            why = "houses-bad-cells"
        elif not is_said(address):
            why = "houses-bad-address"
        elif place is None:
            why = "houses-bad-point"
        if why or place is None:
            return Bad(line.number, line.cells, why)
        return self._good(line, told, address, place)

    def _good(self, line: Line, told: dict[str, str], address: str, place: Point | str) -> Row:
        at = Point(0.0, 0.0) if isinstance(place, str) else place
        key = addresses.key(address)
        return Row(
            address=address,
            key=key,
            short=addresses.short(address),
            street=addresses.street(address),
            number=addresses.number(address),
            town=addresses.town(address),
            latitude=at.latitude,
            longitude=at.longitude,
            entrances=count(told.get("entrances", "")),
            flats=count(told.get("flats", "")),
            floors=count(told.get("floors", "")),
            company=named(told.get("company", "")),
            source=f"{self._layout}|{addresses.area(address)}",
            doubt=place if isinstance(place, str) else "",
            year=year(told.get("year", "")),
            area=metres(told.get("area", "")),
            living_area=metres(told.get("living_area", "")),
            cadno=named(told.get("cadno", "")),
            series=named(told.get("series", "")),
            kind=named(told.get("kind", "")),
            unsafe=unsafe(told.get("unsafe", "")),
            line=line.number,
            cells=line.cells,
        )


def read(path: Path) -> Reading:
    """Open a file of houses. Raises Unreadable when it is none."""
    return Reading(path)


def errors_file(reading: Reading) -> Path:
    """Where the bad rows of a file go."""
    return reasons_file(reading.sheet)


def write_errors(path: Path, reading: Reading, bad: Iterable[Bad], column: str, say: Callable[[str], str]) -> None:
    """Put the bad rows of a file where `path` says, as they were, with a last column that says what is wrong."""
    write_with_reasons(path, reading.sheet, reading.header, [(each.cells, say(each.why)) for each in bad], column)
