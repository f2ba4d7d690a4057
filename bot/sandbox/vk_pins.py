"""What is pinned in chats of VK: one message, by who may do it; people and communities with access hear of it."""

from typing import Any

from bot.sandbox.vk_communities import Community
from bot.sandbox.vk_spec import Refused
from bot.sandbox.vk_world import CHATS, Chat, World

Json = dict[str, Any]


def shown(chat: Chat) -> Json:
    """The field of a conversation's settings."""
    message = chat.messages.get(chat.pinned)
    if message is None:
        return {}
    about = {"id": message.id, "from_id": message.author, "date": message.date, "text": message.text}
    return {"pinned_message": {**about, "conversation_message_id": message.cmid}}


def pin(world: World, community: Community, p: Json) -> Json:
    """messages.pin: in a chat only `cmid` names a message"""
    chat = _allowed(world, community, p)
    if p.get("cmid") not in chat.messages:
        raise Refused(100, "message_id or cmid is invalid")
    put(world, chat, p["cmid"], -community.id)
    return {"peer_id": p["peer_id"], **shown(chat)["pinned_message"]}


def unpin(world: World, community: Community, p: Json) -> int:
    """messages.unpin"""
    take(world, _allowed(world, community, p), -community.id)
    return 1


def _allowed(world: World, community: Community, p: Json) -> Chat:
    chat = world.reach(community, p["peer_id"])
    if p["peer_id"] > CHATS and community.id not in chat.admins:
        raise Refused(925)
    return chat


def put(world: World, chat: Chat, cmid: int, by: int) -> None:
    """Pin a message in the place of another; the chat is told."""
    if chat.pinned != cmid:
        chat.pinned = cmid
        said = {"conversation_message_id": cmid, "message": chat.messages[cmid].text[:100]}
        _tell(world, chat, by, {"type": "chat_pin_message", "member_id": by, **said})


def take(world: World, chat: Chat, by: int) -> None:
    """Unpin; the chat is told."""
    if chat.pinned:
        cmid, chat.pinned = chat.pinned, 0
        _tell(world, chat, by, {"type": "chat_unpin_message", "member_id": by, "conversation_message_id": cmid})


def _tell(world: World, chat: Chat, by: int, action: Json) -> None:
    message = world.keep(chat, by, "", [])
    message.more["action"] = action
    for community in world.communities.values():
        if -community.id in chat.members and community.id in chat.admins:
            community.push("message_new", {"message": chat.json(message, community), "client_info": {}})
