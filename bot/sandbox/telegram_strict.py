"""What the Bot API refuses: chats, texts and replies that it would not take."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox import markup
from bot.sandbox.strict import length
from bot.sandbox.telegram_world import HERE, Bot, Chat, World

Json = dict[str, Any]
LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
LONGEST_UNREAD = 2**15
"""Bytes of a text that is read at all."""
_REPLY = {"message_id": int, "chat_id": int, "allow_sending_without_reply": bool, "quote": str, "quote_parse_mode": str,
          "quote_entities": list, "quote_position": int}
_ENTITY = {"type": str, "offset": int, "length": int, "url": str, "user": dict, "language": str, "custom_emoji_id": str}


class Refused(Exception):
    """A refusal in the words of the Bot API."""

    def __init__(self, code: int, why: str, **parameters: int) -> None:
        super().__init__(why)
        self.code = code
        self.why = why
        self.parameters = parameters


def bad(why: str) -> Refused:
    """Most refusals: 400."""
    return Refused(400, f"Bad Request: {why}")


def fields(value: Any, known: Mapping[str, type], what: str) -> Json:
    """An object with no other fields than the known ones and no other types than theirs."""
    if not isinstance(value, dict):
        raise bad(f"{what} must be an object")
    for key, one in value.items():
        if key not in known or not isinstance(one, known[key]):
            raise bad(f"{what} has no such field as {key}={one!r}")
    return value


def addressee(world: World, bot: Bot, chat_id: Any) -> Chat:
    """The chat that a bot writes to, if it may."""
    if isinstance(chat_id, int) and chat_id > 0:
        return _person(world, bot, chat_id)
    chat = world.groups.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None or bot.id not in chat.members:
        raise bad("chat not found")
    if chat.moved_to:
        raise Refused(400, "Bad Request: group chat was upgraded to a supergroup chat",
                      migrate_to_chat_id=chat.moved_to.id)
    name = "supergroup chat" if chat.type == "supergroup" else "group chat"
    status = chat.members[bot.id]
    if status == "deleted":
        raise Refused(403, "Forbidden: the group chat was deleted")
    if status == "kicked":
        raise Refused(403, f"Forbidden: bot was kicked from the {name}")
    if status not in HERE:
        raise Refused(403, f"Forbidden: bot is not a member of the {name}")
    return chat


def _person(world: World, bot: Bot, number: int) -> Chat:
    chat = world.private.get((bot.id, number))
    if chat is None or number not in bot.started:
        if number in world.users:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        raise bad("chat not found")
    if world.users[number].deactivated:
        raise Refused(403, "Forbidden: user is deactivated")
    if number in bot.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return chat


def thread(p: Json, chat: Chat) -> None:
    """Only a topic that is there can be written to."""
    if (number := p.get("message_thread_id")) and number not in chat.topics:
        raise bad("message thread not found")


def pace(bot: Bot, chat: Chat, count: int = 1, *, edit: bool = False) -> None:
    """Refuse with 429 what comes too fast."""
    seconds = bot.pace.wait(chat.id, count, edit=edit)
    if seconds:
        after = int(seconds) + 1
        raise Refused(429, f"Too Many Requests: retry after {after}", retry_after=after)


def worded(p: Json, key: str = "text", most: int = LONGEST_TEXT) -> Json:
    """Text or caption with entities, as the message will show them."""
    text, entities = p.get(key, ""), p.get("entities" if key == "text" else "caption_entities", [])
    if len(text.encode()) > LONGEST_UNREAD:
        raise bad("text is too long")
    mode = p.get("parse_mode", "")
    if mode and mode.lower() != "html":
        raise bad("unsupported parse_mode" if mode.lower() not in ("markdown", "markdownv2")
                  else "can't parse entities: the sandbox reads HTML only")
    if mode:
        try:
            text, entities = markup.parse(text)
        except markup.BadMarkup as wrong:
            raise bad(f"can't parse entities: {wrong}") from wrong
    size = length(text)
    if size > most:
        raise bad("message is too long" if key == "text" else "message caption is too long")
    for entity in entities:
        fields(entity, _ENTITY, "entity") if not mode else None
        if entity.get("offset", -1) < 0 or entity.get("length", 0) < 1 or entity["offset"] + entity["length"] > size:
            raise bad("can't parse entities: entity out of text bounds")
    shown = text.rstrip()
    if not entities:
        shown = shown.lstrip()
    if key == "text" and not shown.strip("\u200b\u200c\u200d\u2060\ufeff\u3164 "):
        raise bad("message text is empty")
    entities = [one for one in entities if one["offset"] < length(shown)]
    words: Json = {key: shown} if shown else {}
    if entities:
        words["entities" if key == "text" else "caption_entities"] = entities
    return words


def reply(p: Json, chat: Chat) -> Json | None:
    """The message that is replied to."""
    given = p.get("reply_parameters")
    if given is None:
        return None
    fields(given, _REPLY, "reply_parameters")
    message = chat.messages.get(given.get("message_id", 0))
    if message is None:
        if given.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    return {key: value for key, value in message.json.items() if key != "reply_to_message"}
