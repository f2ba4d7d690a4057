"""The Bot API's methods that change messages, and the answers to presses."""

from time import monotonic
from typing import Any

from bot.sandbox.strict import length
from bot.sandbox.telegram_keyboards import buttons
from bot.sandbox.telegram_strict import LONGEST_CAPTION, addressee, bad, pace, worded
from bot.sandbox.telegram_world import Bot, Chat, Message, World

Json = dict[str, Any]
SAME = ("message is not modified: specified new message content and reply markup are exactly the same as a current"
        " content and reply markup of the message")
DELETABLE = 48 * 3600
ANSWERABLE = 60.0
"""Seconds (of real time) during which a press can be acknowledged."""


def _own(world: World, bot: Bot, p: Json) -> tuple[Chat, Message]:
    if "inline_message_id" in p or "business_connection_id" in p or "chat_id" not in p or "message_id" not in p:
        raise bad("message identifier is not specified")
    chat = addressee(world, bot, p["chat_id"])
    message = chat.messages.get(p["message_id"])
    if message is None:
        raise bad("message to edit not found")
    if message.by_bot != bot.id:
        raise bad("message can't be edited")
    return chat, message


def _change(world: World, bot: Bot, chat: Chat, message: Message, words: Json, drop: tuple[str, ...]) -> Json:
    kept = {key: value for key, value in message.json.items() if key not in drop and key != "edit_date"}
    changed = {**kept, **words}
    if changed == {key: value for key, value in message.json.items() if key != "edit_date"}:
        raise bad(SAME)
    pace(bot, chat, edit=True)
    message.json = {**changed, "edit_date": world.date}
    message.changed = world.changes.bump()
    return message.json


def _markup(p: Json, chat: Chat) -> Json:
    markup = buttons(p, chat, inline_only=True)
    return {"reply_markup": markup} if markup and any(markup["inline_keyboard"]) else {}


def edit_text(world: World, bot: Bot, p: Json) -> Json:
    """editMessageText"""
    chat, message = _own(world, bot, p)
    if "text" not in message.json:
        raise bad("there is no text in the message to edit")
    words = {**worded(p), **_markup(p, chat)}
    return _change(world, bot, chat, message, words, ("text", "entities", "reply_markup"))


def edit_caption(world: World, bot: Bot, p: Json) -> Json:
    """editMessageCaption"""
    chat, message = _own(world, bot, p)
    if not message.json.keys() & {"photo", "document", "video", "voice"}:
        raise bad("there is no caption in the message to edit")
    words = {**worded(p, "caption", LONGEST_CAPTION), **_markup(p, chat)}
    return _change(world, bot, chat, message, words, ("caption", "caption_entities", "reply_markup"))


def edit_markup(world: World, bot: Bot, p: Json) -> Json:
    """editMessageReplyMarkup"""
    chat, message = _own(world, bot, p)
    return _change(world, bot, chat, message, _markup(p, chat), ("reply_markup",))


def delete(world: World, bot: Bot, p: Json) -> bool:
    """deleteMessage"""
    chat = addressee(world, bot, p["chat_id"])
    message = chat.messages.get(p["message_id"])
    if message is None:
        raise bad("message to delete not found")
    if world.date - message.json["date"] > DELETABLE:
        raise bad("message can't be deleted for everyone")
    if chat.type != "private" and message.by_bot != bot.id and chat.members[bot.id] != "administrator":
        raise bad("message can't be deleted")
    del chat.messages[p["message_id"]]
    world.changes.bump()
    return True


def delete_many(world: World, bot: Bot, p: Json) -> bool:
    """deleteMessages: what cannot be found is skipped"""
    chat = addressee(world, bot, p["chat_id"])
    if len(p["message_ids"]) > 100:
        raise bad("too many message identifiers specified")
    if not p["message_ids"]:
        raise bad("message identifiers are not specified")
    for number in p["message_ids"]:
        if number in chat.messages:
            delete(world, bot, {"chat_id": p["chat_id"], "message_id": number})
    return True


def answer_press(world: World, bot: Bot, p: Json) -> bool:
    """answerCallbackQuery"""
    press = world.presses.get(p["callback_query_id"])
    late = press is None or press.bot != bot.id or press.answered or monotonic() - press.at > ANSWERABLE
    if press is None or late:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if length(p.get("text", "")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    press.answered, press.text, press.alert = True, p.get("text", ""), p.get("show_alert", False)
    world.changes.bump()
    return True
