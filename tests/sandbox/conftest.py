"""The stand-ins, running."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.vk import VkStandIn


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[TelegramStandIn]:
    async with TelegramStandIn(now=clock) as standin:
        standin.bot("1000001:TEST", "dvor_bot")
        yield standin


@pytest.fixture
async def vk(clock: Clock) -> AsyncIterator[VkStandIn]:
    async with VkStandIn(now=clock) as standin:
        standin.community(200_001, "vk1.TEST")
        yield standin


@pytest.fixture
async def aiogram_bot(telegram: TelegramStandIn) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.base))
    yield Bot("1000001:TEST", session=session)
    await session.close()
