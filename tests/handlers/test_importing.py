"""Files in the chat: who may, by a link or as a document, the dry run, one tap, columns that nobody knows."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.import_jobs import Imports
from domain.access import Role
from handlers.events import Attachment, Kind
from handlers.screens import Does
from storage import accounts, imports, jobs, organisations, people, staff, web_links
from storage.store import Store
from tests.bot.waiting import HandClock
from tests.handlers.harness import Desk, Seen, Somebody, a_house
from tests.storage.test_accounts import HEADER, a_line, as_csv

HOUSE = "обл. Курская, г. Курск, ул. Ленина, д. 1"


class Shelf:
    """The messenger's side: what documents contain."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    async def fetch(self, file: str, most: int) -> bytes:
        return self.files[file]


class Clerk:
    """Somebody of the staff in private, and the worker that reads their files."""

    def __init__(self, desk: Desk, who: Somebody, role: str, folder: Path) -> None:
        self.desk, self.who, self.folder = desk, who, folder
        self.shelf = Shelf()
        who.says("/start")
        who.presses("Согласен")
        with desk.database() as c:
            self.organisation = organisations.the(c).id
            self.person = people.contacts(c, [(who.line, who.external)])[who.line, who.external].person.id
            staff.grant(c, self.person, self.organisation, role)

    def sends(self, content: bytes, name: str = "счета.csv", kind: str = "Лицевые счета") -> Seen:
        self.shelf.files[name] = content
        self.who.send(files=(Attachment(Kind.DOCUMENT, name, len(content), name, "text/csv"),))
        return self.presses(kind) if kind else self.work()

    def presses(self, label: str) -> Seen:
        self.who.presses(label)
        return self.work()

    def work(self) -> Seen:
        asyncio.run(self._work())
        self.desk.work()
        return self.who.screen

    async def _work(self) -> None:
        store = await Store.open(str(self.desk.engine.url).replace("pysqlite", "aiosqlite"))
        clock = HandClock()
        clock.time = self.desk.now
        worker = Imports(store, clock, {self.who.line: self.shelf}, self.folder)  # type: ignore[dict-item]
        for job in await store.read(jobs.due, clock.now(), 10):
            if job.kind == "import":
                await worker.do(job)
        await store.close()


@pytest.fixture
def vera(desk: Desk, tmp_path: Path) -> Clerk:
    """An accountant, in the messenger of this country."""
    a_house(desk, HOUSE)
    return Clerk(desk, Somebody(desk, desk.vk, "500", "Вера"), Role.ACCOUNTANT, tmp_path)


@pytest.fixture
def abroad(desk: Desk, tmp_path: Path) -> Clerk:
    """An admin, in the other one."""
    a_house(desk, HOUSE)
    return Clerk(desk, Somebody(desk, desk.telegram, "501", "Глеб"), Role.ADMIN, tmp_path)


def a_csv(tmp_path: Path, rows: Any, header: list[str] = HEADER) -> bytes:
    return as_csv(tmp_path / "made", rows, header).read_bytes()


def test_a_link_is_given_by_the_room_and_by_the_command(vera: Clerk) -> None:
    for begin in ("/import", "/загрузить"):
        vera.who.says(begin)
        screen = vera.who.presses("Лицевые счета").screen
        (button,) = [one for row in screen.rows for one in row if one.does is Does.LINK]
        code = button.data.removeprefix("https://bot.example.ru/import/")
        with vera.desk.database() as c:
            link = web_links.open_(c, code, "import", vera.desk.now)
        assert link is not None
        assert (link.person, link.payload["kind"]) == (vera.person, "accounts")


def test_who_is_no_clerk_gets_no_link_and_their_table_is_no_business_of_ours(desk: Desk, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("/import")
    assert "Лицевые счета" not in maria.screen.labels
    maria.send(files=(Attachment(Kind.DOCUMENT, "x", 10, "счета.csv", "text/csv"),))
    maria.presses_data("o:files:1:accounts")
    assert not [label for label in maria.screen.labels if label == "Открыть страницу"]
    with desk.database() as c:
        assert imports.get(c, 1) is None


def test_accounts_as_a_document_where_the_law_lets_them(vera: Clerk, tmp_path: Path) -> None:
    seen = vera.sends(a_csv(tmp_path, [a_line("000123"), a_line("7", "2", share="3/2")]))
    assert "Будет новых 1" in seen.screen.text
    assert "доля «3/2» непонятна" in seen.screen.text
    document = next(one for one in vera.who.seen if one.screen.files)
    assert document.screen.files[0].kind == "document"
    assert document.screen.files[0].name == "ошибки.csv"
    seen = vera.presses("Применить")
    assert "Готово. Новых 1" in seen.screen.text
    with vera.desk.database() as c:
        assert len(accounts.by_number(c, "123")) == 1


def test_accounts_do_not_come_through_a_messenger_of_another_country(abroad: Clerk, tmp_path: Path) -> None:
    seen = abroad.sends(a_csv(tmp_path, [a_line("1")]), kind="")
    assert seen.labels[:1] == ["Дома"]
    assert "Лицевые счета" not in seen.labels
    assert "за границей" in seen.screen.text
    abroad.presses("Дома")
    assert "не нашлись столбцы: Широта" in abroad.who.screen.screen.text
    with abroad.desk.database() as c:
        staff.grant(c, people.meet(c, abroad.who.line, "777", abroad.desk.now).person.id, abroad.organisation, "admin")
        staff.revoke(c, abroad.person, abroad.organisation)
        other = organisations.add(c, "Уют", "company", None)
        staff.grant(c, abroad.person, other.id, Role.ACCOUNTANT)
    seen = abroad.sends(a_csv(tmp_path, [a_line("1")]), kind="")
    assert "за границей" in seen.screen.text
    assert seen.labels[0] == "Открыть страницу"
    with abroad.desk.database() as c:
        assert imports.get(c, 2) is None


def test_houses_as_a_document(abroad: Clerk) -> None:
    abroad.sends("Адрес;Широта;Долгота\nг. Курск, ул. Мира, д. 7;51,73;36,19\n;1;1\n".encode(), "дома.csv", kind="")
    seen = abroad.presses("Дома")
    assert "Будет новых 1" in seen.screen.text
    assert "Строк с ошибками: 1" in seen.screen.text
    assert "Готово" in abroad.presses("Применить").screen.text


def test_what_is_cancelled_changes_nothing_and_a_stranger_presses_nothing(vera: Clerk, tmp_path: Path) -> None:
    vera.sends(a_csv(tmp_path, [a_line("1")]))
    stranger = Somebody(vera.desk, vera.who.line, "999", "Чужой")
    stranger.says("/start")
    stranger.presses_data("i:1:apply")
    assert "Отменено" in vera.presses("Отмена").screen.text
    vera.who.presses_data("i:1:apply")
    vera.work()
    with vera.desk.database() as c:
        assert accounts.by_number(c, "1") == []


def test_who_lost_the_right_applies_nothing(vera: Clerk, tmp_path: Path) -> None:
    vera.sends(a_csv(tmp_path, [a_line("1")]))
    with vera.desk.database() as c:
        staff.revoke(c, vera.person, vera.organisation, Role.ACCOUNTANT)
    vera.presses("Применить")
    with vera.desk.database() as c:
        assert accounts.by_number(c, "1") == []


def test_more_than_half_gone_needs_a_second_tap(vera: Clerk, tmp_path: Path) -> None:
    vera.sends(a_csv(tmp_path, [a_line(str(n), str(n)) for n in range(1, 6)]))
    vera.presses("Применить")
    seen = vera.sends(a_csv(tmp_path, [a_line("1", "1")]))
    assert "больше половины" in seen.screen.text
    vera.who.presses_data("i:2:apply")
    vera.work()
    with vera.desk.database() as c:
        assert len(accounts.by_number(c, "5")) == 1
    assert "в архиве 4" in vera.presses("Да, применить").screen.text


def test_columns_that_nobody_knows_are_asked_once_and_remembered(vera: Clerk, tmp_path: Path) -> None:
    header = ["Н", "Где", "Номер кв-ры", "Кто"]
    content = a_csv(tmp_path, [["000123", HOUSE, "5", "Иванова"]], header)
    seen = vera.sends(content)
    assert "лицевой счёт" in seen.screen.text
    seen = vera.who.presses("Показать столбцы")
    assert "Какой столбец — лицевой счёт?" in seen.screen.text
    assert f"000123 | {HOUSE[:10]}" in seen.screen.text
    vera.who.presses("A: Н")
    vera.who.says("B: Где")
    vera.who.presses("C: Номер кв-ры")
    seen = vera.presses("D: Кто")
    assert "Будет новых 1" in seen.screen.text
    vera.presses("Применить")
    with vera.desk.database() as c:
        (one,) = accounts.by_number(c, "123")
        assert [each.owner for each in accounts.shares_of(c, one.id)] == ["Иванова"]
    vera.desk.now += timedelta(days=1)
    assert "без изменений 1" in vera.sends(content).screen.text


def test_a_file_that_is_no_table_is_told_kindly(vera: Clerk) -> None:
    assert "PDF" in vera.sends(b"%PDF-1.7 a document", "счета.xlsx").screen.text
