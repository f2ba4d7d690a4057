"""The stand-in speaks VK as its schema describes it: every method that it serves, every answer, event and error."""

import json
from itertools import count
from typing import Any

import aiohttp
import pytest

from bot.sandbox import samples
from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn
from bot.sandbox.vk_methods import SERVED
from bot.sandbox.vk_spec import ERRORS, LIMITS, METHODS, WORDS
from tests.sandbox.day import Answers, a_day
from tests.sandbox.schema import unlike
from tests.sandbox.specs import Json, read

KINDS = {"integer": "int", "number": "float", "boolean": "bool", "string": "str", "array": "list"}
pytestmark = pytest.mark.usefixtures("specs")


def test_every_method_that_is_served_is_known_and_the_other_way_round() -> None:
    assert {*SERVED, "execute"} == set(METHODS)
    assert set(METHODS) - set(read("vk_facts.json")["methods"]) == set()


@pytest.mark.parametrize("method", sorted(set(METHODS) - {"execute"}))
def test_a_method_takes_exactly_what_is_described(method: str) -> None:
    described = read("vk_facts.json")["methods"][method]
    assert METHODS[method] == {
        name: ("str" if isinstance(one["t"], list) else KINDS[one["t"]], bool(one.get("req")))
        for name, one in described.items()
    }


@pytest.mark.parametrize("method", sorted(set(METHODS) - {"execute"}))
def test_a_method_takes_as_much_as_is_described(method: str) -> None:
    described = read("vk_facts.json")["methods"][method]
    most = {name: (one.get("min", 0), one.get("max", one.get("maxitems", one.get("maxlen"))))
            for name, one in described.items() if one.keys() & {"max", "maxitems", "maxlen"}}
    assert LIMITS.get(method, {}) == most
    words = {name: one["enum"] for name, one in described.items() if "enum" in one}
    assert {name: all_of.split() for name, all_of in WORDS.get(method, {}).items()} == words


def test_errors_have_vks_words() -> None:
    words = read("vk_facts.json")["errors"]
    newer = {983}
    assert {code: text for code, text in ERRORS.items() if words.get(str(code)) != text and code not in newer} == {}


def answer_of(method: str) -> list[Json]:
    """The descriptions of a method's answer."""
    folder = method.split(".")[0]
    try:
        methods = read(f"vk/{folder}/methods.json")["methods"]
    except FileNotFoundError:
        return []  # that part of the schema is not kept here
    described: Json = next(one for one in methods if one["name"] == method)
    return list(described["responses"].values())


class Caller:
    """Calls every method once or more, and keeps what was wrong with the answers."""

    def __init__(self, session: aiohttp.ClientSession, standin: VkStandIn) -> None:
        self.session, self._standin = session, standin
        self.called: set[str] = set()
        self.wrong: list[str] = []

    async def __call__(self, method: str, **given: Any) -> Any:
        form = {**given, "access_token": "vk1.TEST", "v": "5.199"}
        async with self.session.post(f"{self._standin.base}/method/{method}", data=form) as got:
            answer = await got.json()
        assert "response" in answer, (method, answer)
        self.called.add(method)
        found: list[list[str]] = [unlike(answer, one, method) for one in answer_of(method)]
        self.wrong += sorted(found, key=len)[0] if found else []
        return answer["response"]

    async def upload(self, url: str, name: str) -> Json:
        """What an upload server answers."""
        form = aiohttp.FormData()
        form.add_field(name, samples.photo(1), filename="a.jpg")
        async with self.session.post(url, data=form) as got:
            answer: Json = await got.json()
            return answer


async def test_every_answer_is_as_described(vk: VkStandIn, town: Town) -> None:
    vk.limits = False
    maria = town.person("Мария Петрова", "vk")
    await maria.says("привет")
    group = await town.group("Диспетчерская", [maria])
    await group.make_admin()
    async with aiohttp.ClientSession() as session:
        call = Caller(session, vk)
        await about_us(call, maria.id)
        await sends(call, maria.id)
        button = {"action": {"type": "callback", "label": "Да", "payload": "1"}, "color": "secondary"}
        keyboard = json.dumps({"inline": True, "buttons": [[button]]})
        await call("messages.send", peer_id=maria.id, random_id=9, message="раз", keyboard=keyboard)
        press = await maria.presses("Да")
        await call("messages.sendMessageEventAnswer", event_id=press.id, user_id=maria.id, peer_id=maria.id)
        cmid = maria.screen.id
        await call("messages.getByConversationMessageId", peer_id=maria.id, conversation_message_ids=f"1,{cmid}")
        await call("messages.edit", peer_id=maria.id, cmid=cmid, message="два")
        await call("messages.delete", peer_id=maria.id, cmids=cmid, delete_for_all=1)
        for peer in (maria.id, group.chat.peer(group.bot)):
            await call("messages.getConversationMembers", peer_id=peer)
            await call("messages.getConversationsById", peer_ids=peer)
            await call("messages.setActivity", peer_id=peer, type="typing")
            await call("messages.markAsRead", peer_id=peer)
        peer = group.chat.peer(group.bot)
        await call("messages.send", peer_id=peer, random_id=10, message="доска")
        await call("messages.pin", peer_id=peer, cmid=maria.in_chat(group).screen.id)
        await call("messages.unpin", peer_id=peer)
    assert call.wrong == []
    assert call.called == set(METHODS)


async def about_us(call: Caller, person: int) -> None:
    """What changes no conversation."""
    await call("users.get", user_ids=person)
    await call("utils.getServerTime")
    await call("groups.getById")
    for what in ("LongPollServer", "LongPollSettings"):
        await call(f"groups.get{what}", group_id=200_001)
    await call("groups.setLongPollSettings", group_id=200_001, message_new=1)
    await call("groups.getTokenPermissions")
    await call("groups.getCallbackConfirmationCode", group_id=200_001)
    words = {"group_id": 200_001, "url": "http://127.0.0.1:9/", "title": "dvor", "secret_key": "s"}
    added = await call("groups.addCallbackServer", **words)
    await call("groups.getCallbackServers", group_id=200_001)
    await call("groups.editCallbackServer", server_id=added["server_id"], **words)
    await call("groups.setCallbackSettings", group_id=200_001, server_id=added["server_id"], message_new=1)
    await call("groups.deleteCallbackServer", group_id=200_001, server_id=added["server_id"])
    await call("groups.isMember", group_id=200_001, user_id=person)
    await call("messages.isMessagesFromGroupAllowed", group_id=200_001, user_id=person)
    await call("execute", code='return API.users.get({"user_ids": 1});')


async def sends(call: Caller, person: int) -> None:
    """Messages to one and to several, with a photo and a document."""
    marks = count(1)
    server = await call("photos.getMessagesUploadServer", peer_id=person)
    (photo,) = await call("photos.saveMessagesPhoto", **await call.upload(server["upload_url"], "photo"))
    server = await call("docs.getMessagesUploadServer", peer_id=person, type="doc")
    document = (await call("docs.save", **await call.upload(server["upload_url"], "file")))["doc"]
    names = [f"{kind}{one['owner_id']}_{one['id']}" for kind, one in (("photo", photo), ("doc", document))]
    await call("messages.send", peer_id=person, random_id=next(marks), attachment=",".join(names))
    await call("messages.send", peer_ids=f"{person},5", random_id=next(marks), message="всем")


EVENTS = {"message_new", "message_edit", "message_event", "message_allow", "message_deny"}


async def test_every_event_of_a_day_is_as_described(vk: VkStandIn, answers: Answers, town: Town) -> None:
    community = vk.people.bots()[0]
    await a_day(town, "vk", answers)
    events = [json.loads(raw) for raw in community.queue]
    found = []
    for event in events:
        what = {"$ref": f"../callback/objects.json#/definitions/callback_{event['type']}"}
        if event["type"] == "message_edit":  # not described; the message itself, as VK's pages say
            what = {"$ref": "../callback/objects.json#/definitions/callback_message"}
        found += unlike(event["object"], what, event["type"])
        assert {key: type(value) for key, value in event.items()} == {
            "group_id": int, "type": str, "event_id": str, "v": str, "object": dict}
    assert sorted(set(found)) == []
    assert {event["type"] for event in events} == EVENTS
    assert len({event["event_id"] for event in events}) == len(events)


def test_the_check_itself_sees_what_is_wrong() -> None:
    what = {"$ref": "../callback/objects.json#/definitions/callback_message_deny"}
    assert unlike({"user_id": 1}, what, "deny") == []
    assert unlike({"user_id": "1", "colour": 1}, what, "deny") == ["deny.user_id: not integer", "deny.colour: unknown"]
    assert unlike({}, what, "deny") == ["deny.user_id: missing"]
