"""The watched folders: what is put into one is taken, the other tells what came of it."""

import asyncio
import os
from pathlib import Path

import pytest
import xlsxwriter

from bot.clock import Clock
from bot.settings import Settings
from bot.watching import Watching
from storage import accounts, houses
from storage.store import Store

HEADER = "Адрес;Широта;Долгота\n"
LENINA = "обл. Курская, г. Курск, ул. Ленина, д. 12"


@pytest.fixture
def watching(store: Store, tmp_path: Path) -> Watching:
    (tmp_path / "in").mkdir()
    return Watching(store, Clock(), tmp_path)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


async def test_a_file_is_taken_when_its_size_stands_still(watching: Watching, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "in" / "дома.csv"
    file.write_text(HEADER, encoding="utf-8")
    assert await watching.look() == 0
    file.write_text(f"{HEADER}{LENINA};51.7;36.2\n;51.7;36.2\n", encoding="utf-8")  # it is still being written
    assert await watching.look() == 0
    assert await watching.look() == 1

    assert len(await store.read(houses.search, "ленина 12")) == 1
    assert not file.exists()
    assert (tmp_path / "out" / "done" / "дома.csv").exists()
    told = read(tmp_path / "out" / "дома.csv.txt")
    assert "Строка 3: нет адреса." in told
    assert "новых 1" in told.splitlines()[-1]
    assert read(tmp_path / "out" / "дома.csv.errors.csv").splitlines()[1] == ";51.7;36.2;нет адреса"
    assert await watching.look() == 0


async def test_the_same_file_again_changes_nothing_and_keeps_both_reports(watching: Watching, tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "in" / "дома.csv").write_text(f"{HEADER}{LENINA};51.7;36.2\n", encoding="utf-8")
        assert [await watching.look(), await watching.look()] == [0, 1]
    assert "без изменений 1" in read(tmp_path / "out" / "дома-2.csv.txt")
    assert sorted(path.name for path in (tmp_path / "out" / "done").iterdir()) == ["дома-2.csv", "дома.csv"]


async def test_a_book_of_excel_gets_its_bad_rows_as_a_book(watching: Watching, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "in" / "дома.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Адрес", "Широта", "Долгота"])
        page.write_row(1, 0, [LENINA, 51.7, 36.2])
        page.write_row(2, 0, ["г. Курск, ул. Мира, д. 1", 151.7, 36.2])
    assert [await watching.look(), await watching.look()] == [0, 1]
    assert (tmp_path / "out" / "дома.xlsx.errors.xlsx").exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7", "Это PDF"),
        (b"", "пустой"),
        ("Улица;Дом\nМира;1\n".encode(), "что это за файл"),
    ],
)
async def test_what_cannot_be_taken_is_told_about_and_put_away(
    watching: Watching, tmp_path: Path, content: bytes, why: str
) -> None:
    (tmp_path / "in" / "файл.xlsx").write_bytes(content)
    assert [await watching.look(), await watching.look()] == [0, 1]
    assert why in read(tmp_path / "out" / "файл.xlsx.txt")
    assert (tmp_path / "out" / "done" / "файл.xlsx").exists()


async def test_what_is_not_finished_or_lies_elsewhere_is_left_alone(watching: Watching, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{HEADER}{LENINA};51.7;36.2\n", encoding="utf-8")
    (tmp_path / "in" / "link.csv").symlink_to(secret)
    (tmp_path / "in" / "folder").mkdir()
    for name in ("~$дома.xlsx", ".hidden", "дома.csv.part"):
        (tmp_path / "in" / name).write_text(HEADER, encoding="utf-8")
    assert [await watching.look(), await watching.look()] == [0, 0]
    assert len(os.listdir(tmp_path / "in")) == 5  # noqa: PTH208


async def test_a_file_that_breaks_the_program_is_told_about_and_the_next_is_taken(
    watching: Watching, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from bot import taken

    async def breaks(*words: object) -> taken.Taken:
        raise RuntimeError("a defect")

    monkeypatch.setattr(taken, "TAKES", {"houses": breaks})
    (tmp_path / "in" / "дома.csv").write_text(f"{HEADER}{LENINA};51.7;36.2\n", encoding="utf-8")
    assert [await watching.look(), await watching.look()] == [0, 1]
    assert "ошибка программы" in read(tmp_path / "out" / "дома.csv.txt")
    assert "could not be taken" in caplog.text


async def test_without_a_folder_nothing_is_watched(store: Store) -> None:
    assert Settings(_env_file=None).watch_dir is None  # type: ignore[call-arg]
    async with asyncio.timeout(1):
        await Watching(store, Clock(), None).work()


async def test_it_ends_when_it_is_told_to(watching: Watching) -> None:
    work = asyncio.ensure_future(watching.work())
    await asyncio.sleep(0)
    watching.end()
    async with asyncio.timeout(1):
        await work


async def test_accounts_are_told_by_their_header_and_belong_to_who_put_them_there(
    watching: Watching, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "in" / "дома.csv").write_text(f"{HEADER}{LENINA};51.7;36.2\n", encoding="utf-8")
    assert [await watching.look(), await watching.look()] == [0, 1]
    table = f"Лицевой счёт;Адрес;Квартира;Площадь\n000123;{LENINA};45;51,7\n000124;;46;30\n"
    (tmp_path / "in" / "счета.csv").write_text(table, encoding="cp1251")
    (tmp_path / "in" / "99").mkdir()
    (tmp_path / "in" / "99" / "чужие.csv").write_text(table, encoding="utf-8")
    assert [await watching.look(), await watching.look()] == [0, 2]

    [account] = await store.read(accounts.by_number, "123", None)
    assert account.number == "000123"
    told = read(tmp_path / "out" / "счета.csv.txt")
    assert "строка 3" in told
    assert (tmp_path / "out" / "счета.csv.errors.csv").exists()
    assert "Организации с номером 99 нет" in read(tmp_path / "out" / "чужие.csv.txt")


async def test_accounts_whose_columns_nobody_knows_are_sent_to_the_dialogue(watching: Watching, tmp_path: Path) -> None:
    (tmp_path / "in" / "счета.csv").write_text("ЛС;Нечто\n1;2\n", encoding="utf-8")
    assert [await watching.look(), await watching.look()] == [0, 1]
    assert "можно показать столбцы" in read(tmp_path / "out" / "счета.csv.txt")
