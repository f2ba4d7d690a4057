"""Telegram as it remembers: bots, people, chats, messages, and the updates that wait for each bot."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from bot.sandbox.changes import Changes
from bot.sandbox.strict import Pace
from bot.sandbox.telegram_files import Files

Json = dict[str, Any]
SELDOM = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds of updates that must be asked for by name."""
KEPT = 24 * 3600
"""Seconds that an update waits for its bot."""
FIRST_UPDATE = 700_000_001
HERE = frozenset({"creator", "administrator", "member", "restricted"})


@dataclass(slots=True)
class User:
    """A person with an account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "ru"
    deactivated: bool = False

    def json(self) -> Json:
        """As the Bot API's User."""
        words = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **{k: v for k, v in words.items() if v}}


@dataclass(slots=True)
class Bot:
    """A bot: its token, what it may see, and the updates that it has not yet confirmed."""

    token: str
    id: int
    username: str
    name: str
    privacy: bool = True
    allowed: frozenset[str] | None = None
    webhook: str = ""
    secret: str = ""
    """What it is shown with every update that is brought."""
    commands: dict[str, list[Json]] = field(default_factory=dict)
    started: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    updates: deque[tuple[int, bytes, int]] = field(default_factory=deque)
    """Number, JSON and second of what waits."""
    next_update: int = FIRST_UPDATE
    next_message: int = 1
    news: Changes = field(default_factory=Changes)
    polls: int = 0
    pace: Pace = field(default_factory=Pace)
    acknowledged: int = 0

    def json(self) -> Json:
        """As the Bot API's User."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def push(self, kind: str, what: Json, date: int) -> None:
        """Put an update into the queue, if the bot wants such ones."""
        if kind in SELDOM if self.allowed is None else kind not in self.allowed:
            return
        number = self.next_update
        self.next_update += 1
        raw = json.dumps({"update_id": number, kind: what}, ensure_ascii=False, separators=(",", ":"))
        self.updates.append((number, raw.encode(), date))
        self.news.bump()

    def confirm(self, offset: int) -> None:
        """Forget the updates before this one."""
        while self.updates and self.updates[0][0] < offset:
            self.updates.popleft()

    def tire(self, date: int) -> None:
        """Forget the updates that have waited for a day."""
        while self.updates and self.updates[0][2] < date - KEPT:
            self.updates.popleft()


@dataclass(slots=True)
class Message:
    """A message: its JSON as the Bot API shows it, and what only the server knows."""

    json: Json
    by_bot: int
    """The bot's id; 0 when a person wrote it."""
    sent: int
    changed: int


@dataclass(slots=True)
class Chat:
    """A private chat (of one person with one bot) or a group."""

    id: int
    type: str
    title: str = ""
    bot: Bot | None = None
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: set[int] = field(default_factory=set)
    keyboard: Json | None = None
    moved_to: "Chat | None" = None
    next_message: int = 1
    last_bot: int = 0
    """The bot that spoke last: it hears general commands."""
    user: User | None = None
    forum: bool = False
    topics: dict[int, bool] = field(default_factory=dict)
    """Of a forum: each topic, and whether it is closed."""
    hidden: set[int] = field(default_factory=set)
    """Administrators who speak as the group."""

    def json(self) -> Json:
        """As the Bot API's Chat."""
        if self.user:
            words = {"last_name": self.user.last_name, "username": self.user.username}
            return {"id": self.id, "type": "private", "first_name": self.user.first_name,
                    **{k: v for k, v in words.items() if v}}
        return {"id": self.id, "type": self.type, "title": self.title, **({"is_forum": True} if self.forum else {})}

    def number(self) -> int:
        """The id of the next message: one sequence a bot for private chats, one a group."""
        keeper: Chat | Bot = self.bot or self
        keeper.next_message += 1
        return keeper.next_message - 1


@dataclass(slots=True)
class Press:
    """A press that waits for its acknowledgement."""

    id: str
    bot: int
    user: int
    at: float = field(default_factory=monotonic)
    answered: bool = False
    text: str = ""
    alert: bool = False


class World:
    """Everything that Telegram knows in this process."""

    def __init__(self, now: Callable[[], datetime], changes: Changes) -> None:
        self.now = now
        self.changes = changes
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.groups: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.presses: dict[str, Press] = {}
        self.files = Files()

    @property
    def date(self) -> int:
        """Today's second."""
        return int(self.now().timestamp())

    def bot_by(self, number: int) -> Bot:
        """The bot with this id."""
        return next(bot for bot in self.bots.values() if bot.id == number)

    def dialog(self, bot: Bot, user: User) -> Chat:
        """The private chat of a person with a bot, made when it is missing."""
        chat = self.private.get((bot.id, user.id))
        if chat is None:
            chat = self.private[(bot.id, user.id)] = Chat(user.id, "private", bot=bot, user=user)
        return chat

    def keep(self, chat: Chat, author: Json, words: Json, *, by_bot: int = 0) -> Message:
        """Put a message into a chat."""
        number = chat.number()
        body = {"message_id": number, "from": author, "chat": chat.json(), "date": self.date, **words}
        count = self.changes.bump()
        message = chat.messages[number] = Message(body, by_bot, count, count)
        return message

    def push(self, bot: Bot, kind: str, what: Json) -> None:
        """Let an update wait for a bot, if it wants such ones."""
        bot.push(kind, what, self.date)

    def about(self, user: int) -> Json:
        """The JSON of a person or a bot."""
        return self.users[user].json() if user in self.users else self.bot_by(user).json()
