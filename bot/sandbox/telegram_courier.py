"""Brings updates to the webhooks of Telegram's bots, in their order, each until it is answered with 2xx."""

import asyncio
import contextlib
from typing import TYPE_CHECKING

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.telegram_world import Bot

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramStandIn

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PAUSE = 0.02
"""Seconds between the tries: Telegram takes longer, a test does not."""


class Courier:
    """One bot's courier."""

    def __init__(self, standin: "TelegramStandIn", bot: Bot) -> None:
        self._standin, self._bot = standin, bot
        self._task: asyncio.Task[None] = asyncio.ensure_future(self._go())

    async def end(self) -> None:
        """Bring nothing more."""
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _go(self) -> None:
        bot = self._bot
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            while True:
                count = bot.news.count
                if not bot.webhook or not bot.updates:
                    await bot.news.after(count, 3600)
                    continue
                number, raw, _ = bot.updates[0]
                if await self._bring(session, raw):
                    bot.confirm(number + 1)
                    bot.news.bump()
                else:
                    await asyncio.sleep(PAUSE)

    async def _bring(self, session: ClientSession, raw: bytes) -> bool:
        fault, done = self._standin.faults.met("hook", None), True
        head = {"Content-Type": "application/json", **({HEADER: self._bot.secret} if self._bot.secret else {})}
        self._standin.note("hook", None, {"raw": raw.decode()})
        for _ in range(2 if fault else 1):  # the same may come twice
            try:
                async with session.post(self._bot.webhook, data=raw, headers=head) as answer:
                    done &= 200 <= answer.status < 300
            except (ClientError, TimeoutError, OSError):
                done = False
        return done
