"""Files of accounts: read from whatever offices keep, applied together, bad rows told by line."""

import csv
from datetime import UTC, date, datetime
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import xlsxwriter
from python_calamine import CalamineWorkbook
from sqlalchemy import Connection

from domain.errors import Refused
from storage import account_import, accounts, houses, organisations, register
from storage.account_files import Reading
from storage.account_import import Result
from storage.store import Store
from tests.storage import old_books
from tests.storage.test_register import a_row

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HEADER = ["Лицевой счет", "Адрес", "Квартира", "Площадь", "Собственник", "Доля", "Код", "Заводской номер", "Услуга"]
HOUSE = "г. Курск, ул. Ленина, д. 1"
Rows = list[list[str]]


def a_line(account: str, flat: str = "1", owner: str = "Иванова М. П.", share: str = "1", **other: str) -> list[str]:
    said = {"address": HOUSE, "area": "54,3", "code": "К-" + account, "serial": "", "service": ""} | other
    return [account, said["address"], flat, said["area"], owner, share, said["code"], said["serial"], said["service"]]


def as_csv(path: Path, rows: Rows, header: list[str] = HEADER, encoding: str = "utf-8", delimiter: str = ";") -> Path:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows([header, *rows])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def as_xlsx(path: Path, rows: Rows, header: list[str] = HEADER, title: str = "") -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        for number, row in enumerate([*([[title]] if title else []), header, *rows]):
            for at, cell in enumerate(row):
                page.write_string(number, at, cell)
    return path


async def an_office(store: Store) -> int:
    await register.apply(store, [a_row(1), a_row(2)], NOW)
    return (await store.write(organisations.the)).id


async def take(store: Store, path: Path, office: int, *, dry: bool = False, sure: bool = False) -> Result:
    return await account_import.run(store, Reading(path), office, NOW, dry=dry, sure=sure, name=path.name)


def sums(result: Result) -> tuple[int, int, int, int, int]:
    return result.new, result.changed, result.same, result.gone, len(result.faults)


async def everything(store: Store) -> list[list[Any]]:
    def rows(c: Connection) -> list[list[Any]]:
        tables = (accounts.flats, accounts.accounts, accounts.shares, accounts.meters)
        return [list(c.execute(sa.select(table).order_by(table.c.id)).all()) for table in tables]

    return await store.read(rows)


@pytest.mark.parametrize("kind", ["utf-8", "utf-8-sig", "cp1251", "cp866", "xlsx", "xls"])
async def test_accounts_come_from_the_files_that_offices_keep(store: Store, tmp_path: Path, kind: str) -> None:
    office = await an_office(store)
    rows = [
        a_line("000123", "5", "Иванова М. П.", "1/3", serial="17", service="Холодная вода"),
        a_line("000123", "5", "Иванов П. П.", "2/3"),
        a_line("000124", "кв. 6А", "Петров", "50%"),
        a_line("000125", "6а", "Петрова", "0,5"),
        ["Итого", "", "", "3", "", "", "", "", ""],
    ]
    path = tmp_path / "a"
    if kind == "xls":
        old_books.write(path, [HEADER, *rows])
    elif kind == "xlsx":
        as_xlsx(path, rows, title="Лицевые счета")
    else:
        as_csv(path, rows, encoding=kind)
    assert sums(await take(store, path, office, dry=True)) == (3, 0, 0, 0, 0)
    assert await store.read(accounts.by_number, "123") == []
    assert sums(await take(store, path, office)) == (3, 0, 0, 0, 0)

    (first,) = await store.read(accounts.by_number, "123", office)
    assert (first.number, first.area, first.has_code) == ("000123", "54.3", True)
    told = await store.read(accounts.shares_of, first.id)
    assert [(one.owner, one.part) for one in told] == [
        ("Иванова М. П.", Fraction(1, 3)),
        ("Иванов П. П.", Fraction(2, 3)),
    ]
    (meter,) = await store.read(accounts.meters_of, first.id)
    assert (meter.kind, meter.serial) == ("cold", "17")
    (second,), (third,) = [await store.read(accounts.by_number, number) for number in ("124", "125")]
    assert second.flat == third.flat
    assert second.flat is not None
    flat = await store.read(accounts.flat, second.flat)
    assert flat is not None
    assert flat.number == "6а"
    assert await store.read(accounts.check_code, first.id, "к000123")
    assert not await store.read(accounts.check_code, first.id, "К-000124")


async def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    path = as_csv(tmp_path / "a", [a_line(str(n), str(n), serial=str(n), service="ГВС") for n in range(100, 160)])
    await take(store, path, office)
    before = await everything(store)
    assert sums(await take(store, path, office)) == (0, 0, 60, 0, 0)
    assert await everything(store) == before


async def test_what_differs_changes_and_what_is_gone_is_archived_and_comes_back(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    rows = [a_line(str(n), str(n), serial=f"S{n}", service="ХВС") for n in range(101, 106)]
    await take(store, as_csv(tmp_path / "a", rows), office)
    (kept,) = await store.read(accounts.by_number, "101")

    later = [a_line("101", "101", "Новиков", "1", serial="S200", service="ХВС"), *rows[1:4]]
    assert sums(await take(store, as_csv(tmp_path / "b", later), office)) == (0, 1, 3, 1, 0)
    (now,) = await store.read(accounts.by_number, "101")
    assert now.id == kept.id
    assert [one.owner for one in await store.read(accounts.shares_of, kept.id)] == ["Новиков"]
    assert [one.serial for one in await store.read(accounts.meters_of, kept.id)] == ["S200"]
    assert await store.read(accounts.by_number, "105") == []

    assert sums(await take(store, as_csv(tmp_path / "c", rows), office)) == (1, 1, 3, 0, 0)
    assert [one.serial for one in await store.read(accounts.meters_of, kept.id)] == ["S101"]
    assert len(await store.read(accounts.by_number, "105")) == 1


async def test_a_house_that_the_file_does_not_name_keeps_its_accounts(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    other = HOUSE.replace("д. 1", "д. 2")
    await take(store, as_csv(tmp_path / "a", [a_line("1", address=other), a_line("2", "2", address=other)]), office)
    assert sums(await take(store, as_csv(tmp_path / "b", [a_line("3")]), office)) == (1, 0, 0, 0, 0)
    assert len(await store.read(accounts.by_number, "1")) == 1


async def test_nothing_goes_while_a_row_cannot_say_whose_it_is(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    await take(store, as_csv(tmp_path / "a", [a_line(str(n), str(n)) for n in range(1, 6)]), office)
    came = await take(
        store, as_csv(tmp_path / "b", [a_line(str(n), str(n)) for n in range(1, 5)] + [a_line("5E+11")]), office
    )
    assert (sums(came), came.held) == ((0, 0, 4, 0, 1), 1)
    assert len(await store.read(accounts.by_number, "5")) == 1
    came = await take(store, as_csv(tmp_path / "c", [a_line(str(n), str(n)) for n in range(1, 5)]), office)
    assert sums(came) == (0, 0, 4, 1, 0)


async def test_when_more_than_half_would_go_somebody_says_so_twice(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    await take(store, as_csv(tmp_path / "a", [a_line(str(n), str(n)) for n in range(1, 6)]), office)
    few = as_csv(tmp_path / "b", [a_line("1", "1"), a_line("2", "2")])
    assert (await take(store, few, office, dry=True)).drastic
    with pytest.raises(Refused, match="held"):
        await take(store, few, office)
    assert len(await store.read(accounts.by_number, "5")) == 1
    assert sums(await take(store, few, office, sure=True)) == (0, 0, 2, 3, 0)


async def test_numbers_that_lost_their_zeros_are_matched_and_shown(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    await take(store, as_csv(tmp_path / "a", [a_line("000123")]), office)
    came = await take(store, as_csv(tmp_path / "b", [a_line("123", code="К-000123")]), office)
    assert (sums(came), came.zeros) == ((0, 0, 1, 0, 0), [("000123", "123")])
    (kept,) = await store.read(accounts.by_number, "0123")
    assert kept.number == "000123"


OTHER = ("account", "account-other-row")
BOTH = {2: ("share", "share-sum"), 3: ("share", "share-sum")}
BAD = {
    "exponent": ([a_line("1,23457E+11")], {2: ("account", "account-exponent")}),
    "no number": ([a_line("")], {2: ("account", "account-number")}),
    "unknown house": ([a_line("7", address="г. Курск, ул. Мира, д. 5")], {2: ("address", "account-house-unknown")}),
    "sum": ([a_line("7", share="1/3"), a_line("7", owner="Б", share="1/2")], BOTH),
    "sum in the flat": ([a_line("7", share="1/3"), a_line("8", share="1/3")], BOTH),
    "wrong share": ([a_line("7", share="3/1")], {2: ("share", "share-wrong")}),
    "a share that became a date": ([a_line("7", share="01.мар")], {2: ("share", "share-wrong")}),
    "elsewhere": ([a_line("7"), a_line("0007", "9")], {2: OTHER, 3: ("account", "account-elsewhere")}),
    "twice": ([a_line("7"), a_line("7")], {2: OTHER, 3: ("account", "account-double")}),
    "area": ([a_line("7", area="много")], {2: ("area", "account-area")}),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_row_is_told_by_line_and_column_and_the_others_are_taken(
    store: Store, tmp_path: Path, name: str
) -> None:
    office = await an_office(store)
    rows, wanted = BAD[name]
    path = as_csv(tmp_path / "a", [*rows, a_line("900", "90")])
    came = await take(store, path, office)
    assert {fault.line: (fault.column, fault.text) for fault in came.faults} == wanted
    assert sums(came)[:4] == (1, 0, 0, 0)


async def test_bad_rows_go_into_the_same_file_with_one_more_column(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    path = as_xlsx(tmp_path / "a.xlsx", [a_line("1"), a_line("2", "2", share="7/5")])
    reading = Reading(path)
    came = await account_import.run(store, reading, office, NOW, dry=True)
    wrong = reading.write_faults(came.faults, "Что не так", lambda fault: fault.text)
    (sheet,) = [CalamineWorkbook.from_path(str(wrong)).get_sheet_by_index(0).to_python()]
    assert sheet == [[*HEADER, "Что не так"], [*a_line("2", "2", share="7/5"), "share-wrong"]]


async def test_a_house_of_another_organisation_is_refused(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    other = await store.write(
        lambda c: c.execute(
            sa.insert(organisations.organisations).returning(organisations.organisations.c.id),
            {"name": "Чужие", "phone": "", "timezone": "Europe/Moscow"},
        ).scalar_one()
    )
    await store.write(
        lambda c: (
            c.execute(sa.update(houses.houses).where(houses.houses.c.number == "2").values(organisation=other)) and None
        )
    )
    address = HOUSE.replace("д. 1", "д. 2")
    came = await take(store, as_csv(tmp_path / "a", [a_line("1", address=address)]), office)
    assert [fault.text for fault in came.faults] == ["account-house-foreign"]


async def test_two_organisations_have_accounts_with_one_number(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    await take(store, as_csv(tmp_path / "a", [a_line("1")]), office)
    other = await store.write(
        lambda c: c.execute(
            sa.insert(organisations.organisations).returning(organisations.organisations.c.id),
            {"name": "Водоканал", "phone": "", "timezone": "Europe/Moscow"},
        ).scalar_one()
    )
    path = as_csv(tmp_path / "b", [a_line("1", code="другой")])
    await account_import.run(store, Reading(path), other, NOW, dry=False, any_house=True)
    assert {one.organisation for one in await store.read(accounts.by_number, "1")} == {office, other}
    (mine,) = await store.read(accounts.by_number, "1", office)
    assert await store.read(accounts.check_code, mine.id, "К-1")


async def test_an_import_cut_off_before_it_takes_effect_shows_nothing_and_can_be_done_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = await an_office(store)
    path = as_csv(tmp_path / "a", [a_line("1", serial="5", service="ХВС"), a_line("2", "2")])

    def dies(*_: object) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr("storage.account_writes.Batch.take_effect", dies)
        with pytest.raises(OSError, match="power"):
            await take(store, path, office)
    assert await store.read(accounts.by_number, "1") == []
    assert sums(await take(store, path, office)) == (2, 0, 0, 0, 0)
    (one,) = await store.read(accounts.by_number, "1")
    assert len(await store.read(accounts.shares_of, one.id)) == 1
    assert len(await store.read(accounts.meters_of, one.id)) == 1
    assert sums(await take(store, path, office)) == (0, 0, 2, 0, 0)


@pytest.mark.parametrize(
    ("typed", "house"),
    [
        ("обл. Курская, г. Курск, ул. Ленина, д. 1", 1), ("Курск г, Ленина ул, дом № 2", 2), ("ул. Ленина, 2", 2),
        ("ул Ленина д.1 кв 7", 1), ("305000, Курская обл, Курск г, Ленина ул, д. 1, кв. 7", 1), ("Ленина 2", 2),
        ("пер. Ленина, д. 1", 0), ("г. Тула, ул. Ленина, д. 1", 0), ("ул. Ленина, д. 1а", 0),
    ],
)  # fmt: skip
async def test_addresses_are_recognised_or_refused_never_guessed(
    store: Store, tmp_path: Path, typed: str, house: int
) -> None:
    office = await an_office(store)
    came = await take(store, as_csv(tmp_path / "a", [a_line("1", "7", address=typed)]), office)
    assert sums(came)[0] == (1 if house else 0)
    if house:
        (one,) = await store.read(accounts.by_number, "1")
        flat = await store.read(accounts.flat, one.flat or 0)
        assert flat is not None
        found = await store.read(houses.get, flat.house)
        assert found is not None
        assert (found.short, flat.number) == (f"ул. Ленина, д. {house}", "7")


async def test_a_header_that_nobody_knows_is_settled_once(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    header = ["N", "Где", "Кв."]
    path = as_csv(tmp_path / "a", [["1", HOUSE, "5"], ["2", HOUSE, "6"]], header)
    reading = Reading(path)
    assert reading.missing == ("account", "address")
    assert reading.layout.examples[0] == ("1", HOUSE, "5")
    settled = Reading(path, lambda print: {"account": 0, "address": 1, "flat": 2})
    assert sums(await account_import.run(store, settled, office, NOW, dry=False)) == (2, 0, 0, 0, 0)


async def test_a_meter_has_the_day_until_which_it_is_verified(store: Store, tmp_path: Path) -> None:
    office = await an_office(store)
    header = [*HEADER, "Дата поверки", "Тарифность"]
    rows = [
        [*a_line("1", serial="A", service="Электроэнергия"), "24.11.2030", "2"],
        [*a_line("2", "2", serial="B", service="ХВС"), "2030-11-25 00:00:00", ""],
        [*a_line("3", "3", serial="C", service="ГВС"), "скоро", ""],
        [*a_line("4", "4", serial="D", service="ГВС"), "", "8"],
    ]
    came = await take(store, as_csv(tmp_path / "a", rows, header), office)
    assert [(fault.line, fault.text) for fault in came.faults] == [(4, "account-date"), (5, "account-tariffs")]
    found = [await store.read(accounts.meters_of, (await store.read(accounts.by_number, n))[0].id) for n in ("1", "2")]
    assert [(one.kind, one.tariffs, one.verified_until) for (one,) in found] == [
        ("electricity", 2, date(2030, 11, 24)),
        ("cold", 1, date(2030, 11, 25)),
    ]
