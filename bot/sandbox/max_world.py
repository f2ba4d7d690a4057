"""MAX as it remembers: people, bots with their queues of updates, chats, messages, presses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.changes import Changes
from bot.sandbox.max_files import Files
from bot.sandbox.max_spec import UPDATES, Refused
from bot.sandbox.strict import Bucket

Json = dict[str, Any]
DAY = 24 * 3600 * 1000
DIALOGS, GROUPS = 100_000_000, -70_000_000_000_000
"""Where the numbers of chats begin: a dialog has one that is not the person's, a group a negative one."""


@dataclass(slots=True)
class User:
    """A person with an account; without a nick the field is absent, whatever the description says."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    is_bot: bool = False

    def json(self, now: int) -> Json:
        shown: Json = {"user_id": self.id, "first_name": self.first_name, "is_bot": self.is_bot,
                       "last_activity_time": now, "name": f"{self.first_name} {self.last_name}".strip()}
        if not self.is_bot:
            shown["last_name"] = self.last_name or None
        return shown | ({"username": self.username} if self.username else {})


@dataclass(slots=True)
class Bot:
    """A bot with its token, who may be written to, its queue of updates and its webhooks."""

    id: int
    token: str
    name: str
    username: str
    started: set[int] = field(default_factory=set)
    stopped: set[int] = field(default_factory=set)
    commands: list[Json] = field(default_factory=list)
    queue: list[Json] = field(default_factory=list)
    first: int = 1
    """The marker of the queue's beginning."""
    asked: int = 0
    news: Changes = field(default_factory=Changes)
    pace: Bucket = field(default_factory=lambda: Bucket(30, 30))
    polls: Bucket = field(default_factory=lambda: Bucket(2, 2))
    hooks: dict[str, Json] = field(default_factory=dict)

    @property
    def marker(self) -> int:
        """Where what comes next will stand."""
        return self.first + len(self.queue)

    @property
    def user(self) -> User:
        return User(self.id, self.name, "", self.username, is_bot=True)

    def push(self, kind: str, at: int, what: Json) -> None:
        """Let an update wait; what is older than a day is lost."""
        assert kind in UPDATES
        self.queue.append({"update_type": kind, "timestamp": at, **what})
        while self.queue and self.queue[0]["timestamp"] < at - DAY:
            del self.queue[0]
            self.first += 1
        self.news.bump()


@dataclass(slots=True)
class Message:
    """A message; `number` counts within its chat, `mid` is what bots call it."""

    number: int
    mid: str
    author: int
    date: int
    text: str
    sent: int
    changed: int
    attachments: list[Json] = field(default_factory=list)
    rows: list[list[Json]] = field(default_factory=list)
    marks: list[Json] = field(default_factory=list)
    reply_to: int = 0
    forwarded: Json | None = None
    edited: bool = False


@dataclass(slots=True)
class Chat:
    """A dialog of one person with one bot, or a group."""

    id: int
    title: str = ""
    user: int = 0
    bot: Bot | None = None
    members: dict[int, int] = field(default_factory=dict)
    """Who is in the group, bots as well → who brought them."""
    owner: int = 0
    admins: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Bots that are administrators → their rights."""
    messages: dict[int, Message] = field(default_factory=dict)
    next: int = 1
    pinned: int = 0
    closed: bool = False

    @property
    def kind(self) -> str:
        return "dialog" if self.bot else "chat"


@dataclass(slots=True)
class Press:
    """A press of a button."""

    bot: int
    user: int
    message: str
    answered: bool = False
    text: str = ""


class World:
    """Everything that MAX knows in this process."""

    def __init__(self, now: Callable[[], datetime], changes: Changes) -> None:
        self.now, self.changes = now, changes
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.dialogs: dict[tuple[int, int], Chat] = {}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.mids: dict[str, tuple[Chat, Message]] = {}
        self.files = Files()

    @property
    def date(self) -> int:
        """Today's millisecond."""
        return int(self.now().timestamp() * 1000)

    def who(self, number: int) -> User:
        """A person or a bot."""
        return self.users.get(number) or next(bot.user for bot in self.bots.values() if bot.id == number)

    def dialog(self, bot: Bot, user: int) -> Chat:
        """The dialog of a person with a bot, made when it is missing."""
        if (bot.id, user) not in self.dialogs:
            chat = self.dialogs[bot.id, user] = Chat(DIALOGS + len(self.chats) + 1, user=user, bot=bot)
            self.chats[chat.id] = chat
        return self.dialogs[bot.id, user]

    def group(self, title: str, members: dict[int, int], owner: int) -> Chat:
        """A new group."""
        chat = Chat(GROUPS - len(self.chats) - 1, title, members=members, owner=owner)
        self.chats[chat.id] = chat
        return chat

    def keep(self, chat: Chat, author: int, text: str) -> Message:
        """Put a message into a chat."""
        number, count = chat.next, self.changes.bump()
        chat.next += 1
        mid = f"mid.{chat.id % 2**64:016x}{number:016x}"
        message = chat.messages[number] = Message(number, mid, author, self.date, text, count, count)
        self.mids[mid] = chat, message
        return message

    def reach(self, bot: Bot, chat_id: int | None, user_id: int | None = None) -> Chat:
        """The chat that a bot may write to."""
        if user_id is not None:
            if user_id not in self.users:
                raise Refused(404, "user.not.found")
            if user_id in bot.stopped:
                raise Refused(403, "chat.denied", "error.dialog.suspended")
            if user_id not in bot.started:
                raise Refused(404, "dialog.not.found")
            return self.dialog(bot, user_id)
        chat = self.chats.get(chat_id or 0)
        if chat is None or (chat.bot is not None and chat.bot is not bot):
            raise Refused(404, "chat.not.found", f"Chat {chat_id} not found")
        if chat.bot:
            return self.reach(bot, None, chat.user)
        if bot.id not in chat.members or chat.closed:
            raise Refused(403, "chat.denied", "error.chat.denied")
        return chat
