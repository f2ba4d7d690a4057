"""The long poll outlives every failure and leaves nothing behind that was not taken."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.lines import Batch, TokenRefused
from bot.vk import longpoll
from bot.vk.line import VkLine
from tests.vk.double import Double, raises
from tests.vk.polling import an_answer, an_event, take


async def test_a_line_without_a_cursor_begins_now_and_says_so_at_once(vk: Double, line: VkLine) -> None:
    vk.poll_answers.append(an_answer(11, 1))
    first, second = await take(line, "", 2)
    assert (first.letters, first.cursor) == ((), "10")
    assert [letter.update for letter in second.letters] == ["e1"]
    assert vk.polls[0]["ts"] == "10"


async def test_a_line_goes_on_from_the_cursor_that_was_kept(vk: Double, line: VkLine) -> None:
    vk.ts = "90"
    vk.poll_answers.append(an_answer(8, 1))
    (batch,) = await take(line, "7")
    assert (vk.polls[0]["ts"], vk.polls[0]["key"], batch.cursor) == ("7", "k1", "8")


async def test_the_next_request_is_made_when_the_consumer_is_back(vk: Double, line: VkLine) -> None:
    vk.poll_answers.extend([an_answer(11, 1), an_answer(12, 2)])
    poll = line.poll("10")
    await anext(poll)
    await line.check()  # time for a request that should not be made
    assert [poll["ts"] for poll in vk.polls] == ["10"]
    await anext(poll)
    assert [poll["ts"] for poll in vk.polls] == ["10", "11"]


async def test_failed_1_goes_on_from_the_place_that_vk_names(vk: Double, line: VkLine) -> None:
    vk.poll_answers.extend([{"failed": 1, "ts": 30}, an_answer(31, 1)])
    first, second = await take(line, "10", 2)
    assert (first.letters, first.cursor, second.cursor) == ((), "30", "31")
    assert [poll["ts"] for poll in vk.polls] == ["10", "30"]


async def test_failed_2_asks_for_a_key_and_keeps_the_place(vk: Double, line: VkLine) -> None:
    def expire(_: Any) -> web.Response:
        vk.key, vk.ts = "k2", "90"
        return web.json_response({"failed": 2})

    vk.poll_answers.extend([expire, an_answer(11, 1)])
    (batch,) = await take(line, "10")
    assert [(poll["key"], poll["ts"]) for poll in vk.polls] == [("k1", "10"), ("k2", "10")]
    assert batch.letters


async def test_failed_3_begins_anew_and_says_what_that_means(
    vk: Double, line: VkLine, caplog: pytest.LogCaptureFixture
) -> None:
    def forget(_: Any) -> web.Response:
        vk.key, vk.ts = "k2", "90"
        return web.json_response({"failed": 3})

    vk.poll_answers.extend([forget, an_answer(91, 1)])
    first, second = await take(line, "10", 2)
    assert (first.cursor, second.cursor) == ("90", "91")
    assert [(poll["key"], poll["ts"]) for poll in vk.polls] == [("k1", "10"), ("k2", "90")]
    assert "lost" in caplog.text


def cut(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@pytest.mark.parametrize(
    "failure",
    [
        {"failed": 4, "min_version": 0}, {"failed": 2}, 500, 502, 404, "", "<html>", '{"ts": "11", "updates": [',
        "[]", "null", {"ts": "11"}, {"updates": []}, {"ts": None, "updates": []}, {"error": "x"}, cut,
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)  # fmt: skip
@pytest.mark.parametrize("times", [1, 5])
async def test_each_failure_is_outlived_and_nothing_is_skipped(
    vk: Double, line: VkLine, failure: Any, times: int
) -> None:
    vk.poll_answers.extend([*[failure] * times, an_answer(11, 1)])
    (batch,) = await take(line, "10")
    assert [letter.update for letter in batch.letters] == ["e1"]
    assert {poll["ts"] for poll in vk.polls} == {"10"}


async def test_an_address_that_fails_again_and_again_is_asked_for_anew(vk: Double, line: VkLine) -> None:
    def move(_: Any) -> web.Response:
        vk.key = "k2"
        return web.Response(status=502)

    vk.poll_answers.extend([move, 502, 502, an_answer(11, 1)])
    await take(line, "10")
    assert [poll["key"] for poll in vk.polls] == ["k1", "k1", "k1", "k2"]


async def test_a_comma_too_many_is_no_reason_to_lose_an_answer(vk: Double, line: VkLine) -> None:
    vk.poll_answers.append('{"ts":"11","updates":[' + json.dumps(an_event(1)) + ",]}")
    (batch,) = await take(line, "10")
    assert [letter.update for letter in batch.letters] == ["e1"]


async def test_events_that_stay_unreadable_are_given_up_at_last(
    vk: Double, line: VkLine, caplog: pytest.LogCaptureFixture
) -> None:
    vk.ts = "20"
    vk.poll_answers.extend([*['{"ts": 11, "updates": [{]}'] * longpoll.HOPELESS, an_answer(21, 1)])
    first, second = await take(line, "10", 2)
    assert (first.cursor, second.cursor) == ("20", "21")
    assert "given up" in caplog.text


async def test_a_server_that_is_silent_is_asked_again(
    vk: Double, line: VkLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = asyncio.Event()
    monkeypatch.setattr(line._poller, "_wait", -9.95)  # a timeout of 0.05 s
    vk.poll_answers.append(an_answer(11, 1))

    async def silent(request: web.Request) -> web.Response:
        await released.wait()
        return web.Response()

    vk.fail.append(silent)
    monkeypatch.setattr(line._apis[2].session, "_timeout", (1, 0.05))
    (batch,) = await take(line, "10")
    assert batch.letters
    released.set()


@pytest.mark.parametrize("code", [1, 6, 7, 10, 15, 100, 912])
async def test_a_refused_address_is_asked_for_again_with_advice(
    vk: Double, line: VkLine, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    usual = vk.methods["groups.getLongPollServer"]
    refused = iter([True, True])
    vk.methods["groups.getLongPollServer"] = lambda p: raises(code)(p) if next(refused, False) else usual(p)
    vk.poll_answers.append(an_answer(11, 1))
    (batch,) = await take(line, "10")
    assert batch.letters
    assert ("refused" in caplog.text) is (code in (7, 15, 100, 912))


@pytest.mark.parametrize("code", [5, 27])
async def test_a_refused_token_ends_the_poll(vk: Double, line: VkLine, code: int) -> None:
    vk.methods["groups.getLongPollServer"] = raises(code)
    with pytest.raises(TokenRefused):
        await take(line, "10")


async def test_the_address_is_asked_for_seldom(vk: Double, line: VkLine) -> None:
    vk.poll_answers.extend([an_answer(11, 1), 500, {"ts": "11", "updates": []}, an_answer(12, 2), "", an_answer(13, 3)])
    await take(line, "10", 3)
    assert vk.requests.count("groups.getLongPollServer") == 1


async def test_waiting_for_events_leaves_the_loop_free(vk: Double, line: VkLine) -> None:
    poll: AsyncIterator[Batch] = line.poll("10")
    waiting = asyncio.ensure_future(anext(poll))
    await vk.wait_for(lambda: "groups.getLongPollServer" in vk.requests)
    await line.check()
    assert not waiting.done()
    waiting.cancel()
    assert threading.active_count() < 12
