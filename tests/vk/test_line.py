"""The line against a server: sending, editing, files, presses, and the loop that none of it holds up."""

import asyncio
import json
import re
import subprocess
import sys
from time import monotonic

import pytest
from aiohttp import web

from bot.lines import (
    CannotEdit,
    Line,
    NotSent,
    Parcel,
    Rejected,
    TokenRefused,
    TryLater,
)
from bot.vk.line import VkLine
from handlers.screens import Button, Screen
from tests.vk.double import Double, raises
from tests.vk.events import CHAT, a_parcel


def test_it_is_a_line(line: VkLine) -> None:
    as_line: Line = line
    assert as_line.can.resends


async def test_check_learns_the_name_and_makes_the_link(line: VkLine) -> None:
    await line.check()
    assert (line.name, line.link) == ("Двор", "https://vk.me/club1?ref={code}")


@pytest.mark.parametrize("code", [5, 27, 125])
async def test_check_tells_that_the_token_or_the_group_is_refused(vk: Double, line: VkLine, code: int) -> None:
    vk.methods["groups.getById"] = raises(code)
    with pytest.raises(TokenRefused):
        await line.check()


async def test_check_tells_that_vk_is_out_of_reach() -> None:
    line = VkLine(1, "token", 1, "http://127.0.0.1:9")
    with pytest.raises(TryLater):
        await line.check()
    await line.close()


async def test_a_prefix_of_the_address_is_kept() -> None:
    async with Double(prefix="/some/path") as vk:
        line = VkLine(1, "token", 1, f"{vk.base}/some/path/")
        await line.check()
        assert line.name == "Двор"
        await line.close()


async def test_prepare_switches_the_events_on_and_never_raises(vk: Double, line: VkLine) -> None:
    await line.prepare()
    name, params = vk.calls[0]
    assert name == "groups.setLongPollSettings"
    assert (params["api_version"], params["message_new"], params["message_event"]) == ("5.199", "1", "1")
    vk.methods["groups.setLongPollSettings"] = raises(15)
    await line.prepare()


async def test_a_message_is_sent_and_its_id_is_the_one_that_chats_know(vk: Double, line: VkLine) -> None:
    sent = await line.send(a_parcel(reply_to="33"))
    assert sent.messages == ("101",)
    name, params = vk.calls[0]
    assert (name, params["peer_ids"], params["random_id"]) == ("messages.send", "5", "7")
    assert json.loads(params["forward"]) == {"peer_id": 5, "conversation_message_ids": [33], "is_reply": 1}


async def test_sent_again_after_a_failure_it_arrives_once(vk: Double, line: VkLine) -> None:
    async def lost(request: web.Request) -> web.Response:
        await request.post()
        vk.sent({"random_id": 7, "peer_ids": "5"})  # it was taken, but we never hear of it
        return web.Response(status=502)

    vk.fail.append(lost)
    with pytest.raises(TryLater) as failure:
        await line.send(a_parcel())
    assert failure.value.unsure
    await line.send(a_parcel())
    assert vk.messages == 1


async def test_an_edit_says_its_keyboard_again(vk: Double, line: VkLine) -> None:
    screen = Screen("Готово", rows=((Button("Да", "x"),),))
    sent = await line.send(Parcel(8, str(CHAT), screen, edit="41"))
    assert sent.messages == ("41",)
    name, params = vk.calls[0]
    assert (name, params["peer_id"], params["cmid"]) == ("messages.edit", str(CHAT), "41")
    assert json.loads(params["keyboard"])["buttons"][0][0]["action"]["label"] == "Да"


async def test_a_keyboard_below_cannot_be_edited_in(vk: Double, line: VkLine) -> None:
    with pytest.raises(CannotEdit):
        await line.send(Parcel(8, "5", Screen("Где это?", below=((Button("Назад"),),)), edit="41"))
    assert vk.calls == []


@pytest.mark.parametrize("body", ["<html>", '{"ts": ', "[]", '{"error": {}}', "{}"])
async def test_an_answer_that_cannot_be_read_is_tried_later(vk: Double, line: VkLine, body: str) -> None:
    async def broken(request: web.Request) -> web.Response:
        return web.Response(text=body)

    vk.fail.append(broken)
    with pytest.raises(TryLater):
        await line.send(a_parcel())


async def test_a_press_is_acknowledged_with_a_snackbar(vk: Double, line: VkLine) -> None:
    press = json.dumps({"event_id": "e", "user_id": 5, "peer_id": 5})
    await line.acknowledge(press, "ж" * 200)
    name, params = vk.calls[0]
    data = json.loads(params["event_data"])
    assert (name, data["type"], len(data["text"])) == ("messages.sendMessageEventAnswer", "show_snackbar", 90)
    await line.acknowledge(press, "")
    assert "event_data" not in vk.calls[1][1]


async def test_an_acknowledgement_never_raises_and_is_not_repeated(vk: Double, line: VkLine) -> None:
    vk.methods["messages.sendMessageEventAnswer"] = raises(100)
    await line.acknowledge(json.dumps({"event_id": "e", "user_id": 5, "peer_id": 5}), "")
    await line.acknowledge("no json", "")
    assert len(vk.calls) == 1


async def test_members_are_told_where_vk_tells_them(vk: Double, line: VkLine) -> None:
    chat = {"peer": {"id": CHAT}, "chat_settings": {"title": "Диспетчерская"}}
    vk.methods["messages.getConversationsById"] = lambda _: {"items": [chat]}
    vk.methods["messages.getConversationMembers"] = lambda _: {"items": [{"member_id": 5}], "count": 1}
    assert await line.member(str(CHAT), "5") is True
    assert await line.member(str(CHAT), "6") is False
    vk.methods["messages.getConversationMembers"] = raises(917)
    assert await line.member(str(CHAT), "5") is None


async def test_nothing_is_asked_of_a_chat_to_whose_conversation_there_is_no_access(vk: Double, line: VkLine) -> None:
    vk.methods["messages.getConversationsById"] = lambda _: {"items": []}
    assert await line.sees(str(CHAT)) is False
    assert await line.member(str(CHAT), "5") is None
    vk.methods["messages.getConversationsById"] = raises(10)
    assert await line.sees(str(CHAT)) is None


async def test_a_server_that_hangs_does_not_hold_the_loop_or_other_calls(vk: Double, line: VkLine) -> None:
    vk.hang = {"messages.send"}
    hanging = asyncio.ensure_future(line.send(a_parcel()))
    await vk.wait_for(lambda: vk.requests == ["messages.send"])
    longest, last = 0.0, monotonic()
    edit = asyncio.ensure_future(line.send(a_parcel(edit="4")))
    for _ in range(60):
        await asyncio.sleep(0.005)
        longest, last = max(longest, monotonic() - last), monotonic()
    assert longest < 2, "a call that blocks would hold it for its whole timeout"
    assert (await edit).messages == ("4",)
    assert not hanging.done()
    hanging.cancel()


async def test_closing_does_not_wait_for_what_is_under_way(vk: Double, line: VkLine) -> None:
    vk.hang = {"messages.send"}
    hanging = asyncio.ensure_future(line.send(a_parcel()))
    await vk.wait_for(lambda: vk.requests == ["messages.send"])
    async with asyncio.timeout(1):
        await line.close()
    with pytest.raises(NotSent):
        await line.send(a_parcel(9))
    hanging.cancel()


async def test_nothing_that_people_wrote_and_no_token_is_logged(
    vk: Double, line: VkLine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    vk.methods["messages.send"] = raises(100)
    with pytest.raises(Rejected):
        await line.send(a_parcel(text="тайна"))
    vk.poll_answers.extend([500, {"ts": "11", "updates": [{"type": "message_new", "event_id": "e", "object": {}}]}])
    async for _ in line.poll("10"):
        break
    assert not re.search(r"тайна|token\b|key=k1|Мария", caplog.text)


async def test_a_proxy_does_not_stand_between_us_and_this_machine(vk: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    line = VkLine(1, "token", 1, vk.base)
    await line.check()
    await line.close()


def test_a_stopping_program_does_not_wait_for_its_long_poll() -> None:
    code = """
import asyncio, socket, sys
from bot.vk.line import VkLine

async def main():
    silent = socket.create_server(("127.0.0.1", 0))
    line = VkLine(1, "token", 1, "http://127.0.0.1:%d" % silent.getsockname()[1])
    line._apis[2].session._timeout = (60, 60)
    poll = asyncio.ensure_future(anext(line.poll("10")))
    await asyncio.get_running_loop().run_in_executor(None, silent.accept)
    poll.cancel()
    await line.close()

asyncio.run(main())
print("ended")
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=8, check=False)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("ended\n", "", 0)
