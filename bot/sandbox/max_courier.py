"""Brings updates to the webhooks of MAX's bots, and forgets an address that does not answer, as MAX does."""

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.max_world import Bot

if TYPE_CHECKING:
    from bot.sandbox.max import MaxStandIn

Json = dict[str, Any]
HEADER = "X-Max-Bot-Api-Secret"
TRIES = 10
"""After so many failures of one update in a row (eight hours in life) the subscription ends."""
PAUSE = 0.02
"""Seconds between the tries: MAX takes minutes, a test does not."""


class Courier:
    """One bot's courier, from its subscription on."""

    def __init__(self, standin: "MaxStandIn", bot: Bot) -> None:
        self._standin, self._bot = standin, bot
        self._task: asyncio.Task[None] = asyncio.ensure_future(self._go())

    async def end(self) -> None:
        """Bring nothing more."""
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _go(self) -> None:
        bot, at, failed = self._bot, max(self._bot.asked, self._bot.first), 0
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            while True:
                count, at = bot.news.count, max(at, bot.first)
                if at >= bot.marker or not bot.hooks:
                    await bot.news.after(count, 3600)
                elif await self._bring(session, bot.queue[at - bot.first]):
                    at, failed = at + 1, 0
                    bot.asked = at
                else:
                    failed += 1
                    await asyncio.sleep(PAUSE)
                if failed >= TRIES:
                    bot.hooks.clear()
                    self._standin.changes.bump()
                    failed = 0

    async def _bring(self, session: ClientSession, update: Json) -> bool:
        """Whether everyone who wants it has answered with 200."""
        fault = self._standin.faults.met("hook", None)
        done = True
        for url, hook in list(self._bot.hooks.items()):
            if hook["update_types"] and update["update_type"] not in hook["update_types"]:
                continue
            self._standin.note("hook", None, update)
            for _ in range(2 if fault else 1):  # the same may come twice
                done &= await _post(session, url, update, hook["secret"])
        return done


async def _post(session: ClientSession, url: str, update: Json, secret: str | None) -> bool:
    try:
        async with session.post(url, json=update, headers={HEADER: secret} if secret else None) as answer:
            return answer.status == 200
    except (ClientError, TimeoutError, OSError):
        return False
