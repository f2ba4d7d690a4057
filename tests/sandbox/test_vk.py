"""The VK API's stand-in, asked by plain vk_api in threads and by raw HTTP."""

import asyncio
import io
import json
from typing import Any

import aiohttp
import pytest
import requests
import vk_api
from vk_api.keyboard import VkKeyboard
from vk_api.requests_pool import VkRequestsPool
from vk_api.upload import VkUpload

from bot.sandbox import samples
from bot.sandbox.fixtures import Hands
from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn
from tests.sandbox.vk_client import GROUP, Poll, call, inline


async def test_a_text_and_its_answer(vk: VkStandIn, town: Town, api: Any, poll: Poll) -> None:
    maria = town.person("Мария Иванова", "vk")
    await maria.says("у нас нет горячей воды")
    (event,) = await poll.events()
    assert (event["type"], event["group_id"], event["v"]) == ("message_new", GROUP, "5.199")
    message = event["object"]["message"]
    assert (message["text"], message["from_id"], message["peer_id"]) == ("у нас нет горячей воды", maria.id, maria.id)
    assert event["object"]["client_info"]["inline_keyboard"] is True
    sent = await call(api, "messages.send", peer_id=maria.id, random_id=1, message="О чём?", keyboard=inline("💧 Вода"))
    seen = await maria.sees("О чём?")
    assert seen.buttons == ["💧 Вода"]
    assert sent == message["id"] + 1
    (about,) = await call(api, "users.get", user_ids=maria.id)
    assert (about["first_name"], about["last_name"]) == ("Мария", "Иванова")
    assert (await call(api, "groups.getById"))["groups"][0]["id"] == GROUP
    assert vk.refusals == []


async def test_the_same_random_id_is_sent_once(vk: VkStandIn, town: Town, api: Any) -> None:
    maria, ivan = town.person("Мария", "vk"), town.person("Иван", "vk")
    await maria.says("да")
    await ivan.says("да")
    first = await call(api, "messages.send", peer_id=maria.id, random_id=77, message="раз")
    assert await call(api, "messages.send", peer_id=maria.id, random_id=77, message="другое") == first
    answers = await call(api, "messages.send", peer_ids=f"{maria.id},{ivan.id},5", random_id=77, message="раз")
    assert [answer["message_id"] for answer in answers[:1]] == [first]
    assert [answer["conversation_message_id"] for answer in answers[:2]] == [2, 2]
    assert answers[2]["error"]["code"] == 901
    assert [message.text for message in maria.sees] == ["да", "раз"]
    assert [message.text for message in ivan.sees] == ["да", "раз"]


async def test_a_callback_is_answered_once(vk: VkStandIn, town: Town, api: Any, poll: Poll) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")
    await call(api, "messages.send", peer_id=maria.id, random_id=1, message="О чём?", keyboard=inline("Вода"))
    pressed = await maria.presses("Вода")
    event = (await poll.events())[-1]
    assert event["type"] == "message_event"
    press = event["object"]
    assert (press["payload"], press["conversation_message_id"]) == ({"d": "Вода"}, 2)
    ids = {"event_id": press["event_id"], "user_id": press["user_id"], "peer_id": press["peer_id"]}
    data = json.dumps({"type": "show_snackbar", "text": "Записал"})
    assert await call(api, "messages.sendMessageEventAnswer", **ids, event_data=data) == 1
    assert await pressed.toast() == "Записал"
    with pytest.raises(vk_api.ApiError) as late:
        await call(api, "messages.sendMessageEventAnswer", **ids)
    assert late.value.code == 100


async def test_an_edit_drops_what_is_not_given_again_and_is_possible_for_a_day(
    town: Town, api: Any, clock: Hands
) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")
    await call(api, "messages.send", peer_id=maria.id, random_id=1, message="раз", keyboard=inline("а"))
    await call(api, "messages.edit", peer_id=maria.id, cmid=2, message="два", keyboard=inline("б"))
    assert maria.screen.buttons == ["б"]
    await call(api, "messages.edit", peer_id=maria.id, cmid=2, message="три")
    assert (maria.screen.text, maria.screen.buttons, maria.screen.edited) == ("три", [], True)
    reply = json.dumps({"peer_id": maria.id, "conversation_message_ids": [1], "is_reply": True})
    await call(api, "messages.send", peer_id=maria.id, random_id=2, message="ответ", forward=reply)
    await call(api, "messages.edit", peer_id=maria.id, cmid=3, message="ответ!", keep_forward_messages=1)
    assert maria.screen.reply_to == 1
    await call(api, "messages.edit", peer_id=maria.id, cmid=3, message="ответ")
    assert maria.screen.reply_to == 0
    clock.move(hours=24, seconds=1)
    with pytest.raises(vk_api.ApiError) as late:
        await call(api, "messages.edit", peer_id=maria.id, cmid=2, message="четыре")
    assert late.value.code == 909


async def test_the_keyboard_below_writes_its_label_with_its_payload(town: Town, api: Any, poll: Poll) -> None:
    maria = town.person("Мария", "vk")
    await maria.starts()
    begun = await poll.message()
    assert (begun["text"], begun["payload"]) == ("Начать", '{"command":"start"}')
    keyboard = VkKeyboard()
    keyboard.add_button("Назад", payload={"back": 1})
    keyboard.add_line()
    keyboard.add_location_button(payload={"place": 1})
    await call(api, "messages.send", peer_id=maria.id, random_id=1, message="?", keyboard=keyboard.get_keyboard())
    await maria.presses("назад")
    back = await poll.message()
    assert (back["text"], json.loads(back["payload"])) == ("Назад", {"back": 1})
    await call(api, "messages.send", peer_id=maria.id, random_id=2, message="Где?")
    await maria.presses("Отправить место", place=(51.5, 36.25))
    place = await poll.message()
    assert place["geo"]["coordinates"] == {"latitude": 51.5, "longitude": 36.25}
    empty = VkKeyboard.get_empty_keyboard()
    await call(api, "messages.send", peer_id=maria.id, random_id=3, message="!", keyboard=empty)
    assert maria.keyboard == ()


async def test_photos_and_documents_go_both_ways(vk: VkStandIn, town: Town, api: Any, poll: Poll) -> None:
    maria = town.person("Мария", "vk")
    await maria.sends_photo(samples.photo(3), "вот")
    (attachment,) = (await poll.message())["attachments"]
    largest = max(attachment["photo"]["sizes"], key=lambda size: int(size["width"]))
    got = await asyncio.to_thread(requests.get, largest["url"], timeout=5)
    assert got.content == samples.photo(3)
    upload = VkUpload(api)
    picture, paper = io.BytesIO(samples.photo(4)), io.BytesIO(samples.PDF)
    picture.name, paper.name = "a.jpg", "act.pdf"
    (photo,) = await asyncio.to_thread(upload.photo_messages, picture, peer_id=maria.id)
    document = (await asyncio.to_thread(upload.document_message, paper, title="act.pdf", peer_id=maria.id))["doc"]
    names = [f"{kind}{one['owner_id']}_{one['id']}" for kind, one in (("photo", photo), ("doc", document))]
    await call(api, "messages.send", peer_id=maria.id, random_id=1, attachment=",".join(names))
    assert [(shot.kind, shot.content) for shot in maria.screen.files] == [
        ("photo", samples.photo(4)), ("document", samples.PDF)]
    assert vk.refusals == []
    with pytest.raises(vk_api.ApiError):
        await call(api, "messages.send", peer_id=maria.id, random_id=2, attachment="photo-1_2")
    upload.http.close()


@pytest.mark.parametrize("mixed", [False, True])
async def test_execute_carries_many_calls_and_tells_which_failed(town: Town, api: Any, mixed: bool) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")

    def work() -> list[Any]:
        with VkRequestsPool(api) as pool:
            results = [pool.method("messages.send", {"peer_id": peer, "random_id": peer, "message": "]);'\"\\"})
                       for peer in (maria.id, 5)]
            if mixed:
                results.append(pool.method("users.get", {"user_ids": maria.id}))
        return results

    good, bad, *rest = await asyncio.to_thread(work)
    assert good.ok
    assert maria.screen.text == "]);'\"\\"
    assert bad.error["error_code"] == 901
    assert [one.ok for one in rest] == [True] * mixed


@pytest.mark.parametrize(
    ("code", "error"),
    [("return [" + 'API.users.get({"user_ids":1}),' * 26 + "];", 13), ("return [API.users.get({'a':1})];", 12),
     ("var a = 1; return a;", 12), ('return [API.users.get({"user_ids":1});', 12)],
)
async def test_execute_refuses_what_it_cannot_run(vk: VkStandIn, api: Any, code: str, error: int) -> None:
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "execute", code=code)
    assert refused.value.code == error
    assert [refusal.code for refusal in vk.refusals] == [error]


async def test_who_forbids_messages_is_not_written_to(town: Town, api: Any, poll: Poll) -> None:
    maria = town.person("Мария", "vk")
    await maria.allows()
    await maria.blocks()
    assert [event["type"] for event in await poll.events()] == ["message_allow", "message_deny"]
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "messages.send", peer_id=maria.id, random_id=1, message="раз")
    assert refused.value.code == 901


async def test_twenty_calls_a_second(vk: VkStandIn) -> None:
    values = {"access_token": "vk1.TEST", "v": "5.199"}
    async with aiohttp.ClientSession() as session:
        answers = []
        for _ in range(25):
            async with session.post(f"{vk.base}/method/utils.getServerTime", data=values) as got:
                answers.append(await got.json())
    assert sum("response" in answer for answer in answers) in range(20, 24)
    assert answers[-1]["error"]["error_code"] == 6
