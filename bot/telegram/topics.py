"""Topics of a supergroup that is a forum."""

from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import CloseForumTopic, CreateForumTopic, ReopenForumTopic

from bot.lines import Rejected
from bot.telegram.refusals import is_not_modified, meaning

PATIENCE: Final = 15


async def open_topic(bot: Bot, chat: str, title: str) -> str:
    """Make one; its id. Raises NotSent, or TokenRefused."""
    try:
        made: Any = await bot(CreateForumTopic(chat_id=int(chat), name=title), PATIENCE)
        return str(made["message_thread_id"])
    except AiogramError as error:
        raise meaning(error) from None
    except (KeyError, TypeError):
        raise Rejected("a topic without a number") from None


async def turn_topic(bot: Bot, chat: str, thread: str, closed: bool) -> None:
    """Close it or open it again. Raises NotSent, or TokenRefused."""
    method = CloseForumTopic if closed else ReopenForumTopic
    try:
        await bot(method(chat_id=int(chat), message_thread_id=int(thread)), PATIENCE)
    except AiogramError as error:
        if not is_not_modified(error):
            raise meaning(error) from None
