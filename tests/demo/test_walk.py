"""«Что посмотреть за 10 минут»: the seven steps, ticked by what has really happened."""

from playwright.sync_api import Page, expect

from tests.demo.conftest import Opens
from tests.demo.hands import column, comes_to_photos, presses, sees

STEPS = 7


def steps(page: Page) -> list[str]:
    """What the seven circles show."""
    return page.locator("#walk li button").all_inner_texts()


def test_the_town_plays_all_seven_steps_and_each_ticks_itself(opens: Opens) -> None:
    page = opens("/?pace=0.2")
    show = page.locator("#walk .show")
    assert steps(page) == [str(number) for number in range(1, STEPS + 1)]
    for step in range(STEPS):
        expect(show).to_have_text("Показать", timeout=20_000)
        show.click()
        expect(page.locator("#walk li button").nth(step)).to_have_text("✓", timeout=30_000)
    expect(show).to_have_text("Готово", timeout=20_000)
    maria, oleg, staff = (column(page, name) for name in ("telegram", "vk", "staff"))
    sees(oleg, "Звоните прямо сейчас: 112")
    expect(oleg.locator(".mine svg.town")).to_be_visible()
    expect(oleg.locator(".mine img")).to_be_visible()
    sees(staff, "просрочено: 1")
    maria.locator("[data-person=maria]").click()
    sees(maria, "Ваша оценка: 5 из 5")
    expect(page.locator("#refusals")).to_have_text("Отказов: 0")


def test_no_step_can_be_shown_before_the_page_knows_which_one_is_next(opens: Opens) -> None:
    page = opens("/")
    page.route("**/api/state*", lambda route: None)
    page.reload()
    expect(page.locator("#walk li button")).to_have_count(STEPS)
    expect(page.locator("#walk .show")).to_be_disabled()


def test_who_has_seen_it_all_finds_it_ticked_after_a_reload(page: Page) -> None:
    expect(page.locator("#walk li .done")).to_have_count(STEPS)


def test_a_step_ticks_when_the_visitor_does_it_by_hand(page: Page) -> None:
    page.get_by_role("button", name="Начать заново").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Начать заново").click()
    expect(page.locator("#walk li .done")).to_have_count(0, timeout=20_000)
    maria = column(page, "telegram")
    expect(maria.get_by_role("button", name="Начать")).to_be_visible()
    comes_to_photos(page, maria)
    presses(maria, "Пропустить")
    presses(maria, "Отправить заявку")
    sees(maria, "Заявка № 1")
    expect(page.locator("#walk li button").first).to_have_text("✓")
    expect(page.locator("#walk h3")).to_contain_text("2.")
