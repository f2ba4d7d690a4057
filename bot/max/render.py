"""A parcel as the body of a message for MAX. Text is never markup, but that a first line may stand out."""

from collections.abc import Sequence
from typing import Any

from bot.lines import Parcel, Rejected
from bot.max.keyboards import keyboard
from bot.max.texts import TEXT, bold, cut

Json = dict[str, Any]


def whom(parcel: Parcel) -> Json:
    """Where it goes: people have positive numbers, groups negative ones."""
    if not parcel.chat.lstrip("-").isdecimal():
        raise Rejected("not a chat of MAX")
    return {"user_id" if is_private(parcel.chat) else "chat_id": int(parcel.chat)}


def is_private(chat: str) -> bool:
    """Whether the chat is one with a person."""
    return not chat.startswith("-")


def body(parcel: Parcel, attached: Sequence[Json] = ()) -> Json:
    """A NewMessageBody. Attachments are always named: those left out of an edit would stay."""
    screen = parcel.screen
    text = cut(screen.text, TEXT)
    made: Json = {"text": text, "attachments": list(attached)}
    if screen.bold and (marked := bold(text)):
        made |= {"text": marked, "format": "html"}
    if screen.point is not None:
        latitude, longitude = screen.point
        made["attachments"].append({"type": "location", "latitude": latitude, "longitude": longitude})
    if buttons := keyboard((*screen.rows, *screen.below), private=is_private(parcel.chat)):
        made["attachments"].append(buttons)
    if parcel.quiet:
        made["notify"] = False
    if parcel.reply_to and not parcel.edit:
        made["link"] = {"type": "reply", "mid": parcel.reply_to}
    return made
