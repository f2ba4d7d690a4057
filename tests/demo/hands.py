"""What a visitor's hands and eyes do on the demo's page."""

from playwright.sync_api import Locator, Page, expect

WITHIN = 15_000


def column(page: Page, name: str) -> Locator:
    """One of the phones: telegram, vk, staff, executor."""
    return page.locator(f"[data-column={name}]")


def becomes(where: Locator, person: str) -> None:
    """Take somebody else's phone."""
    where.locator(f"[data-person={person}]").click()


def says(where: Locator, text: str) -> None:
    """Write a message."""
    where.get_by_role("textbox").fill(text)
    where.get_by_role("button", name="Отправить", exact=True).click()


def presses(where: Locator, label: str) -> None:
    """Press the newest button with this label."""
    where.locator(f'[data-button="{label}"]').last.click(timeout=WITHIN)


def sees(where: Locator, text: str) -> None:
    """Wait for a bubble with this text."""
    expect(where.locator(".bubble").filter(has_text=text).last).to_be_visible(timeout=WITHIN)


def sends_place(page: Page, where: Locator, house: str) -> None:
    """Choose a house on the map."""
    where.get_by_role("button", name="Прикрепить").click()
    page.get_by_role("button", name="Место на карте").click()
    page.locator(f'[data-house="{house}"]').click()
    expect(page.locator("#map output")).to_have_text(house)
    page.locator("#map").get_by_role("button", name="Отправить место").click()


def sends_photo(page: Page, where: Locator, name: str = "leak") -> None:
    """Send one of the photos at hand."""
    where.get_by_role("button", name="Прикрепить").click()
    page.locator(f"[data-photo={name}]").click()


def answers(where: Locator, text: str, choice: str = "Ответить") -> None:
    """Open the menu of the newest message with this text and choose."""
    bubble = where.locator(".bubble").filter(has_text=text).last
    bubble.click(button="right")
    where.page.get_by_role("menuitem", name=choice).click()


def comes_to_photos(page: Page, resident: Locator) -> None:
    """A newcomer tells that there is no hot water, up to the question for photos."""
    says(resident, "у нас третий день нет горячей воды")
    presses(resident, "Согласен")
    presses(resident, "Нет горячей воды")
    sees(resident, "Где это?")
    sends_place(page, resident, "ул. Ленина, д. 12")
    presses(resident, "ул. Ленина, д. 12")
    sees(resident, "Какая квартира?")
    says(resident, "5")
    sees(resident, "Пришлите фото")
