"""The webhook of a Telegram bot: Telegram keeps the order within a chat and waits for our answer."""

from collections.abc import AsyncIterator
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import GetWebhookInfo, SetWebhook

from bot.bringing import Bringing, secret
from bot.hooks import Hook
from bot.lines import Batch, TokenRefused, TryLater
from bot.telegram.peek import letters
from bot.telegram.polling import ASKED_FOR
from bot.telegram.refusals import reason

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
QUICK: Final = 15


class Webhook:
    """The address of one bot, and the updates that come there."""

    def __init__(self, bot: Bot, token: str, line: int, base: str) -> None:
        self.url = f"{base}/hooks/telegram/{line}"
        self.hook = Hook(secret(token), HEADER)
        self._bot, self._line = bot, line
        self._secret = secret(token)

    async def stands(self) -> bool:
        """Whether Telegram knows our address. Raises TryLater or TokenRefused."""
        found = await self._call(GetWebhookInfo())
        return bool(found.url == self.url)

    async def subscribe(self) -> None:
        """Tell Telegram our address; what waits there comes. Raises TryLater or TokenRefused."""
        await self._call(SetWebhook(url=self.url, allowed_updates=ASKED_FOR, secret_token=self._secret))

    async def poll(self, cursor: str) -> AsyncIterator[Batch]:
        """What is brought, for ever. Raises TokenRefused only."""
        async for updates in Bringing(self.hook, f"telegram {self._line}", self.stands, self.subscribe).updates():
            yield Batch(letters(updates), cursor)

    async def _call(self, method: Any) -> Any:
        try:
            return await self._bot(method, QUICK)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise TokenRefused("Telegram does not know this token") from None
        except AiogramError as error:
            raise TryLater(reason(error)) from None
