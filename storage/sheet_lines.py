"""A line of a table, however it was kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its number in the file, from one, and its cells as text."""

    number: int
    cells: tuple[str, ...]
