"""VK's methods that send and change messages."""

import json
from time import monotonic
from typing import Any

from bot.sandbox import vk_strict as strict
from bot.sandbox.strict import length
from bot.sandbox.vk_communities import Community
from bot.sandbox.vk_spec import ERRORS, Refused, read_json, whole_numbers
from bot.sandbox.vk_world import CHATS, Chat, Message, World

Json = dict[str, Any]
EDITABLE = DELETABLE = 24 * 3600
ANSWERABLE = 60.0
"""Seconds (of real time) during which a press can be answered."""


def send(world: World, community: Community, p: Json) -> int | list[Json]:
    """messages.send"""
    mark = strict.random_id(p)
    if p.keys() & {"template", "sticker_id", "domain", "forward_messages", "intent", "subscribe_id"}:
        raise Refused(100, "the sandbox does not serve this parameter")
    text, keyboard = strict.text(p), strict.keyboard(p.get("keyboard"))
    attachments = _attachments(world, community, p)
    if not text.strip() and not attachments and not ("lat" in p and "long" in p):
        raise Refused(100, "message is empty or invalid")
    if "peer_ids" not in p:
        return _send(world, community, _peer(p), mark, text, keyboard, attachments, p)[0]
    peers = whole_numbers("peer_ids", p["peer_ids"])
    answers: list[Json] = []
    for peer in peers:
        try:
            number, cmid = _send(world, community, peer, mark, text, keyboard, attachments, p)
            answers.append({"peer_id": peer, "message_id": number, "conversation_message_id": cmid})
        except Refused as refused:
            error = {"code": refused.code, "description": ERRORS[refused.code]}
            answers.append({"peer_id": peer, "message_id": 0, "conversation_message_id": 0, "error": error})
    return answers


def _peer(p: Json) -> int:
    given = [key for key in ("peer_id", "user_id", "chat_id") if key in p]
    if len(given) != 1:
        raise Refused(100, "you should specify peer_id, user_id, domain, chat_id or user_ids param")
    return int(p[given[0]]) + (CHATS if given[0] == "chat_id" else 0)


def _send(world: World, community: Community, peer: int, mark: int, text: str, keyboard: Json | None,
          attachments: list[Json], p: Json) -> tuple[int, int]:
    chat = world.reach(community, peer)
    if mark and (before := community.sent.get((peer, mark))):
        return before
    reply_to, forwarded = _forwarded(chat, community, p)
    message = world.keep(chat, -community.id, text, attachments)
    message.reply_to, message.forwarded = reply_to, forwarded
    if "lat" in p and "long" in p:
        message.more["geo"] = {"type": "point", "coordinates": {"latitude": p["lat"], "longitude": p["long"]}}
    if "payload" in p:
        message.more["payload"] = p["payload"]
    if keyboard and keyboard.get("inline"):
        message.keyboard = keyboard
    elif keyboard:
        chat.keyboard = keyboard if keyboard["buttons"] else None
    if mark:
        community.sent[(peer, mark)] = (message.id, message.cmid)
    return message.id, message.cmid


def _forwarded(chat: Chat, community: Community, p: Json) -> tuple[int, list[Json]]:
    if "reply_to" in p:
        found = next((m for m in chat.messages.values() if m.id == p["reply_to"] and m.id), None)
        if found is None:
            raise Refused(100, "reply_to is invalid")
        return found.cmid, []
    if "forward" not in p:
        return 0, []
    given = read_json("forward", p["forward"])
    cmids = whole_numbers("forward", given.get("conversation_message_ids", []))
    if not cmids or any(cmid not in chat.messages for cmid in cmids) or given.get("peer_id") != chat.peer(community):
        raise Refused(100, "forward is invalid")
    if given.get("is_reply"):
        if len(cmids) != 1:
            raise Refused(100, "is_reply takes one message")
        return cmids[0], []
    return 0, [chat.json(chat.messages[cmid], community, whole=False) for cmid in cmids]


def _attachments(world: World, community: Community, p: Json) -> list[Json]:
    names = [name for name in p.get("attachment", "").split(",") if name]
    if len(names) > 10:
        raise Refused(100, "too many attachments")
    return [world.files.shown(world.files.named(name.strip(), community.id)) for name in names]


def _own(world: World, community: Community, p: Json) -> tuple[Chat, Message]:
    chat = world.reach(community, p["peer_id"])
    if "cmid" in p:
        message = chat.messages.get(p["cmid"])
    else:
        wanted = p.get("message_id", 0)
        message = next((m for m in chat.messages.values() if m.id == wanted), None) if wanted else None
    if message is None:
        raise Refused(100, "message_id or cmid is invalid")
    if message.author != -community.id:
        raise Refused(920)
    return chat, message


def edit(world: World, community: Community, p: Json) -> int:
    """messages.edit: what is not given again (keyboard, attachments, the reply) is dropped"""
    _, message = _own(world, community, p)
    text, keyboard = strict.text(p), strict.keyboard(p.get("keyboard"))
    attachments = _attachments(world, community, p)
    if world.date - message.date > EDITABLE:
        raise Refused(909)
    if not text.strip() and not attachments:
        raise Refused(100, "message is empty or invalid")
    if keyboard and not keyboard.get("inline"):
        raise Refused(911, "only an inline keyboard can be edited")
    message.text, message.attachments = text, attachments
    if not p.get("keep_forward_messages"):
        message.reply_to, message.forwarded = 0, []
    message.keyboard = keyboard if keyboard and keyboard["buttons"] else None
    message.edited, message.changed = world.date, world.changes.bump()
    return 1


def delete(world: World, community: Community, p: Json) -> Json | list[Json]:
    """messages.delete"""
    if "cmids" in p:
        if "peer_id" not in p:
            raise Refused(100, "peer_id is undefined")
        chat = world.reach(community, p["peer_id"])
        answers = []
        for cmid in whole_numbers("cmids", p["cmids"]):
            answers.append({"peer_id": p["peer_id"], "conversation_message_id": cmid,
                            "response": _delete(world, community, chat, chat.messages.get(cmid), p)})
        return answers
    done = {}
    for number in whole_numbers("message_ids", p.get("message_ids", [])):
        for chat in [c for (owner, _), c in world.dialogs.items() if owner == community.id]:
            found = next((m for m in chat.messages.values() if m.id == number), None)
            if found:
                done[str(number)] = _delete(world, community, chat, found, p)
    if not done:
        raise Refused(100, "message_ids is invalid")
    return done


def _delete(world: World, community: Community, chat: Chat, message: Message | None, p: Json) -> int:
    if message is None:
        return 0
    if p.get("delete_for_all"):
        if message.author != -community.id or world.date - message.date > DELETABLE:
            raise Refused(924)
        del chat.messages[message.cmid]
        world.changes.bump()
    return 1


def answer_press(world: World, community: Community, p: Json) -> int:
    """messages.sendMessageEventAnswer"""
    press = world.presses.get(p["event_id"])
    if press is None or (press.community, press.user, press.peer) != (community.id, p["user_id"], p["peer_id"]):
        raise Refused(100, "event_id is invalid")
    if press.answered or monotonic() - press.at > ANSWERABLE:
        raise Refused(100, "event_id has been answered or is too old")
    data = read_json("event_data", p["event_data"]) if p.get("event_data") else {}
    if data.get("type", "show_snackbar") not in (
            "show_snackbar", "open_link", "open_app"):
        raise Refused(100, "event_data is invalid")
    if data.get("type") == "show_snackbar" and not 1 <= length(str(data.get("text", ""))) <= 90:
        raise Refused(100, "event_data text should have 1 to 90 characters")
    press.answered, press.text = True, str(data.get("text", ""))
    world.changes.bump()
    return 1


def by_cmid(world: World, community: Community, p: Json) -> Json:
    """messages.getByConversationMessageId"""
    chat = world.reach(community, p["peer_id"])
    if not chat.community and community.id not in chat.admins:
        raise Refused(917)
    wanted = whole_numbers("conversation_message_ids", p["conversation_message_ids"])
    items = [chat.json(chat.messages[cmid], community) for cmid in wanted if cmid in chat.messages]
    return {"count": len(items), "items": json.loads(json.dumps(items))}
