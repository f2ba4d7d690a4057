"""Screens within VK's limits, whatever is on them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lines import CannotEdit, Parcel, Rejected
from bot.vk.render import editing, random_id, sending
from handlers.screens import Button, Does, Rows, Screen

DATA = st.text("abcdefghij0123456789:._-", min_size=1, max_size=64)
BUTTONS = st.builds(Button, st.text(max_size=60), DATA, st.sampled_from(Does), st.booleans())


def rows(most_rows: int, most_in_row: int) -> st.SearchStrategy[Rows]:
    row = st.lists(BUTTONS, min_size=1, max_size=most_in_row).map(tuple)
    return st.lists(row, max_size=most_rows).map(tuple)


def a_keyboard(screen: Screen) -> dict[str, Any]:
    built: dict[str, Any] = json.loads(sending(Parcel(7, "5", screen))["keyboard"])
    return built


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def check(keyboard: dict[str, Any], most_rows: int, most_buttons: int) -> None:
    lines = keyboard["buttons"]
    widths = {"location": 5, "open_link": 2}
    assert len(lines) <= most_rows
    assert sum(len(line) for line in lines) <= most_buttons
    for line in lines:
        assert 0 < sum(widths.get(button["action"]["type"], 1) for button in line) <= 5
        for button in line:
            action = button["action"]
            assert len(action.get("payload", "")) <= 255
            assert "payload" not in action or isinstance(json.loads(action["payload"]), dict)
            if action["type"] == "location":
                assert set(action) <= {"type", "payload"}
            else:
                assert 0 < units(action["label"]) <= 40
            assert ("color" in button) is (action["type"] in ("text", "callback"))


@given(rows(12, 8))
def test_buttons_under_a_message_fit(some: Rows) -> None:
    if some:
        keyboard = a_keyboard(Screen("Что?", rows=some))
        assert keyboard["inline"] is True
        check(keyboard, 6, 10)


@given(rows(14, 8))
def test_buttons_below_fit(some: Rows) -> None:
    if some:
        keyboard = a_keyboard(Screen("Что?", below=some))
        assert (keyboard["inline"], keyboard["one_time"]) == (False, False)
        check(keyboard, 10, 40)


@given(st.integers(1, 10))
def test_ten_rows_of_one_button_are_packed_and_none_is_lost(count: int) -> None:
    some = tuple((Button(f"Пункт {number}", f"o:{number}"),) for number in range(count))
    keyboard = a_keyboard(Screen("Что?", rows=some))
    packed = [json.loads(button["action"]["payload"])["d"] for line in keyboard["buttons"] for button in line]
    assert packed == [f"o:{number}" for number in range(count)]
    check(keyboard, 6, 10)


def test_a_button_that_vk_does_not_have_leaves_no_empty_row() -> None:
    phone = (Button("Дать телефон", "", Does.CONTACT),)
    keyboard = a_keyboard(Screen("Телефон?", below=(phone, (Button("Назад", "talk:back"),))))
    assert [len(line) for line in keyboard["buttons"]] == [1]


def test_rows_that_fit_stay_as_they_are() -> None:
    some = ((Button("Да", "y", main=True), Button("Нет", "n")), (Button("Карта", "https://x.ru", Does.LINK),))
    (first, second) = a_keyboard(Screen("Что?", rows=some))["buttons"]
    assert [button["color"] for button in first] == ["primary", "secondary"]
    assert first[0]["action"] == {"type": "callback", "label": "Да", "payload": '{"d":"y"}'}
    assert second == [{"action": {"type": "open_link", "label": "Карта", "link": "https://x.ru"}}]


def test_too_many_buttons_keep_the_last_two_which_lead_on() -> None:
    some = tuple((Button(f"Пункт {number}", f"o:{number}"),) for number in range(14))
    keyboard = a_keyboard(Screen("Что?", rows=some))
    packed = [json.loads(button["action"]["payload"])["d"] for line in keyboard["buttons"] for button in line]
    assert packed == [*(f"o:{number}" for number in range(8)), "o:12", "o:13"]


def test_buttons_below_carry_data_where_they_have_some_and_the_place_button_a_row() -> None:
    some = ((Button("Отправить место", does=Does.PLACE),), (Button("Назад", "talk:back"), Button("Отмена")))
    (place, (back, cancel)) = a_keyboard(Screen("Где это?", below=some))["buttons"]
    assert place == [{"action": {"type": "location"}}]
    assert back["action"] == {"type": "text", "label": "Назад", "payload": '{"d":"talk:back"}'}
    assert cancel["action"] == {"type": "text", "label": "Отмена"}


def test_data_that_no_button_can_carry_is_a_defect_that_is_told() -> None:
    with pytest.raises(Rejected):
        sending(Parcel(7, "5", Screen("Что?", rows=((Button("Да", "x" * 300),),))))


@given(st.text(st.characters(), max_size=300).map(lambda text: text * 30))
def test_texts_fit_and_can_be_sent(text: str) -> None:
    sent = sending(Parcel(7, "5", Screen(text)))["message"]
    sent.encode()
    assert units(sent) <= 4096
    if units(sent) < 4095 and "\ufffd" not in sent:
        assert sent == text


def test_a_long_text_is_cut_where_one_sees_it() -> None:
    sent = sending(Parcel(7, "5", Screen("🏠" * 3000)))["message"]
    assert sent == "🏠" * 2047 + "…"


def test_a_screen_without_buttons_leaves_the_keyboard_alone() -> None:
    assert "keyboard" not in sending(Parcel(7, "5", Screen("х")))


def test_a_place_goes_with_the_words_that_name_it() -> None:
    sent = sending(Parcel(1, "5", Screen("№ 12 на карте", point=(51.73, 36.19))))
    assert (sent["message"], sent["lat"], sent["long"]) == ("№ 12 на карте", 51.73, 36.19)


def test_ten_files_at_most_go_in_a_message() -> None:
    attached = [f"photo1_{number}" for number in range(12)]
    assert sending(Parcel(7, "5", Screen("х")), attached)["attachment"].split(",") == attached[:10]


@given(st.integers(0, 2**40))
def test_random_ids_fit_and_are_never_zero(number: int) -> None:
    assert 0 < random_id(number) < 2**31
    if 0 < number < 2**31:
        assert random_id(number) == number


def test_an_edit_keeps_the_reply_and_names_the_message() -> None:
    params = editing(Parcel(7, "2000000001", Screen("х"), edit="40"))
    assert (params["peer_id"], params["cmid"], params["keep_forward_messages"]) == (2000000001, 40, 1)
    assert "random_id" not in params
    with pytest.raises(CannotEdit):
        editing(Parcel(7, "5", Screen("х"), edit="x"))


def test_a_chat_that_is_no_number_is_told() -> None:
    with pytest.raises(Rejected):
        sending(Parcel(7, "", Screen("х")))
