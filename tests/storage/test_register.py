"""A register of houses taken over from a file."""

import csv
import gc
import gzip
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from domain.errors import Unreadable
from storage import houses, organisations, register
from storage.register import Bad, NoColumns, Register, Row
from storage.store import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OWN = "Адрес;Широта;Долгота;Подъездов;Квартир;Этажей;Организация"
SAMPLE = "region,house_id,lat,lon,address,year,mgmt,floors,entrances,flats,nonliving,area,area_live"
LENINA = "обл. Курская, г. Курск, ул. Ленина, д. 12"


def a_file(folder: Path, *lines: str, name: str = "houses.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def a_row(number: int, latitude: float = 51.7, company: str = "") -> Row:
    address = f"обл. Курская, г. Курск, ул. Ленина, д. {number}"
    return Row(
        address=address,
        key=address,
        short=f"ул. Ленина, д. {number}",
        street="ленина",
        number=str(number),
        town="курск",
        latitude=latitude,
        longitude=36.2,
        entrances=4,
        flats=60,
        floors=5,
        company=company,
    )


def rows_of(path: Path) -> list[Row]:
    return [row for row in register.read(path) if isinstance(row, Row)]


def bad_of(path: Path) -> list[tuple[int, str]]:
    return [(row.line, row.why) for row in register.read(path) if isinstance(row, Bad)]


def everything(c: Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in c.execute(sa.select(houses.houses).order_by(houses.houses.c.id))]


def staged(c: Connection) -> int:
    return c.execute(sa.select(sa.func.count()).select_from(houses.staging)).scalar_one()


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
    with pytest.raises(NoColumns):
        register.read(a_file(tmp_path))


def test_what_is_no_utf8_and_no_gzip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        list(register.read(a_file(tmp_path, OWN, encoding="cp1251")))
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

    register.write_errors(path, reading, bad, "Ошибка", {"houses-bad-point": "Нет места"}.__getitem__)

    with (tmp_path / "houses.csv.errors.csv").open(encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file, delimiter=";")
    assert header == [*OWN.split(";"), "Ошибка"]
    assert first == [LENINA, "север", "36.2", "4", "60", "5", "ООО «Дом»", "Нет места"]
    assert second == ["Мира 1", "51", "", "", "", "", "", "Нет места"]


async def test_good_rows_become_houses_and_bad_ones_are_kept_apart(store: Store) -> None:
    bad = Bad(3, ("",), "houses-bad-address")
    came = await register.apply(store, [a_row(1), bad, a_row(2)], NOW)
    assert came == Register(new=2, changed=0, same=0, bad=[bad])
    assert [house.short for house in await store.read(houses.search, "ленина")] == [
        "ул. Ленина, д. 1",
        "ул. Ленина, д. 2",
    ]


async def test_the_same_file_again_changes_nothing(store: Store) -> None:
    rows = [a_row(n, company="ООО «Дом»") for n in range(1, 600)]
    await register.apply(store, rows, NOW)
    before = await store.read(everything)

    again = await register.apply(store, rows, NOW + timedelta(days=1))

    assert (again.new, again.changed, again.same) == (0, 0, 599)
    assert await store.read(everything) == before


async def test_what_differs_is_changed_under_its_number_and_what_is_not_named_stays(store: Store) -> None:
    await register.apply(store, [a_row(1), a_row(2)], NOW)
    (one, two) = await store.read(houses.search, "ленина")

    came = await register.apply(store, [a_row(2, latitude=51.9), a_row(3)], NOW)

    assert (came.new, came.changed, came.same) == (1, 1, 0)
    assert await store.read(houses.get, one.id) == one
    moved = await store.read(houses.get, two.id)
    assert moved is not None
    assert moved.latitude == 51.9


async def test_a_dry_run_tells_the_same_and_changes_nothing(store: Store) -> None:
    await register.apply(store, [a_row(1, company="ООО «Дом»"), a_row(2)], NOW)
    before = await store.read(everything)

    rows = [a_row(1), a_row(2, latitude=51.9, company="ТСЖ"), a_row(3)]
    told = await register.apply(store, rows, NOW, dry=True)

    assert (told.new, told.changed, told.same, told.organisation) == (1, 1, 1, "ТСЖ")
    assert await store.read(everything) == before
    assert (await store.write(organisations.the)).name == "ООО «Дом»"
    done = await register.apply(store, rows, NOW)
    assert (done.new, done.changed, done.same) == (told.new, told.changed, told.same)


async def test_the_organisation_is_called_as_most_houses_say(store: Store) -> None:
    rows = [a_row(1, company="ТСЖ"), a_row(2, company="ООО «Дом»"), a_row(3, company="ООО «Дом»"), a_row(4)]
    came = await register.apply(store, rows, NOW)
    assert came.organisation == "ООО «Дом»"
    assert came.companies == {"ООО «Дом»": 2, "ТСЖ": 1}
    assert (await store.write(organisations.the)).name == "ООО «Дом»"


async def test_a_file_without_companies_leaves_the_name(store: Store) -> None:
    await register.apply(store, [a_row(1, company="ТСЖ")], NOW)
    assert (await register.apply(store, [a_row(2)], NOW)).organisation == "ТСЖ"
    assert (await store.write(organisations.the)).name == "ТСЖ"


async def test_nothing_is_left_in_staging(store: Store) -> None:
    await register.apply(store, [a_row(n) for n in range(1_200)], NOW)
    assert await store.read(staged) == 0


async def test_a_file_that_breaks_off_changes_nothing_and_leaves_nothing(store: Store) -> None:
    def broken() -> Any:
        yield from (a_row(n) for n in range(700))
        raise Unreadable("line 702")

    with pytest.raises(Unreadable):
        await register.apply(store, broken(), NOW)

    assert await store.read(everything) == []
    assert await store.read(staged) == 0


async def test_what_a_dead_import_left_is_swept_by_a_later_one(store: Store) -> None:
    left = {name: getattr(a_row(1), name) for name in houses.FACTS}
    await store.write(
        lambda c: c.execute(sa.insert(houses.staging), [{"batch": "dead", "position": 0, "made": NOW, **left}]).close()
    )

    await register.apply(store, [a_row(2)], NOW + timedelta(hours=1))
    assert await store.read(staged) == 1  # it may be alive

    await register.apply(store, [a_row(2)], NOW + timedelta(days=2))
    assert await store.read(staged) == 0
    assert len(await store.read(everything)) == 1


async def test_an_import_holds_nobody_up_for_long(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    spans: dict[str, list[float]] = {}
    write = store.write

    async def timed(function: Any, *words: Any) -> Any:
        def measured(c: Connection) -> Any:
            starts = time.thread_time()  # what others do on this machine is not ours
            result = function(c, *words)
            spans.setdefault(function.__name__, []).append(time.thread_time() - starts)
            return result

        return await write(measured)

    monkeypatch.setattr(store, "write", timed)
    await register.apply(store, [a_row(0)], NOW)  # statements are compiled once
    spans.clear()
    gc.collect()
    gc.freeze()  # what other tests keep in memory is not ours either

    came = await register.apply(store, [a_row(n) for n in range(1, 20_001)], NOW)

    gc.unfreeze()
    assert came.new == 20_000
    assert max(spans.pop("_take_over")) < 0.2
    assert max(max(each) for each in spans.values()) < 0.05
