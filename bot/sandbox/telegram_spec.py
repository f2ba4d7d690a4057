"""Parameters of the Bot API's methods that the stand-in serves, with their types.

`!` is required; int, str, bool, float as they say; chat: number or name; file: an upload or a string; list and obj are
JSON. What the Bot API calls deprecated is not listed, so that nothing new is built on it.
"""

import json
from typing import Any

Json = dict[str, Any]

_TO = "business_connection_id:str chat_id:chat! message_thread_id:int direct_messages_topic_id:int "
_HOW = (
    " disable_notification:bool protect_content:bool allow_paid_broadcast:bool message_effect_id:str"
    " suggested_post_parameters:obj reply_parameters:obj reply_markup:obj"
)
_CAPTION = " caption:str parse_mode:str caption_entities:list"
_ABOVE = " show_caption_above_media:bool has_spoiler:bool"
_EDIT = "business_connection_id:str chat_id:chat message_id:int inline_message_id:str reply_markup:obj "

_METHODS = {
    "getMe": "",
    "logOut": "",
    "close": "",
    "getUpdates": "offset:int limit:int timeout:int allowed_updates:list",
    "setWebhook": "url:str! certificate:file ip_address:str max_connections:int allowed_updates:list"
    " drop_pending_updates:bool secret_token:str",
    "deleteWebhook": "drop_pending_updates:bool",
    "getWebhookInfo": "",
    "createForumTopic": "chat_id:chat! name:str! icon_color:int icon_custom_emoji_id:str",
    "closeForumTopic": "chat_id:chat! message_thread_id:int!",
    "reopenForumTopic": "chat_id:chat! message_thread_id:int!",
    "setMyCommands": "commands:list! scope:obj language_code:str",
    "getMyCommands": "scope:obj language_code:str",
    "deleteMyCommands": "scope:obj language_code:str",
    "setMyDescription": "description:str language_code:str",
    "setMyShortDescription": "short_description:str language_code:str",
    "setMyName": "name:str language_code:str",
    "getMyDescription": "language_code:str",
    "getMyShortDescription": "language_code:str",
    "getMyName": "language_code:str",
    "setChatMenuButton": "chat_id:int menu_button:obj",
    "setMyDefaultAdministratorRights": "rights:obj for_channels:bool",
    "sendMessage": _TO + "text:str! parse_mode:str entities:list link_preview_options:obj" + _HOW,
    "sendPhoto": _TO + "photo:file!" + _CAPTION + _ABOVE + _HOW,
    "sendDocument": _TO + "document:file! thumbnail:file disable_content_type_detection:bool" + _CAPTION + _HOW,
    "sendVideo": _TO + "video:file! duration:int width:int height:int thumbnail:file cover:file start_timestamp:int"
    " supports_streaming:bool" + _CAPTION + _ABOVE + _HOW,
    "sendVoice": _TO + "voice:file! duration:int" + _CAPTION + _HOW,
    "sendLocation": _TO + "latitude:float! longitude:float! horizontal_accuracy:float live_period:int heading:int"
    " proximity_alert_radius:int" + _HOW,
    "sendVenue": _TO + "latitude:float! longitude:float! title:str! address:str! foursquare_id:str foursquare_type:str"
    " google_place_id:str google_place_type:str" + _HOW,
    "sendMediaGroup": _TO + "media:list! disable_notification:bool protect_content:bool allow_paid_broadcast:bool"
    " message_effect_id:str reply_parameters:obj",
    "sendChatAction": "business_connection_id:str chat_id:chat! message_thread_id:int action:str!",
    "editMessageText": _EDIT + "text:str parse_mode:str entities:list link_preview_options:obj rich_message:obj",
    "editMessageCaption": _EDIT + "caption:str parse_mode:str caption_entities:list show_caption_above_media:bool",
    "editMessageReplyMarkup": _EDIT,
    "deleteMessage": "chat_id:chat! message_id:int!",
    "deleteMessages": "chat_id:chat! message_ids:list!",
    "answerCallbackQuery": "callback_query_id:str! text:str show_alert:bool url:str cache_time:int",
    "getFile": "file_id:str!",
    "getChat": "chat_id:chat!",
    "getChatMember": "chat_id:chat! user_id:int!",
    "getChatAdministrators": "chat_id:chat! return_bots:bool",
    "getChatMemberCount": "chat_id:chat!",
    "pinChatMessage": "business_connection_id:str chat_id:chat! message_id:int! disable_notification:bool",
    "unpinChatMessage": "business_connection_id:str chat_id:chat! message_id:int",
    "leaveChat": "chat_id:chat!",
}


def _read(words: str) -> dict[str, tuple[str, bool]]:
    pairs = (word.split(":") for word in words.split())
    return {name: (kind.rstrip("!"), kind.endswith("!")) for name, kind in pairs}


METHODS = {name: _read(words) for name, words in _METHODS.items()}
NECESSARY = {name: [key for key, (_, must) in words.items() if must] for name, words in METHODS.items()}

_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,), "str": (str,), "bool": (bool,), "float": (int, float), "chat": (int, str), "list": (list,),
    "obj": (dict,), "file": (str,),
}


class Malformed(Exception):
    """A parameter that the Bot API does not know or that has another type; says which."""


def check(method: str, given: Json, *, form: bool) -> Json:
    """The parameters with their types; a form's strings are read, JSON must have the types already."""
    known = METHODS[method]
    read: Json = {}
    for key, value in given.items():
        if key not in known:
            raise Malformed(f"unknown parameter {key}")
        kind = known[key][0]
        if form and isinstance(value, str):
            value = _parse(key, kind, value)
        if kind == "chat" and isinstance(value, str) and value.lstrip("-").isdecimal():
            value = int(value)
        if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "bool"):
            raise Malformed(f"{key} must be {kind}, not {type(value).__name__}")
        read[key] = value
    for key in NECESSARY[method]:
        if key not in read:
            raise Malformed(_missing(method, key))
    return read


def _missing(method: str, key: str) -> str:
    if key == "chat_id":
        return "chat_id is empty"
    if key == "text":
        return "message text is empty"
    if METHODS[method][key][0] == "file":
        return f"there is no {key} in the request"
    return f'parameter "{key}" is required'


def _parse(key: str, kind: str, value: str) -> Any:
    try:
        if kind == "int":
            return int(value)
        if kind == "float":
            return float(value)
        if kind == "bool":
            return {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}[value]
        if kind in ("list", "obj"):
            return json.loads(value)
    except (ValueError, KeyError) as wrong:
        raise Malformed(f"{key} must be {kind}") from wrong
    return value
