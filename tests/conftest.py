"""The sandbox's fixtures for every test, and a PostgreSQL server for the whole run, where it is installed."""

import os
from collections.abc import Iterator

import pytest

from tests.databases import Postgresql, programs, running

pytest_plugins = ["bot.sandbox.fixtures"]


@pytest.fixture(scope="session")
def postgresql(request: pytest.FixtureRequest) -> Iterator[Postgresql]:
    bin = programs()
    if bin is None:
        missing = "PostgreSQL is not installed (no initdb): its half of tests/storage is not run"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            request.config.get_terminal_writer().line(f"\n{missing}")
        pytest.skip(missing)
    with running(bin) as server:
        yield server
