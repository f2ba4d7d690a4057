"""The stand-ins fail when they are told to, and are strict about what arrives."""

import aiohttp
import pytest
from aiogram import Bot, exceptions

from bot.sandbox import samples
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Town


async def call(
    telegram: TelegramStandIn, method: str, json: dict[str, object] | None = None, token: str = "1000001:TEST"
) -> dict[str, object]:
    url = f"{telegram.base}/bot{token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=json or {}) as got:
        answer: dict[str, object] = await got.json()
        return answer


async def test_a_fault_hits_the_named_chat_so_often_as_told(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    town = Town(telegram)
    maria, ivan = town.person("Мария"), town.person("Иван")
    await maria.starts()
    await ivan.starts()
    telegram.fault("send*", retry_after=7, chat=maria.id, times=2)
    await aiogram_bot.send_message(ivan.id, "а")
    for _ in range(2):
        with pytest.raises(exceptions.TelegramRetryAfter) as held:
            await aiogram_bot.send_message(maria.id, "б")
        assert held.value.retry_after == 7
    await aiogram_bot.send_message(maria.id, "б")
    assert telegram.refusals == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"status": 502}, exceptions.TelegramServerError),
        ({"drop": True}, exceptions.TelegramNetworkError),
        ({"hang": 0.05}, exceptions.TelegramNetworkError),
        ({"body": '{"ok":tru'}, exceptions.ClientDecodeError),
        ({"status": 403}, exceptions.TelegramForbiddenError),
    ],
)
@pytest.mark.parametrize("accepted", [False, True])
async def test_a_call_fails_before_or_after_it_was_accepted(
    telegram: TelegramStandIn, aiogram_bot: Bot, fault: dict[str, object], error: type[Exception], accepted: bool
) -> None:
    maria = Town(telegram).person("Мария")
    await maria.starts()
    telegram.fault("sendMessage", after_accepting=accepted, **fault)  # type: ignore[arg-type]
    with pytest.raises(error):
        await aiogram_bot.send_message(maria.id, "раз")
    assert [message.text for message in maria.sees if message.by_bot] == (["раз"] if accepted else [])


@pytest.mark.parametrize(
    ("method", "json", "code"),
    [
        ("sendMessage", {"chat_id": 1}, 400),
        ("sendMessage", {"chat_id": 1, "text": 5}, 400),
        ("sendMessage", {"chat_id": 1, "text": "x", "colour": "red"}, 400),
        ("sendMessage", {"chat_id": 1, "text": "x", "disable_web_page_preview": True}, 400),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": "{}"}, 400),
        ("sendMesage", {}, 404),
        ("answerCallbackQuery", {"callback_query_id": "1"}, 400),
    ],
)
async def test_what_the_bot_api_does_not_know_is_refused(
    telegram: TelegramStandIn, method: str, json: dict[str, object], code: int
) -> None:
    answer = await call(telegram, method, json)
    assert (answer["ok"], answer["error_code"]) == (False, code)
    assert [(refusal.method, refusal.code) for refusal in telegram.refusals] == [(method, code)]


async def test_an_unknown_token_is_unauthorized(telegram: TelegramStandIn) -> None:
    assert (await call(telegram, "getMe", token="5:NO"))["error_code"] == 401


async def test_a_poll_hears_only_the_kinds_it_asked_for(telegram: TelegramStandIn) -> None:
    maria = Town(telegram).person("Мария")
    await call(telegram, "getUpdates", {"allowed_updates": ["callback_query"]})
    await maria.says("не слышно")
    assert (await call(telegram, "getUpdates"))["result"] == []


async def test_the_page_gets_photos_by_url(telegram: TelegramStandIn) -> None:
    maria = Town(telegram).person("Мария")
    await maria.sends_photo(samples.photo(2), "вот")
    (message,) = maria.view()["messages"]
    assert message["text"] == "вот"
    async with aiohttp.ClientSession() as session, session.get(message["files"][0]["url"]) as got:
        assert await got.read() == samples.photo(2)
        assert got.content_type == "image/jpeg"
