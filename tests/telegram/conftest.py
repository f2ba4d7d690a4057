"""A server and a line for every test that needs them."""

from collections.abc import AsyncIterator

import pytest

from bot.telegram.line import TelegramLine
from tests.telegram.server import TOKEN, BotApi, serving


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as server:
        yield server


@pytest.fixture
async def slept() -> list[float]:
    """What the line under test would have waited."""
    return []


@pytest.fixture
async def line(api: BotApi, slept: list[float]) -> AsyncIterator[TelegramLine]:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    menu = {"private": [("start", "Начать")], "group": [("queue", "Очередь"), ("bind", "Привязать чат")]}
    made = TelegramLine(1, TOKEN, api.url, menu, sleep)
    yield made
    await made.close()
