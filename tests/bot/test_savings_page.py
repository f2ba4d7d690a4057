"""What was saved, on a page of its own: by a link only, for who may see figures, with its assumption."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import Connection

from bot.settings import Settings
from bot.web import Web
from domain.access import Role
from handlers.reach_room import SAVINGS
from storage import organisations, people, staff, web_links
from storage.store import Store
from tests.bot.waiting import HandClock
from tests.storage.builders import a_ticket

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client(store: Store, clock: HandClock) -> AsyncIterator[Client]:
    pages = Web(store, clock, Settings(web_url="https://bot.example.ru"))
    async with TestClient(TestServer(pages.app())) as client:
        yield client


async def a_link(store: Store, clock: HandClock, role: Role = Role.HEAD) -> str:
    """To three tickets of today."""

    def made(c: Connection) -> str:
        for _ in range(3):
            a_ticket(c)
        company = organisations.the(c).id
        person = people.meet(c, 1, "7", clock.now()).person.id
        staff.grant(c, person, company, role)
        return web_links.make(c, SAVINGS, person, company, clock.now())

    return await store.write(made)


async def test_every_figure_says_how_it_is_computed(store: Store, clock: HandClock, client: Client) -> None:
    code = await a_link(store, clock)
    text = await (await client.get(f"/savings/{code}?minutes=10")).text()
    assert "<td>Заявки без звонка</td>" in text
    assert "Каждая заменила звонок диспетчеру" in text
    assert "<td>0,5 ч</td>" in text
    assert "умноженная на 10 мин" in text
    assert "Ответы жителей в чате" not in text  # there are none: nothing empty is shown
    again = await (await client.get(f"/savings/{code}")).text()
    assert "<td>0,2 ч</td>" in again


@pytest.mark.parametrize("minutes", ["", "-5", "1e9", "abc", "999", "0"])
async def test_a_strange_assumption_is_put_right(
    store: Store, clock: HandClock, client: Client, minutes: str
) -> None:
    code = await a_link(store, clock)
    assert (await client.get(f"/savings/{code}", params={"minutes": minutes})).status == 200


async def test_without_a_good_link_there_is_nothing(store: Store, clock: HandClock, client: Client) -> None:
    assert (await client.get("/savings/wrong")).status == 404
    code = await a_link(store, clock, Role.EXECUTOR)
    assert (await client.get(f"/savings/{code}")).status == 404
    good = await a_link(store, clock, Role.ADMIN)
    clock.move(25 * 3600)
    assert (await client.get(f"/savings/{good}")).status == 404
