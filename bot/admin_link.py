"""The link by which the first admin comes in: one code, good in whichever messenger it is opened first."""

import asyncio
import secrets
from collections.abc import Callable

from bot import composition
from bot.clock import Clock
from bot.lines import Line, TokenRefused, TryLater
from bot.settings import Settings
from handlers.texts import say
from storage import lines, organisations
from storage.store import Store

PATIENCE = 5.0
"""Seconds that a messenger has to say what we are called."""
NAMELESS = {"telegram": "https://t.me/?start={code}", "max": "https://max.ru/?start={code}"}
"""Links while a bot's name is not known; VK's holds the community's number, which settings tell."""


async def admin_link(settings: Settings, store: Store, tell: Callable[[str], None], warn: Callable[[str], None]) -> int:
    """Print a link for each messenger, Telegram first; the exit code."""
    opened = await composition.open_lines(settings, store)
    if not opened:
        warn(say("run-no-line"))
        return 2
    code = secrets.token_urlsafe(18)
    await store.write(organisations.make_link, code, Clock(settings.clock_file).now())
    for line, link in zip(opened, await asyncio.gather(*(_link(line, store, warn) for line in opened)), strict=True):
        tell(link.replace("{code}", code))
        await line.close()
    return 0


async def _link(line: Line, store: Store, warn: Callable[[str], None]) -> str:
    return await known_link(line, store, warn) or NAMELESS.get(line.can.messenger, "")


async def known_link(line: Line, store: Store, warn: Callable[[str], None]) -> str:
    """The deep link of a line, asked of its messenger or as it was last; empty when it was never known."""
    try:
        async with asyncio.timeout(PATIENCE):
            await line.check()
    except (TokenRefused, TryLater, TimeoutError) as fault:
        refused = isinstance(fault, TokenRefused)
        warn(say("admin-link-refused" if refused else "admin-link-no-answer", messenger=line.can.messenger))
        known = {row.id: row.link for row in await store.read(lines.all)}
        return line.link or known.get(line.id, "")
    await store.write(lines.rename, line.id, line.name, line.link)
    return line.link
