"""MAX's calls that send, change and answer."""

from typing import Any

from bot.sandbox import max_strict as strict
from bot.sandbox.max_spec import Refused, fields
from bot.sandbox.max_views import shown
from bot.sandbox.max_world import Bot, Chat, Message, World

Json = dict[str, Any]
EDITABLE = 7 * 24 * 3600 * 1000
"""Milliseconds during which a message without a keyboard can be changed in a dialog."""


def send(world: World, bot: Bot, q: Json, given: Any, _: str) -> Json:
    """POST /messages"""
    if ("user_id" in q) == ("chat_id" in q):
        raise Refused(400, "proto.payload", "user_id or chat_id is required")
    new = strict.body(given)
    chat = world.reach(bot, q.get("chat_id"), q.get("user_id"))
    text, marks, attachments, rows = _content(world, bot, new)
    if not text.strip() and not attachments:
        raise Refused(400, "proto.payload", "text or attachments are required")
    reply_to = _reply(chat, new.get("link"))
    message = world.keep(chat, bot.id, text)
    message.marks, message.attachments, message.rows, message.reply_to = marks, attachments, rows, reply_to
    return {"message": shown(world, chat, message)}


def _content(world: World, bot: Bot, new: Json) -> tuple[str, list[Json], list[Json], list[list[Json]]]:
    given = new.get("attachments") or []
    rows = strict.keyboard(given)
    attachments = []
    for one in given:
        if one["type"] == "location":
            fields(one, "type latitude longitude")
            if not all(isinstance(one.get(key), int | float) for key in ("latitude", "longitude")):
                raise Refused(400, "proto.payload", "location: latitude and longitude are required")
            attachments.append(one)
        elif one["type"] in ("image", "video", "audio", "file"):
            attachments.append(world.files.attached(bot.id, one))
        elif one["type"] != "inline_keyboard":
            raise Refused(400, "proto.payload", "the sandbox does not serve this attachment")
    text, marks = strict.text(new)
    return text, marks, attachments, rows


def _reply(chat: Chat, link: Any) -> int:
    if not link:
        return 0
    found = next((one for one in chat.messages.values() if one.mid == link.get("mid")), None)
    if found is None or link.get("type") != "reply":
        raise Refused(400, "proto.payload", "link: message not found")
    return found.number


def _own(world: World, bot: Bot, mid: str) -> tuple[Chat, Message]:
    chat, message = world.mids.get(mid, (None, None))
    if chat is None or message is None or message.author != bot.id:
        raise Refused(404, "not.found", "message.not.found")
    world.reach(bot, chat.id)
    return chat, message


def edit(world: World, bot: Bot, q: Json, given: Any, _: str) -> Json:
    """PUT /messages: without `attachments` they stay as they are"""
    chat, message = _own(world, bot, q["message_id"])
    new = strict.body(given)
    if chat.bot and not message.rows and world.date - message.date > EDITABLE:
        return {"success": False, "message": "error.edit.timeout"}
    change(world, bot, message, new)
    return {"success": True}


def change(world: World, bot: Bot, message: Message, new: Json) -> None:
    """Put other content into a message of the bot."""
    text, marks, attachments, rows = _content(world, bot, new)
    if "text" in new and new["text"] is not None:
        message.text, message.marks = text, marks
    if new.get("attachments") is not None:
        message.attachments, message.rows = attachments, rows
    if not message.text.strip() and not message.attachments:
        raise Refused(400, "proto.payload", "text or attachments are required")
    message.edited, message.changed = True, world.changes.bump()


def delete(world: World, bot: Bot, q: Json, _: Any, __: str) -> Json:
    """DELETE /messages"""
    chat, message = _own(world, bot, q["message_id"])
    del chat.messages[message.number], world.mids[message.mid]
    world.changes.bump()
    return {"success": True}


def one(world: World, bot: Bot, _: Json, __: Any, mid: str) -> Json:
    """GET /messages/{messageId}"""
    chat, message = world.mids.get(mid, (None, None))
    if chat is None or message is None:
        raise Refused(404, "not.found", "message.not.found")
    world.reach(bot, chat.id)
    return shown(world, chat, message)


def answer(world: World, bot: Bot, q: Json, given: Any, _: str) -> Json:
    """POST /answers: a note, another message in the place of this one, both or (by the description) neither"""
    press = world.presses.get(q["callback_id"])
    if press is None or press.bot != bot.id or press.answered:
        raise Refused(404, "not.found", "callback.not.found")
    if not isinstance(given, dict):
        raise Refused(400, "proto.payload", "body: must be an object")
    fields(given, "message notification")
    if given.get("message"):
        change(world, bot, _own(world, bot, press.message)[1], strict.body(given["message"]))
    press.answered, press.text = True, str(given.get("notification") or "")
    world.changes.bump()
    return {"success": True}
