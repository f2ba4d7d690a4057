"""The bad rows of a file as a file of the same kind, with one more column that says what is wrong with each."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from storage.sheet_kinds import Kind
from storage.sheets import Sheet

_PLAIN = str.maketrans({"«": '"', "»": '"', "—": "-", "–": "-", "…": "..."})
"""What cp866 does not have."""


def reasons_file(sheet: Sheet) -> Path:
    """Where the bad rows of a file go: beside it, `houses.csv.errors.csv`, `houses.xls.errors.xlsx`."""
    return sheet.path.with_name(sheet.path.name + (".errors.csv" if sheet.kind is Kind.TEXT else ".errors.xlsx"))


def write_with_reasons(
    path: Path, sheet: Sheet, header: Sequence[str], bad: Iterable[tuple[Sequence[str], str]], column: str
) -> None:
    """Write the rows as they were, each with its reason in a last column called `column`.

    A text keeps its encoding and delimiter; UTF-8 gets the mark without which Excel does not know it.
    """
    rows = [(header, column), *bad]
    width = max(len(cells) for cells, _ in rows)
    table = [(*cells, *[""] * (width - len(cells)), reason) for cells, reason in rows]
    if sheet.kind is Kind.TEXT:
        _write_text(path, sheet, table)
    else:
        _write_book(path, table)


def _write_text(path: Path, sheet: Sheet, table: Iterable[Sequence[str]]) -> None:
    encoding = "utf-16" if sheet.encoding.startswith("utf-16") else sheet.encoding
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=sheet.delimiter)
        for row in table:
            writer.writerow([cell.translate(_PLAIN) for cell in row] if encoding == "cp866" else row)


def _write_book(path: Path, table: Sequence[Sequence[str]]) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet()
        loud = book.add_format({"font_color": "#B00020"})
        page.freeze_panes(1, 0)
        last = len(table[0]) - 1
        page.set_column(last, last, 50)
        for number, row in enumerate(table):
            for at, cell in enumerate(row):
                page.write_string(number, at, cell[:32_767], loud if at == last else None)
