"""The house in which people talk with the program, once a test."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot import delivery
from bot.clock import Clock
from bot.vk.session import Pace
from storage import organisations, register
from storage.store import Store, migrate
from tests.town.desk import PAIRS
from tests.town.house import HOUSES, PHONE, House

Opens = Callable[..., Awaitable[House]]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the houses, copied by every test; made with the program's own functions."""
    folder = tmp_path_factory.mktemp("template")
    file = folder / "houses.csv"
    file.write_text(HOUSES, encoding="utf-8")
    url = f"sqlite+aiosqlite:///{folder / 'dvor.db'}"
    migrate(url)

    async def fill() -> None:
        store = await Store.open(url)
        await register.apply(store, register.read(file), Clock().now())
        await store.write(lambda c: organisations.set_phone(c, organisations.the(c).id, PHONE))
        await store.close()

    asyncio.run(fill())
    return folder / "dvor.db"


@pytest.fixture
async def opens(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Opens]:
    """Opens houses with words of their own; in none may a messenger have refused anything, or a defect been logged."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer
    opened: list[House] = []

    async def open_one(**words: object) -> House:
        folder = tmp_path / f"house{len(opened)}"
        folder.mkdir()
        house = House(folder, **words)  # type: ignore[arg-type]
        if not house.limits:
            monkeypatch.setattr(Pace, "wait", lambda pace: None)
        opened.append(house)
        return await house.open(template)

    yield open_one
    for house in opened:
        await house.close()
    for house in opened:
        assert [refusal for refusal in house.refusals if refusal.method not in house.faulty] == []
    defects = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert [record for record in defects if not any(house.faulty for house in opened)] == []


@pytest.fixture
async def house(opens: Opens) -> House:
    """The usual house: both lines, no limits, since conversations here go faster than people type."""
    return await opens()


@pytest.fixture(params=["telegram", "vk"])
def messenger(request: pytest.FixtureRequest) -> str:
    """Where the person writes."""
    name: str = request.param
    return name


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
