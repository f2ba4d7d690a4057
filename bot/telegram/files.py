"""Files that lie at Telegram: what they are called there, and fetching one."""

from contextlib import aclosing
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNotFound
from aiogram.methods import GetFile
from aiohttp import ClientError, ClientResponseError

from bot.lines import NotSent, Rejected, TryLater
from bot.telegram.refusals import meaning, reason

_GONE: Final = (400, 403, 404, 410)
_HOLDERS: Final = ("video", "animation", "voice", "audio", "document")


def file_id(message: dict[str, Any]) -> str:
    """What Telegram calls the file of a message that was sent; empty when it does not tell."""
    if sizes := message.get("photo"):
        return str(sizes[-1]["file_id"])
    return next((str(message[holder]["file_id"]) for holder in _HOLDERS if holder in message), "")


async def fetch(bot: Bot, file: str, most: int) -> bytes:
    """A file's content. Raises TryLater, or Rejected when it is larger than `most` bytes or gone."""
    try:
        found: Any = await bot(GetFile(file_id=file))
        where = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(where, str) or not where:
            raise Rejected("gone")
        if (found.get("file_size") or 0) > most:
            raise Rejected("too large")
        return await _download(bot, where, most)
    except AiogramError as error:
        raise _why(error) from None
    except ClientResponseError as error:  # its words hold the address, and that the token
        raise (Rejected("gone") if error.status in _GONE else TryLater(f"HTTP {error.status}")) from None
    except (ClientError, TimeoutError, OSError) as error:
        raise TryLater(type(error).__name__) from None


async def _download(bot: Bot, path: str, most: int) -> bytes:
    content = bytearray()
    async with aclosing(bot.session.stream_content(bot.session.api.file_url(bot.token, path), timeout=60)) as pieces:
        async for piece in pieces:
            content += piece
            if len(content) > most:
                raise Rejected("too large")
    return bytes(content)


def _why(error: AiogramError) -> NotSent:
    if isinstance(error, TelegramBadRequest | TelegramNotFound) and "temporarily unavailable" not in error.message:
        return Rejected(reason(error))
    why = meaning(error)
    return why if isinstance(why, TryLater) else TryLater(reason(error))
