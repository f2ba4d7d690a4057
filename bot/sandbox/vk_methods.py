"""Which of VK's methods the stand-in serves, and how it words an error."""

from collections.abc import Callable
from typing import Any

from bot.sandbox import vk_callbacks as callbacks
from bot.sandbox import vk_groups as groups
from bot.sandbox import vk_messages as messages
from bot.sandbox import vk_pins as pins
from bot.sandbox.vk_communities import Community
from bot.sandbox.vk_spec import Refused
from bot.sandbox.vk_world import World

Json = dict[str, Any]
Method = Callable[[World, Community, Json], Any]

SERVED: dict[str, Method] = {
    "users.get": groups.users,
    "utils.getServerTime": groups.server_time,
    "groups.getById": groups.by_id,
    "groups.getLongPollServer": groups.long_poll,
    "groups.getLongPollSettings": groups.get_settings,
    "groups.setLongPollSettings": groups.set_settings,
    "groups.getTokenPermissions": groups.permissions,
    "groups.isMember": groups.is_member,
    "groups.getCallbackConfirmationCode": callbacks.code,
    "groups.getCallbackServers": callbacks.listed,
    "groups.addCallbackServer": callbacks.add,
    "groups.editCallbackServer": callbacks.edit,
    "groups.deleteCallbackServer": callbacks.delete,
    "groups.setCallbackSettings": callbacks.set_settings,
    "messages.send": messages.send,
    "messages.edit": messages.edit,
    "messages.delete": messages.delete,
    "messages.sendMessageEventAnswer": messages.answer_press,
    "messages.getByConversationMessageId": messages.by_cmid,
    "messages.getConversationMembers": groups.members,
    "messages.getConversationsById": groups.conversations,
    "messages.isMessagesFromGroupAllowed": groups.is_allowed,
    **dict.fromkeys(("messages.setActivity", "messages.markAsRead"), groups.acts),
    "messages.pin": pins.pin,
    "messages.unpin": pins.unpin,
    "photos.getMessagesUploadServer": groups.upload_server,
    "photos.saveMessagesPhoto": groups.save_photo,
    "docs.getMessagesUploadServer": groups.document_server,
    "docs.save": groups.save_document,
}


def error(refused: Refused, name: str, given: Json) -> Json:
    """The error object of an answer."""
    shown = [{"key": "method", "value": name}, {"key": "oauth", "value": "1"}]
    shown += [{"key": key, "value": str(value)} for key, value in given.items() if key != "access_token"]
    return {"error_code": refused.code, "error_msg": refused.why, "request_params": shown}


def peer_of(p: Json) -> int | None:
    """Whom a call is about."""
    peers = p.get("peer_ids")
    peer = p.get("peer_id") or p.get("user_id") or (peers[0] if isinstance(peers, list) and peers else None)
    try:
        return int(peer) if peer else None
    except ValueError:
        return None
