"""Groups of Telegram: who is in them, what each bot hears, and how a group becomes a supergroup."""

import re
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.sandbox.telegram_chats import member
from bot.sandbox.telegram_views import Views
from bot.sandbox.telegram_world import HERE, Bot, Chat

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramStandIn

Json = dict[str, Any]
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


class Groups(Views):
    """The gathering part of Telegram's people."""

    def __init__(self, standin: "TelegramStandIn") -> None:
        super().__init__(standin)
        self._numbers = count(4_200_001)

    def bots(self) -> list[Bot]:
        """All bots, the first known first."""
        return list(self._world.bots.values())

    def _inside(self, chat: Chat) -> list[Bot]:
        return [bot for bot in self.bots() if chat.members.get(bot.id) in HERE]

    def group(self, title: str, members: Sequence[int]) -> Chat:
        """A group; its first member made it."""
        chat = Chat(-next(self._numbers), "group", title)
        chat.members = dict.fromkeys(members, "member") | {members[0]: "creator"}
        self._world.groups[chat.id] = chat
        return chat

    def here(self, chat: Chat) -> Chat:
        """The chat as it is now: a group that became a supergroup lives on under another id."""
        return chat.moved_to or chat

    def addressed(self, text: str, bot: Bot) -> str:
        """A text of a group meant for this bot: `/bind@dvor_bot`, or a mention before it."""
        if not text.startswith("/"):
            return f"@{bot.username} {text}"
        command, space, rest = text.partition(" ")
        return f"{command}@{bot.username}{space}{rest}"

    def join(self, chat: Chat, user: int, by: int) -> None:
        """A person comes into the group, or is brought by another."""
        self._turn(chat, user, "member", by)
        self._say(chat, by, {"new_chat_members": [self._world.about(user)], "new_chat_member": self._world.about(user),
                             "new_chat_participant": self._world.about(user)})

    def leave(self, chat: Chat, user: int, by: int) -> None:
        """A person leaves, or is sent away by another."""
        about = self._world.about(user)
        self._turn(chat, user, "left" if by == user else "kicked", by)
        self._say(chat, by, {"left_chat_member": about, "left_chat_participant": about})

    def add_bot(self, chat: Chat, bot: Bot, by: int) -> None:
        """A person adds a bot."""
        self._own(chat, bot, "member", by)
        self._say(chat, by, {"new_chat_members": [bot.json()], "new_chat_member": bot.json(),
                             "new_chat_participant": bot.json()})

    def remove_bot(self, chat: Chat, bot: Bot, by: int) -> None:
        """A person removes a bot."""
        self._own(chat, bot, "kicked" if chat.type == "supergroup" else "left", by)
        chat.members[bot.id] = "kicked"
        self._say(chat, by, {"left_chat_member": bot.json(), "left_chat_participant": bot.json()})

    def set_admin(self, chat: Chat, bot: Bot, admin: bool, by: int) -> None:
        """Make a bot an administrator (it then hears everything), or take that back."""
        self._own(chat, bot, "administrator" if admin else "member", by)

    def hide(self, chat: Chat, user: int) -> None:
        """A person of the group becomes an administrator who speaks as the group."""
        if chat.members[user] != "creator":
            chat.members[user] = "administrator"
        chat.hidden.add(user)

    def upgrade(self, chat: Chat) -> Chat:
        """The group becomes a supergroup with another id."""
        new = Chat(-1_002_000_000_000 + chat.id, "supergroup", chat.title, members=dict(chat.members))
        new.last_bot, new.keyboard, new.hidden = chat.last_bot, chat.keyboard, chat.hidden
        self._world.groups[new.id] = new
        owner = next(user for user, status in chat.members.items() if status == "creator")
        self._say(chat, owner, {"migrate_to_chat_id": new.id})
        chat.moved_to = new
        message = self._world.keep(new, ANONYMOUS, {"sender_chat": new.json(), "migrate_from_chat_id": chat.id})
        for bot in self._inside(new):
            self._world.push(bot, "message", message.json)
        return new

    def dissolve(self, chat: Chat) -> None:
        """The group is deleted: nothing reaches it any more."""
        for user in chat.members:
            chat.members[user] = "deleted"
        self.changes.bump()

    def _say(self, chat: Chat, by: int, words: Json) -> None:
        message = self._world.keep(chat, self._world.about(by), words)
        for bot in self._inside(chat):
            self._world.push(bot, "message", message.json)

    def _own(self, chat: Chat, bot: Bot, status: str, by: int) -> None:
        self._world.push(bot, "my_chat_member", self._change(chat, bot.id, status, by))
        self.changes.bump()

    def _turn(self, chat: Chat, user: int, status: str, by: int) -> None:
        update = self._change(chat, user, status, by)
        for bot in self._inside(chat):
            if chat.members[bot.id] == "administrator":
                self._world.push(bot, "chat_member", update)

    def _change(self, chat: Chat, user: int, status: str, by: int) -> Json:
        old = member(chat, user, self._world.about(user))
        chat.members[user] = status
        new = member(chat, user, self._world.about(user))
        return {"chat": chat.json(), "from": self._world.about(by), "date": self._world.date,
                "old_chat_member": old, "new_chat_member": new}


def hears(bot: Bot, chat: Chat, message: Json) -> bool:
    """Whether a bot is shown a message of a group: privacy withholds what is not meant for it."""
    if not bot.privacy or chat.members[bot.id] == "administrator":
        return True
    text = message.get("text") or message.get("caption", "")
    if command := re.match(r"/\w{1,64}(@\w+)?", text):
        return command[1].casefold() == f"@{bot.username}".casefold() if command[1] else chat.last_bot in (0, bot.id)
    if f"@{bot.username}".casefold() in text.casefold():
        return True
    return bool(message.get("reply_to_message", {}).get("from", {}).get("id") == bot.id)
