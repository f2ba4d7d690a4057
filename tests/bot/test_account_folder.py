"""A file of accounts in the watched folder is taken for the installation's own organisation."""

from pathlib import Path

from bot.taken import take
from storage import accounts, register
from storage.store import Store
from tests.bot.waiting import START
from tests.storage.test_accounts import a_line, as_csv
from tests.storage.test_register import a_row


async def test_a_file_of_accounts_is_known_by_its_header_and_taken(store: Store, tmp_path: Path) -> None:
    await register.apply(store, [a_row(1)], START)
    taken = await take(store, as_csv(tmp_path / "a.csv", [a_line("000123"), a_line("5", share="8/7")]), START)
    assert taken.told[-1].startswith("Готово. Новых 1")
    assert taken.errors is not None
    assert "8/7" in taken.errors.read_text(encoding="utf-8-sig")
    assert len(await store.read(accounts.by_number, "123")) == 1


async def test_a_file_that_would_archive_half_is_left_alone(store: Store, tmp_path: Path) -> None:
    await register.apply(store, [a_row(1)], START)
    await take(store, as_csv(tmp_path / "a.csv", [a_line(str(n), str(n)) for n in range(1, 6)]), START)
    taken = await take(store, as_csv(tmp_path / "b.csv", [a_line("1")]), START)
    assert "4 из 5" in taken.told[0]
    assert len(await store.read(accounts.by_number, "5")) == 1
