"""A file is handed in on our own page by a one-time link, looked at, applied; nobody else sees what is in it."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from aiohttp import CookieJar, FormData, web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import Connection

from bot import import_jobs, import_kinds
from bot.import_jobs import Imports
from bot.settings import Settings
from bot.web import Web
from domain.access import Role
from handlers import import_room
from storage import accounts, imports, jobs, organisations, people, register, staff, web_links
from storage.imports import State
from storage.posts import outbox
from storage.store import Store
from tests.bot.waiting import HandClock, until
from tests.storage.test_accounts import HEADER, a_line
from tests.storage.test_register import a_row

Client = TestClient[web.Request, web.Application]


def a_book(rows: list[list[str]], header: list[str] = HEADER) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        for number, row in enumerate([header, *rows]):
            for at, cell in enumerate(row):
                page.write_string(number, at, cell)
    return content.getvalue()


class Office:
    """A company with an accountant, its page, and the worker that reads files."""

    def __init__(self, store: Store, clock: HandClock, folder: Path, client: Client) -> None:
        self.store, self.clock, self.client = store, clock, client
        self.worker = Imports(store, clock, {}, folder)
        self.person = self.organisation = 0

    async def open(self, kind: str = "accounts") -> str:
        await register.apply(self.store, [a_row(1), a_row(2)], self.clock.now())
        return "/import/" + await self.store.write(self._link, kind)

    def _link(self, c: Connection, kind: str) -> str:
        self.organisation = organisations.the(c).id
        self.person = people.meet(c, 1, "7", self.clock.now()).person.id
        staff.grant(c, self.person, self.organisation, Role.ACCOUNTANT)
        staff.grant(c, people.meet(c, 1, "8", self.clock.now()).person.id, self.organisation, Role.ADMIN)
        payload = {"kind": kind, "line": 1, "chat": "7"}
        return web_links.make(c, import_room.LINK, self.person, self.organisation, self.clock.now(), payload)

    async def uploads(self, page: str, content: bytes, name: str = "счета.xlsx") -> str:
        form = FormData()
        form.add_field("file", content, filename=name, content_type="application/octet-stream")
        text = await (await self.client.post(page, data=form)).text()
        await self.work()
        return text

    async def work(self) -> None:
        for job in await self.store.read(jobs.due, self.clock.now(), 10):
            await self.worker.do(job)

    async def sees(self, page: str) -> str:
        return await (await self.client.get(page)).text()

    async def presses(self, page: str, **said: str) -> str:
        text = await (await self.client.post(page, data=said)).text()
        await self.work()
        return text

    async def state(self) -> str:
        one = await self.store.read(imports.get, 1)
        assert one is not None
        return one.state


@pytest.fixture
async def office(store: Store, clock: HandClock, tmp_path: Path) -> AsyncIterator[Office]:
    settings = Settings(web_url="http://127.0.0.1", media_dir=tmp_path)
    pages = Web(store, clock, settings)
    async with TestClient(TestServer(pages.app())) as client:
        yield Office(store, clock, tmp_path, client)


def another_browser(office: Office) -> TestClient[web.Request, None]:
    return TestClient(office.client.server, cookie_jar=CookieJar(unsafe=True))


async def test_a_file_is_handed_in_looked_at_and_applied(office: Office) -> None:
    page = await office.open()
    assert "Лицевые счета" in await office.sees(page)

    await office.uploads(page, a_book([a_line("000123"), a_line("5", "2", share="7/5"), a_line("6", "3")]))
    seen = await office.sees(page)
    assert "Будет новых 2" in seen
    assert "доля «7/5» непонятна" in seen
    assert await office.store.read(accounts.by_number, "123") == []

    wrong = await (await office.client.get(page + "/errors")).read()
    assert wrong.startswith(b"PK")
    await office.presses(page, do="apply")
    assert "Готово" in await office.sees(page)
    assert len(await office.store.read(accounts.by_number, "123")) == 1
    shows = await office.store.read(_shown)
    assert shows == ["import:1"]


def _shown(c: Connection) -> list[Any]:
    return list(c.execute(outbox.select().with_only_columns(outbox.c.shows)).scalars())


async def test_a_link_that_was_forwarded_shows_nothing_and_takes_no_second_file(office: Office) -> None:
    page = await office.open()
    await office.uploads(page, a_book([a_line("000123")]))
    async with another_browser(office) as stranger:
        for answer in (
            await stranger.get(page), await stranger.post(page, data={"do": "apply"}),
            await stranger.post(page, data=FormData({"file": BytesIO(a_book([]))})),
        ):  # fmt: skip
            text = await answer.text()
            assert answer.status == 410
            assert "уже передали файл" in text
            assert "000123" not in text
        assert (await stranger.get(page + "/errors")).status == 404
    assert await office.state() == State.READY


async def test_a_link_ends_after_a_day(office: Office) -> None:
    page = await office.open()
    office.clock.move(24 * 3600)
    assert "действовала 24 часа" in await office.sees(page)
    await office.uploads(page, a_book([a_line("1")]))
    assert await office.store.read(imports.get, 1) is None
    assert "Такой страницы нет" in await office.sees("/import/" + "x" * 32)


async def test_who_lost_the_right_hands_in_and_applies_nothing(office: Office) -> None:
    page = await office.open()
    await office.uploads(page, a_book([a_line("1")]))
    await office.store.write(staff.revoke, office.person, office.organisation, Role.ACCOUNTANT)
    await office.presses(page, do="apply")
    assert await office.state() == State.READY
    assert await office.store.read(accounts.by_number, "1") == []


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"%PDF-1.7 hello", "PDF"), (b"", "не выбран или пустой"), (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "картинка")],
)
async def test_what_is_no_table_is_told_kindly(office: Office, content: bytes, told: str) -> None:
    page = await office.open()
    text = await office.uploads(page, content, "файл.xlsx")
    assert told in (text if not content else await office.sees(page))


async def test_more_bytes_than_any_file_has_are_not_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.pages.import_file.MOST_BYTES", 1000)
    page = await office.open()
    assert "Разделите" in await office.uploads(page, b"0" * 5000)
    assert list((tmp_path / "uploads").iterdir()) == []
    monkeypatch.setattr("bot.pages.import_file.MOST_BYTES", 10**6)
    await office.uploads(page, a_book([a_line("1")]))
    assert await office.state() == State.READY  # the link was not used up


async def test_columns_that_nobody_knows_are_shown_once(office: Office) -> None:
    page = await office.open()
    book = a_book([["1", "г. Курск, ул. Ленина, д. 1", "5"]], ["Н", "Где", "Номер кв-ры"])
    await office.uploads(page, book)
    seen = await office.sees(page)
    assert "Какой столбец — лицевой счёт?" in seen
    assert "г. Курск, ул. Ленина, д. 1" in seen
    assert "Не понял" in await office.presses(page, do="columns", **{"c-account": "0"})
    assert "два раза" in await office.presses(page, do="columns", **{"c-account": "0", "c-address": "0"})
    await office.presses(page, do="columns", **{"c-account": "0", "c-address": "1", "c-flat": "2"})
    assert "Будет новых 1" in await office.sees(page)
    page = "/import/" + await office.store.write(office._link, "accounts")
    await office.uploads(page, book)
    assert "Будет новых 1" in await office.sees(page)


async def test_applying_twice_applies_once(office: Office) -> None:
    page = await office.open()
    await office.uploads(page, a_book([a_line("1")]))
    await office.client.post(page, data={"do": "apply"})
    await office.client.post(page, data={"do": "apply"})
    assert len(await office.store.read(jobs.due, office.clock.now(), 10)) == 1
    await office.work()
    assert "уже применён" in await office.presses(page, do="apply")


async def test_a_restart_in_the_middle_loses_nothing(office: Office, tmp_path: Path) -> None:
    page = await office.open()
    form = FormData()
    form.add_field("file", a_book([a_line("1")]), filename="a.xlsx")
    await office.client.post(page, data=form)
    office.worker = Imports(office.store, office.clock, {}, tmp_path)
    await office.work()
    await office.client.post(page, data={"do": "apply"})
    (job,) = await office.store.read(jobs.due, office.clock.now(), 10)
    office.worker = Imports(office.store, office.clock, {}, tmp_path)
    await office.work()
    await office.worker.do(job)  # the process died before it could write down that it was done
    assert await office.state() == State.DONE
    assert len(await office.store.read(accounts.by_number, "1")) == 1


async def test_a_file_that_nobody_applies_is_deleted(office: Office, tmp_path: Path) -> None:
    page = await office.open()
    await office.uploads(page, a_book([a_line("1"), a_line("2", share="9/1")]))
    assert len(list((tmp_path / "uploads").iterdir())) == 2
    office.clock.move(8 * 24 * 3600)
    await office.worker.tidy()
    assert await office.state() == State.DROPPED
    office.clock.move(8 * 24 * 3600)
    await office.worker.tidy()
    assert list((tmp_path / "uploads").iterdir()) == []


async def test_houses_come_in_the_same_way(office: Office) -> None:
    page = await office.open("houses")
    await office.store.write(staff.grant, office.person, office.organisation, Role.ADMIN)
    book = a_book([["г. Курск, ул. Мира, д. 7", "51,73", "36,19"]], ["Адрес", "Широта", "Долгота"])
    await office.uploads(page, book, "дома.xlsx")
    assert "Будет новых 1" in await office.sees(page)
    await office.presses(page, do="apply")
    assert "Готово" in await office.sees(page)


async def test_a_table_that_is_too_wide_is_told_kindly(office: Office) -> None:
    page = await office.open()
    await office.uploads(page, a_book([["1"] * 300], [str(n) for n in range(300)]))
    assert "больше 256 столбцов" in await office.sees(page)


async def test_the_message_tells_how_far_a_long_file_is(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    real = import_kinds.run

    async def slow(store: Store, one: Any, path: Path, now: Any, *, dry: bool, watch: Any) -> Any:
        watch(500)
        await until(lambda: beaten)
        return await real(store, one, path, now, dry=dry, watch=watch)

    beaten: list[int] = []
    known = imports.progress

    def progress(c: Connection, id: int, rows: int, now: Any) -> None:
        known(c, id, rows, now)
        beaten.append(rows)

    monkeypatch.setattr(import_jobs, "BEAT", 0.01)
    monkeypatch.setattr(import_kinds, "run", slow)
    monkeypatch.setattr(imports, "progress", progress)
    page = await office.open()
    await office.uploads(page, a_book([a_line("1")]))
    assert beaten[0] == 500
    assert await office.state() == State.READY


async def test_a_defect_is_told_and_changes_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    page = await office.open()
    form = FormData()
    form.add_field("file", a_book([a_line("1")]), filename="a.xlsx")
    await office.client.post(page, data=form)
    (job,) = await office.store.read(jobs.due, office.clock.now(), 10)
    await office.worker.failed(job)
    assert "ошибка у нас" in await office.sees(page)


async def test_houses_that_are_gone_stay_unless_somebody_says_otherwise(office: Office) -> None:
    header = ["Адрес", "Широта", "Долгота"]
    rows = [[f"г. Курск, ул. Мира, д. {n}", "51,73", f"36,1{n}"] for n in range(1, 6)]
    page = await office.open("houses")
    await office.uploads(page, a_book(rows, header), "дома.xlsx")
    await office.presses(page, do="apply")
    page = "/import/" + await office.store.write(office._link, "houses")
    await office.uploads(page, a_book(rows[:1], header), "дома.xlsx")
    seen = await office.sees(page)
    assert "больше половины" in seen
    assert "убрать в архив" in seen
    await office.presses(page, do="sure")
    assert "в архиве 4" in await office.sees(page)
