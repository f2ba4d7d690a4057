"""Who acts: a visit or the clock; both write through a connection and collect what people hear of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection

from handlers.screens import Screen
from storage.outbox import NOTICE, Post


class Acting(Protocol):
    """What a move needs of whoever makes it."""

    connection: Connection
    now: datetime
    posts: list[Post]


@dataclass(slots=True)
class Hand:
    """What acts by itself, as the clock does."""

    connection: Connection
    now: datetime
    posts: list[Post] = field(default_factory=list)


def tell(acting: Acting, line: int, chat: str, screen: Screen, **words: Any) -> None:
    """A notice to somebody; who has no messenger (line 0) is called instead."""
    if line and chat:
        acting.posts.append(Post(line, chat, screen.pack(), priority=words.pop("priority", NOTICE), **words))
