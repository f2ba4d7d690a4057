"""A desk on a fresh database for each test."""

from pathlib import Path

import pytest

from tests.databases import Sqlite
from tests.handlers.harness import Desk, Somebody, open_desk


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Sqlite:
    return Sqlite(tmp_path_factory.mktemp("desks"))


@pytest.fixture
def desk(databases: Sqlite, tmp_path: Path) -> Desk:
    return open_desk(databases.new(tmp_path))


@pytest.fixture(params=["telegram", "vk"])
def maria(request: pytest.FixtureRequest, desk: Desk) -> Somebody:
    """A resident, in each of the messengers."""
    return Somebody(desk, desk.telegram if request.param == "telegram" else desk.vk, "100", "Мария")
