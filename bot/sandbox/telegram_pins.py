"""What is pinned in chats of Telegram, by bots and by people; several messages may be."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.telegram_strict import addressee, bad
from bot.sandbox.telegram_world import HERE, Bot, Chat, World

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramStandIn

Json = dict[str, Any]


def newest(chat: Chat) -> Json:
    """The field of getChat: the pinned message that was sent last, whatever was pinned last."""
    standing = [number for number in chat.pinned if number in chat.messages]
    return {"pinned_message": _bare(chat, max(standing))} if standing else {}


def pin(world: World, bot: Bot, p: Json) -> bool:
    """pinChatMessage"""
    chat = _allowed(world, bot, p)
    if p["message_id"] not in chat.messages:
        raise bad("message to pin not found")
    _pin(world, chat, p["message_id"], bot.json())
    return True


def unpin(world: World, bot: Bot, p: Json) -> bool:
    """unpinChatMessage: without an id the one that was sent last"""
    chat = _allowed(world, bot, p)
    number = p.get("message_id") or max(chat.pinned, default=0)
    if number not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.discard(number)
    world.changes.bump()
    return True


def _allowed(world: World, bot: Bot, p: Json) -> Chat:
    chat = addressee(world, bot, p["chat_id"])
    if chat.type != "private" and chat.members[bot.id] != "administrator":
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


def _pin(world: World, chat: Chat, number: int, by: Json) -> None:
    """Pin, and tell everybody in the chat: the message that says so is an update, for who pinned too."""
    if number in chat.pinned:
        return
    chat.pinned.add(number)
    said = world.keep(chat, by, {"pinned_message": _bare(chat, number)})
    for bot in [chat.bot] if chat.bot else world.bots.values():
        if chat.bot or chat.members.get(bot.id) in HERE:
            world.push(bot, "message", said.json)


def _bare(chat: Chat, number: int) -> Json:
    return {key: value for key, value in chat.messages[number].json.items() if key != "reply_to_message"}


class Pinning:
    """The pinning part of Telegram's people."""

    def __init__(self, standin: "TelegramStandIn") -> None:
        self._standin = standin
        self._world = standin.world
        self.changes = standin.changes

    def pinned(self, chat: Chat) -> list[int]:
        """The pinned messages, the one sent last first."""
        return sorted((number for number in chat.pinned if number in chat.messages), reverse=True)

    def pin(self, user: int, chat: Chat, message: int) -> None:
        """A person pins a message."""
        _pin(self._world, chat, message, self._world.about(user))

    def unpin(self, user: int, chat: Chat, message: int) -> None:
        """A person unpins a message; no bot is told."""
        chat.pinned.discard(message)
        self.changes.bump()

    def erase(self, user: int, chat: Chat, message: int) -> None:
        """A person deletes a message for everybody; no bot is told."""
        del chat.messages[message]
        self.changes.bump()
