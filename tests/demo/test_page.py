"""The demo's page in a browser, by hand: from the first text to «Исполнена», and what hands can do there."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox import samples
from tests.demo.hands import answers, becomes, column, comes_to_photos, presses, says, sees, sends_photo


@pytest.mark.parametrize(("phone", "person"), [("telegram", "maria"), ("vk", "oleg"), ("max", "galina")])
def test_a_report_travels_to_the_staff_and_back(page: Page, phone: str, person: str) -> None:
    resident, staff = column(page, phone), column(page, "staff")
    becomes(resident, person)
    comes_to_photos(page, resident)
    sends_photo(page, resident)
    expect(resident.locator(".bubble img").last).to_be_visible()
    presses(resident, "Готово")
    presses(resident, "Отправить заявку")
    sees(resident, "Заявка №")
    sees(staff, "· Нет горячей воды")
    presses(staff, "Взять")
    sees(resident, "Исполняется. Занимается: Ирина")
    presses(staff, "Готово")
    sees(staff, "Что сделано?")
    says(staff, "Заменили насос, вода пошла")
    sees(resident, "Исполнена")
    sees(resident, "Заменили насос")
    expect(page.locator("#refusals")).to_have_text("Отказов: 0")


def test_a_reply_to_a_card_asks_the_resident(page: Page) -> None:
    resident, staff = column(page, "telegram"), column(page, "staff")
    says(resident, "батареи холодные, не топят")
    sees(resident, "Нет отопления, ул. Ленина, д. 12")
    presses(resident, "Отправить заявку")
    sees(staff, "· Нет отопления")
    answers(staff, "· Нет отопления")
    says(staff, "У соседей тоже холодно?")
    presses(staff, "Жителю")
    sees(resident, "У соседей тоже холодно?")
    says(resident, "Да, во всём подъезде")
    sees(staff, "Да, во всём подъезде")


def test_own_files_are_sent(page: Page, tmp_path: Path) -> None:
    maria = column(page, "telegram")
    photo, paper = tmp_path / "наш подвал.jpg", tmp_path / "акт.pdf"
    photo.write_bytes(samples.photo(3))
    paper.write_bytes(samples.PDF)
    before = maria.locator(".mine img").count()
    maria.get_by_role("button", name="Прикрепить").click()
    page.locator("#files").set_input_files([photo])
    expect(maria.locator(".mine img")).to_have_count(before + 1)
    maria.get_by_role("button", name="Прикрепить").click()
    page.locator("#files").set_input_files([paper])
    expect(maria.locator(".mine .file").last).to_contain_text("акт.pdf")
    maria.get_by_role("button", name="Прикрепить").click()
    page.get_by_role("button", name="Голосовое").click()
    expect(maria.locator(".mine .voice").last).to_be_visible()


@pytest.mark.parametrize("phone", ["telegram", "vk"])
def test_an_own_message_is_changed_and_says_so(page: Page, phone: str) -> None:
    resident = column(page, phone)
    says(resident, "спосибо")
    sees(resident, "спосибо")
    answers(resident, "спосибо", "Изменить")
    says(resident, "спасибо")
    expect(resident.locator(".mine").last).to_contain_text("изменено")
    expect(resident.locator(".mine .words").last).to_have_text("спасибо")


def test_the_clock_moves_by_hours_and_to_monday(page: Page) -> None:
    now = page.locator("#now")
    for button in ("+1 час", "+12 часов"):
        before = now.inner_text()
        page.get_by_role("button", name=button).click()
        expect(now).not_to_have_text(before)
    page.get_by_role("button", name="до понедельника").click()
    expect(now).to_contain_text("пн")
    expect(now).to_contain_text("09:00")


def test_a_photo_that_is_none_is_told_in_words(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "фото.jpg"
    broken.write_bytes(b"no picture")
    anna = column(page, "telegram")
    with page.expect_response("**/api/files") as answer:
        anna.get_by_role("button", name="Прикрепить").click()
        page.locator("#files").set_input_files([broken])
    assert answer.value.status == 200
    expect(anna.get_by_role("status")).to_contain_text("не открывается")
