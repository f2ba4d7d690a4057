"""Tables from files of every kind that offices keep them in, and what is refused."""

import csv
import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from domain.errors import WrongFile
from handlers.texts import say
from storage.sheet_headers import Header, find_header, names_of
from storage.sheet_writing import reasons_file, write_with_reasons
from storage.sheets import Kind, Line, is_exponent, open_sheet
from tests.storage import old_books

COLUMNS = {"account": ("Лицевой счёт", "account"), "area": ("Площадь", "area"), "owner": ("Собственник",)}
HEADER = "Лицевой счёт;Площадь, м2;Собственник"
BOOK = "Лицевой счёт", "Площадь", "Собственник"


def a_text(folder: Path, text: str, encoding: str = "utf-8", name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def a_book(folder: Path, *rows: tuple[Any, ...], name: str = "t.xlsx") -> Path:
    path = folder / name
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


def refused(path: Path) -> str:
    """Which sentence refuses the file; all of it can be said."""
    with pytest.raises(WrongFile) as raised:
        list(open_sheet(path))
    assert say(raised.value.text, **raised.value.words)
    return raised.value.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "cp866", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("loud", [False, True])
def test_a_text_is_read_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str, loud: bool) -> None:
    text = 'Лицевой счёт;Собственник\r\n000123;"Щукина ""Ёлка"";\r\nвторая строка"\r\n124;Объедков №\r\n'
    text = text.replace("№", "N") if encoding == "cp866" else text
    text = (text.upper() if loud else text).replace(";", delimiter)
    sheet = open_sheet(a_text(tmp_path, text, encoding))
    assert [line.number for line in sheet] == [1, 2, 4]
    assert [list(line.cells) for line in sheet] == list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@given(words=st.lists(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=3, max_size=9), min_size=8, max_size=30))
def test_the_old_russian_tables_are_told_apart_by_any_words(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = "Адрес;Собственник\n" + "\n".join(f"улица {word};1" for word in words)
    folder = tmp_path_factory.mktemp("any")
    for encoding in ("cp1251", "cp866"):
        assert open_sheet(a_text(folder, text, encoding)).encoding == encoding


def test_the_mark_that_gives_known_names_is_the_delimiter(tmp_path: Path) -> None:
    text = "Отчёт\nЛицевой счёт;Адрес\n1;г. Курск, ул. Мира, д. 1\n2;г. Курск, ул. Мира, д. 2\n"
    path = a_text(tmp_path, text)
    assert open_sheet(path, names_of(COLUMNS)).delimiter == ";"


def test_gzip_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(f"{HEADER}\n1;2;3\n".encode("cp1251")))
    assert [line.cells for line in open_sheet(path)][1] == ("1", "2", "3")


def test_a_book_is_read_as_a_person_sees_it(tmp_path: Path) -> None:
    import datetime as dt

    path = a_book(
        tmp_path,
        BOOK,
        (12.0, 51.70, dt.date(2026, 3, 1)),
        (40817810099, "000123", dt.datetime(2026, 3, 1, 9, 30)),  # noqa: DTZ001 as Excel keeps it
        (1.2345e19, 0.1 + 0.2, True),
    )
    assert [line.cells for line in open_sheet(path)][1:] == [
        ("12", "51.7", "2026-03-01"),
        ("40817810099", "000123", "2026-03-01 09:30:00"),
        ("1.23450000000000E+19", "0.3", "да"),
    ]


def test_a_book_of_excel_97_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.xls"
    old_books.write(path, [BOOK, ("000123", 51.7, "Щукина"), (124.0, 30.0, "ООО «Дом»")])
    sheet = open_sheet(path)
    assert sheet.kind is Kind.XLS
    assert [line.cells for line in sheet] == [BOOK, ("000123", "51.7", "Щукина"), ("124", "30", "ООО «Дом»")]
    assert reasons_file(sheet).name == "t.xls.errors.xlsx"


def test_numbers_that_lost_their_digits_show_it() -> None:
    assert all(map(is_exponent, ("1,23E+10", "1.23450000000000E+19", " 1E5 ", "4,08178E+19")))
    assert not any(map(is_exponent, ("123", "12Е", "E10", "1,5", "Е-12")))


def test_a_formula_gives_what_it_was_counted_to(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, BOOK)
        page.write_formula(1, 0, "=40+2", value=42)
        page.write_formula(1, 1, '="a"&"b"', value="ab")
        page.write_string(1, 2, "x")
    assert [line.cells for line in open_sheet(path)][1] == ("42", "ab", "x")


def test_a_formula_that_was_never_counted_is_refused_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    source = a_book(tmp_path, BOOK, (1, 2, 3), name="source.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            content = old.read(part).replace(b'<c r="B2"><v>2</v></c>', b'<c r="B2"><f>A2+1</f><v></v></c>')
            new.writestr(part, content)
    with pytest.raises(WrongFile) as raised:
        open_sheet(path)
    assert (raised.value.text, raised.value.words) == ("sheet-formula", {"cell": "B2"})


def _locked(text: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + text.encode("utf-16-le") + bytes(600)


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "sheet-empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "sheet-empty"),
        (b"%PDF-1.7 ...", "sheet-pdf"),
        (b"\xff\xd8\xff\xe0 ...", "sheet-picture"),
        (b"\x89PNG\r\n", "sheet-picture"),
        (_locked("WordDocument"), "sheet-document"),
        (_locked("EncryptedPackage"), "sheet-locked"),
        (_locked("Contents"), "sheet-other"),
        (_locked("Workbook"), "sheet-torn"),
        (_zip("word/document.xml"), "sheet-document"),
        (_zip("xl/workbook.bin"), "sheet-save-as"),
        (_zip("xl/workbook.xml"), "sheet-torn"),
        (_zip("photo.jpg"), "sheet-archive"),
        (b"PK\x03\x04 cut off", "sheet-torn"),
        (b"Rar!\x1a", "sheet-archive"),
        (b"{\\rtf1 ...", "sheet-document"),
        (b"\n<html><table>", "sheet-save-as"),
        (b"<?xml version='1.0'?><Workbook>", "sheet-save-as"),
        (bytes(range(256)) * 40, "sheet-other"),
        (gzip.compress(b"a;b\n" * 9_999, mtime=0)[:-9], "sheet-torn"),
        ("Улица;Дом\n".encode() * 40 + b"\xd0;\n", "sheet-letters"),
        ('Улица;Дом\n"Мира;1\n'.encode() + b"a;b\n" * 200, "sheet-quote"),
        (b";" * 300 + b"x", "sheet-wide"),
    ],
)
def test_what_is_no_table_is_refused_with_its_own_sentence(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    assert refused(path) == text


def test_a_file_of_sixty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    assert refused(path) == "sheet-long"


def test_three_hundred_columns_are_refused_in_a_book_too(tmp_path: Path) -> None:
    assert refused(a_book(tmp_path, tuple(range(300)), tuple(range(300)))) == "sheet-wide"


def test_files_that_unpack_to_more_than_they_look_are_refused(tmp_path: Path) -> None:
    packed = tmp_path / "t.csv.gz"
    with gzip.open(packed, "wb") as file:
        for _ in range(210):
            file.write(bytes(1024 * 1024))
    assert refused(packed) == "sheet-bomb"
    book = tmp_path / "t.xlsx"
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        with parts.open("xl/media/image.png", "w") as part:
            for _ in range(301):
                part.write(bytes(1024 * 1024))
    assert refused(book) == "sheet-bomb"


def test_a_cell_in_the_farthest_corner_is_not_paid_for_with_memory(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_string(0, 0, "x")
        page.write_string(1_048_575, 16_383, "x")
    assert refused(path) == "sheet-large"


def test_the_header_is_found_below_titles_and_totals_are_no_rows(tmp_path: Path) -> None:
    rows = [
        ("ООО «Дом»", "", ""),
        ("Реестр лицевых счетов", "", ""),
        ("№ п/п", "Лицевой  счет *", "ПЛОЩАДЬ"),
        ("1", "2", "3"),
        ("1", "000123", "51,7"),
        ("ИТОГО по дому:", "", "51,7"),
        ("", "Всего", ""),
        ("2", "Всеволожский", "1"),
    ]
    header, below = find_header(open_sheet(a_book(tmp_path, *rows)), COLUMNS)
    assert header == Header(3, rows[2], {"account": 1, "area": 2})
    assert header.missing("account", "owner") == ("owner",)
    told = list(below)
    assert told == [Line(5, rows[4]), Line(8, rows[7])]
    assert header.told(told[0]) == {"account": "000123", "area": "51,7"}


def test_without_a_known_name_the_first_line_is_the_header(tmp_path: Path) -> None:
    header, below = find_header(open_sheet(a_text(tmp_path, "a;b\n1;2\n")), COLUMNS)
    assert (header.cells, header.where, len(list(below))) == (("a", "b"), {}, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "cp866", "utf-16"])
def test_bad_rows_of_a_text_keep_its_encoding_and_delimiter(tmp_path: Path, encoding: str) -> None:
    sheet = open_sheet(a_text(tmp_path, f"{HEADER}\n1;2;Щукина\n", encoding))
    target = reasons_file(sheet)
    write_with_reasons(target, sheet, HEADER.split(";"), [(("1",), "нет «площади»")], "Что не так")
    again = open_sheet(target)
    assert target.name == "t.csv.errors.csv"
    assert (again.encoding, again.delimiter) == (sheet.encoding, sheet.delimiter)
    assert [line.cells[-1].replace('"', "«", 1).replace('"', "»") for line in again] == ["Что не так", "нет «площади»"]


def test_bad_rows_of_a_book_come_as_a_book_where_nothing_is_counted(tmp_path: Path) -> None:
    sheet = open_sheet(a_book(tmp_path, BOOK, (1, 2, 3)))
    target = reasons_file(sheet)
    write_with_reasons(target, sheet, BOOK, [(("=1+1", "000123", "x"), "дважды")], "Что не так")
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert (target.name, rows) == (
        "t.xlsx.errors.xlsx",
        [[*BOOK, "Что не так"], ["=1+1", "000123", "x", "дважды"]],
    )
    assert open_sheet(target).kind is Kind.XLSX
