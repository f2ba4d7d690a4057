"""Where the staff sit and the resident writes, and how fast cards change."""

import pytest

from bot import delivery
from bot.sandbox.fixtures import Opens
from tests.town.desk import PAIRS

__all__ = ["Opens"]


@pytest.fixture(params=PAIRS, ids="-".join)
def pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Where the staff sit, and where the resident writes."""
    two: tuple[str, str] = request.param
    return two


@pytest.fixture(params=PAIRS[:2], ids="-".join)
def crossed(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The same where both messengers take part."""
    two: tuple[str, str] = request.param
    return two


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards are edited as fast as tests press, not once in three seconds."""
    monkeypatch.setattr(delivery, "EDIT_EVERY", 0.0)
