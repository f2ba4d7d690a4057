"""The VK API's stand-in, asked by plain vk_api in threads and by raw HTTP."""

import asyncio
import io
import json
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
import requests
import vk_api
from requests.adapters import HTTPAdapter
from vk_api.keyboard import VkKeyboard
from vk_api.requests_pool import VkRequestsPool
from vk_api.upload import VkUpload

from bot.sandbox import samples
from bot.sandbox.fixtures import Hands
from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn

Json = dict[str, Any]
GROUP = 200_001


class Rewrite(HTTPAdapter):
    """Leads calls of api.vk.ru to the stand-in."""

    def __init__(self, base: str) -> None:
        self.base = base
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **how: Any) -> requests.Response:
        url = urlsplit(request.url or "")
        request.url = f"{self.base}{url.path}?{url.query}"
        return super().send(request, *args, **{**how, "timeout": 10})


@pytest.fixture
def api(vk: VkStandIn) -> Any:
    session = requests.Session()
    session.mount("https://api.vk.ru/", Rewrite(vk.base))
    return vk_api.VkApiGroup(token="vk1.TEST", session=session, api_version="5.199")


async def call(api: Any, method: str, **values: Any) -> Any:
    return await asyncio.to_thread(api.method, method, values)


class Poll:
    """A long poll by hand."""

    def __init__(self, server: Json) -> None:
        self.server = server

    async def __call__(self, wait: int = 0) -> Json:
        query = {"act": "a_check", "key": self.server["key"], "ts": self.server["ts"], "wait": str(wait)}
        async with aiohttp.ClientSession() as session, session.get(self.server["server"], params=query) as got:
            answer: Json = await got.json()
        self.server["ts"] = answer.get("ts", self.server["ts"])
        return answer

    async def events(self, wait: int = 0) -> list[Json]:
        return list((await self(wait))["updates"])

    async def message(self) -> Json:
        (event,) = await self.events()
        message: Json = event["object"]["message"]
        return message


@pytest.fixture
async def poll(api: Any) -> Poll:
    return Poll(await call(api, "groups.getLongPollServer", group_id=GROUP))


def inline(*labels: str) -> str:
    keyboard = VkKeyboard(inline=True)
    for number, label in enumerate(labels):
        if number:
            keyboard.add_line()
        keyboard.add_callback_button(label, color="primary", payload={"d": label})
    return str(keyboard.get_keyboard())


async def test_a_text_and_its_answer(vk: VkStandIn, town: Town, api: Any, poll: Poll) -> None:
    maria = town.person("Мария Иванова", "vk")
    await maria.says("у нас нет горячей воды")
    (event,) = await poll.events()
    assert (event["type"], event["group_id"], event["v"]) == ("message_new", GROUP, "5.199")
    message = event["object"]["message"]
    assert (message["text"], message["from_id"], message["peer_id"]) == ("у нас нет горячей воды", maria.id, maria.id)
    assert event["object"]["client_info"]["inline_keyboard"] is True
    sent = await call(api, "messages.send", peer_id=maria.id, random_id=1, message="О чём?", keyboard=inline("💧 Вода"))
    seen = await maria.sees_text("О чём?")
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


def keyboard(*rows: list[Json], **how: Any) -> str:
    return json.dumps({"inline": True, "buttons": list(rows), **how})


def link() -> Json:
    return {"action": {"type": "open_link", "label": "а", "link": "https://vk.com", "payload": "{}"}}


def button(label: str = "а", **action: Any) -> Json:
    return {"action": {"type": "callback", "label": label, "payload": "{}", **action}}


@pytest.mark.parametrize(
    ("error", "values"),
    [
        (100, {"random_id": None}),
        (100, {"random_id": 2**31}),
        (100, {"message": ""}),
        (100, {"colour": "red"}),
        (100, {"attachment": "photo1_1"}),
        (901, {"peer_id": 5}),
        (917, {"peer_id": 2_000_000_001}),
        (914, {"message": "я" * 4097}),
        (911, {"keyboard": keyboard([button("я" * 41)])}),
        (911, {"keyboard": keyboard([button(payload='"' + "я" * 254 + '"')])}),
        (911, {"keyboard": keyboard([button(payload="{")])}),
        (911, {"keyboard": keyboard([button()] * 6)}),
        (911, {"keyboard": keyboard([link(), link(), link()])}),
        (911, {"keyboard": keyboard(*[[link()] * 2] * 2, [link(), button()])}),
        (911, {"keyboard": keyboard(*[[button()]] * 7)}),
        (911, {"keyboard": keyboard(*[[button()] * 3] * 4)}),
        (911, {"keyboard": keyboard([button()], one_time=True)}),
        (911, {"keyboard": keyboard(*[[button()]] * 11, inline=False)}),
        (911, {"keyboard": keyboard([button(), {"action": {"type": "location", "payload": "{}"}}])}),
        (911, {"keyboard": keyboard([{**button(), "color": "red"}])}),
        (911, {"keyboard": "{"}),
    ],
)
async def test_what_vk_refuses_is_refused_and_counted(
    vk: VkStandIn, town: Town, api: Any, error: int, values: Json
) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")
    given = {"peer_id": maria.id, "random_id": 1, "message": "раз", **values}
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "messages.send", **{key: value for key, value in given.items() if value is not None})
    assert refused.value.code == error
    assert [(refusal.method, refusal.code) for refusal in vk.refusals] == [("messages.send", error)]
    assert len(maria.sees) == 1


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


async def test_the_long_poll_has_its_failures(vk: VkStandIn, town: Town, api: Any, poll: Poll) -> None:
    community = vk.people.bots()[0]
    maria = town.person("Мария", "vk")
    await maria.says("раз")
    community.forget()
    poll.server["ts"] = "1"
    assert await poll() == {"failed": 1, "ts": "2"}
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


async def test_two_communities_count_chats_for_themselves(vk: VkStandIn, town: Town, poll: Poll) -> None:
    second = vk.community(200_002, "vk1.SECOND", "Второй")
    maria = town.person("Мария", "vk")
    one = await town.group("Первая", [maria])
    other = await town.group("Вторая", [maria], bot=second)
    assert one.chat.peer(one.bot) == other.chat.peer(second) == 2_000_000_001
    joined = await poll.message()
    assert joined["action"] == {"type": "chat_invite_user", "member_id": -GROUP}


@pytest.fixture
async def group(town: Town) -> Group:
    return await town.group("Диспетчерская", [town.person("Ольга", "vk"), town.person("Иван", "vk")])


async def test_a_chat_withholds_what_is_not_meant_for_the_community(
    town: Town, group: Group, api: Any, poll: Poll
) -> None:
    await poll.events()
    olga, peer = group.owner.in_chat(group), 2_000_000_001
    await olga.says("между собой")
    await olga.says("/bind", to_bot=True)
    assert (await poll.message())["text"] == f"[club{GROUP}|@club{GROUP}] /bind"
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "messages.getConversationMembers", peer_id=peer)
    assert refused.value.code == 917
    assert await call(api, "messages.send", peer_id=peer, random_id=5, message="№ 12", keyboard=inline("Взять")) == 0
    await olga.presses("Взять")
    (press,) = await poll.events()
    assert (press["object"]["peer_id"], press["object"]["user_id"]) == (peer, olga.id)
    await group.make_admin()
    await olga.replies(olga.screen, "сделаем")
    message = await poll.message()
    assert (message["text"], message["reply_message"]["text"], message["id"]) == ("сделаем", "№ 12", 0)
    members = await call(api, "messages.getConversationMembers", peer_id=peer)
    assert members["count"] == 3
    conversations = await call(api, "messages.getConversationsById", peer_ids=peer)
    assert conversations["items"][0]["chat_settings"]["title"] == "Диспетчерская"
    await group.remove_bot()
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "messages.send", peer_id=peer, random_id=6, message="№ 13")
    assert refused.value.code == 917


async def test_a_deep_link_brings_its_code(town: Town, poll: Poll) -> None:
    await town.person("Мария", "vk").opens(town.link("vk", "abc-1"))
    message = await poll.message()
    assert (message["ref"], message["payload"]) == ("abc-1", '{"command":"start"}')
