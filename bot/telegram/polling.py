"""Our own getUpdates loop. Not aiogram's: that one confirms updates before they are handled, so a crash loses them."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook, GetUpdates

from bot.faults import Backoff
from bot.lines import Batch, TokenRefused
from bot.telegram.peek import cursor_after, letters
from bot.telegram.refusals import reason

ASKED_FOR: Final = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
"""Named one by one: left out, the choice of whoever used the token before would stay, without `chat_member`."""
LONG_POLL: Final = 25
PATIENCE: Final = LONG_POLL + 10
"""Seconds until a long poll without an answer is taken for a broken connection."""

Sleep = Callable[[float], Awaitable[None]]

log = logging.getLogger(__name__)


async def poll(bot: Bot, line: int, cursor: str, sleep: Sleep) -> AsyncIterator[Batch]:
    """Updates for ever; asking for the next ones is what confirms those before. Raises TokenRefused only."""
    backoff = _backoff()
    while True:
        try:
            updates = await _updates(bot, cursor)
        except AiogramError as error:
            log.warning("telegram %s: no updates: %s", line, reason(error))
            await sleep(await _seconds_after(error, bot, line, backoff))
            continue
        if updates:
            before, cursor = cursor, cursor_after(updates, cursor)
            yield Batch(letters(updates), cursor)
            if cursor == before:  # not one of them has a number: they will come again at once
                await sleep(backoff.seconds())
                continue
        backoff = _backoff()


async def _updates(bot: Bot, cursor: str) -> list[Any]:
    offset = int(cursor) if cursor else None
    updates: Any = await bot(GetUpdates(offset=offset, timeout=LONG_POLL, allowed_updates=ASKED_FOR), PATIENCE)
    if not isinstance(updates, list):
        raise ClientDecodeError("updates are not a list", TypeError(), None)
    return updates


async def _seconds_after(error: AiogramError, bot: Bot, line: int, backoff: Backoff) -> float:
    match error:
        case TelegramUnauthorizedError() | TelegramNotFound():
            raise TokenRefused("Telegram does not know this token") from None
        case TelegramRetryAfter():
            return float(error.retry_after)
        case TelegramConflictError() if "webhook" in error.message:
            await _remove_webhook(bot, line)
    return backoff.seconds()


async def _remove_webhook(bot: Bot, line: int) -> None:
    """What waits at Telegram stays: only the way it comes is changed."""
    try:
        await bot(DeleteWebhook(drop_pending_updates=False))
        log.warning("telegram %s: a webhook was set; it has been removed", line)
    except AiogramError as error:
        log.warning("telegram %s: the webhook was not removed: %s", line, reason(error))


def _backoff() -> Backoff:
    return Backoff(first=1, most=30)
