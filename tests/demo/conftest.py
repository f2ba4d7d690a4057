"""The demo as a person starts it, and a browser to look at it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Closed with the module: while it is open, Playwright keeps a running loop that no other test could share."""
    if not CHROMIUM.exists():
        missing = f"{CHROMIUM} is not there: the tests of the demo's page are skipped"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        request.config.get_terminal_writer().line(f"\n{missing}")
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is; the demo runs as a process of its own, in a folder of its own."""
    root = Path(__file__).parent.parent.parent
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "0"],
        cwd=tmp_path_factory.mktemp("demo"),
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        code = process.wait(15)
        process.stdout.close()
    assert code == 0


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh window; the page must raise no error and ask nobody but the demo."""
    window = browser.new_page(viewport={"width": 1280, "height": 800})
    errors: list[str] = []
    window.on("pageerror", lambda error: errors.append(str(error)))

    def ask(asked: Request) -> None:
        if not asked.url.startswith((address, "data:")):
            errors.append(asked.url)

    window.on("request", ask)
    window.goto(address)
    yield window
    window.close()
    assert errors == []
