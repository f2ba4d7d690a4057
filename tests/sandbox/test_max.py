"""What the stand-in for MAX refuses and withholds, as the real servers do."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from bot.sandbox.fixtures import Hands
from bot.sandbox.house import MAX_TOKEN
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.town import Town
from tests.sandbox.specs import Json

Call = Callable[..., Awaitable[tuple[int, Json]]]


@pytest.fixture
async def call(max: MaxStandIn) -> AsyncIterator[Call]:
    """A call of the API: status and answer."""
    async with aiohttp.ClientSession() as session:

        async def one(verb: str, path: str, body: Any = None, token: str = MAX_TOKEN, **query: Any) -> tuple[int, Json]:
            head = {"Authorization": token}
            async with session.request(verb, max.base + path, params=query, json=body, headers=head) as got:
                return got.status, await got.json()

        yield one


@pytest.fixture
async def maria(town: Town, max: MaxStandIn) -> Person:
    max.limits = False
    maria = town.person("Мария Петрова", "max")
    await maria.says("привет")
    return maria


def keys(rows: list[list[Json]]) -> Json:
    return {"text": "?", "attachments": [{"type": "inline_keyboard", "payload": {"buttons": rows}}]}


def press(text: str = "Да", payload: str = "1") -> Json:
    return {"type": "callback", "text": text, "payload": payload}


PLACE: Json = {"type": "request_geo_location", "text": "Место"}
LINK: Json = {"type": "link", "text": "Сайт", "url": "https://dvor.example"}
REFUSED: dict[str, Json] = {
    "nothing": {"text": ""},
    "too long": {"text": "я" * 4001},
    "too long in UTF-16": {"text": "😀" * 2001},
    "an unknown field": {"text": "?", "buttons": []},
    "an unknown attachment": {"text": "?", "attachments": [{"type": "reply_keyboard"}]},
    "bad markup": {"text": "<b>?", "format": "html"},
    "an unknown format": {"text": "?", "format": "md"},
    "no row": keys([]),
    "an empty row": keys([[]]),
    "31 rows": keys([[press()]] * 31),
    "8 in a row": keys([[press()] * 8]),
    "4 in a row with a place": keys([[PLACE, press(), press(), press()]]),
    "4 links in a row": keys([[LINK] * 4]),
    "a label too long": keys([[press("я" * 129)]]),
    "no label": keys([[press("")]]),
    "a payload too long": keys([[press(payload="я" * 1025)]]),
    "a button of another kind": keys([[{"type": "text", "text": "?"}]]),
    "a foreign file": {"attachments": [{"type": "image", "payload": {"token": "foreign"}}]},
    "a reply to nothing": {"text": "?", "link": {"type": "reply", "mid": "mid.gone"}},
}
TAKEN: dict[str, Json] = {
    "4000 characters": {"text": "я" * 4000},
    "30 rows of 7": keys([[press()] * 7] * 30),
    "3 links in a row": keys([[LINK] * 3]),
    "the longest label and payload": keys([[press("я" * 128, "я" * 1024)]]),
    "markup": {"text": "<b>a</b> &lt;", "format": "html"},
    "a place": {"attachments": [{"type": "location", "latitude": 51.5, "longitude": 36}]},
}


@pytest.mark.parametrize("name", REFUSED)
async def test_messages_that_are_refused(call: Call, maria: Person, name: str) -> None:
    status, answer = await call("POST", "/messages", REFUSED[name], user_id=maria.id)
    assert (status, answer["code"]) == (400, "proto.payload")
    assert len(maria.sees) == 1


@pytest.mark.parametrize("name", TAKEN)
async def test_messages_that_are_taken(call: Call, maria: Person, name: str) -> None:
    status, answer = await call("POST", "/messages", TAKEN[name], user_id=maria.id)
    assert status == 200, answer
    assert len(maria.sees) == 2


async def test_who_cannot_be_written_to(call: Call, maria: Person, town: Town) -> None:
    say = {"text": "?"}
    assert (await call("POST", "/messages", say, token="wrong", user_id=maria.id))[0] == 401
    assert (await call("POST", "/messages", say))[0] == 400
    assert (await call("POST", "/messages", say, user_id=1))[0] == 404
    assert (await call("POST", "/messages", say, chat_id=-1))[0] == 404
    assert (await call("POST", "/messages", say, user_id=town.person("Иван", "max").id))[0] == 404
    await maria.blocks()
    status, answer = await call("POST", "/messages", say, user_id=maria.id)
    assert (status, answer["code"]) == (403, "chat.denied")
    group = await town.group("Двор", [maria], with_bot=False)
    assert (await call("POST", "/messages", say, chat_id=group.chat.id))[0] == 403


async def test_calls_that_are_no_more(call: Call) -> None:
    assert (await call("GET", "/chats"))[0] == 404
    assert (await call("POST", "/chats/1/actions"))[0] == 404
    assert (await call("GET", "/me", access_token=MAX_TOKEN))[0] == 400


async def test_thirty_a_second_and_no_more(call: Call, max: MaxStandIn) -> None:
    answers = [await call("GET", "/me") for _ in range(32)]
    assert {429} >= {status for status, _ in answers[31:]}
    assert [status for status, _ in answers[:30]] == [200] * 30
    max.limits = False
    assert (await call("GET", "/me"))[0] == 200


async def test_an_update_waits_a_day(call: Call, maria: Person, clock: Hands) -> None:
    _, answer = await call("GET", "/updates", marker=1, timeout=0)
    assert [one["update_type"] for one in answer["updates"]] == ["message_created"]
    clock.move(hours=25)
    await maria.says("ещё")
    _, answer = await call("GET", "/updates", marker=1, timeout=0)
    assert [one["message"]["body"]["text"] for one in answer["updates"]] == ["ещё"]
    assert (await call("GET", "/updates", timeout=31))[0] == 400
    assert (await call("GET", "/updates", limit=101))[0] == 400


async def test_a_group_is_heard_by_administrators_only(call: Call, maria: Person, town: Town) -> None:
    async def told() -> list[str]:
        _, answer = await call("GET", "/updates", marker=2, timeout=0)
        return [one["update_type"] for one in answer["updates"]]

    group = await town.group("Диспетчерская", [maria])
    boss = maria.in_chat(group)
    await boss.says("/bind", to_bot=True)
    await call("POST", "/messages", keys([[press()]]), chat_id=group.chat.id)
    await boss.presses("Да")
    await group.join(town.person("Пётр", "max"))
    assert await told() == ["bot_added"]
    await group.make_admin()
    await boss.says("слышно?")
    await boss.presses("Да")
    assert await told() == ["bot_added", "message_created", "message_callback"]
    await group.make_admin(False)
    await boss.says("а теперь?")
    await group.remove_bot()
    assert (await told())[3:] == ["bot_removed"]


async def test_a_press_is_answered_once_and_only_the_own_messages_change(call: Call, maria: Person) -> None:
    _, sent = await call("POST", "/messages", keys([[press()]]), user_id=maria.id)
    pressed = await maria.presses("Да")
    assert (await call("POST", "/answers", {"notification": "раз"}, callback_id=pressed.id))[0] == 200
    assert (await call("POST", "/answers", {"notification": "два"}, callback_id=pressed.id))[0] == 404
    mid = sent["message"]["body"]["mid"]
    assert (await call("PUT", "/messages", {"text": "иначе"}, message_id=mid))[0] == 200
    assert maria.screen.buttons == ["Да"], "without attachments they stay"
    assert (await call("PUT", "/messages", {"text": "иначе", "attachments": []}, message_id=mid))[0] == 200
    assert maria.screen.buttons == []
    assert (await call("PUT", "/messages", {"text": "?"}, message_id="mid.gone"))[0] == 404


async def test_webhooks_want_https_and_end_the_long_poll(call: Call) -> None:
    for url in ("http://dvor.example", "https://dvor.example:8443/max", "dvor.example"):
        assert (await call("POST", "/subscriptions", {"url": url}))[0] == 400
    assert (await call("POST", "/subscriptions", {"url": "https://dvor.example/max", "secret": "1234"}))[0] == 400
    assert (await call("POST", "/subscriptions", {"url": "https://dvor.example/max"}))[0] == 200
    assert (await call("GET", "/updates", timeout=0))[0] == 400
    assert (await call("DELETE", "/subscriptions", url="https://dvor.example/max"))[0] == 200
    assert (await call("GET", "/updates", timeout=0))[0] == 200


async def test_one_file_an_address(call: Call, max: MaxStandIn) -> None:
    _, endpoint = await call("POST", "/uploads", type="file")
    async with aiohttp.ClientSession() as session:
        statuses = []
        for _ in range(2):
            form = aiohttp.FormData()
            form.add_field("data", b"%PDF", filename="a.pdf")
            async with session.post(endpoint["url"], data=form) as got:
                statuses.append(got.status)
    assert statuses == [200, 400]
    assert (await call("POST", "/uploads", type="photo"))[0] == 400
    assert [one.method for one in max.refusals] == ["upload", "POST /uploads"]
