"""Who is in VK: people with pages, and communities with their tokens, settings and queues of events."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.sandbox.changes import Changes
from bot.sandbox.strict import Bucket
from bot.sandbox.vk_spec import EVENTS, VERSION

if TYPE_CHECKING:
    from bot.sandbox.vk_world import Chat

Json = dict[str, Any]


@dataclass(slots=True)
class User:
    """A person with a page."""

    id: int
    first_name: str
    last_name: str
    screen_name: str = ""
    deleted: bool = False

    def json(self) -> Json:
        """As users.get shows it."""
        return {"id": self.id, "first_name": self.first_name, "last_name": self.last_name,
                "can_access_closed": True, "is_closed": False}


@dataclass(slots=True)
class Server:
    """A server of the Callback API: where events are brought."""

    id: int
    url: str
    title: str
    secret: str
    status: str = "unconfigured"
    """«ok» when it has answered who it is, «failed» when it has not."""
    events: set[str] = field(default_factory=set)

    def json(self) -> Json:
        """As groups.getCallbackServers shows it."""
        return {"id": self.id, "title": self.title, "creator_id": 1, "url": self.url, "secret_key": self.secret,
                "status": self.status}


@dataclass(slots=True)
class Community:
    """A community with its token, its settings and its queue of events."""

    id: int
    token: str
    name: str
    screen_name: str
    enabled: bool = True
    events: set[str] = field(default_factory=lambda: set(EVENTS))
    allowed: set[int] = field(default_factory=set)
    banned: set[int] = field(default_factory=set)
    chats: "dict[int, Chat]" = field(default_factory=dict)
    sent: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """(peer, random_id) → (message id, cmid), for ever."""
    next_message: int = 1
    queue: list[bytes] = field(default_factory=list)
    first: int = 1
    """The ts of the queue's beginning: events before it are lost."""
    asked: int = 0
    """The ts of the last poll."""
    key: str = ""
    keys: int = 0
    news: Changes = field(default_factory=Changes)
    servers: dict[int, Server] = field(default_factory=dict)
    brought: int = 0
    """The ts up to which the servers have taken events."""
    pace: Bucket = field(default_factory=lambda: Bucket(20, 20))

    @property
    def code(self) -> str:
        """What a server of this community has to answer when it is asked who it is."""
        return hashlib.sha1(f"code {self.id}".encode()).hexdigest()[:8]

    @property
    def ts(self) -> int:
        """The newest ts."""
        return self.first + len(self.queue)

    def new_key(self) -> None:
        """Let the long poll's key run out."""
        self.keys += 1
        self.key = hashlib.sha1(f"{self.id}{self.keys}".encode()).hexdigest()

    def push(self, kind: str, what: Json) -> None:
        """Let an event wait for this community, if it wants such ones."""
        polled = self.enabled and kind in self.events
        if not polled and not any(kind in server.events for server in self.servers.values()):
            return
        mark = hashlib.sha1(f"{self.id}-{self.ts}".encode()).hexdigest()
        event = {"group_id": self.id, "type": kind, "event_id": mark, "v": VERSION, "object": what}
        self.push_raw(json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode())

    def push_raw(self, raw: bytes) -> None:
        """Let anything wait as an event, also what VK should never send."""
        self.queue.append(raw)
        self.news.bump()

    def forget(self) -> None:
        """Lose the events of the queue, as VK does (`failed: 1` for an older ts)."""
        self.first = self.ts
        self.queue.clear()
