"""Binds a staff chat in a database: `python -m tests.bench.staff URL`."""

import asyncio
import sys
from datetime import UTC, datetime

from storage import lines, organisations
from storage.store import Store

CHAT = "-1001"


async def bind(url: str) -> None:
    """Every ticket is shown in this chat from now on."""
    store = await Store.open(url)
    line = await store.write(lines.ensure, "telegram", "telegram:1")
    now = datetime.fromtimestamp(1_790_000_000, UTC)
    await store.write(organisations.bind, line.id, CHAT, "Диспетчерская", now)
    await store.close()


if __name__ == "__main__":
    asyncio.run(bind(sys.argv[1]))
