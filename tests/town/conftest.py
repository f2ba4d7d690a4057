"""Where the staff sit and the resident writes, and how fast cards change."""

import pytest

from bot import delivery
from bot.sandbox.fixtures import Opens
from tests.town.desk import PAIRS

__all__ = ["Opens"]

EVERYWHERE = {
    "answering", "consent", "following", "mine", "photos", "place", "rating", "report", "story", "urgency", "ways",
    "staff_card", "staff_chat", "staff_relay", "visits", "telling", "figures",
}  # fmt: skip
"""What is walked in all three messengers; the other tests of this folder are walked in the first two."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the third messenger to the files that are walked there."""
    items[:] = [item for item in items if not _left_out(item)]


def _left_out(item: pytest.Item) -> bool:
    given = getattr(item, "callspec", None)
    if item.path.parent.name != "town" or given is None or given.params.get("messenger") != "max":
        return False
    return item.path.stem.removeprefix("test_") not in EVERYWHERE


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
