"""Events as VK sends them."""

import json
from typing import Any

from bot.lines import Parcel
from bot.vk.decode import decode
from handlers.events import Event, Message
from handlers.screens import Screen

GROUP, CHAT = 123, 2000000007


def read(event: dict[str, Any]) -> Event | None:
    return decode(json.dumps(event), GROUP)


def a_message(kind: str = "message_new", **more: Any) -> dict[str, Any]:
    message: dict[str, Any] = {
        "date": 1790000000, "from_id": 5, "id": 81, "version": 10000123, "out": 0, "fwd_messages": [],
        "important": False, "is_hidden": False, "attachments": [], "conversation_message_id": 44, "text": "",
        "peer_id": 5, "random_id": 0,
    }  # fmt: skip
    message |= more
    info = {"button_actions": ["text", "callback"], "keyboard": True, "inline_keyboard": True, "lang_id": 0}
    found = {"message": message, "client_info": info} if kind == "message_new" else message
    return {"group_id": GROUP, "type": kind, "event_id": "a1", "v": "5.199", "object": found, "dvor_name": "Мария П."}


def message(**more: Any) -> Message:
    event = read(a_message(**more))
    assert isinstance(event, Message)
    return event


def a_parcel(number: int = 7, chat: str = "5", text: str = "Здравствуйте", **more: object) -> Parcel:
    return Parcel(number, chat, Screen(text), **more)  # type: ignore[arg-type]
