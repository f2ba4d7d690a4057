"""VK as it remembers: conversations, messages, presses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from bot.sandbox.changes import Changes
from bot.sandbox.vk_communities import Community, User
from bot.sandbox.vk_files import Files
from bot.sandbox.vk_spec import Refused

Json = dict[str, Any]
CHATS = 2_000_000_000
"""A chat's peer_id is this and its number, which every community counts for itself."""


@dataclass(slots=True)
class Message:
    """A message of a conversation; `cmid` is its number there, `id` the community's own (0 in chats)."""

    cmid: int
    id: int
    author: int
    """A person, or minus a community."""
    date: int
    text: str
    attachments: list[Json]
    sent: int
    changed: int
    more: Json = field(default_factory=dict)
    """geo, payload, ref, action and the like."""
    reply_to: int = 0
    forwarded: list[Json] = field(default_factory=list)
    keyboard: Json | None = None
    edited: int = 0


@dataclass(slots=True)
class Chat:
    """A conversation: of one person with one community, or a chat of many."""

    title: str = ""
    user: int = 0
    community: Community | None = None
    members: dict[int, int] = field(default_factory=dict)
    """Who is in it (communities with a minus) → who invited them."""
    owner: int = 0
    admins: set[int] = field(default_factory=set)
    """Communities with access to the whole conversation."""
    numbers: dict[int, int] = field(default_factory=dict)
    """Community → the chat's peer_id for it."""
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: int = 0
    """The one pinned message."""
    keyboard: Json | None = None
    next_cmid: int = 1
    disabled: bool = False

    def peer(self, community: Community) -> int:
        """What the community calls it."""
        return self.numbers[community.id] if not self.community else self.user

    def json(self, message: Message, community: Community, *, whole: bool = True) -> Json:
        """A message as a community sees it."""
        body: Json = {
            "date": message.date, "from_id": message.author, "id": message.id, "text": message.text,
            "attachments": message.attachments, "conversation_message_id": message.cmid,
            "peer_id": self.peer(community), **message.more,
        }
        if not whole:
            return body
        body |= {"out": int(message.author == -community.id), "version": 10_000_000 + message.changed,
                 "fwd_messages": message.forwarded, "important": False, "is_hidden": False, "random_id": 0}
        if message.reply_to in self.messages:
            body["reply_message"] = self.json(self.messages[message.reply_to], community, whole=False)
        if message.keyboard:
            body["keyboard"] = {"one_time": False, **message.keyboard, "author_id": message.author}
        if message.edited:
            body["update_time"] = message.edited
        return body


@dataclass(slots=True)
class Press:
    """A press of a callback button."""

    community: int
    user: int
    peer: int
    at: float = field(default_factory=monotonic)
    answered: bool = False
    text: str = ""


class World:
    """Everything that VK knows in this process."""

    def __init__(self, now: Callable[[], datetime], changes: Changes) -> None:
        self.now = now
        self.changes = changes
        self.communities: dict[str, Community] = {}
        self.users: dict[int, User] = {}
        self.dialogs: dict[tuple[int, int], Chat] = {}
        self.presses: dict[str, Press] = {}
        self.files = Files()

    @property
    def date(self) -> int:
        """Today's second."""
        return int(self.now().timestamp())

    def dialog(self, community: Community, user: int) -> Chat:
        """The conversation of a person with a community, made when it is missing."""
        chat = self.dialogs.get((community.id, user))
        if chat is None:
            chat = self.dialogs[(community.id, user)] = Chat(user=user, community=community)
        return chat

    def keep(self, chat: Chat, author: int, text: str, attachments: list[Json]) -> Message:
        """Put a message into a conversation."""
        number = 0
        if chat.community:
            number = chat.community.next_message
            chat.community.next_message += 1
        count = self.changes.bump()
        message = Message(chat.next_cmid, number, author, self.date, text, attachments, count, count)
        chat.messages[chat.next_cmid] = message
        chat.next_cmid += 1
        return message

    def reach(self, community: Community, peer: int) -> Chat:
        """The conversation that a community may write to."""
        if peer > CHATS:
            chat = community.chats.get(peer)
            if chat is None or -community.id not in chat.members:
                raise Refused(917)
            if chat.disabled:
                raise Refused(945)
            return chat
        user = self.users.get(peer)
        if user is None:
            raise Refused(100, "peer_id is invalid") if peer <= 0 else Refused(901)
        if user.deleted:
            raise Refused(18)
        if peer in community.banned:
            raise Refused(900)
        if peer not in community.allowed:
            raise Refused(901)
        return self.dialog(community, peer)
