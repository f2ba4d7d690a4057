"""`python -m tests.pictures`: makes the README's picture of the demo, by playing a report in it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.demo.conftest import CHROMIUM, QUIET
from tests.demo.test_page import column, comes_to_photos, presses, says, sees

HERE = Path(__file__).parent


def main() -> None:
    """Start a fresh demo, play, take the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        words = [sys.executable, "-m", "bot", "demo", "--port", "0"]
        environment = os.environ | {"PYTHONPATH": str(HERE.parent.parent)}
        demo = subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        assert demo.stdout is not None
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(demo.stdout.readline().strip())
        maria, oleg, staff = (column(page, name) for name in ("telegram", "vk", "staff"))
        comes_to_photos(page, maria)
        presses(maria, "Пропустить")
        presses(maria, "Отправить заявку")
        sees(staff, "· Нет горячей воды")
        presses(staff, "Взять")
        sees(maria, "Исполняется. Занимается: Ирина")
        says(oleg, "во дворе не горит фонарь")
        presses(oleg, "Согласен")
        sees(oleg, "О чём сообщить?")
        page.screenshot(path=HERE / "demo.png")
        browser.close()
        demo.terminate()
        demo.wait(15)


if __name__ == "__main__":
    main()
