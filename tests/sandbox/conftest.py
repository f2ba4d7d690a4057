"""Who asks the stand-ins: plain aiogram, plain vk_api, a bot of a few lines; and the descriptions of all APIs."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox.max import MaxStandIn
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.vk import VkStandIn
from tests.sandbox.day import Answers
from tests.sandbox.specs import SPECS
from tests.sandbox.vk_client import GROUP, Poll, api_of, call


@pytest.fixture
async def aiogram_bot(telegram: TelegramStandIn) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.base))
    yield Bot("1000001:TEST", session=session)
    await session.close()


@pytest.fixture
async def answers(telegram: TelegramStandIn, vk: VkStandIn, max: MaxStandIn) -> AsyncIterator[Answers]:
    """A bot that sends a text with buttons, in whichever messenger."""
    async with aiohttp.ClientSession() as session:
        yield Answers(session, telegram, vk, max)


@pytest.fixture
def api(vk: VkStandIn) -> Any:
    """vk_api."""
    return api_of(vk.base)


@pytest.fixture
async def poll(api: Any) -> Poll:
    """A long poll that begins now."""
    return Poll(await call(api, "groups.getLongPollServer", group_id=GROUP))


@pytest.fixture(scope="session")
def specs(request: pytest.FixtureRequest) -> Path:
    """The descriptions of both APIs, where they lie beside the repository."""
    if not SPECS.is_dir():
        missing = "No descriptions of the APIs beside the repository (../shared/specs): they are not compared"
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            request.config.get_terminal_writer().line(f"\n{missing}")
        pytest.skip(missing)
    return SPECS
