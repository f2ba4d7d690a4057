"""VK's long poll, and how it and calls fail when they are told to."""

import asyncio
import json
from typing import Any

import pytest
import requests
import vk_api

from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn
from tests.sandbox.vk_client import GROUP, Poll, call


async def test_the_long_poll_has_its_failures(vk: VkStandIn, town: Town, api: Any, poll: Poll) -> None:
    community = vk.people.bots()[0]
    maria = town.person("Мария", "vk")
    await maria.says("раз")
    community.forget()
    poll.server["ts"] = "1"
    assert await poll() == {"failed": 1, "ts": 2}
    await maria.says("два")
    assert (await poll.message())["text"] == "два"
    vk.faults.key_expires()
    assert await poll() == {"failed": 2}
    assert await poll() == {"failed": 2}
    poll.server["key"] = (await call(api, "groups.getLongPollServer", group_id=GROUP))["key"]
    assert await poll.events() == []
    vk.faults.begins_anew()
    assert await poll() == {"failed": 3}


async def test_what_has_been_given_out_comes_once_more(vk: VkStandIn, town: Town, poll: Poll) -> None:
    vk.faults.redelivers()
    assert await poll.events() == []
    await town.person("Мария", "vk").says("раз")
    (first,) = await poll.events()
    assert [event["event_id"] for event in await poll.events()] == [first["event_id"]]
    assert await poll.events() == []


async def test_faults_speak_with_vks_codes(vk: VkStandIn, town: Town, api: Any) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")
    await call(api, "messages.send", peer_id=maria.id, random_id=1, message="раз")
    vk.faults.late_edits()
    vk.faults.refuses("messages.send", 901, chat=maria.id)
    for code, method, which in ((909, "messages.edit", {"cmid": 2}), (901, "messages.send", {"random_id": 2})):
        with pytest.raises(vk_api.ApiError) as refused:
            await call(api, method, peer_id=maria.id, message="два", **which)
        assert refused.value.code == code


async def test_a_long_poll_is_woken_and_may_bring_a_malformed_event(vk: VkStandIn, town: Town, poll: Poll) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(poll.events(wait=25))
        await vk.called("poll")
        await town.person("Мария", "vk").says("раз")
    assert len(waiting.result()) == 1
    vk.people.bots()[0].push_raw(b'{"type":"message_new","object":{}}')
    assert await poll.events() == [{"type": "message_new", "object": {}}]


async def test_events_that_are_switched_off_do_not_come(town: Town, api: Any, poll: Poll) -> None:
    await call(api, "groups.setLongPollSettings", group_id=GROUP, enabled=1, api_version="5.199", message_new=0)
    await town.person("Мария", "vk").says("раз")
    assert await poll.events() == []
    settings = await call(api, "groups.getLongPollSettings", group_id=GROUP)
    assert (settings["events"]["message_new"], settings["events"]["message_event"]) == (0, 1)


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_fault_of_a_call_inside_execute(vk: VkStandIn, town: Town, api: Any, accepted: bool) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")
    send = json.dumps({"peer_id": maria.id, "random_id": 1, "message": "раз"})
    code = f"return [API.messages.send({send})];"
    vk.faults.refuses("messages.send", 10)
    answer = await asyncio.to_thread(api.method, "execute", {"code": code}, raw=True)
    assert (answer["response"], answer["execute_errors"][0]["error_code"]) == ([False], 10)
    vk.faults.breaks_off("messages.send", accepted=accepted)
    with pytest.raises(requests.ConnectionError):
        await call(api, "execute", code=code)
    assert len(maria.sees) == 1 + accepted
    await call(api, "execute", code=code)
    assert len(maria.sees) == 2
    assert vk.refusals == []
