"""`python -m bot import accounts`: the sum on the last line, bad rows beside the file, exit codes."""

from pathlib import Path

import pytest

from bot.account_imports import import_accounts
from storage import accounts, organisations, register
from storage.store import Store
from tests.bot.waiting import START, HandClock
from tests.storage.test_accounts import a_line, as_csv
from tests.storage.test_register import a_row


class Office:
    """A company with two houses, and the command."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.told: list[str] = []
        self.warned: list[str] = []

    async def runs(self, file: Path, organisation: str = "", *, dry: bool = False, gone: bool = False) -> int:
        self.told, self.warned = [], []
        return await import_accounts(
            self.store, file, HandClock(), organisation, dry=dry, gone=gone, tell=self.told.append,
            warn=self.warned.append,
        )  # fmt: skip


@pytest.fixture
async def office(store: Store) -> Office:
    await register.apply(store, [a_row(1), a_row(2)], START)
    return Office(store)


async def test_good_rows_are_applied_and_bad_ones_lie_beside(office: Office, tmp_path: Path) -> None:
    file = as_csv(tmp_path / "счета.csv", [a_line("000123"), a_line("5", "2", share="7/5")])
    assert await office.runs(file, dry=True) == 0
    assert office.told[-1].startswith("Проба, ничего не изменено. Лицевые счета: новых 1")
    assert not (tmp_path / "счета.csv.errors.csv").exists()
    assert await office.runs(file) == 0
    assert office.told[-1] == (
        "Лицевые счета: новых 1, изменено 0, без изменений 0, в архиве 0, строк с ошибками 1.")  # fmt: skip
    assert "строка 3, «Доля»: доля «7/5» непонятна" in office.told[0]
    wrong = (tmp_path / "счета.csv.errors.csv").read_text(encoding="utf-8-sig")
    assert "Что не так" in wrong
    assert "7/5" in wrong


async def test_numbers_that_lost_their_zeros_are_told(office: Office, tmp_path: Path) -> None:
    await office.runs(as_csv(tmp_path / "a.csv", [a_line("000123")]))
    assert await office.runs(as_csv(tmp_path / "b.csv", [a_line("123", code="К-000123")])) == 0
    assert office.told[0] == "000123 записан как 123: совпало"


async def test_what_cannot_be_taken_is_told_and_changes_nothing(office: Office, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    assert await office.runs(tmp_path / "a.xlsx") == 1
    assert "PDF" in office.warned[0]
    assert await office.runs(tmp_path / "none.csv") == 1
    assert await office.runs(as_csv(tmp_path / "b.csv", [["1", "2"]], ["Н", "Где"])) == 1
    assert "лицевой счёт, адрес дома" in office.warned[0]
    assert await office.runs(as_csv(tmp_path / "c.csv", [a_line("1")]), "Никто") == 1
    assert "Нет организации «Никто»" in office.warned[0]
    assert office.told[-1].startswith("Лицевые счета: новых 0")


async def test_more_than_half_goes_only_when_that_is_said(office: Office, tmp_path: Path) -> None:
    await office.runs(as_csv(tmp_path / "a.csv", [a_line(str(n), str(n)) for n in range(1, 6)]))
    few = as_csv(tmp_path / "b.csv", [a_line("1")])
    assert await office.runs(few) == 1
    assert "4 из 5" in office.warned[0]
    assert await office.runs(few, gone=True) == 0
    assert "в архиве 4" in office.told[-1]


async def test_accounts_of_a_named_organisation(office: Office, tmp_path: Path) -> None:
    other = await office.store.write(organisations.add, "МУП «Водоканал»", "supplier", None)
    assert await office.runs(as_csv(tmp_path / "a.csv", [a_line("1")]), "МУП Водоканал") == 0
    (one,) = await office.store.read(accounts.by_number, "1")
    assert one.organisation == other.id
