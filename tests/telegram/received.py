"""Updates as Telegram sends them, whole: with the fields that we do not need."""

import json
from typing import Any

Json = dict[str, Any]

MARIA: Json = {
    "id": 77,
    "is_bot": False,
    "first_name": "Мария",
    "last_name": "Иванова",
    "username": "masha",
    "language_code": "ru",
}
PETR: Json = {"id": 78, "is_bot": False, "first_name": "Пётр"}
BOT: Json = {"id": 1000001, "is_bot": True, "first_name": "Двор", "username": "dvor_bot"}
OTHER_BOT: Json = {"id": 555, "is_bot": True, "first_name": "Другой", "username": "other_bot"}
PRIVATE: Json = {"id": 77, "type": "private", "first_name": "Мария", "last_name": "Иванова", "username": "masha"}
GROUP: Json = {"id": -100123, "type": "supergroup", "title": "Диспетчерская", "is_forum": True}
SIZES: list[Json] = [
    {"file_id": "SMALL", "file_unique_id": "s", "width": 67, "height": 90, "file_size": 1000},
    {"file_id": "LARGE", "file_unique_id": "l", "width": 960, "height": 1280, "file_size": 90000},
    {"file_id": "MIDDLE", "file_unique_id": "m", "width": 240, "height": 320, "file_size": 20000},
]


def file(name: str, **more: Any) -> Json:
    """A file of any kind, with more than its kind needs."""
    return {"file_id": name, "file_unique_id": "u", "file_size": 4000, "width": 1, "height": 1, "duration": 3} | more


def message(chat: Json = PRIVATE, author: Json | None = MARIA, **content: Any) -> Json:
    """A message."""
    body = {"message_id": 5, "date": 1700000000, "chat": chat} | ({"from": author} if author else {})
    return {"update_id": 900, "message": body | content}


def raw(update: Json) -> str:
    """As the inbox keeps it."""
    return json.dumps(update, ensure_ascii=False)


def press(**more: Any) -> Json:
    """A press under a message of ours."""
    under = {"message_id": 9, "date": 1700000000, "chat": PRIVATE, "from": BOT, "text": "О чём сообщить?"}
    body = {"id": "4382bfdwdsb323b2d9", "from": MARIA, "message": under, "chat_instance": "1", "data": "t:report:0"}
    return {"update_id": 901, "callback_query": body | more}


def member(kind: str, chat: Json, who: Json, before: str, after: str, **more: Any) -> Json:
    """A change of someone's place in a chat."""
    body = {
        "chat": chat,
        "from": MARIA,
        "date": 1700000000,
        "old_chat_member": {"user": who, "status": before},
        "new_chat_member": {"user": who, "status": after} | more,
    }
    return {"update_id": 902, kind: body}
