"""A line and a server beside it."""

from collections.abc import AsyncIterator

import pytest

from bot.faults import Backoff
from bot.vk import longpoll
from bot.vk.line import VkLine
from tests.vk.double import Double


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longpoll, "Backoff", lambda most: Backoff(first=0.001, most=0.01))
    monkeypatch.setattr(longpoll, "SOON", 0.0)


@pytest.fixture
async def vk() -> AsyncIterator[Double]:
    async with Double() as double:
        yield double
        assert double.complaints == []


@pytest.fixture
async def line(vk: Double) -> AsyncIterator[VkLine]:
    line = VkLine(1, "token", 1, vk.base, wait=0.2)
    yield line
    await line.close()
