"""Plain aiogram, asking the stand-in."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox.telegram import TelegramStandIn


@pytest.fixture
async def aiogram_bot(telegram: TelegramStandIn) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.base))
    yield Bot("1000001:TEST", session=session)
    await session.close()
