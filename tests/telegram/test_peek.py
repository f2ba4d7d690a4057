"""What the inbox must know is found in every update, and a strange one loses nobody else's."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.peek import cursor_after, letters
from tests.telegram.received import GROUP, PETR, member, message, press

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NEARLY = st.fixed_dictionaries(
    {},
    optional={
        "update_id": ANY_JSON,
        "message": ANY_JSON | st.fixed_dictionaries({"from": ANY_JSON, "chat": ANY_JSON}),
        "callback_query": ANY_JSON | st.fixed_dictionaries({"id": ANY_JSON, "message": ANY_JSON}),
    },
)


def test_a_letter_knows_chat_person_order_and_press() -> None:
    said, pressed, left = letters(
        [message(GROUP, PETR, text="Привет"), press(), member("chat_member", GROUP, PETR, "member", "left")]
    )
    assert (said.update, said.chat, said.person, said.position, said.press) == ("900", "-100123", "78", 900, "")
    assert (pressed.update, pressed.chat, pressed.person, pressed.press) == ("901", "77", "77", "4382bfdwdsb323b2d9")
    assert (left.chat, left.person, left.press) == ("-100123", "77", "")
    assert json.loads(said.raw)["message"]["text"] == "Привет"


def test_a_press_without_its_message_is_in_the_persons_own_chat() -> None:
    update = press()
    del update["callback_query"]["message"]
    assert letters([update])[0].chat == "77"


def test_the_cursor_follows_the_last_update_even_when_the_numbers_have_fallen() -> None:
    assert cursor_after([{"update_id": 7}, {"update_id": 8}], "7") == "9"
    assert cursor_after([{"update_id": 3}], "900") == "4"
    assert cursor_after([{"update_id": 3}, {"no": "number"}], "3") == "4"
    assert cursor_after([{"no": "number"}, None], "900") == "900"


def test_updates_without_a_number_are_told_apart_and_known_again() -> None:
    first, second, again = letters([{"message": {"text": "а"}}, {"message": {"text": "б"}}, {"message": {"text": "а"}}])
    assert first.update != second.update
    assert first.update == again.update


@given(st.lists(ANY_JSON | NEARLY, max_size=5))
def test_whatever_comes_there_is_a_letter_for_it_that_can_be_kept(updates: list[Any]) -> None:
    made = letters([*updates, message(text="цел")])
    assert len(made) == len(updates) + 1
    assert (made[-1].update, made[-1].chat) == ("900", "77")
    for letter in made:
        letter.raw.encode()  # neither database takes halves of surrogate pairs
        assert "\0" not in letter.raw + letter.chat + letter.person + letter.press
        letter.press.encode()
        assert abs(letter.position) < 2**63
    int(cursor_after(updates, "1"))
