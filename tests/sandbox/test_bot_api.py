"""The stand-in speaks the Bot API as it is described: every method that it serves, every answer, every update."""

import inspect
import json
import re
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox import samples
from bot.sandbox.person import Person
from bot.sandbox.telegram import SERVED, TelegramStandIn
from bot.sandbox.telegram_spec import METHODS
from bot.sandbox.town import Group, Town
from tests.sandbox import day
from tests.sandbox.day import Answers, a_day
from tests.sandbox.specs import Json, any_of, bot_api, unlike

KINDS = {"int": "Integer", "str": "String", "bool": "Boolean", "float": "Float", "chat": "Integer String"}
pytestmark = pytest.mark.usefixtures("specs")


def kind_of(types: list[str]) -> str:
    """What the stand-in calls a described type."""
    if "InputFile" in types:
        return "file"
    if types[0].startswith("Array of "):
        return "list"
    return next((ours for ours, theirs in KINDS.items() if theirs == " ".join(types)), "obj")


def test_every_method_that_is_served_is_known_and_the_other_way_round() -> None:
    assert {*SERVED, "getUpdates"} == set(METHODS)
    assert set(METHODS) - set(bot_api()["methods"]) == set()


@pytest.mark.parametrize("method", METHODS)
def test_a_method_takes_exactly_what_is_described(method: str) -> None:
    described = bot_api()["methods"][method].get("fields", [])
    assert METHODS[method] == {one["name"]: (kind_of(one["types"]), one["required"]) for one in described}


class Caller:
    """Calls every method once or more, and keeps what was wrong with the answers."""

    def __init__(self, session: aiohttp.ClientSession, standin: TelegramStandIn) -> None:
        self._session, self._standin = session, standin
        self.called: set[str] = set()
        self.wrong: list[str] = []

    async def __call__(self, method: str, files: dict[str, bytes] | None = None, **fields: Any) -> Any:
        form = aiohttp.FormData()
        for key, value in fields.items():
            form.add_field(key, value if isinstance(value, str) else json.dumps(value))
        for key, content in (files or {}).items():
            form.add_field(key, content, filename=f"{key}.jpg")
        how: Json = {"data": form} if files else {"json": fields}
        async with self._session.post(f"{self._standin.base}/bot1000001:TEST/{method}", **how) as got:
            answer = await got.json()
        assert answer["ok"], (method, answer)
        self.called.add(method)
        self.wrong += any_of(answer["result"], bot_api()["methods"][method]["returns"], method)
        return answer["result"]


async def test_every_answer_is_as_described(telegram: TelegramStandIn) -> None:
    telegram.people.bots()[0].pace.on = False
    town = Town(telegram)
    maria = town.person("Мария", username="masha")
    await maria.says("привет")
    await maria.sends_photo()
    group = await town.group("Диспетчерская", [maria])
    await group.make_admin()
    async with aiohttp.ClientSession() as session:
        call = Caller(session, telegram)
        await asks(call, maria.id, group.chat.id)
        await sends(call, maria.id)
        below = {"inline_keyboard": [[{"text": "Да", "callback_data": "1"}]]}
        sent = await call("sendMessage", chat_id=maria.id, text="<b>раз</b>", parse_mode="HTML", reply_markup=below)
        press = await maria.presses("Да")
        await call("answerCallbackQuery", callback_query_id=press.id, text="Записал")
        own: Json = {"chat_id": maria.id, "message_id": sent["message_id"]}
        await call("editMessageText", **own, text="два", reply_markup=below)
        await call("editMessageReplyMarkup", **own)
        await call("deleteMessage", **own)
        await call("deleteMessages", chat_id=maria.id, message_ids=[1, 2])
        card = await call("sendMessage", chat_id=group.chat.id, text="доска")
        await call("pinChatMessage", chat_id=group.chat.id, message_id=card["message_id"])
        await call("unpinChatMessage", chat_id=group.chat.id, message_id=card["message_id"])
        group.chat.type, group.chat.forum = "supergroup", True
        topic = await call("createForumTopic", chat_id=group.chat.id, name="№ 12")
        for method in ("closeForumTopic", "reopenForumTopic"):
            await call(method, chat_id=group.chat.id, message_thread_id=topic["message_thread_id"])
        await call("leaveChat", chat_id=group.chat.id)
    assert sorted(set(call.wrong)) == []
    assert call.called == set(METHODS)


async def asks(call: Caller, person: int, group: int) -> None:
    """What changes no chat."""
    for method in ("getMe", "getUpdates", "deleteWebhook", "getWebhookInfo", "logOut", "close"):
        await call(method)
    await call("setWebhook", url="https://example.org/")
    await call("deleteWebhook")
    await call("setMyCommands", commands=[{"command": "bind", "description": "Привязать"}])
    await call("getMyCommands")
    await call("deleteMyCommands")
    for what in ("Name", "Description", "ShortDescription"):
        await call(f"setMy{what}")
        await call(f"getMy{what}")
    await call("setChatMenuButton", menu_button={"type": "commands"})
    await call("setMyDefaultAdministratorRights")
    for chat in (person, group):
        await call("getChat", chat_id=chat)
        await call("getChatMember", chat_id=chat, user_id=person)
        await call("getChatMemberCount", chat_id=chat)
        await call("sendChatAction", chat_id=chat, action="typing")
    await call("getChatMember", chat_id=group, user_id=1000001)
    await call("getChatAdministrators", chat_id=group, return_bots=True)


async def sends(call: Caller, person: int) -> None:
    """Every kind of message."""
    for kind in ("photo", "document", "video", "voice"):
        sent = await call(f"send{kind.title()}", {kind: samples.photo(1)}, chat_id=person, caption="вот")
        what = sent[kind][-1] if kind == "photo" else sent[kind]
        await call("getFile", file_id=what["file_id"])
        await call(f"send{kind.title()}", chat_id=person, **{kind: what["file_id"]})
    await call("editMessageCaption", chat_id=person, message_id=sent["message_id"], caption="вот так")
    media = [{"type": "photo", "media": f"attach://{name}"} for name in "ab"]
    await call("sendMediaGroup", {"a": samples.photo(1), "b": samples.photo(2)}, chat_id=person, media=media)
    await call("sendLocation", chat_id=person, latitude=51.5, longitude=36)
    await call("sendVenue", chat_id=person, latitude=51.5, longitude=36.2, title="Школа", address="ул. Ленина, 5")


async def test_every_update_of_a_day_is_as_described(telegram: TelegramStandIn, answers: Answers, town: Town) -> None:
    bot = telegram.people.bots()[0]
    bot.allowed = frozenset(field["name"] for field in bot_api()["types"]["Update"]["fields"])
    await a_day(town, "telegram", answers)
    updates = [json.loads(raw) for _, raw, _ in bot.updates]
    assert [text for update in updates for text in unlike(update, "Update", "update")] == []
    assert all(len(update) == 2 for update in updates)
    assert {kind for update in updates for kind in update} == {
        "update_id", "message", "edited_message", "callback_query", "my_chat_member", "chat_member"}


def test_a_day_holds_every_act() -> None:
    done = set(re.findall(r"\.(\w+)\(", inspect.getsource(day)))
    acts = {name for kind in (Person, Group) for name, act in vars(kind).items() if inspect.iscoroutinefunction(act)}
    assert acts - done == set()


def test_the_check_itself_sees_what_is_wrong(specs: Path) -> None:
    good = {"id": 1, "is_bot": False, "first_name": "Мария"}
    assert unlike(good, "User", "user") == []
    assert unlike({"id": "1", "is_bot": False, "colour": 1}, "User", "user") == [
        "user.first_name: missing", "user.id: not Integer", "user.colour: unknown"]
