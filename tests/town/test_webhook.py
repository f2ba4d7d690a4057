"""The whole way where messengers bring updates by themselves: secrets, the commit before the answer, lost addresses."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import bringing
from bot.bringing import secret
from bot.doctor import examine
from bot.sandbox.house import MAX_TOKEN, TELEGRAM_TOKEN, VK_GROUP, VK_TOKEN
from bot.sandbox.standin import StandIn
from bot.settings import Settings
from domain.errors import Refused
from storage import inbox, tickets
from storage.store import Store
from tests.town.desk import at_home, filed, files
from tests.town.house import House
from tests.town.walk import the_ticket

SUBSCRIBES = {"telegram": "setWebhook", "vk": "groups.setCallbackSettings", "max": "POST /subscriptions"}
POLLS = {"telegram": "getUpdates", "vk": "poll", "max": "GET /updates"}
HEADERS = {"telegram": "X-Telegram-Bot-Api-Secret-Token", "max": "X-Max-Bot-Api-Secret"}
TOKENS = {"telegram": TELEGRAM_TOKEN, "vk": VK_TOKEN, "max": MAX_TOKEN}


class Hooked(House):
    """A house whose messenger brings updates by itself."""

    port = 0

    @property
    def messenger(self) -> str:
        return self.messengers[0]

    @property
    def standin(self) -> StandIn:
        found: StandIn = getattr(self, self.messenger)
        return found

    def settings(self) -> Settings:
        web = {"web_url": f"http://127.0.0.1:{self.port}", "web_port": self.port}
        return super().settings().model_copy(update=web | {f"{self.messenger}_updates": "webhook"})

    async def serve(self, run: Any, polls: Any) -> None:
        asked = self.standin.calls[SUBSCRIBES[self.messenger]]
        await super().serve(run, {})
        await self.standin.called(SUBSCRIBES[self.messenger], asked + 1, within=20)

    @property
    def door(self) -> str:
        if self.messenger == "telegram":
            return self.telegram.world.bots[TELEGRAM_TOKEN].webhook
        if self.messenger == "vk":
            return next(iter(self.vk.world.communities[VK_TOKEN].servers.values())).url
        return next(iter(self.max.world.bots[MAX_TOKEN].hooks))

    def forgets(self) -> None:
        """The messenger knows our address no more."""
        if self.messenger == "telegram":
            self.telegram.world.bots[TELEGRAM_TOKEN].webhook = ""
        elif self.messenger == "vk":
            self.vk.world.communities[VK_TOKEN].servers.clear()
        else:
            self.max.world.bots[MAX_TOKEN].hooks.clear()

    def waits(self) -> bool:
        """Whether something has not been taken yet, as the messenger sees it."""
        if self.messenger == "telegram":
            return bool(self.telegram.world.bots[TELEGRAM_TOKEN].updates)
        if self.messenger == "vk":
            community = self.vk.world.communities[VK_TOKEN]
            return community.brought < community.ts
        bot = self.max.world.bots[MAX_TOKEN]
        return bot.asked < bot.marker

    async def post(self, update: Any, token: str = "", door: str = "") -> int:
        """What somebody sends to our door; the secret is made of their token."""
        head, said = {}, secret(token or TOKENS[self.messenger])
        if self.messenger == "vk" and isinstance(update, dict):
            update = {**update, "secret": said}
        elif self.messenger != "vk":
            head = {HEADERS[self.messenger]: said}
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        async with (
            aiohttp.ClientSession() as session,
            session.post(door or self.door, data=BytesIO(body), headers=head) as got,
        ):
            return got.status


@pytest.fixture(params=["telegram", "vk", "max"])
async def hooked(
    request: pytest.FixtureRequest, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Hooked]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bringing, "LOOK", 0.2)
    house = Hooked(tmp_path, messengers=request.param)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        house.port = free.getsockname()[1]
    await house.open(template)
    yield house
    await house.close()
    assert [one for one in house.refusals if one.method not in house.faulty] == []


async def test_a_report_by_webhook(hooked: Hooked) -> None:
    await filed(hooked, hooked.messenger)
    assert (await the_ticket(hooked)).story
    assert hooked.standin.calls[POLLS[hooked.messenger]] == 0
    assert hooked.standin.calls["hook"] >= 2


async def test_what_is_brought_twice_is_done_once(hooked: Hooked) -> None:
    maria = await at_home(hooked, "Мария Петрова", hooked.messenger)
    hooked.standin.faults.garbles("hook", times=0)  # each call of the webhook is made twice
    await files(maria)
    assert await hooked.read(tickets.get, 2) is None


async def test_who_does_not_know_the_secret_brings_nothing(hooked: Hooked) -> None:
    maria = hooked.town.person("Мария", hooked.messenger)
    await maria.starts()
    await maria.sees("согласие")
    update = {"update_type": "message_created", "type": "message_new", "update_id": 7}
    other = "another organisation's token"
    assert await hooked.post(update, other) == 403
    assert await hooked.post(update, door=hooked.door.replace(f"/{hooked.messenger}/", "/icq/")) == 404
    assert await hooked.post(update, door=hooked.door + "7") == 404
    assert await hooked.post(b"not JSON") == 400
    assert await hooked.post(bytes(10 * 2**20)) == 413
    assert await hooked.read(inbox.new_count) == 0


async def test_nothing_is_answered_before_it_is_committed(hooked: Hooked, monkeypatch: pytest.MonkeyPatch) -> None:
    maria = await at_home(hooked, "Мария Петрова", hooked.messenger)
    gate, write = asyncio.Event(), Store.write

    async def slow(self: Store, function: Any, *words: Any, **more: Any) -> Any:
        if function is inbox.add:
            await gate.wait()
        return await write(self, function, *words, **more)

    monkeypatch.setattr(Store, "write", slow)
    asked = hooked.standin.calls["hook"]
    await maria.says("Не убирают двор")
    await hooked.standin.called("hook", asked + 1)
    await asyncio.sleep(0.1)
    assert hooked.waits(), "the messenger has been told that it was taken"
    gate.set()
    await maria.sees("двор")
    assert not hooked.waits()


async def test_an_address_that_was_forgotten_is_told_again(hooked: Hooked) -> None:
    maria = await at_home(hooked, "Мария Петрова", hooked.messenger)
    asked = hooked.standin.calls[SUBSCRIBES[hooked.messenger]]
    hooked.forgets()
    await hooked.standin.called(SUBSCRIBES[hooked.messenger], asked + 1)
    await maria.says("нет горячей воды")
    await maria.sees("Отправить?")


async def test_what_was_said_while_the_program_was_down_is_heard(hooked: Hooked) -> None:
    maria = await at_home(hooked, "Мария Петрова", hooked.messenger)
    await hooked.stop()
    await maria.says("нет горячей воды")
    await hooked.start()
    await maria.sees("Отправить?")


async def test_doctor_sets_the_address_anew_and_says_so(hooked: Hooked) -> None:
    told: list[str] = []
    await examine(hooked.settings(), hooked.store, told.append)
    assert any("доставляет сообщения на наш адрес" in line for line in told)
    hooked.forgets()
    told.clear()
    await examine(hooked.settings(), hooked.store, told.append)
    assert any("доставляет сообщения на наш адрес" in line for line in told)
    assert hooked.door
    hooked.faulty.add(SUBSCRIBES[hooked.messenger])
    hooked.standin.faults.refuses(SUBSCRIBES[hooked.messenger], 15 if hooked.messenger == "vk" else 400, times=0)
    hooked.forgets()
    told.clear()
    await examine(hooked.settings(), hooked.store, told.append)
    assert any("не знает нашего адреса" in line for line in told)


@pytest.mark.parametrize("hooked", ["vk"], indirect=True)
async def test_vk_is_told_who_we_are_only_if_it_asks_for_our_community(hooked: Hooked) -> None:
    async with aiohttp.ClientSession() as session:
        for group, said in ((VK_GROUP, hooked.vk.world.communities[VK_TOKEN].code), (VK_GROUP + 1, "")):
            asked = {"type": "confirmation", "group_id": group, "secret": secret(VK_TOKEN)}
            async with session.post(hooked.door, json=asked) as got:
                assert (await got.text() if got.status == 200 else "") == (said or "ok")
        wrong = {"type": "confirmation", "group_id": VK_GROUP, "secret": "guess"}
        async with session.post(hooked.door, json=wrong) as got:
            assert got.status == 403


@pytest.mark.parametrize("url", [None, "http://dvor.example", "https://dvor.example:8443"])
def test_a_webhook_needs_an_address_that_messengers_take(url: str | None) -> None:
    for name in ("telegram", "max"):
        words: dict[str, Any] = {f"{name}_token": "t", f"{name}_updates": "webhook"}
        with pytest.raises(Refused, match="settings-webhook"):
            Settings(**words, web_url=url).check()
        Settings(**words, web_url="https://dvor.example").check()
