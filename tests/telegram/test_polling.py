"""The loop that brings updates survives whatever happens, and confirms nothing too early."""

import logging
from typing import Any

import pytest

from bot.lines import Batch, TokenRefused
from bot.telegram.line import TelegramLine
from tests.telegram.received import message, press
from tests.telegram.server import TOKEN, BotApi, Said, refusal

WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def first(line: TelegramLine, cursor: str = "") -> Batch:
    async for batch in line.poll(cursor):
        return batch
    raise AssertionError("the loop ended")


async def test_the_next_poll_confirms_and_comes_only_when_asked_for(api: BotApi, line: TelegramLine) -> None:
    api.answers("getUpdates", [], [message(text="раз"), press()], [message(text="два") | {"update_id": 40}])
    batches = line.poll("")
    batch = await anext(batches)
    assert [letter.update for letter in batch.letters] == ["900", "901"]
    assert batch.cursor == "902"
    assert [asked.get("offset") for asked in api.asked("getUpdates")] == [None, None]
    assert (await anext(batches)).cursor == "41"  # after a week of silence numbers may begin lower
    assert api.asked("getUpdates")[-1]["offset"] == 902


async def test_a_poll_starts_where_the_database_says_and_names_every_kind(api: BotApi, line: TelegramLine) -> None:
    api.answers("getUpdates", [message()])
    await first(line, "900")
    (asked,) = api.asked("getUpdates")
    assert asked == {
        "offset": 900,
        "timeout": 25,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"],
    }


@pytest.mark.parametrize(
    "fault",
    [
        None,
        Said(502, "<html>"),
        Said(200, "half of {"),
        Said(200, '{"ok": true, "result": {"not": "a list"}}'),
        Said(200, '{"ok": true}'),
        refusal(500, "Internal Server Error"),
        refusal(409, OTHER),
        refusal(400, "Bad Request: something new"),
    ],
)
async def test_no_failure_ends_the_loop(api: BotApi, line: TelegramLine, slept: list[float], fault: Any) -> None:
    api.answers("getUpdates", fault, fault, [message(text="цел")])
    assert (await first(line)).letters[0].update == "900"
    assert len(slept) == 2
    assert slept[1] > slept[0] > 0.5


async def test_a_failure_is_one_line_without_the_token(
    api: BotApi, line: TelegramLine, caplog: pytest.LogCaptureFixture
) -> None:
    api.answers("getUpdates", None, Said(200, f'{{"secret": "{TOKEN}'), [message(text="тайна")])
    with caplog.at_level(logging.DEBUG, "bot"):
        await first(line)
    assert len(caplog.records) == 2
    assert not [r for r in caplog.records if r.exc_info or "\n" in r.message or "SECRET" in r.message]


async def test_telegram_says_how_long_to_wait(api: BotApi, line: TelegramLine, slept: list[float]) -> None:
    api.answers("getUpdates", refusal(429, "Too Many Requests: retry after 7", retry_after=7), [message()])
    await first(line)
    assert slept == [7.0]


async def test_a_webhook_in_the_way_is_removed_and_nothing_that_waits_is_dropped(
    api: BotApi, line: TelegramLine
) -> None:
    api.answers("getUpdates", refusal(409, WEBHOOK), [message()])
    await first(line)
    assert api.asked("deleteWebhook") == [{"drop_pending_updates": False}]
    api.answers("getUpdates", refusal(409, OTHER), [message()])
    await first(line)
    assert len(api.asked("deleteWebhook")) == 1


@pytest.mark.parametrize("refused", [(401, "Unauthorized"), (404, "Not Found")])
async def test_only_a_refused_token_ends_it(api: BotApi, line: TelegramLine, refused: tuple[int, str]) -> None:
    api.answers("getUpdates", refusal(*refused))
    with pytest.raises(TokenRefused):
        await first(line)


async def test_a_malformed_update_loses_nobody_elses(api: BotApi, line: TelegramLine) -> None:
    api.answers("getUpdates", [message(text="раз"), {"update_id": 901}, None, "odd", message() | {"update_id": 902}])
    batch = await first(line)
    assert [letter.position for letter in batch.letters] == [900, 901, 0, 0, 902]
    assert batch.cursor == "903"


async def test_updates_that_can_never_be_confirmed_do_not_spin(
    api: BotApi, line: TelegramLine, slept: list[float]
) -> None:
    api.answers("getUpdates", [{"odd": 1}], [{"odd": 1}], [{"odd": 1}])
    batches = line.poll("5")
    for _ in range(3):
        assert (await anext(batches)).cursor == "5"
    assert len(slept) == 2
    assert slept[1] > slept[0]
