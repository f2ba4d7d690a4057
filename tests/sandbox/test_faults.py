"""The stand-ins fail when they are told to, and are strict about what arrives."""

import asyncio
from collections.abc import Callable

import aiohttp
import pytest
from aiogram import Bot, exceptions

from bot.sandbox import samples
from bot.sandbox.faults import Fault
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
    telegram.faults.holds_back(seconds=7, chat=maria.id, times=2)
    await aiogram_bot.send_message(ivan.id, "а")
    for _ in range(2):
        with pytest.raises(exceptions.TelegramRetryAfter) as held:
            await aiogram_bot.send_message(maria.id, "б")
        assert held.value.retry_after == 7
    await aiogram_bot.send_message(maria.id, "б")
    assert telegram.refusals == []


@pytest.mark.parametrize(
    ("fails", "error"),
    [
        (lambda faults, **how: faults.fails("sendMessage", **how), exceptions.TelegramServerError),
        (lambda faults, **how: faults.breaks_off("sendMessage", **how), exceptions.TelegramNetworkError),
        (lambda faults, **how: faults.times_out("sendMessage", 0.05, **how), exceptions.TelegramNetworkError),
        (lambda faults, **how: faults.garbles("sendMessage", **how), exceptions.ClientDecodeError),
        (lambda faults, **how: faults.refuses("sendMessage", 403, **how), exceptions.TelegramForbiddenError),
    ],
)
@pytest.mark.parametrize("accepted", [False, True])
async def test_a_call_fails_before_or_after_it_was_accepted(
    telegram: TelegramStandIn, aiogram_bot: Bot, fails: Callable[..., Fault], error: type[Exception], accepted: bool
) -> None:
    maria = Town(telegram).person("Мария")
    await maria.starts()
    fails(telegram.faults, accepted=accepted)
    with pytest.raises(error):
        await aiogram_bot.send_message(maria.id, "раз")
    assert [message.text for message in maria.sees if message.by_bot] == (["раз"] if accepted else [])
    await aiogram_bot.send_message(maria.id, "два")


async def test_an_outage_lasts_until_it_ends_and_breaks_open_polls(
    telegram: TelegramStandIn, aiogram_bot: Bot
) -> None:
    async def polls() -> None:
        with pytest.raises(exceptions.TelegramNetworkError):
            await aiogram_bot.get_updates(timeout=30)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(polls())
        await telegram.called("getUpdates")
        with telegram.faults.out():
            for _ in range(3):
                with pytest.raises(exceptions.TelegramNetworkError):
                    await aiogram_bot.get_me()
    assert (await aiogram_bot.get_me()).username == "dvor_bot"


async def test_what_was_confirmed_comes_once_more(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    telegram.faults.redelivers()
    await maria.says("раз")
    (first,) = await aiogram_bot.get_updates()
    assert [u.update_id for u in await aiogram_bot.get_updates(offset=first.update_id + 1)] == [first.update_id]
    assert await aiogram_bot.get_updates(offset=first.update_id + 1) == []


async def test_messages_become_too_old_to_be_edited(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    await maria.starts()
    sent = await aiogram_bot.send_message(maria.id, "раз")
    with telegram.faults.late_edits(times=0), pytest.raises(exceptions.TelegramBadRequest, match="can't be edited"):
        await aiogram_bot.edit_message_text("два", chat_id=maria.id, message_id=sent.message_id)
    await aiogram_bot.edit_message_text("два", chat_id=maria.id, message_id=sent.message_id)


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
