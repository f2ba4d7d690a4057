"""The yardstick: the cheapest bot that a person could run instead. Stock aiogram, nothing is remembered.

Each message is answered by sendMessage with its own text, each press by answerCallbackQuery and by editMessageText of
the message that was pressed with what the button carried: the calls that a real bot needs for the same updates.
Dispatcher, polling and session are aiogram's own, as its documentation shows them.
"""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

dispatcher = Dispatcher()


@dispatcher.message()
async def message(message: Message) -> None:
    """Say it back."""
    await message.answer(message.text or "…")


@dispatcher.callback_query()
async def press(query: CallbackQuery) -> None:
    """Acknowledge, and show what was pressed."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(query.data or "…")


async def main() -> None:
    """Poll until the process is ended."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    await dispatcher.start_polling(Bot(os.environ["TELEGRAM_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
