"""Parameters of VK's methods that the stand-in serves, with their types.

`!` is required; int, float, str, bool (0, 1) and list (separated by commas) as they say.
"""

import json
from typing import Any

Json = dict[str, Any]
VERSION = "5.199"
_EVENTS = """
message_new message_reply message_allow message_deny message_edit message_typing_state message_read message_event
message_reaction_event photo_new audio_new video_new wall_reply_new wall_reply_edit wall_reply_delete
wall_reply_restore wall_post_new wall_repost board_post_new board_post_edit board_post_restore board_post_delete
photo_comment_new photo_comment_edit photo_comment_delete photo_comment_restore video_comment_new video_comment_edit
video_comment_delete video_comment_restore market_comment_new market_comment_edit market_comment_delete
market_comment_restore poll_vote_new group_join group_leave group_change_settings group_change_photo
group_officers_edit user_block user_unblock like_add like_remove donut_subscription_create
donut_subscription_prolonged donut_subscription_cancelled donut_subscription_price_changed donut_subscription_expired
donut_money_withdraw donut_money_withdraw_error
"""
EVENTS = _EVENTS.split()
_PEER = "peer_id:int! "
_MORE = " extended:bool fields:list group_id:int"

_METHODS = {
    "execute": "code:str!",
    "users.get": "user_ids:list fields:list name_case:str from_group_id:int",
    "utils.getServerTime": "",
    "groups.getById": "group_ids:list group_id:str fields:list",
    "groups.getLongPollServer": "group_id:int!",
    "groups.getLongPollSettings": "group_id:int!",
    "groups.setLongPollSettings": "group_id:int! enabled:bool api_version:str " + " ".join(f"{e}:bool" for e in EVENTS),
    "groups.getTokenPermissions": "",
    "groups.getCallbackConfirmationCode": "group_id:int!",
    "groups.getCallbackServers": "group_id:int! server_ids:list",
    "groups.addCallbackServer": "group_id:int! url:str! title:str! secret_key:str",
    "groups.editCallbackServer": "group_id:int! server_id:int! url:str! title:str! secret_key:str",
    "groups.deleteCallbackServer": "group_id:int! server_id:int!",
    "groups.setCallbackSettings": "group_id:int! server_id:int api_version:str lead_forms_new:bool"
    " market_order_new:bool"
    " market_order_edit:bool wall_schedule_post_new:bool wall_schedule_post_delete:bool "
    + " ".join(f"{e}:bool" for e in EVENTS),
    "groups.isMember": "group_id:str! user_id:int user_ids:list extended:bool",
    "messages.send": "user_id:int random_id:int peer_id:int peer_ids:list domain:str chat_id:int message:str lat:float"
    " long:float attachment:str reply_to:int forward_messages:list forward:str sticker_id:int group_id:int keyboard:str"
    " template:str payload:str content_source:str dont_parse_links:bool disable_mentions:bool intent:str"
    " subscribe_id:int",
    "messages.edit": _PEER + "message:str lat:float long:float attachment:str keep_forward_messages:bool"
    " keep_snippets:bool group_id:int dont_parse_links:bool disable_mentions:bool message_id:int cmid:int template:str"
    " keyboard:str",
    "messages.delete": "message_ids:list spam:bool reason:int group_id:int delete_for_all:bool peer_id:int cmids:list",
    "messages.sendMessageEventAnswer": "event_id:str! user_id:int! peer_id:int! event_data:str",
    "messages.getConversationMembers": _PEER + "offset:int count:int member_ids:list" + _MORE,
    "messages.getConversationsById": "peer_ids:list!" + _MORE,
    "messages.getByConversationMessageId": _PEER + "conversation_message_ids:list!" + _MORE,
    "messages.isMessagesFromGroupAllowed": "group_id:int! user_id:int!",
    "messages.setActivity": "user_id:int type:str peer_id:int group_id:int",
    "messages.markAsRead": "message_ids:list peer_id:int start_message_id:int group_id:int"
    " mark_conversation_as_read:bool up_to_cmid:int",
    "messages.pin": _PEER + "message_id:int cmid:int",
    "messages.unpin": _PEER + "group_id:int",
    "photos.getMessagesUploadServer": "peer_id:int",
    "photos.saveMessagesPhoto": "photo:str! server:int hash:str",
    "docs.getMessagesUploadServer": "type:str peer_id:int",
    "docs.save": "file:str! title:str tags:str return_tags:bool",
}
_COMMON = {"v", "access_token", "lang", "test_mode"}

ERRORS = {
    1: "Unknown error occurred", 3: "Unknown method passed", 5: "User authorization failed",
    6: "Too many requests per second", 8: "Invalid request", 9: "Flood control", 10: "Internal server error",
    12: "Unable to compile code", 13: "Runtime error occurred during code invocation", 14: "Captcha needed",
    15: "Access denied", 18: "User was deleted or banned", 27: "Group authorization failed", 29: "Rate limit reached",
    100: "One of the parameters specified was missing or invalid", 113: "Invalid user id",
    900: "Can't send messages for users from blacklist", 901: "Can't send messages for users without permission",
    902: "Can't send messages to this user due to their privacy settings",
    909: "Can't edit this message, because it's too old", 911: "Keyboard format is invalid",
    914: "Message is too long", 917: "You don't have access to this chat", 920: "Can't edit this kind of message",
    922: "You left this chat", 924: "Can't delete this message for everybody", 925: "You are not admin of this chat",
    932: "Your community can't interact with this peer", 936: "Contact not found", 945: "Chat was disabled",
    950: "Can't send message, reply timed out", 983: "Writing is disabled for this chat",
}


class Refused(Exception):
    """A refusal in VK's words."""

    def __init__(self, code: int, detail: str = "") -> None:
        self.code = code
        self.why = ERRORS.get(code, "Unknown error occurred") + (f": {detail}" if detail else "")
        super().__init__(self.why)


LIMITS = {
    "users.get": {"user_ids": (0, 1000)},
    "groups.addCallbackServer": {"title": (0, 14), "secret_key": (0, 50)},
    "groups.editCallbackServer": {"title": (0, 14), "secret_key": (0, 50)},
    "messages.send": {"peer_ids": (0, 100), "chat_id": (0, 100_000_000), "message": (0, 9000), "attachment": (0, 9000),
                      "forward_messages": (0, 1000), "payload": (0, 1000), "subscribe_id": (0, 100)},
    "messages.edit": {"message": (0, 9000)},
    "messages.delete": {"message_ids": (0, 1000), "cmids": (0, 100)},
    "messages.sendMessageEventAnswer": {"event_data": (0, 1000)},
    "messages.getConversationMembers": {"count": (1, 1000)},
    "messages.getConversationsById": {"peer_ids": (0, 100)},
    "messages.getByConversationMessageId": {"conversation_message_ids": (0, 100)},
}
"""Least and most: of a number itself, of a list's items, of a text's characters."""
WORDS = {
    "messages.send": {"intent": "account_update bot_ad_invite bot_ad_promo confirmed_notification customer_support"
                                " default finance_notification game_notification moderated_newsletter"
                                " non_promo_newsletter promo_newsletter purchase_update"},
    "messages.setActivity": {"type": "audiomessage file photo typing video"},
    "docs.getMessagesUploadServer": {"type": "audio_message doc graffiti"},
}
"""All that a parameter may be."""


def _read(words: str) -> dict[str, tuple[str, bool]]:
    pairs = (word.split(":") for word in words.split())
    return {name: (kind.rstrip("!"), kind.endswith("!")) for name, kind in pairs}


METHODS = {name: _read(words) for name, words in _METHODS.items()}


def check(method: str, given: Json) -> Json:
    """The parameters with their types."""
    known, read = METHODS[method], {}
    for key, value in given.items():
        if key in _COMMON or value is None:
            continue
        if key not in known:
            raise Refused(100, f"{key} is unknown")
        read[key] = _typed(key, known[key][0], value)
        _within(method, key, read[key])
    for key, (_, must) in known.items():
        if must and key not in read:
            raise Refused(100, f"{key} is undefined")
    return read


def _within(method: str, key: str, value: Any) -> None:
    if limits := LIMITS.get(method, {}).get(key):
        least, most = limits
        if not least <= (value if isinstance(value, int) else len(value)) <= most:
            raise Refused(914) if key == "message" else Refused(100, f"{key} should be between {least} and {most}")
    if (words := WORDS.get(method, {}).get(key)) and value not in words.split():
        raise Refused(100, f"{key} should be one of {words.replace(' ', ', ')}")


def _typed(key: str, kind: str, value: Any) -> Any:
    try:
        if kind == "int":
            return int(value)
        if kind == "float":
            return float(value)
        if kind == "bool":
            return {"1": True, "0": False, "true": True, "false": False}[str(value).lower()]
        if kind == "list":
            return value if isinstance(value, list) else [one for one in str(value).split(",") if one]
    except (ValueError, TypeError, KeyError) as wrong:
        raise Refused(100, f"{key} should be {kind}") from wrong
    if isinstance(value, dict | list):
        raise Refused(100, f"{key} should be string")
    return str(value)


def whole_numbers(key: str, values: list[Any]) -> list[int]:
    """A list of numbers."""
    try:
        return [int(value) for value in values]
    except ValueError as wrong:
        raise Refused(100, f"{key} should contain integers") from wrong


def read_json(key: str, text: str) -> Json:
    """A JSON object out of a parameter."""
    try:
        read = json.loads(text)
    except ValueError as wrong:
        raise Refused(911 if key == "keyboard" else 100, f"{key} is not valid JSON") from wrong
    if not isinstance(read, dict):
        raise Refused(911 if key == "keyboard" else 100, f"{key} should be an object")
    return read
