"""The journal as a file: its cells are what the tickets say, texts stay texts, and its page gives it once."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from python_calamine import CalamineWorkbook
from sqlalchemy import Connection

from bot import journal_book
from bot.settings import Settings
from bot.web import Web
from domain.access import Role
from domain.periods import Period
from domain.tickets import Status
from handlers.journal_room import LINK
from storage import jobs, lines, materials, organisations, people, staff, tickets, web_links
from storage.jobs import Job
from storage.store import Store
from tests.bot.waiting import HandClock
from tests.storage.builders import NOW, a_house, a_ticket, after

Client = TestClient[web.Request, web.Application]
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
ZONE = "Europe/Moscow"


def rows(content: bytes) -> list[dict[str, Any]]:
    """Each line by its heads."""
    heads, *found = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, heads), row, strict=True)) for row in found]


def local(day: int, hour: int, minute: int, year: int = 2026) -> datetime:
    """A moment of an October as a sheet holds it, in the time of the house."""
    return datetime(year, 10, day, hour, minute)  # noqa: DTZ001 sheets know no zones


def a_whole_ticket(c: Connection) -> int:
    """With everything that a line may hold."""
    lines.ensure(c, "telegram", "telegram:1")
    house = a_house(c)
    words: dict[str, Any] = {
        "house": house,
        "address": "обл. Курская, г. Курск, ул. Ленина, д. 12",
        "entrance": "2",
        "flat": "45",
    }
    before = a_ticket(c, now=after(days=-60), house=house)
    assert before.id == 1
    one = a_ticket(c, story='=HYPERLINK("http://x";"!")', **words)
    told: dict[str, Any] = {
        "promised": after(days=1),
        "legal_due": after(days=3),
        "begun": after(hours=1),
        "ended": after(hours=5),
    }
    told |= {"status": Status.CLOSED, "closed_by": "resident", "rating": 5, "executor_name": "@Пётр", "reopened": 1}
    tickets.update(c, one.id, **told, outside="ПОС 123-45")
    tickets.log(c, one.id, after(minutes=10), action="take", name="Анна И.", before="registered", after="working")
    tickets.log(c, one.id, after(minutes=20), action="depart", name="Пётр")
    tickets.log(c, one.id, after(minutes=30), action="wait", name="Пётр", comment="ждём кран")
    tickets.log(c, one.id, after(hours=5), action="done", name="Пётр", comment="+Заменили кран")
    materials.add(c, one.id, ["кран 1/2", "лён"], 1, after(hours=5))
    photo = {"kind": "photo", "file": "x", "line": 1}
    tickets.attach(c, one.id, [photo, photo], "story")
    tickets.attach(c, one.id, [photo], "report")
    return one.id


async def test_the_cells_are_what_the_ticket_says(store: Store) -> None:
    number = await store.write(a_whole_ticket)
    content, count = await journal_book.draw(store, 1, OCTOBER, ZONE, closed=False)
    [one] = rows(content)
    assert count == 1
    told = {
        "Номер": number, "Зарегистрирована": local(5, 15, 0), "Откуда": "Telegram",
        "Кто принял": "Анна И.", "Заявитель": "Житель 1", "Адрес": "ул. Ленина, д. 12, подъезд 2", "Квартира": "45",
        "Суть": '=HYPERLINK("http://x";"!")', "Вид обращения": "проблема", "Вид работ": "Нет горячей воды",
        "Приоритет": "обычная", "Аварийная": "нет", "Предельный срок": local(8, 15, 0),
        "Плановая дата": local(6, 15, 0), "Исполнитель": "@Пётр", "Выехали": local(5, 15, 20),
        "Начаты работы": local(5, 16, 0), "Устранено": local(5, 20, 0),
        "Принятые меры": "+Заменили кран", "Фото до": 2, "Фото после": 1, "Почему перенесли": "ждём кран", "Оценка": 5,
        "Подтвердил": "житель", "Повтор заявки №": 1, "Открыта снова, раз": 1, "Номера в других системах": "ПОС 123-45",
        "Хранить до": local(5, 15, 0, 2029), "Лицевой счёт": "", "Материалы": "кран 1/2; лён", "Локализовано": "",
    }  # fmt: skip
    assert {head: one[head] for head in told} == told
    assert "ПП 354" in one["Основание срока"]
    assert one["Заявителя известили"].startswith("05.10.2026 15:10")


async def test_texts_that_look_like_formulas_stay_texts(store: Store) -> None:
    await store.write(a_whole_ticket)
    content, _ = await journal_book.draw(store, 1, OCTOBER, ZONE, closed=False)
    with ZipFile(BytesIO(content)) as packed:
        page, styles = (packed.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    assert "<f>" not in page
    assert 'quotePrefix="1"' in styles


async def test_abroad_goes_no_flat_and_no_account(store: Store) -> None:
    await store.write(a_whole_ticket)
    content, _ = await journal_book.draw(store, 1, OCTOBER, ZONE, closed=True)
    [one] = rows(content)
    assert not {"Квартира", "Лицевой счёт"} & set(one)
    assert "45" not in str({head: cell for head, cell in one.items() if head != "Номера в других системах"})


async def test_only_ones_own_and_only_of_that_time(store: Store) -> None:
    def made(c: Connection) -> None:
        other = organisations.add(c, "Другая", "company", organisations.the(c).id).id
        a_ticket(c, organisation=other)
        for day in (-10, 40):
            a_ticket(c, now=after(days=day))
        for number in range(250):
            a_ticket(c, now=NOW + timedelta(minutes=number))
        thanks, question = a_ticket(c), a_ticket(c)
        tickets.update(c, thanks.id, kind="gratitude")
        tickets.update(c, question.id, kind="question")

    await store.write(made)
    content, count = await journal_book.draw(store, 1, OCTOBER, ZONE, closed=False)
    numbers = [one["Номер"] for one in rows(content)]
    assert count == 251 == len(numbers)
    assert len(set(numbers)) == 251
    assert {one["Вид обращения"] for one in rows(content)} == {"проблема", "вопрос"}


def asked(c: Connection, role: Role) -> int:
    """Somebody with a role; their number."""
    person = people.meet(c, 1, "7", NOW).person.id
    staff.grant(c, person, organisations.the(c).id, role)
    return person


async def test_who_has_lost_the_right_meanwhile_gets_nothing(store: Store) -> None:
    await store.write(a_whole_ticket)
    for role, has in ((Role.EXECUTOR, False), (Role.DISPATCHER, True)):
        person = await store.write(asked, role)
        payload = {"organisation": 1, "period": OCTOBER.code, "closed": False, "person": person}
        name, content, words = await journal_book.make(store, Job(1, "journal", payload, NOW, 0, NOW))
        assert bool(content) is has
        assert (words == "Журнал: 1 заявка.") is has
        assert (name == "журнал-261001-261031.xlsx") is has
    assert await store.read(jobs.due, NOW, 9) == []


@pytest.fixture
async def client(store: Store, clock: HandClock) -> AsyncIterator[Client]:
    pages = Web(store, clock, Settings(web_url="https://bot.example.ru"))
    async with TestClient(TestServer(pages.app())) as client:
        yield client


async def test_the_page_gives_the_whole_of_it_once(store: Store, clock: HandClock, client: Client) -> None:
    def made(c: Connection) -> list[str]:
        number = a_whole_ticket(c)
        since = tickets.get(c, number).made.date()  # type: ignore[union-attr]
        person, payload = asked(c, Role.HEAD), {"period": Period(since, since).code}
        return [web_links.make(c, LINK, person, 1, clock.now(), payload) for _ in range(2)]

    code, other = await store.write(made)
    for _ in range(2):  # to look at it does not use it up: messengers look at links, too
        assert "Скачать" in await (await client.get(f"/journal/{code}")).text()
    taken = await client.post(f"/journal/{code}")
    assert rows(await taken.read())[0]["Квартира"] == "45"
    assert "attachment" in taken.headers["Content-Disposition"]
    assert (await client.post(f"/journal/{code}")).status == 404
    assert (await client.get(f"/journal/{code}")).status == 404
    assert (await client.get("/journal/wrong")).status == 404
    await store.write(lambda c: [staff.revoke(c, person, 1) for person in range(1, 9)])
    assert (await client.post(f"/journal/{other}")).status == 404
