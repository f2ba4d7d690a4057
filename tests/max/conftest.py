"""A line and the stand-in beside it."""

from collections.abc import AsyncIterator

import pytest

from bot.faults import Backoff
from bot.max import polling, posting
from bot.max.line import MaxLine
from bot.sandbox.house import MAX_TOKEN
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.town import Town


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "Backoff", lambda first, most: Backoff(first=0.001, most=0.01))
    monkeypatch.setattr(polling, "APART", 0.0)
    monkeypatch.setattr(posting, "PATIENCE", (0.0, 0.0))


@pytest.fixture
async def line(max: MaxStandIn) -> AsyncIterator[MaxLine]:
    max.limits = False
    line = MaxLine(1, MAX_TOKEN, max.base, [("report", "Сообщить о проблеме")])
    await line.check()
    yield line
    await line.close()


@pytest.fixture
async def maria(max: MaxStandIn) -> Person:
    """Somebody who has started the bot."""
    maria = Town(max=max).person("Мария Петрова", "max")
    await maria.starts()
    return maria
