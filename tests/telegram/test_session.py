"""Our session speaks as aiogram's own does, only in JSON, and never tells the token."""

import json
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteWebhook,
    GetChat,
    GetChatMember,
    GetFile,
    GetMe,
    GetUpdates,
    PinChatMessage,
    SendMessage,
    SetMyCommands,
    TelegramMethod,
    UnpinChatMessage,
)
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, LinkPreviewOptions

from bot.telegram.polling import ASKED_FOR
from bot.telegram.render import change, steps
from bot.telegram.session import NotConnected, Session
from tests.telegram.parcels import every_kind
from tests.telegram.server import TOKEN, BotApi, Call, Said


def every_method(folder: Path) -> Iterator[TelegramMethod[Any]]:
    """Every method that the line calls, with every field that it ever sets."""
    for parcel in every_kind(folder):
        yield from [change(parcel)] if parcel.edit else [method for method, _ in steps(parcel)]
    yield GetMe()
    yield GetUpdates(timeout=25, allowed_updates=ASKED_FOR)
    yield GetUpdates(offset=0, timeout=25, allowed_updates=[])
    yield DeleteWebhook(drop_pending_updates=False)
    yield AnswerCallbackQuery(callback_query_id="42", text="")
    yield AnswerCallbackQuery(callback_query_id="42", text="«Взял» Пётр")
    yield SetMyCommands(commands=[BotCommand(command="start", description="")], scope=BotCommandScopeAllPrivateChats())
    yield GetChatMember(chat_id=-100123, user_id=77)
    yield GetChat(chat_id=-100123)
    yield PinChatMessage(chat_id=-100123, message_id=4, disable_notification=True)
    yield UnpinChatMessage(chat_id=-100123, message_id=3)
    yield GetFile(file_id="FILE-B")


def _decoded(call: Call, like: Call) -> dict[str, Any]:
    """The fields as JSON values: what a form says in JSON is read, unless ours is a plain string; uploads numbered."""
    names = {name: f"file{number}" for number, name in enumerate(call.uploads)}
    found = {}
    for key, value in call.fields.items():
        for name, number in names.items():
            value = value.replace(name, number) if isinstance(value, str) else value
        plain = like.kind == "json" and isinstance(like.fields.get(key), str)
        found[key] = value if plain or not isinstance(value, str) else _read(value)
    return found


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


@pytest.mark.parametrize("defaults", [{}, {"protect_content": True, "link_preview_is_disabled": True}])
async def test_every_method_is_serialised_as_by_aiogram(api: BotApi, tmp_path: Path, defaults: dict[str, Any]) -> None:
    properties = DefaultBotProperties(**defaults)
    called = set()
    server = TelegramAPIServer.from_base(api.url)
    async with AiohttpSession(api=server) as theirs, Session(api.url) as ours:
        for method in every_method(tmp_path):
            called.add(method.__api_method__)
            for session in (theirs, ours):
                api.answers(method.__api_method__, Said(200, "[]"))  # the answer does not matter
                with pytest.raises(AiogramError):
                    await Bot(TOKEN, session, properties)(method)
            form, plain = api.calls[-2:]
            assert plain.kind == ("multipart" if plain.uploads else "json")
            assert _decoded(plain, plain) == _decoded(form, plain)
            assert list(form.uploads.values()) == list(plain.uploads.values())
    assert called >= {"sendMessage", "editMessageText", "sendPhoto", "sendVideo", "sendVoice", "sendDocument"}


async def test_false_zero_and_empty_lists_are_sent_but_empty_strings_are_not(api: BotApi) -> None:
    preview = LinkPreviewOptions(is_disabled=False, url="")
    method = SendMessage(chat_id=0, text="", entities=[], disable_notification=False, link_preview_options=preview)
    async with Session(api.url) as session:
        await Bot(TOKEN, session)(method)
    assert api.calls[0].fields == {
        "chat_id": 0,
        "entities": [],
        "disable_notification": False,
        "link_preview_options": {"is_disabled": False, "url": ""},
    }


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Said(502, "<html>Bad Gateway</html>"), TelegramServerError),
        (Said(413, "<html>Request Entity Too Large</html>"), TelegramEntityTooLarge),
        (Said(200, "not JSON at all"), ClientDecodeError),
        (Said(200, '{"ok": true, "result": {"message_id"'), ClientDecodeError),
        (Said(200, "[" * 100_000), ClientDecodeError),
        (Said(200, "[]"), ClientDecodeError),
        (Said(500, '{"ok": false}'), TelegramServerError),
        (None, TelegramNetworkError),
    ],
)
async def test_a_broken_answer_is_one_of_aiograms_errors(api: BotApi, answer: Any, error: type[AiogramError]) -> None:
    api.answers("sendMessage", answer)
    async with Session(api.url) as session:
        with pytest.raises(error):
            await Bot(TOKEN, session)(SendMessage(chat_id=77, text="Привет"))


async def test_no_error_tells_the_token() -> None:
    said = []
    for url in ("http://127.0.0.1:1", "http://127.0.0.1:99999", "http://[::bad", "http://no-such-host.invalid"):
        async with Session(url) as session:
            try:
                await Bot(TOKEN, session)(GetMe())
            except AiogramError as error:
                said.append("".join(traceback.format_exception(error)))
    assert len(said) == 4
    assert not [text for text in said if re.search("SECRET", text)]


async def test_a_refused_connection_has_surely_not_been_sent() -> None:
    async with Session("http://127.0.0.1:1") as session:
        with pytest.raises(NotConnected):
            await Bot(TOKEN, session)(GetMe())
