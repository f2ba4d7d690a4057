"""The Bot API's methods about topics of a supergroup that is a forum."""

from typing import Any

from bot.sandbox.telegram_strict import addressee, bad
from bot.sandbox.telegram_world import Bot, Chat, World

Json = dict[str, Any]
COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def create(world: World, bot: Bot, p: Json) -> Json:
    """createForumTopic"""
    chat = _forum(world, bot, p)
    if not 1 <= len(p["name"].strip()) <= 128:
        raise bad("TOPIC_TITLE_EMPTY")
    made = {"name": p["name"], "icon_color": COLOURS[0]}
    message = world.keep(chat, bot.json(), {"forum_topic_created": made, "is_topic_message": True}, by_bot=bot.id)
    number = message.json["message_id"]
    message.json["message_thread_id"] = number
    chat.topics[number] = False
    return {"message_thread_id": number, **made}


def close(world: World, bot: Bot, p: Json) -> bool:
    """closeForumTopic"""
    return _turn(world, bot, p, closed=True)


def reopen(world: World, bot: Bot, p: Json) -> bool:
    """reopenForumTopic"""
    return _turn(world, bot, p, closed=False)


def _turn(world: World, bot: Bot, p: Json, *, closed: bool) -> bool:
    chat, number = _forum(world, bot, p), p["message_thread_id"]
    if number not in chat.topics:
        raise bad("TOPIC_ID_INVALID")
    if chat.topics[number] == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    chat.topics[number] = closed
    words: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    world.keep(chat, bot.json(), words | within(chat, number), by_bot=bot.id)
    return True


def _forum(world: World, bot: Bot, p: Json) -> Chat:
    chat = addressee(world, bot, p["chat_id"])
    if not chat.forum:
        raise bad("the chat is not a forum")
    if chat.members[bot.id] != "administrator":
        raise bad("not enough rights to create a topic")
    return chat


def within(chat: Chat, number: int) -> Json:
    """What a message of a topic carries: every one «answers» the one by which the topic was made."""
    first = chat.messages[number].json
    return {"message_thread_id": number, "is_topic_message": True, "reply_to_message": first}


SERVED = {"createForumTopic": create, "closeForumTopic": close, "reopenForumTopic": reopen}
