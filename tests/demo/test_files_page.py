"""The page where a file is handed in, in a browser on a phone: a file is chosen, the dry run is read, it is applied."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import Connection, make_url

from domain.access import Role
from handlers import import_room
from storage import houses, organisations, people, staff, web_links
from storage.store import sqlite
from tests.demo.starting import started
from tests.storage.test_accounts import a_line, as_xlsx


@pytest.fixture
def page_of(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A link to the page of accounts, and an address of a house in the register."""
    with started(tmp_path) as address:
        engine = sqlite(make_url(f"sqlite+aiosqlite:///{tmp_path}/data/demo/demo.db"))
        with engine.begin() as connection:
            code, house = _link(connection)
        front, _, port = address.rpartition(":")
        yield f"{front}:{int(port) + 1}/import/{code}", house


def _link(c: Connection) -> tuple[str, str]:
    now = datetime.now(UTC)  # noqa: TID251 the demo is another process with the real time
    person = people.meet(c, 1, "424242", now).person.id
    office = organisations.the(c).id
    staff.grant(c, person, office, Role.ACCOUNTANT)
    payload = {"kind": "accounts", "line": 1, "chat": ""}
    (house, *_) = houses.search(c, "1")[:1] or houses.search(c, "Ленина")[:1]
    return web_links.make(c, import_room.LINK, person, office, now, payload), house.address


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_file_is_handed_in_on_a_phone(browser: Browser, page_of: tuple[str, str], tmp_path: Path, dark: bool) -> None:
    link, house = page_of
    rows = [a_line("000123", "5", address=house), a_line("7", "6", share="4/3", address=house)]
    book = as_xlsx(tmp_path / "счета.xlsx", rows)
    window = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme="dark" if dark else "light")
    wrong: list[str] = []
    window.on("console", lambda told: wrong.append(told.text))
    window.goto(link)
    window.set_input_files("input[type=file]", book)
    window.get_by_role("button", name="Отправить файл").click()
    expect(window.get_by_text("Будет новых 1")).to_be_visible(timeout=15_000)
    expect(window.get_by_text("доля «4/3» непонятна")).to_be_visible()
    assert window.evaluate("document.documentElement.scrollWidth") <= 360
    with window.expect_download() as wanted:
        window.get_by_role("link", name="Скачать строки с ошибками").click()
    assert wanted.value.suggested_filename == "errors.xlsx"
    window.get_by_role("button", name="Применить").click()
    expect(window.get_by_text("Готово. Новых 1")).to_be_visible(timeout=15_000)
    assert wrong == []
    window.close()
