"""Chats of VK: who is in them, and which events a community gets of them."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox import vk_pins
from bot.sandbox.vk_communities import Community
from bot.sandbox.vk_views import Views
from bot.sandbox.vk_world import CHATS, Chat, Message

Json = dict[str, Any]
CLIENT = {"button_actions": ["text", "vkpay", "open_app", "location", "open_link", "callback", "intent_subscribe",
                             "intent_unsubscribe"],
          "keyboard": True, "inline_keyboard": True, "carousel": True, "lang_id": 0}


class Chats(Views):
    """The gathering part of VK's people."""

    def bots(self) -> list[Community]:
        """All communities, the first known first."""
        return list(self._world.communities.values())

    def inside(self, chat: Chat) -> list[Community]:
        """The communities that are in a chat."""
        return [bot for bot in self.bots() if -bot.id in chat.members]

    def here(self, chat: Chat) -> Chat:
        """The chat as it is now: in VK it stays what it is."""
        return chat

    def addressed(self, text: str, bot: Community) -> str:
        """A text of a chat meant for this community: its mention stands before it."""
        return f"[club{bot.id}|@{bot.screen_name}] {text}"

    def group(self, title: str, members: Sequence[int]) -> Chat:
        """A chat; its first member made it."""
        return Chat(title, members=dict.fromkeys(members, members[0]), owner=members[0])

    def join(self, chat: Chat, user: int, by: int) -> None:
        """A person comes in by the link, or is brought by another."""
        chat.members[user] = by
        action: Json = {"type": "chat_invite_user_by_link"} if by == user else {"type": "chat_invite_user"}
        self._act(chat, by, {**action, "member_id": user})

    def leave(self, chat: Chat, user: int, by: int) -> None:
        """A person leaves, or is sent away by another."""
        chat.members.pop(user, None)
        self._act(chat, by, {"type": "chat_kick_user", "member_id": user})

    def add_bot(self, chat: Chat, bot: Community, by: int) -> None:
        """A person adds a community; it is told so even where it hears nothing else."""
        chat.members[-bot.id] = by
        if bot.id not in chat.numbers:
            chat.numbers[bot.id] = CHATS + len(bot.chats) + 1
            bot.chats[chat.numbers[bot.id]] = chat
        self._act(chat, by, {"type": "chat_invite_user", "member_id": -bot.id})

    def remove_bot(self, chat: Chat, bot: Community, by: int) -> None:
        """A person removes a community: it is not told and learns it from error 917."""
        chat.members.pop(-bot.id, None)
        chat.admins.discard(bot.id)
        self._act(chat, by, {"type": "chat_kick_user", "member_id": -bot.id})

    def set_admin(self, chat: Chat, bot: Community, admin: bool, by: int) -> None:
        """Give a community access to the whole conversation, or take it back; no event tells of it."""
        (chat.admins.add if admin else chat.admins.discard)(bot.id)
        self.changes.bump()

    def pinned(self, chat: Chat) -> list[int]:
        """The pinned message, if there is one."""
        return [chat.pinned] if chat.pinned in chat.messages else []

    def pin(self, user: int, chat: Chat, message: int) -> None:
        """A person pins a message in the place of the one that is."""
        vk_pins.put(self._world, chat, message, user)

    def unpin(self, user: int, chat: Chat, message: int) -> None:
        """A person takes the pin away."""
        vk_pins.take(self._world, chat, user)

    def erase(self, user: int, chat: Chat, message: int) -> None:
        """A person deletes a message for everybody; no community is told."""
        del chat.messages[message]
        self.changes.bump()

    def dissolve(self, chat: Chat) -> None:
        """The chat is switched off: nothing can be written to it any more."""
        chat.disabled = True
        self.changes.bump()

    def _act(self, chat: Chat, by: int, action: Json) -> None:
        message = self._world.keep(chat, by, "", [])
        message.more["action"] = action
        self._tell(chat, message)

    def _tell(self, chat: Chat, message: Message) -> None:
        """Hand a message to the communities that may see it."""
        for bot in self._hearing(chat, message):
            bot.push("message_new", {"message": chat.json(message, bot), "client_info": CLIENT})

    def _hearing(self, chat: Chat, message: Message) -> list[Community]:
        if chat.community:
            return [chat.community]
        return [bot for bot in self.inside(chat) if _hears(bot, chat, message)]


def _hears(bot: Community, chat: Chat, message: Message) -> bool:
    if bot.id in chat.admins or message.more.get("action", {}).get("member_id") == -bot.id:
        return True
    return message.text.startswith((f"[club{bot.id}|", f"@club{bot.id}", f"@{bot.screen_name}"))
