"""Every screen of a report of every category, within our own limits and as each messenger renders it."""

import json
from datetime import timedelta

import pytest

from bot.lines import Parcel
from bot.max import render as max_
from bot.sandbox import max_strict as strict
from bot.telegram import render as telegram
from bot.vk import render as vk
from domain import categories
from domain.categories import OTHER
from handlers.screens import Button, Screen
from handlers.texts import say
from tests.handlers.crew import a_crew
from tests.handlers.harness import Desk, Seen, Somebody, a_house

STORY = "Просим разобраться"
OVERVIEW = 4000
"""Characters of a list of tickets, which is as long as they are many."""
ANSWERS = (
    ("согласие", "Согласен"),
    ("Где это?", "Ленина 12"),
    ("Какой дом?", "ул. Ленина, д. 12"),
    ("Какая квартира?", "45"),
    ("Какой подъезд?", "2"),
    ("Опишите, что случилось", STORY),
    ("Пришлите фото", "Пропустить"),
    ("Проверьте", "Отправить заявку"),
)
"""What is asked, and what everybody answers."""


@pytest.mark.parametrize("slug", [screen.slug for screen in categories.SCREENS])
def test_every_screen_on_the_way_to_a_number_fits(desk: Desk, maria: Somebody, slug: str) -> None:
    a_house(desk)
    number = 0
    crew = a_crew(desk, maria.line)
    maria.says("/start")
    maria.presses("Согласен")
    for code in (*(leaf.code for leaf in categories.leaves(slug)), *([OTHER.code] if slug == "other" else [])):
        maybe = categories.get(code).urgency is categories.Urgency.MAYBE
        for threat in ("Да", "Нет") if maybe else ("",):
            number += 1
            desk.now += timedelta(seconds=7)  # fewer at once than a list shows
            tells(maria, slug, code, threat, number)
    for seen in (*maria.seen, *crew.anna.seen):
        most = OVERVIEW if seen.is_board else 1000
        fits(seen.screen, desk.lines[maria.line].can.messenger, most)


def tells(maria: Somebody, slug: str, code: str, threat: str, number: int) -> None:
    """From the menu to the number."""
    maria.presses("Сообщить о проблеме")
    maria.presses(say(f"screen-{slug}"))
    label = say("report-none-fits") if code == OTHER.code else say(categories.get(code).label)
    while not any(label == one.label for one in buttons(maria.screen)):
        maria.presses("Дальше")
    maria.presses(label)
    for _ in range(10):
        if f"№ {number} " in maria.screen.screen.text:
            return
        maria.says(next((answer for asked, answer in ANSWERS if asked in maria.screen.screen.text), threat))
    raise AssertionError(f"{code}: no № {number}, but {maria.screen.screen.text!r}")


def test_a_screen_that_is_too_large_is_noticed() -> None:
    wide = Screen("Что?", tuple((Button(f"{n}", f"t:report:leaf:{n}"),) for n in range(9)))
    for screen in (Screen("а" * 1001), Screen("Что?", ((Button("б" * 41, "x"),),)), wide):
        with pytest.raises(AssertionError):
            fits(screen, "telegram")


def buttons(seen: Seen) -> list[Button]:
    """Under a message."""
    return [button for row in seen.screen.rows for button in row]


def fits(screen: Screen, messenger: str, most: int = 1000) -> None:
    """Our own limits, then what the messenger makes of it."""
    assert len(screen.text) <= most
    every = [button for row in (*screen.rows, *screen.below) for button in row]
    assert all(0 < len(button.label) <= 40 for button in every)
    assert all(len(button.data.encode()) <= 64 for button in every)
    options = [one for one in every if one.data.startswith("t:") and one.data.split(":")[3][0] not in "*>-+"]
    assert len(options) <= 8
    body = strict.body(max_.body(Parcel(1, "100", screen)))
    assert strict.text(body)[0] == screen.text
    assert sum(map(len, strict.keyboard(body["attachments"]))) == len(every)
    if messenger == "telegram":
        ((step, _),) = telegram.steps(Parcel(1, "100", screen))
        assert step.model_dump(exclude_none=True)["text"] == screen.text
        return
    sent = vk.sending(Parcel(1, "100", screen))
    assert sent["message"] == screen.text
    if "keyboard" in sent:
        keyboard = json.loads(sent["keyboard"])
        rows = keyboard["buttons"]
        assert len(rows) <= (6 if keyboard["inline"] else 10)
        assert sum(len(row) for row in rows) <= (10 if keyboard["inline"] else 40)
