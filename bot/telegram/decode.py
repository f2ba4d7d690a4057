"""Raw updates in our words.

Only the fields that we use are handed to aiogram's types: a whole `Update` would refuse a message because of a kind of
gift or of message origin that this version of aiogram does not know yet, and its author would get no answer.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

import orjson
from aiogram.types import Chat, User
from aiogram.types import Message as Received

from bot.telegram.attachments import FILES, OTHER, attachments
from bot.telegram.members import Us, came_or_left, member, sender_of
from domain.places import Point
from domain.steps import unix
from handlers.events import Attachment, Event, Kind, Message, Moved, Press, Sender

_USED: Final = frozenset(
    {"message_id", "date", "chat", "message_thread_id", "media_group_id", "text", "caption", "location", "venue"}
    | set(FILES)
)
_COMMAND: Final = re.compile(r"(/\w+)@(\w+)(?!\w)")
_START: Final = re.compile(r"/start(?:\s+(.*))?", re.DOTALL)
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MENTION: Final = re.compile(r"@(\w+)[,:]?(?:\s+|$)")
_NOBODY: Final = User(id=0, is_bot=False, first_name="")


def decode(raw: str, us: Us) -> Event | None:
    """An update as an event; None for what does not concern us. Raises for what is malformed."""
    update = orjson.loads(raw)
    if "message" in update:
        return _message(update["message"], us)
    if "edited_message" in update:
        return _edited(update["edited_message"], us)
    if "callback_query" in update:
        return _press(update["callback_query"])
    if "my_chat_member" in update:
        return member(update["my_chat_member"], us)
    if "chat_member" in update:
        return member(update["chat_member"], us)
    if not isinstance(update["update_id"], int):
        raise TypeError("an update without a number")
    return None


def _message(body: dict[str, Any], us: Us, *, edited: bool = False) -> Event | None:
    chat = Chat.model_validate(body["chat"])
    if "migrate_to_chat_id" in body:
        return Moved(str(chat.id), str(body["migrate_to_chat_id"]))
    author = User.model_validate(body["from"]) if "from" in body else None
    nameless = body.get("sender_chat", {}).get("id") == chat.id and chat.type != "channel"  # an anonymous admin
    if nameless:
        author = _NOBODY
    if author is None or author.is_bot or chat.type == "channel" or ("sender_chat" in body and not nameless):
        return None
    if "new_chat_members" in body or "left_chat_member" in body:
        return came_or_left(body, chat, author)
    received = Received.model_validate({key: value for key, value in body.items() if key in _USED})
    files = attachments(received)
    text = received.text or received.caption or ""
    phone = _own_phone(body, author)
    if not (text or files or received.location or phone):
        if not any(key in body for key in OTHER):
            return None  # a service message: pinned, renamed, a topic was made
        files = (Attachment(Kind.OTHER, ""),)
    private = chat.type == "private"
    words = _addressed(text, us, private=private)
    if words is None:
        return None
    place, venue = received.location, received.venue
    return Message(
        chat=str(chat.id),
        sender=Sender("") if nameless else sender_of(author),
        private=private,
        id=str(received.message_id),
        text=words.text,
        files=files,
        point=Point(place.latitude, place.longitude) if place else None,
        place_name=", ".join(filter(None, (venue.title, venue.address))) if venue else "",
        phone=phone,
        album=received.media_group_id or "",
        reply_to=_reply_to(body),
        forwarded="forward_origin" in body or "forward_date" in body,
        start=words.start,
        begins=words.begins,
        mentions_us=words.mentions_us,
        thread=str(received.message_thread_id or "") if body.get("is_topic_message") else "",
        edited=edited,
        title=chat.title or "",
        sent=unix(body.get("edit_date") or body["date"]),
    )


def _own_phone(body: dict[str, Any], author: User) -> str:
    """The number on a contact that is the author's own: anybody's can be forwarded. Telegram leaves the «+» out."""
    contact = body.get("contact") or {}
    number = str(contact.get("phone_number", "")).lstrip("+")
    return f"+{number}" if number.isdecimal() and contact.get("user_id") == author.id else ""


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    start: str = ""
    begins: bool = False
    mentions_us: bool = False


def _addressed(text: str, us: Us, *, private: bool) -> _Words | None:
    """The text without what addresses it; None when it is another bot's command."""
    mentions_us = False
    if command := _COMMAND.match(text):
        mentions_us = us.is_called(command[2])
        if not (mentions_us or private):
            return None
        text = command[1] + text[command.end() :]
    elif not private and (mention := _MENTION.match(text)) and us.username and us.is_called(mention[1]):
        mentions_us = True
        text = text[mention.end() :]
    if start := _START.fullmatch(text):
        rest = (start[1] or "").strip()
        if _CODE.fullmatch(rest):
            return _Words("", rest, True, mentions_us)
        return _Words(rest or "/start", "", True, mentions_us)
    return _Words(text, mentions_us=mentions_us)


def _edited(body: dict[str, Any], us: Us) -> Event | None:
    if "location" in body:
        return None  # a live location moves every few seconds; the first point was a message
    return _message(body, us, edited=True)


def _press(body: dict[str, Any]) -> Press:
    author = User.model_validate(body["from"])
    message = body.get("message") or {"chat": {"id": author.id, "type": "private"}}
    chat = Chat.model_validate(message["chat"])
    return Press(
        chat=str(chat.id),
        sender=sender_of(author),
        private=chat.type == "private",
        press=str(body["id"]),
        data=str(body.get("data", "")),
        message=str(message.get("message_id", "")),
        title=chat.title or "",
        thread=str(message.get("message_thread_id") or "") if message.get("is_topic_message") else "",
    )


def _reply_to(body: dict[str, Any]) -> str:
    replied = body.get("reply_to_message") or {}
    if "forum_topic_created" in replied:  # every message of a topic «answers» its first one
        return ""
    return str(replied.get("message_id", ""))
