"""How the page looks: light and dark, on a phone, in two windows, while the demo is away; and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.demo.conftest import Opens
from tests.demo.hands import becomes, column, says, sees

READ = """() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"""


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_as_light_as_the_visitor_wishes_and_can_be_switched(opens: Opens, dark: bool) -> None:
    page = opens(dark=dark)
    assert (sum(page.evaluate(READ)) < 200) == dark
    page.get_by_role("button", name="Тёмное оформление").click()
    assert (sum(page.evaluate(READ)) < 200) != dark
    page.reload()
    assert (sum(page.evaluate(READ)) < 200) != dark


@pytest.mark.parametrize("path", ["/", "/data"])
def test_nothing_sticks_out_on_a_phone(opens: Opens, path: str) -> None:
    page = opens(path, width=390, height=844)
    page.wait_for_load_state("networkidle") if path == "/data" else expect(column(page, "telegram")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = "[...document.querySelectorAll('.bar *, .walk *, .tabs *, .who *, td, th')]"
    assert page.evaluate(f"{wide}.filter((one) => one.getBoundingClientRect().right > 391).length") == 0


def test_on_a_phone_the_phones_are_tabs_and_tell_what_is_new(opens: Opens) -> None:
    page = opens(width=390, height=844)
    expect(column(page, "telegram")).to_be_visible()
    expect(column(page, "staff")).to_be_hidden()
    expect(page.locator("#tab-staff")).to_have_class("news")
    page.get_by_role("tab", name="Диспетчерская").click()
    expect(column(page, "staff")).to_be_visible()
    expect(page.locator("#tab-staff")).not_to_have_class("news")


def test_two_pages_show_the_same_town_and_each_keeps_its_own_choice(opens: Opens) -> None:
    one, other = opens(), opens()
    becomes(column(one, "telegram"), "anna")
    says(column(one, "telegram"), "Здравствуйте, это Анна")
    becomes(column(other, "vk"), "sasha")
    expect(column(other, "telegram").locator(".now-is")).to_contain_text("Мария")
    expect(column(other, "telegram").locator("[data-person=anna]")).to_have_class("news")
    becomes(column(other, "telegram"), "anna")
    sees(column(other, "telegram"), "Здравствуйте, это Анна")
    expect(column(one, "vk").locator(".now-is")).to_contain_text("Олег")
    one.reload()
    expect(column(one, "telegram").locator(".now-is")).to_contain_text("Анна Петровна")


def test_everything_can_be_reached_by_keyboard(page: Page) -> None:
    staff = column(page, "staff")
    staff.locator("[data-person=irina]").focus()
    page.keyboard.press("ArrowRight")
    expect(staff.locator(".now-is")).to_contain_text("Пётр")
    oleg = column(page, "vk")
    oleg.get_by_role("textbox").focus()
    page.keyboard.type("Добрый день")
    page.keyboard.press("Enter")
    sees(oleg, "Добрый день")
    oleg.get_by_role("button", name="Прикрепить").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_every_control_has_a_name(page: Page) -> None:
    expect(column(page, "staff").locator(".bubble").first).to_be_visible()
    nameless = """() => [...document.querySelectorAll('button, textarea, input, a, [role=log], [role=radiogroup]')]
      .filter((one) => !(one.ariaLabel || one.textContent.trim() || one.title)).map((one) => one.outerHTML)"""
    assert page.evaluate(nameless) == []


def test_the_page_about_data_names_every_table_and_no_outside_address(opens: Opens) -> None:
    page = opens("/data")
    assert page.get_by_role("row").count() > 20
    assert page.locator("td:empty").count() == 0
    expect(page.get_by_role("main").or_(page.locator("body"))).to_contain_text("Наружу программа не обращается")
