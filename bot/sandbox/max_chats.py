"""Groups of MAX: who is in them, and which updates a bot gets of them."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.max_spec import PERMISSIONS
from bot.sandbox.max_views import Views, shown
from bot.sandbox.max_world import Bot, Chat, Message

Json = dict[str, Any]


class Chats(Views):
    """The gathering part of MAX's people."""

    def bots(self) -> list[Bot]:
        """All bots, the first known first."""
        return list(self._world.bots.values())

    def here(self, chat: Chat) -> Chat:
        """The chat as it is now: in MAX it stays what it is."""
        return chat

    def addressed(self, text: str, bot: Bot) -> str:
        """MAX has no words that only a bot hears."""
        return text

    def group(self, title: str, members: Sequence[int]) -> Chat:
        """A group; its first member made it."""
        return self._world.group(title, dict.fromkeys(members, members[0]), members[0])

    def join(self, chat: Chat, user: int, by: int) -> None:
        """A person comes in by the link, or is brought by another."""
        chat.members[user] = by
        self.changes.bump()
        about = {"chat_id": chat.id, "user": self._user(user), "inviter_id": by if by != user else None}
        self._tell(chat, "user_added", about | {"is_channel": False})

    def leave(self, chat: Chat, user: int, by: int) -> None:
        """A person leaves, or is sent away by another."""
        chat.members.pop(user, None)
        self.changes.bump()
        about = {"chat_id": chat.id, "user": self._user(user), "admin_id": by if by != user else None}
        self._tell(chat, "user_removed", about | {"is_channel": False})

    def add_bot(self, chat: Chat, bot: Bot, by: int) -> None:
        """A person adds a bot; it is told so even where it hears nothing else."""
        chat.members[bot.id] = by
        self.changes.bump()
        bot.push("bot_added", self._world.date, {"chat_id": chat.id, "user": self._user(by), "is_channel": False})

    def remove_bot(self, chat: Chat, bot: Bot, by: int) -> None:
        """A person removes a bot; it is told."""
        chat.members.pop(bot.id, None)
        chat.admins.pop(bot.id, None)
        self.changes.bump()
        bot.push("bot_removed", self._world.date, {"chat_id": chat.id, "user": self._user(by), "is_channel": False})

    def set_admin(self, chat: Chat, bot: Bot, admin: bool, by: int) -> None:
        """Make a bot an administrator who reads everything, or no longer; no update tells of it."""
        if admin:
            chat.admins[bot.id] = PERMISSIONS
        else:
            chat.admins.pop(bot.id, None)
        self.changes.bump()

    def pinned(self, chat: Chat) -> list[int]:
        """The pinned message, if there is one."""
        return [chat.pinned] if chat.pinned in chat.messages else []

    def pin(self, user: int, chat: Chat, message: int) -> None:
        """A person pins a message in the place of the one that is."""
        chat.pinned = message
        self.changes.bump()

    def unpin(self, user: int, chat: Chat, message: int) -> None:
        """A person takes the pin away."""
        chat.pinned = 0
        self.changes.bump()

    def erase(self, user: int, chat: Chat, message: int) -> None:
        """A person deletes a message for everybody."""
        gone = chat.messages.pop(message)
        self._world.mids.pop(gone.mid)
        self.changes.bump()
        self._tell(chat, "message_removed", {"message_id": gone.mid, "chat_id": chat.id, "user_id": user})

    def dissolve(self, chat: Chat) -> None:
        """The group is closed: nothing can be written to it any more."""
        chat.closed = True
        self.changes.bump()

    def _user(self, number: int) -> Json:
        return self._world.who(number).json(self._world.date)

    def _say(self, chat: Chat, message: Message, kind: str = "message_created") -> None:
        """Hand a message to the bots that may see it."""
        what: Json = {"message": shown(self._world, chat, message)}
        self._tell(chat, kind, what | ({"user_locale": "ru"} if chat.bot else {}))

    def _tell(self, chat: Chat, kind: str, what: Json) -> None:
        for bot in self.hearing(chat):
            bot.push(kind, self._world.date, what)

    def hearing(self, chat: Chat) -> list[Bot]:
        """The bots that hear what happens in a chat: in a group only administrators that may read everything."""
        if chat.bot:
            return [chat.bot]
        return [bot for bot in self.bots() if "read_all_messages" in chat.admins.get(bot.id, ())]
