"""The demo's page in a browser, from the first text to «Исполнена»."""

import pytest
from playwright.sync_api import Locator, Page, expect


def column(page: Page, name: str) -> Locator:
    return page.locator(f"[data-column={name}]")


def says(where: Locator, text: str) -> None:
    where.get_by_role("textbox").fill(text)
    where.get_by_role("button", name="Отправить", exact=True).click()


def presses(where: Locator, label: str) -> None:
    where.get_by_role("button", name=label, exact=True).last.click()


def sees(where: Locator, text: str) -> None:
    expect(where.locator(".bubble").filter(has_text=text).last).to_be_visible(timeout=10_000)


def comes_to_photos(page: Page, resident: Locator) -> None:
    """A newcomer tells that there is no hot water, up to the question for photos."""
    says(resident, "у нас третий день нет горячей воды")
    presses(resident, "Согласен")
    presses(resident, "Нет горячей воды")
    sees(resident, "Где это?")
    resident.get_by_role("button", name="Место", exact=True).click()
    page.get_by_role("button", name="ул. Ленина, д. 12").click()
    presses(resident, "ул. Ленина, д. 12")
    sees(resident, "Какая квартира?")
    says(resident, "5")
    sees(resident, "Пришлите фото")


@pytest.mark.parametrize(("phone", "person"), [("telegram", "maria"), ("vk", "oleg")])
def test_a_report_travels_to_the_staff_and_back(page: Page, phone: str, person: str) -> None:
    resident, staff = column(page, phone), column(page, "staff")
    resident.get_by_role("combobox").select_option(person)
    comes_to_photos(page, resident)
    resident.get_by_role("button", name="Фото", exact=True).click()
    page.get_by_role("dialog").get_by_role("button").first.click()
    sees(resident, "фото")
    presses(resident, "Готово")
    presses(resident, "Отправить заявку")
    sees(resident, "Заявка №")
    sees(staff, "Нет горячей воды")
    presses(staff, "Взять")
    sees(resident, "Исполняется. Занимается: Ирина")
    presses(staff, "Готово")
    sees(staff, "Что сделано?")
    says(staff, "Заменили насос, вода пошла")
    sees(resident, "Исполнена")
    sees(resident, "Заменили насос")
    expect(page.locator("#refusals")).to_have_text("Отказов мессенджеров: 0")


def test_the_clock_moves(page: Page) -> None:
    before = page.locator("#now").inner_text()
    page.get_by_role("button", name="+1 день").click()
    expect(page.locator("#now")).not_to_have_text(before, timeout=10_000)


def test_on_a_phone_the_columns_are_tabs(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    expect(column(page, "telegram")).to_be_visible()
    expect(column(page, "staff")).to_be_hidden()
    page.get_by_role("tab", name="Диспетчерская").click()
    expect(column(page, "staff")).to_be_visible()


def test_a_reply_to_a_card_asks_the_resident(page: Page) -> None:
    resident, staff = column(page, "telegram"), column(page, "staff")
    says(resident, "батареи холодные, не топят")
    sees(resident, "Нет отопления, ул. Ленина, д. 12")
    presses(resident, "Отправить заявку")
    sees(resident, "Нет отопления.")
    sees(staff, "Нет отопления")
    card = staff.locator("li").filter(has_text="· Нет отопления").last
    card.get_by_role("button", name="Ответить", exact=True).click()
    says(staff, "У соседей тоже холодно?")
    sees(resident, "У соседей тоже холодно?")
    says(resident, "Да, во всём подъезде")
    sees(staff, "Да, во всём подъезде")
