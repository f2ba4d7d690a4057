"""The demo, and a browser to look at it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.demo.starting import started

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
Opens = Callable[..., Page]


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
    """Where the page is."""
    with started(tmp_path_factory.mktemp("demo")) as found:
        yield found


@pytest.fixture
def opens(browser: Browser, address: str) -> Iterator[Opens]:
    """Opens windows: no page may raise an error, see a request fail, or ask anybody but the demo."""
    wrong: list[str] = []
    windows: list[Page] = []

    def asks(asked: Request) -> None:
        if not asked.url.startswith((f"{address}/", "data:", "blob:")):
            wrong.append(asked.url)

    def answered(answer: Response) -> None:
        if answer.status >= 400:
            wrong.append(f"{answer.status} {answer.url}")

    def told(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(message.text)

    def opened(path: str = "/", *, width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        window = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="ru"
        )
        windows.append(window)
        window.on("pageerror", lambda error: wrong.append(str(error)))
        window.on("console", told)
        window.on("request", asks)
        window.on("response", answered)
        window.goto(address + path)
        return window

    yield opened
    for window in windows:
        window.close()
    assert wrong == []


@pytest.fixture
def page(opens: Opens) -> Page:
    """One fresh window."""
    return opens()
