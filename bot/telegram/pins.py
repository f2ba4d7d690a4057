"""What is pinned in a group, and pinning there."""

import logging
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import GetChat, GetChatMember, PinChatMessage, UnpinChatMessage

from bot.lines import Pins
from bot.telegram.refusals import meaning, reason

log = logging.getLogger(__name__)

PATIENCE: Final = 15


async def look(bot: Bot, chat: str) -> Pins | None:
    """What is pinned and whether we may pin; None when that is not to be known now."""
    try:
        found: Any = await bot(GetChat(chat_id=int(chat)), PATIENCE)
        us: Any = await bot(GetChatMember(chat_id=int(chat), user_id=bot.id), PATIENCE)
        newest = str((found.get("pinned_message") or {}).get("message_id", ""))
        return Pins(newest, _may(found, us))
    except (AiogramError, AttributeError, KeyError, TypeError, ValueError) as error:
        log.info("telegram: no word on what is pinned: %s", type(error).__name__)
        return None


def _may(chat: dict[str, Any], us: dict[str, Any]) -> bool:
    """An administrator needs the right; anybody else may where everybody may."""
    if us["status"] == "administrator":
        return bool(us.get("can_pin_messages"))
    return us["status"] == "creator" or bool((chat.get("permissions") or {}).get("can_pin_messages"))


async def pin(bot: Bot, chat: str, message: str, instead: str) -> None:
    """Pin without a sound. Raises NotSent, or TokenRefused."""
    try:
        await bot(PinChatMessage(chat_id=int(chat), message_id=int(message), disable_notification=True), PATIENCE)
    except AiogramError as error:
        raise meaning(error) from None
    if instead:
        try:
            await bot(UnpinChatMessage(chat_id=int(chat), message_id=int(instead)), PATIENCE)
        except AiogramError as error:
            log.info("telegram: the former board stays pinned: %s", reason(error))
