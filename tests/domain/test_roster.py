"""A plan of shifts, line by line."""

from datetime import UTC, date, datetime

import pytest

from domain.roster import Row, read, split

TODAY = date(2026, 11, 24)
EIGHT = datetime(2026, 11, 25, 5, tzinfo=UTC)
TWENTY = datetime(2026, 11, 25, 17, tzinfo=UTC)


def rows(text: str) -> list[Row]:
    return read(split(text), TODAY, "Europe/Moscow")


@pytest.mark.parametrize(
    "line",
    [
        "Сантехники; Иван; 25.11.2026 8:00; 25.11.2026 20:00",
        "Сантехники;Иван;2026-11-25 08:00;2026-11-25 20:00",
        "Сантехники\tИван\t25.11 8.00\t20:00",
        "Сантехники; Иван; 25 ноября 8:00; 20:00",
    ],
)
def test_a_line_is_read_however_its_times_are_written(line: str) -> None:
    assert rows(line) == [Row(1, "Сантехники", "Иван", (EIGHT, TWENTY))]


def test_an_end_without_a_day_is_the_next_such_time() -> None:
    [night] = rows("АДС; Пётр; 24.11 20:00; 8:00")
    assert night.span == (datetime(2026, 11, 24, 17, tzinfo=UTC), EIGHT)


def test_headings_and_empty_lines_are_left_out_and_cells_of_a_sheet_may_be_times() -> None:
    sheet: list[list[object]] = [
        ["Служба", "Кто", "С", "До"],
        [None, "", None, None],
        ["АДС", "Пётр", datetime(2026, 11, 25, 8, tzinfo=UTC), "20:00"],
    ]
    assert read(sheet, TODAY, "Europe/Moscow") == [Row(3, "АДС", "Пётр", (EIGHT, TWENTY))]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Сантехники; Иван; 25.11 8:00", "roster-columns"),
        ("Сантехники; Иван; утром; вечером", "roster-time"),
        ("Сантехники; Иван; 31.02 8:00; 20:00", "roster-time"),
        ("Сантехники; Иван; 25.11 25:00; 20:00", "roster-time"),
        ("Сантехники; Иван; 25.11 20:00; 25.11 8:00", "roster-order"),
        ("Сантехники; Иван; 25.11 8:00; 27.11 8:00", "roster-order"),
    ],
)
def test_what_is_wrong_with_a_line_is_named(line: str, wrong: str) -> None:
    assert [row.wrong for row in rows(line)] == [wrong]
