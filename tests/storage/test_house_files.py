"""Files of houses: what is read, what is told apart as bad, what is refused."""

import csv
import gzip
from pathlib import Path

import pytest
import xlsxwriter

from domain.errors import Unreadable
from storage import register
from storage.register import Bad, NoColumns, Row
from storage.sheets import open_sheet

OWN = "Адрес;Широта;Долгота;Подъездов;Квартир;Этажей;Организация"
SAMPLE = "region,house_id,lat,lon,address,year,mgmt,floors,entrances,flats,nonliving,area,area_live"
LENINA = "обл. Курская, г. Курск, ул. Ленина, д. 12"


def a_file(folder: Path, *lines: str, name: str = "houses.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def rows_of(path: Path) -> list[Row]:
    return [row for row in register.read(path) if isinstance(row, Row)]


def bad_of(path: Path) -> list[tuple[int, str]]:
    return [(row.line, row.why) for row in register.read(path) if isinstance(row, Bad)]


def test_our_own_header_is_read(tmp_path: Path) -> None:
    (row,) = rows_of(a_file(tmp_path, OWN, f"{LENINA};51.7;36.2;4;60;5;ООО «Дом»"))
    assert (row.address, row.short, row.street, row.number) == (LENINA, "ул. Ленина, д. 12", "ленина", "12")
    assert (row.latitude, row.longitude, row.entrances, row.flats, row.floors) == (51.7, 36.2, 4, 60, 5)
    assert row.company == "ООО «Дом»"


def test_three_columns_in_any_order_and_case_are_enough(tmp_path: Path) -> None:
    (row,) = rows_of(a_file(tmp_path, "долгота;АДРЕС;Широта", f"36,2;{LENINA};51,7"))
    assert (row.address, row.latitude, row.longitude, row.entrances) == (LENINA, 51.7, 36.2, None)


def test_commas_part_too(tmp_path: Path) -> None:
    (row,) = rows_of(a_file(tmp_path, OWN.replace(";", ","), f'"{LENINA}",51.7,36.2,,,,'))
    assert (row.address, row.company) == (LENINA, "")


def test_a_byte_order_mark_and_gzip_are_read(tmp_path: Path) -> None:
    path = a_file(tmp_path, OWN, f"{LENINA};51.7;36.2;;;;", encoding="utf-8-sig")
    packed = tmp_path / "houses.csv.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert rows_of(path) == rows_of(packed) != []


def test_the_header_of_the_sample_is_read(tmp_path: Path) -> None:
    line = f'kursk,1,51.7,36.2,"{LENINA}",1987,"ООО ""Дом""",5,4,60,Не заполнено,1366.30,588.60'
    (row,) = rows_of(a_file(tmp_path, SAMPLE, line))
    assert (row.latitude, row.floors, row.entrances, row.flats, row.company) == (51.7, 5, 4, 60, 'ООО "Дом"')


def test_the_header_of_the_open_register_is_read(tmp_path: Path) -> None:
    header = "LAT,LON,HOUSE_ID,ADDRESS,MGMT_COMPANY,LEVELS_MAX,DOORS,ROOM_COUNT_LIVE"
    line = f'51.7,36.2,1,"{LENINA}",Не заполнено,Незаполнено,Не заполнено,60'
    (row,) = rows_of(a_file(tmp_path, header, line))
    assert (row.company, row.floors, row.entrances, row.flats) == ("", None, None, 60)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (";51.7;36.2;;;;", "houses-bad-address"),
        ("Не заполнено;51.7;36.2;;;;", "houses-bad-address"),
        (f"{LENINA};;36.2;;;;", "houses-bad-point"),
        (f"{LENINA};север;36.2;;;;", "houses-bad-point"),
        (f"{LENINA};91;36.2;;;;", "houses-bad-point"),
        (f"{LENINA};51.7;181;;;;", "houses-bad-point"),
        (f"{LENINA};nan;36.2;;;;", "houses-bad-point"),
        (f"{LENINA};0;0;;;;", "houses-bad-point"),
        (f"{LENINA};51.7", "houses-bad-point"),
        (f"{LENINA};51.7;36.2;;;;;лишнее", "houses-bad-cells"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_reason(tmp_path: Path, line: str, why: str) -> None:
    path = a_file(tmp_path, OWN, "г. Курск, ул. Мира, д. 1;51.7;36.2;;;;", line)
    assert len(rows_of(path)) == 1
    assert bad_of(path) == [(3, why)]


def test_of_doubles_the_first_is_taken(tmp_path: Path) -> None:
    double = LENINA.replace("д. 12", "Д.12")
    path = a_file(tmp_path, OWN, f"{LENINA};51.7;36.2;4;;;", f"{double};51.8;36.2;5;;;")
    assert [row.entrances for row in rows_of(path)] == [4]
    assert bad_of(path) == [(3, "houses-bad-double")]


def test_of_doubles_the_one_that_tells_most_is_taken_and_what_the_others_add(tmp_path: Path) -> None:
    path = a_file(tmp_path, OWN, f"{LENINA};;;;60;;", f"{LENINA};51.8;36.2;5;;9;УК «Дом»")
    [row] = rows_of(path)
    assert (row.latitude, row.entrances, row.flats, row.floors, row.doubt) == (51.8, 5, 60, 9, "")
    assert bad_of(path) == [(2, "houses-bad-double")]


def test_a_house_without_a_place_is_a_house(tmp_path: Path) -> None:
    [row] = rows_of(a_file(tmp_path, OWN, f"{LENINA};;;4;60;5;"))
    assert (row.doubt, row.latitude, row.longitude) == ("missing", 0, 0)


def test_the_passport_is_read(tmp_path: Path) -> None:
    header = "LAT,LON,HOUSE_ID,ADDRESS,YEAR,SERIE,HOUSE_TYPE,AVAR,AREA,AREA_LIVE,CADNO"
    told = f'0,0,1,"{LENINA}",1978-1980,1-447С,Многоквартирный дом,Нет,1016.70,Незаполнено,46:29:1'
    [row] = rows_of(a_file(tmp_path, header, told))
    assert (row.year, row.series, row.kind, row.unsafe) == (1978, "1-447С", "Многоквартирный дом", False)
    assert (row.area, row.living_area, row.cadno, row.doubt) == (1016.7, None, "46:29:1", "missing")
    assert row.source == "register|обл курская|г курск"


def test_another_region_of_the_open_register_goes_in_whatever_its_form(tmp_path: Path) -> None:
    header = "house_id;address;mgmt_company;lon;lat;avar"
    told = '7;"обл. Курская, г. Курск,\nул. Мира, д. 1";"ООО ""Дом""";36,2;51,7;Да'
    [row] = rows_of(a_file(tmp_path, header, told, encoding="cp1251"))
    assert (row.short, row.company, row.latitude, row.unsafe) == ("ул. Мира, д. 1", 'ООО "Дом"', 51.7, True)


def test_a_book_of_excel_with_a_title_is_read(tmp_path: Path) -> None:
    path = tmp_path / "дома.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Список домов"])
        page.write_row(2, 0, OWN.split(";"))
        page.write_row(3, 0, [LENINA, 51.7, 36.2, 4.0, 60, 5, "УК «Дом»"])
        page.write_row(4, 0, ["г. Курск, ул. Мира, д. 1", "север", 36.2])
        page.write_row(5, 0, ["Итого", "", "", "", 60])
    reading = register.read(path)
    found = list(reading)
    [row] = [each for each in found if isinstance(each, Row)]
    [bad] = [each for each in found if isinstance(each, Bad)]
    assert (row.entrances, row.flats, row.company, bad.line, bad.why) == (4, 60, "УК «Дом»", 5, "houses-bad-point")
    target = register.errors_file(reading)
    register.write_errors(target, reading, [bad], "Что не так", str)
    assert target.name == "дома.xlsx.errors.xlsx"
    assert [line.cells[1] for line in open_sheet(target)] == ["Широта", "север"]


def test_numbers_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    (row,) = rows_of(a_file(tmp_path, OWN, f"{LENINA};51.7;36.2;Не заполнено;0;-3;"))
    assert (row.entrances, row.flats, row.floors) == (None, None, None)


def test_empty_lines_are_nothing(tmp_path: Path) -> None:
    path = a_file(tmp_path, OWN, "", ";;;;;;", f"{LENINA};51.7;36.2;;;;", "")
    assert (len(rows_of(path)), bad_of(path)) == (1, [])


def test_a_file_with_wrong_columns_says_which_are_missing(tmp_path: Path) -> None:
    with pytest.raises(NoColumns, match="Широта, Долгота") as raised:
        register.read(a_file(tmp_path, "Адрес;Улица", "1;2"))
    assert raised.value.columns == ("Широта", "Долгота")
    with pytest.raises(Unreadable):
        register.read(a_file(tmp_path))


def test_what_is_no_gzip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        register.read(a_file(tmp_path, OWN, name="houses.csv.gz"))


def test_a_file_that_breaks_off_is_refused_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "houses.csv.gz"
    rows = "\n".join(f"г. Курск, ул. Мира, д. {n};51.{n};36.2;;;;" for n in range(20_000))
    path.write_bytes(gzip.compress(f"{OWN}\n{rows}\n".encode())[:-100])
    with pytest.raises(Unreadable):
        list(register.read(path))


def test_bad_rows_go_beside_the_file_as_they_were(tmp_path: Path) -> None:
    path = a_file(tmp_path, OWN, f"{LENINA};север;36.2;4;60;5;ООО «Дом»", "Мира 1;51")
    reading = register.read(path)
    bad = [row for row in reading if isinstance(row, Bad)]

    register.write_errors(
        register.errors_file(reading), reading, bad, "Ошибка", {"houses-bad-point": "Нет места"}.__getitem__
    )

    with (tmp_path / "houses.csv.errors.csv").open(encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file, delimiter=";")
    assert header == [*OWN.split(";"), "Ошибка"]
    assert first == [LENINA, "север", "36.2", "4", "60", "5", "ООО «Дом»", "Нет места"]
    assert second == ["Мира 1", "51", "", "", "", "", "", "Нет места"]
