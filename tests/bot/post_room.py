"""Where messages are put for delivery, and what became of them."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from bot.delivery import Delivery
from handlers.screens import Screen
from storage import outbox, posts
from storage.outbox import Post
from storage.store import Store
from tests.bot.fakes import FakeLine
from tests.bot.waiting import HandClock, rest

Start = Callable[..., Delivery]


class PostRoom:
    """Puts messages, and looks at what became of the rows."""

    def __init__(self, store: Store, line: FakeLine, clock: HandClock) -> None:
        self.store, self.line, self.clock = store, line, clock
        self.sender: Delivery | None = None

    async def put(self, *texts: str, chat: str = "7", **words: Any) -> None:
        """These messages, in this order."""
        made = [Post(self.line.id, chat, Screen(text).pack(), **words) for text in texts]
        await self.store.write(outbox.put, made, self.clock.now())
        self.ring()

    async def card(self, chat: str = "-5", **words: Any) -> None:
        """A card, which is drawn when it is sent."""
        await self.store.write(outbox.put, [Post(self.line.id, chat, None, shows="card:1", **words)], self.clock.now())
        self.ring()

    def ring(self) -> None:
        if self.sender:
            self.sender.bell.ring()

    async def pass_(self, seconds: float) -> None:
        """Time goes by, for the rows and not for the loop."""
        self.clock.move(seconds)
        self.ring()
        await self.rest()

    async def rest(self) -> None:
        """Let everything that can be done be done."""
        await rest(self.store)

    async def states(self) -> list[str]:
        def read(connection: Connection) -> list[str]:
            return [row.state for row in connection.execute(posts.outbox.select().order_by(posts.outbox.c.id))]

        return await self.store.read(read)
