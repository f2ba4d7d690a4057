"""The stand-in speaks MAX as its description says: every call that it serves, every answer, every update."""

import json
from typing import Any

import aiohttp
import pytest

from bot.sandbox import samples
from bot.sandbox.house import MAX_TOKEN
from bot.sandbox.max import MaxStandIn
from bot.sandbox.max_methods import SERVED
from bot.sandbox.max_spec import UPDATES
from bot.sandbox.town import Town
from tests.sandbox.day import Answers, a_day
from tests.sandbox.openapi import schema, unlike
from tests.sandbox.specs import Json, read

pytestmark = pytest.mark.usefixtures("specs")
NEWER = {"PATCH /me/commands"}
"""Calls that are newer than the description."""


def described(name: str) -> Json:
    """A call as the description has it."""
    verb, _, path = name.partition(" ")
    shape = [part for part in path.split("/") if part]
    for known, verbs in read("max_openapi.json")["paths"].items():
        parts = [part for part in known.split("/") if part]
        if len(parts) != len(shape) or verb.lower() not in verbs:
            continue
        if all(a == b or (b == "{}" and a[0] == "{") for a, b in zip(parts, shape, strict=True)):
            found: Json = verbs[verb.lower()]
            return found
    raise LookupError(name)


@pytest.mark.parametrize("name", sorted({*SERVED, "GET /updates"} - NEWER))
def test_every_call_is_described(name: str) -> None:
    assert described(name)["responses"]["200"]


def test_every_update_is_described() -> None:
    known = set(schema("Update")["discriminator"]["mapping"])
    assert known >= UPDATES, UPDATES - known


async def test_a_days_updates_are_as_described(max: MaxStandIn, town: Town, answers: Answers) -> None:
    max.limits = False
    await a_day(town, "max", answers)
    updates = next(iter(max.world.bots.values())).queue
    told = [(one, one["update_type"]) for one in json.loads(json.dumps(updates))]
    wrong = {text for one, kind in told for text in unlike(one, {"$ref": "/Update"}, kind)}
    assert not wrong
    untold = {"chat_title_changed", "dialog_cleared", "dialog_muted", "dialog_unmuted", "dialog_removed"}
    assert {kind for _, kind in told} == UPDATES - untold


async def test_every_answer_is_as_described(max: MaxStandIn, town: Town) -> None:
    max.limits = False
    maria = town.person("Мария Петрова", "max")
    first = await maria.says("привет")
    group = await town.group("Диспетчерская", [maria])
    await group.make_admin()
    asked: set[str] = set()
    wrong: list[str] = []
    async with aiohttp.ClientSession(headers={"Authorization": MAX_TOKEN}) as session:

        async def call(name: str, inside: Any = "", body: Any = None, **query: Any) -> Json:
            verb, _, path = name.partition(" ")
            url = max.base + path.replace("{}", str(inside))
            async with session.request(verb, url, params=query, json=body) as got:
                answer: Json = await got.json()
            assert got.status == 200, (name, answer)
            asked.add(name)
            if name not in NEWER:
                content = described(name)["responses"]["200"].get("content") or {}
                node = content.get("application/json", {}).get("schema") or {"$ref": "/SimpleQueryResult"}
                wrong.extend(unlike(answer, node, name))
            return answer

        buttons = [[{"type": "callback", "text": "Да", "payload": "1"}]]
        keys = {"type": "inline_keyboard", "payload": {"buttons": buttons}}
        await call("GET /me")
        await call("PATCH /me/commands", body={"commands": [{"name": "help", "description": "Помощь"}]})
        endpoint = await call("POST /uploads", type="image")
        form = aiohttp.FormData()
        form.add_field("data", samples.photo(1), filename="a.jpg")
        async with aiohttp.ClientSession() as plain, plain.post(endpoint["url"], data=form) as got:
            token = next(iter((await got.json())["photos"].values()))["token"]
        image = {"type": "image", "payload": {"token": token}}
        sent = await call("POST /messages", body={"text": "раз", "attachments": [image, keys]}, user_id=maria.id)
        mid = sent["message"]["body"]["mid"]
        await call("PUT /messages", body={"text": "два", "format": "html"}, message_id=mid)
        await call("GET /messages/{}", mid)
        press = await maria.presses("Да")
        await call("POST /answers", body={"notification": "ок", "message": {"text": "три"}}, callback_id=press.id)
        assert (await press.toast(), maria.screen.text) == ("ок", "три")
        await call("DELETE /messages", message_id=mid)
        chat = group.chat.id
        board = await call("POST /messages", body={"text": "доска"}, chat_id=chat)
        await call("PUT /chats/{}/pin", chat, {"message_id": board["message"]["body"]["mid"]})
        for name in ("GET /chats/{}", "GET /chats/{}/pin", "GET /chats/{}/members/me", "GET /chats/{}/members",
                     "GET /chats/{}/members/admins"):  # fmt: skip
            await call(name, chat)
        await call("DELETE /chats/{}/pin", chat)
        await call("GET /updates", marker=1)
        await call("POST /subscriptions", body={"url": "https://dvor.example/max", "secret": "12345"})
        await call("GET /subscriptions")
        await call("DELETE /subscriptions", url="https://dvor.example/max")
    assert first
    assert not wrong
    assert asked == {*SERVED, "GET /updates"}
