"""Where a table's header is and which column is what: titles may stand above it, totals among the rows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from domain.words import plain
from storage.sheet_lines import Line

AMONG = 30
"""Lines in which the header is looked for."""
_TOTAL = re.compile(r"\W*(?:итого|всего|total|grand total)\b", re.IGNORECASE)

Columns = Mapping[str, tuple[str, ...]]
"""What a column may be called in a header, by our own word for it."""


@dataclass(frozen=True, slots=True)
class Header:
    """The line that names the columns."""

    line: int
    cells: tuple[str, ...]
    where: Mapping[str, int]
    """Our word for a column → its place; columns that are not known are not in it."""

    def missing(self, *needed: str) -> tuple[str, ...]:
        """Which of these the file does not have."""
        return tuple(name for name in needed if name not in self.where)

    def told(self, line: Line) -> dict[str, str]:
        """What a line says in the known columns, without the spaces around it."""
        return {name: line.cells[at].strip() if at < len(line.cells) else "" for name, at in self.where.items()}


def plain_name(cell: str) -> str:
    """A column's name made comparable: «Лицевой  счёт, № *» is «лицевой счет n»."""
    return " ".join(re.findall(r"[\w/]+", plain(cell).replace("№", " n ").replace("_", " ")))


def names_of(*several: Columns) -> frozenset[str]:
    """Every name of these columns, as `open_sheet` takes them."""
    return frozenset(plain_name(name) for columns in several for called in columns.values() for name in called)


def find_header(rows: Iterable[Line], columns: Columns) -> tuple[Header, Iterator[Line]]:
    """The line among the first thirty that names most of the columns, and the rows below it without totals.

    Where no line names any, the header is the first line and knows nothing: a person is asked then.
    """
    rest = iter(rows)
    head = list(islice(rest, AMONG))
    best = max(head, key=lambda line: len(where(line.cells, columns)), default=Line(1, ()))
    header = Header(best.number, best.cells, where(best.cells, columns))
    below = (line for line in chain((each for each in head if each.number > best.number), rest))
    return header, (line for line in below if not (is_total(line) or _numbers_columns(line)))


def where(cells: Iterable[str], columns: Columns) -> dict[str, int]:
    """Which cell of a header is which column; of several that could be it, the first name listed wins."""
    names = [plain_name(cell) for cell in cells]
    found: dict[str, int] = {}
    for column, called in columns.items():
        for name in map(plain_name, called):
            if name in names:
                found[column] = names.index(name)
                break
    return found


def is_total(line: Line) -> bool:
    """Whether it sums up: «Итого», «Всего по дому»."""
    first = next((cell for cell in line.cells if cell.strip()), "")
    return _TOTAL.match(first) is not None


def _numbers_columns(line: Line) -> bool:
    """Forms have a line «1, 2, 3, 4 …» below the header."""
    if "1" not in line.cells[:2]:
        return False
    told = [cell.strip() for cell in line.cells if cell.strip()]
    return len(told) > 2 and told == [str(number) for number in range(1, len(told) + 1)]
