"""The whole way where MAX brings updates by itself: the secret, the commit before the answer, a lost subscription."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.doctor import examine
from bot.max import webhook
from bot.max.webhook import HEADER, secret
from bot.sandbox.house import MAX_TOKEN
from bot.settings import Settings
from domain.errors import Refused
from storage import inbox, tickets
from storage.store import Store
from tests.town.desk import at_home, filed, files
from tests.town.house import House
from tests.town.walk import the_ticket


class Hooked(House):
    """A house whose MAX brings updates by itself."""

    port = 0

    def settings(self) -> Settings:
        web = {"web_url": f"http://127.0.0.1:{self.port}", "web_port": self.port, "max_updates": "webhook"}
        return super().settings().model_copy(update=web)

    async def serve(self, run: Any, polls: Any) -> None:
        asked = self.max.calls["POST /subscriptions"]
        await super().serve(run, {})
        await self.max.called("POST /subscriptions", asked + 1, within=20)

    @property
    def door(self) -> str:
        return next(iter(self.max.world.bots[MAX_TOKEN].hooks))


@pytest.fixture
async def hooked(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hooked]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(webhook, "LOOK", 0.2)
    house = Hooked(tmp_path, messengers="max")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        house.port = free.getsockname()[1]
    await house.open(template)
    yield house
    await house.close()
    assert [one for one in house.refusals if one.method not in house.faulty] == []


async def post(url: str, body: bytes, token: str = MAX_TOKEN) -> int:
    head = {HEADER: secret(token)}
    async with aiohttp.ClientSession() as session, session.post(url, data=BytesIO(body), headers=head) as got:
        return got.status


async def test_a_report_by_webhook(hooked: Hooked) -> None:
    await filed(hooked, "max")
    assert (await the_ticket(hooked)).story
    assert hooked.max.calls["GET /updates"] == 0
    assert hooked.max.calls["hook"] >= 2


async def test_what_is_brought_twice_is_done_once(hooked: Hooked) -> None:
    maria = await at_home(hooked, "Мария Петрова", "max")
    hooked.max.faults.garbles("hook", times=0)  # each call of the webhook is made twice
    await files(maria)
    assert await hooked.read(tickets.get, 2) is None


async def test_who_does_not_know_the_secret_brings_nothing(hooked: Hooked) -> None:
    maria = hooked.town.person("Мария", "max")
    await maria.starts()
    await maria.sees("согласие")
    update = json.dumps({"update_type": "message_created"}).encode()
    assert await post(hooked.door, update, "another organisation's token") == 403
    assert await post(hooked.door, b"", "") == 403
    assert await post(hooked.door.replace("/max/", "/vk/"), update) == 404
    assert await post(hooked.door + "7", update) == 404
    assert await post(hooked.door, b"not JSON") == 400
    assert await post(hooked.door, bytes(10 * 2**20)) == 413
    assert await hooked.read(inbox.new_count) == 0


async def test_nothing_is_answered_before_it_is_committed(hooked: Hooked, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = await at_home(hooked, "Мария Петрова", "max")
    gate, write = asyncio.Event(), Store.write

    async def slow(self: Store, function: Any, *words: Any, **more: Any) -> Any:
        if function is inbox.add:
            await gate.wait()
        return await write(self, function, *words, **more)

    monkeypatch.setattr(Store, "write", slow)
    await maria.says("Не убирают двор")
    await hooked.max.called("hook")
    bot = hooked.max.world.bots[MAX_TOKEN]
    await asyncio.sleep(0.1)
    assert bot.asked < bot.marker, "MAX has been told that it was taken"
    gate.set()
    await maria.sees("двор")
    assert bot.asked == bot.marker


async def test_a_subscription_that_max_has_forgotten_is_made_again(hooked: Hooked) -> None:
    maria = await at_home(hooked, "Мария Петрова", "max")
    await hooked.stop()
    await maria.says("нет горячей воды")
    bot = hooked.max.world.bots[MAX_TOKEN]
    while bot.hooks:
        assert await hooked.max.changes.after(hooked.max.changes.count, 5)
    await hooked.start()
    await maria.sees("Отправить?")
    asked = hooked.max.calls["POST /subscriptions"]
    bot.hooks.clear()
    await hooked.max.called("POST /subscriptions", asked + 1)
    await maria.presses("Отправить заявку")
    await maria.sees("Заявка № 1")


async def test_doctor_says_whether_max_knows_our_address(hooked: Hooked) -> None:
    told: list[str] = []
    await examine(hooked.settings(), hooked.store, told.append)
    assert any("доставляет сообщения на наш адрес" in line for line in told)
    hooked.max.faults.refuses("POST /subscriptions", 400, times=0)
    hooked.max.world.bots[MAX_TOKEN].hooks.clear()
    told.clear()
    await examine(hooked.settings(), hooked.store, told.append)
    assert any("не знает нашего адреса" in line for line in told)


@pytest.mark.parametrize("url", [None, "http://dvor.example", "https://dvor.example:8443"])
def test_a_webhook_needs_an_address_that_max_takes(url: str | None) -> None:
    settings = Settings(max_token="t", max_updates="webhook", web_url=url)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="settings-max-webhook"):
        settings.check()
    Settings(max_token="t", max_updates="webhook", web_url="https://dvor.example").check()  # type: ignore[arg-type]
