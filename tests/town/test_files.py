"""Files of accounts and houses through the real messengers: a link to our own page, a document in the chat."""

from pathlib import Path

from aiohttp import ClientSession, CookieJar, FormData

from bot.sandbox.person import Person
from storage import accounts
from tests.storage.test_accounts import a_line, as_csv, as_xlsx
from tests.town.house import House

DOOR = "г. Курск, ул. Ленина, д. 12"


async def a_head(house: House, messenger: str) -> Person:
    head = house.town.person("Виктор Сергеев", messenger)
    await head.opens(await house.link(messenger))
    await head.sees("администратор")
    return head


async def test_accounts_come_by_the_page_and_the_chat_tells_of_it(house: House, messenger: str, tmp_path: Path) -> None:
    head = await a_head(house, messenger)
    await head.says("/import")
    await head.presses("Лицевые счета")
    seen = await head.sees("24 часа")
    (page,) = [label.data for row in seen.rows for label in row if label.kind == "link"]
    book = as_xlsx(
        tmp_path / "a.xlsx", [a_line("000123", "5", address=DOOR), a_line("7", "6", share="4/3", address=DOOR)]
    )

    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        form = FormData()
        form.add_field("file", book.read_bytes(), filename="счета.xlsx")
        async with browser.post(page, data=form) as answer:
            assert answer.status == 200
        told = await head.sees("Будет новых 1")
        assert "Применить" in told.buttons
        async with browser.get(page) as answer:
            assert "доля «4/3» непонятна" in await answer.text()
        async with browser.post(page, data={"do": "apply"}):
            pass
        await head.sees("Готово. Новых 1")
    (one,) = await house.read(accounts.by_number, "123")
    assert one.number == "000123"


async def test_a_document_in_the_chat(house: House, messenger: str, tmp_path: Path) -> None:
    head = await a_head(house, messenger)
    rows = [a_line("000123", "5", address=DOOR), a_line("7", "6", share="4/3", address=DOOR)]
    content = as_csv(tmp_path / "a.csv", rows).read_bytes()
    await head.sends_document(content, "accounts.csv", mime="text/csv")
    asked = await head.sees("Что в этом файле?")
    if "Лицевые счета" not in asked.buttons:  # this messenger keeps what it carries in another country
        await head.presses("Отмена")
        await head.sees("Отменено")
        return
    await head.presses("Лицевые счета")
    await head.sees("Строки с ошибками: исправьте их")
    await head.sees("Будет новых 1")
    await head.presses("Применить")
    await head.sees("Готово. Новых 1")
    assert len(await house.read(accounts.by_number, "123")) == 1


async def test_houses_as_a_document(house: House, messenger: str) -> None:
    head = await a_head(house, messenger)
    content = "Адрес;Широта;Долгота\nг. Курск, ул. Мира, д. 7;51,73;36,19\n".encode("cp1251")
    await head.sends_document(content, "houses.csv", mime="text/csv")
    await head.presses("Дома")
    await head.sees("Будет новых 1")
    await head.presses("Применить")
    await head.sees("Готово. Новых 1")
