"""Calls that wait together go together, each with its own result."""

import asyncio
import json
from collections import Counter
from time import monotonic
from typing import Any

import pytest
from aiohttp import web

from bot.lines import NotSent, Parcel, Rejected, TokenRefused, TryLater, Unreachable
from bot.vk.failures import Refusal
from bot.vk.line import VkLine
from bot.vk.packing import LONGEST, TOGETHER
from bot.vk.session import BURST, RATE, Pace
from handlers.screens import Screen
from tests.vk.double import Double, Error, raises


async def send_all(line: VkLine, count: int, text: str = "Здравствуйте", first: int = 1) -> list[Any]:
    """Send to `count` chats at once."""
    sends = [line.send(Parcel(number, str(number), Screen(text))) for number in range(first, first + count)]
    return await asyncio.gather(*sends, return_exceptions=True)


async def test_what_waits_at_the_same_time_goes_in_a_few_requests(vk: Double, line: VkLine) -> None:
    sent = await send_all(line, 100)
    assert all(one.messages for one in sent)
    assert Counter(name for name, _ in vk.calls) == {"messages.send": 100}
    assert len(vk.requests) <= 2 + 100 // TOGETHER + 1


async def test_each_call_of_a_pack_gets_its_own_result(vk: Double, line: VkLine) -> None:
    vk.methods["messages.send"] = lambda params: [{"conversation_message_id": int(params["peer_ids"]) * 10}]
    sent = await send_all(line, 60)
    assert [one.messages for one in sent] == [(str(number * 10),) for number in range(1, 61)]


async def test_each_failed_call_of_a_pack_gets_its_own_error(vk: Double, line: VkLine) -> None:
    codes = {3: 901, 4: 914, 11: 6, 12: 901, 24: 5}

    def answer(params: dict[str, Any]) -> Any:
        if code := codes.get(int(params["peer_ids"])):
            raise Error(code)
        return vk.sent(params)

    vk.methods["messages.send"] = answer
    results = await send_all(line, 25)
    failures = {number: result for number, result in enumerate(results, 1) if isinstance(result, Exception)}
    assert {number: type(failure) for number, failure in failures.items()} == {
        3: Unreachable, 4: Rejected, 11: TryLater, 12: Unreachable, 24: TokenRefused,
    }  # fmt: skip
    assert "execute" in vk.requests


@pytest.mark.parametrize("code", [1, 6, 10, 36])
async def test_a_refused_pack_is_tried_later_as_a_whole(vk: Double, line: VkLine, code: int) -> None:
    await line.check()
    vk.methods["messages.send"] = raises(code)

    async def refuse(request: web.Request) -> web.Response:
        return web.json_response({"error": {"error_code": code, "error_msg": "no"}})

    vk.fail.extend([refuse] * 30)
    results = await send_all(line, 30)
    assert {type(result) for result in results} == {TryLater}
    assert vk.messages == 0


async def test_a_pack_whose_code_is_refused_goes_one_by_one(vk: Double, line: VkLine) -> None:
    async def refuse(request: web.Request) -> web.Response:
        return web.json_response({"error": {"error_code": 12, "error_msg": "Unable to compile code"}})

    usual = vk._execute
    refused = iter([True])
    vk._execute = lambda code: (  # type: ignore[method-assign]
        web.json_response({"error": {"error_code": 12, "error_msg": "no"}}) if next(refused, False) else usual(code)
    )
    sent = await send_all(line, 12)
    assert all(one.messages for one in sent)
    assert vk.messages == 12


@pytest.mark.parametrize("answer", [{}, {"response": None}, {"response": [1]}, {"response": [False] * 4}, []])
async def test_a_pack_with_a_strange_answer_is_tried_later(vk: Double, line: VkLine, answer: Any) -> None:
    vk._execute = lambda code: web.json_response(answer)  # type: ignore[method-assign]
    vk.hang = {"messages.send"}
    hanging = [asyncio.ensure_future(line.send(Parcel(1, "1", Screen("х"))))]
    await vk.wait_for(lambda: "messages.send" in vk.requests)
    results = await send_all(line, 4, first=2)
    assert {type(result) for result in results} == {TryLater}
    assert all(result.unsure for result in results)
    hanging[0].cancel()


async def test_texts_of_every_kind_survive_the_packing(vk: Double, line: VkLine) -> None:
    texts = ['"; return 1; //', "\\", "</script>", "строка\nдругая\u2028третья", "%(method)s %s", "🏠", "\ud83d", "\0"]
    parcels = [Parcel(number, str(number), Screen(text)) for number, text in enumerate(texts, 1)]
    await asyncio.gather(*(line.send(parcel) for parcel in parcels))
    arrived = {int(params["peer_ids"]): params["message"] for _, params in vk.calls}
    assert [arrived[number] for number in range(1, 9)] == [*texts[:6], "\ufffd", "\0"]


async def test_long_texts_make_smaller_packs(vk: Double, line: VkLine) -> None:
    longest = 0
    usual = vk._execute

    def measured(code: str) -> web.Response:
        nonlocal longest
        longest = max(longest, len(code))
        return usual(code)

    vk._execute = measured  # type: ignore[method-assign]
    await send_all(line, 60, text="ж" * 4096)
    assert vk.messages == 60
    assert 0 < longest <= LONGEST + 100


async def test_a_press_is_acknowledged_before_what_waits(vk: Double, line: VkLine) -> None:
    press = json.dumps({"event_id": "e", "user_id": 5, "peer_id": 5})
    sends = asyncio.ensure_future(send_all(line, 200))
    await vk.wait_for(lambda: len(vk.requests) > 0)
    await line.acknowledge(press, "")
    assert vk.messages < 200
    await sends


async def test_a_send_that_nobody_waits_for_any_more_is_not_made(vk: Double, line: VkLine) -> None:
    vk.hang = {"messages.send", "execute"}
    busy = [asyncio.ensure_future(line.send(Parcel(1, "1", Screen("х"))))]
    await vk.wait_for(lambda: len(vk.requests) == 1)
    busy.append(asyncio.ensure_future(line.send(Parcel(2, "2", Screen("х")))))
    await vk.wait_for(lambda: len(vk.requests) == 2)
    unwanted = asyncio.ensure_future(line.send(Parcel(3, "3", Screen("х"))))
    wanted = asyncio.ensure_future(line.send(Parcel(4, "4", Screen("х"))))
    await asyncio.sleep(0)
    unwanted.cancel()
    vk.release()
    await asyncio.gather(*busy, wanted)
    assert {params["peer_ids"] for _, params in vk.calls} == {"1", "2", "4"}


async def test_no_more_than_twenty_requests_go_in_any_second(vk: Double, line: VkLine) -> None:
    at: list[float] = []

    def noted(_: Any) -> Any:
        at.append(monotonic())
        return {"groups": [{"name": "Двор"}]}

    vk.methods["groups.getById"] = noted
    started = monotonic()
    while monotonic() - started < 1.5:
        await line.check()
    assert max(sum(1 for one in at if start <= one < start + 1) for start in at) <= 20
    assert len(at) > RATE


def test_the_pace_of_all_threads_together_stays_under_the_limit() -> None:
    assert RATE + BURST <= 20
    pace, started = Pace(rate=100, burst=5), monotonic()
    for _ in range(20):
        pace.wait()
    assert 0.14 < monotonic() - started < 1


async def test_what_still_waits_when_the_line_closes_fails(vk: Double) -> None:
    line = VkLine(1, "token", 1, vk.base)
    vk.hang = {"messages.send", "execute"}
    sends = [asyncio.ensure_future(line.send(Parcel(number, "5", Screen("х")))) for number in range(1, 90)]
    await vk.wait_for(lambda: len(vk.requests) == 2)
    await line.close()
    async with asyncio.timeout(2):
        done, _ = await asyncio.wait(sends, return_when=asyncio.FIRST_COMPLETED)
    assert all(isinstance(task.exception(), NotSent) for task in done)
    for task in sends:
        task.cancel()
    await asyncio.gather(*sends, return_exceptions=True)


async def test_a_refusal_quotes_nothing() -> None:
    assert str(Refusal(100)) == "VK error 100"
