"""Where no keyboard can stand below a conversation: everything stands under the messages, the menu under what ends."""

from dataclasses import replace

import pytest

from handlers.screens import Can, Does
from tests.handlers.harness import Desk, Somebody

BARE = Can("max", buttons=210, label=128, text=4000, keyboard_below=False, contact_below=True, sees_groups=False)
MENU = {"m:report", "m:mine", "m:more"}


@pytest.fixture
def maria(desk: Desk) -> Somebody:
    """A resident whose messenger has nothing below."""
    desk.lines[desk.vk] = replace(desk.lines[desk.vk], can=BARE)
    return Somebody(desk, desk.vk, "100", "Мария")


def data(person: Somebody) -> set[str]:
    return {button.data for row in person.screen.screen.rows for button in row}


def agrees(maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")


def test_nothing_ever_stands_below(maria: Somebody) -> None:
    agrees(maria)
    for text in ("у нас третий день нет горячей воды", "Мои заявки", "Ещё", "отмена", "/help", "непонятно что"):
        maria.says(text)
    assert len(maria.seen) > 4
    assert [one for one in maria.seen if one.screen.below] == []
    assert [one for one in maria.seen if not one.screen.rows] == [], "there is always something to press"


def test_a_question_has_the_way_out_and_what_ends_has_the_menu(maria: Somebody) -> None:
    agrees(maria)
    assert data(maria) >= MENU
    maria.presses("Сообщить о проблеме")
    assert data(maria) >= {"s:back", "s:cancel", "s:human"}
    assert not data(maria) & MENU
    maria.presses("Отмена")
    assert data(maria) >= MENU
    maria.presses("Ещё")
    assert {"m:report", "m:mine"} <= data(maria), "where one can look around the menu is at hand"
    pressed = [button.data for row in maria.screen.screen.rows for button in row]
    assert len(pressed) == len(set(pressed)), "nothing stands there twice"


def test_the_greeting_comes_whole_and_no_message_only_brings_a_keyboard(maria: Somebody) -> None:
    maria.says("/start")
    assert len(maria.seen) == 1
    assert "согласие" in maria.screen.screen.text


def test_place_and_phone_are_asked_for_under_the_question(maria: Somebody) -> None:
    agrees(maria)
    maria.presses("Сообщить о проблеме")
    maria.presses("Двор")
    maria.presses("Не убирают двор")
    kinds = [button.does for row in maria.screen.screen.rows for button in row]
    assert kinds[0] is Does.PLACE
