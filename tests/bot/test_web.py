"""The program's own pages: calm, closed to other sites, and there only where WEB_URL is set."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from bot.clock import Clock
from bot.pages import paper
from bot.settings import Settings
from bot.web import Web
from storage.store import Store

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(store: Store) -> AsyncIterator[Client]:
    pages = Web(store, Clock(), Settings(web_url="https://bot.example.ru"))
    async with TestClient(TestServer(pages.app())) as client:
        yield client


async def test_every_page_has_its_headers_and_lists_nothing(client: Client) -> None:
    for path, status in (("/", 200), ("/page.css", 200), ("/nothing", 404), ("/import/wrong", 404)):
        answer = await client.get(path)
        assert answer.status == status, path
        assert {name: answer.headers[name] for name in paper.HEADERS if name != "Cache-Control"} == {
            name: said for name, said in paper.HEADERS.items() if name != "Cache-Control"
        }
        assert "script" not in await answer.text()


async def test_what_is_not_there_is_told_calmly(client: Client) -> None:
    text = await (await client.get("/../etc/passwd")).text()
    assert "Такой страницы нет" in text
    assert "viewport" in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}], ids=["origin", "fetch"]
)
async def test_forms_of_other_sites_are_refused(client: Client, headers: dict[str, str]) -> None:
    answer = await client.post("/", headers=headers)
    assert answer.status == 403


async def test_without_an_address_nothing_listens(store: Store) -> None:
    pages = Web(store, Clock(), Settings(web_port=0))
    await pages.start()
    assert pages.addresses == []
    await pages.stop()


async def test_with_an_address_it_listens_on_this_machine(store: Store) -> None:
    pages = Web(store, Clock(), Settings(web_url="http://127.0.0.1:1", web_port=0))
    await pages.start()
    (address,) = pages.addresses
    assert address[0] == "127.0.0.1"
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{address[1]}/") as answer:
        assert answer.status == 200
    other = Web(store, Clock(), Settings(web_url="http://127.0.0.1:1", web_port=address[1]))
    await other.start()
    assert other.addresses == []
    await other.stop()
    await pages.stop()
