"""The page while the demo stops and starts again under it, and after it was left for long."""

import socket
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.demo.hands import column, says, sees
from tests.demo.starting import asked, started


def a_free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_page_whose_demo_is_restarted_says_so_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    port = a_free_port()
    page = browser.new_page()
    with started(tmp_path, port=port) as address:
        page.goto(address)
        says(column(page, "telegram"), "Здравствуйте")
        sees(column(page, "telegram"), "согласие")
        expect(page.locator("#lost")).to_be_hidden()
    expect(page.locator("#lost")).to_be_visible()
    with started(tmp_path, port=port):
        expect(page.locator("#lost")).to_be_hidden(timeout=15_000)
        sees(column(page, "telegram"), "Здравствуйте")
        says(column(page, "telegram"), "Я вернулась")
        sees(column(page, "telegram"), "Я вернулась")
        page.close()


def test_a_page_left_open_holds_no_more_than_the_newest_messages(browser: Browser, tmp_path: Path) -> None:
    with started(tmp_path) as address:
        page = browser.new_page()
        page.goto(address)
        for number in range(320):
            asked(address, "/api/say", {"person": "petr", "chat": "staff", "text": f"!запись {number}"})
        sees(column(page, "staff"), "!запись 319")
        assert page.locator("[data-column=staff] .message").count() <= 300
        page.close()
