"""`python -m tests.pictures`: makes the README's picture of the demo, by playing a report in it."""

import sys
import tempfile
from pathlib import Path
from time import monotonic

from playwright.sync_api import expect, sync_playwright

from tests.demo.conftest import CHROMIUM, QUIET
from tests.demo.hands import becomes, column, presses, says, sees
from tests.demo.starting import started

HERE = Path(__file__).parent


def main() -> None:
    """Start a fresh demo, let the town play, take the picture; say how soon the first screen stood."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="ru", device_scale_factor=1.5)
        with started(Path(folder)) as address:
            begun = monotonic()
            page.goto(f"{address}/?pace=0.1")
            expect(column(page, "staff").locator(".bubble").first).to_be_visible()
            sys.stdout.write(f"the page stood {monotonic() - begun:.2f} s after it was opened\n")
            maria, oleg, staff = (column(page, name) for name in ("telegram", "vk", "staff"))
            for step in (0, 1):
                page.locator("#walk .show").click()
                expect(page.locator("#walk li button").nth(step)).to_have_text("✓", timeout=30_000)
                expect(page.locator("#walk .show")).to_have_text("Показать", timeout=20_000)
            sees(maria, "Пётр")
            sees(staff, "Исполнитель: Пётр")
            becomes(staff, "petr")
            presses(staff, "Получать заявки лично")
            sees(column(page, "executor"), "Ленина")
            becomes(staff, "irina")
            says(oleg, "во дворе не горит фонарь")
            presses(oleg, "Согласен")
            sees(oleg, "О чём сообщить?")
            page.mouse.move(640, 4)
            page.screenshot(path=HERE / "demo.png")
            browser.close()


if __name__ == "__main__":
    main()
