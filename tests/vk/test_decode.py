"""Events as VK sends them, in our words."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.vk.decode import decode
from domain.places import Point
from handlers.events import Member, Message, Press
from tests.vk.events import CHAT, GROUP, a_message, message, read


def test_a_text() -> None:
    read = message(text="у нас нет горячей воды")
    assert (read.chat, read.sender.external, read.sender.name, read.id) == ("5", "5", "Мария П.", "44")
    assert (read.text, read.private, read.edited, read.files) == ("у нас нет горячей воды", True, False, ())


def test_a_place_by_the_button_and_a_venue() -> None:
    geo = {"type": "point", "coordinates": {"latitude": 51.7, "longitude": 36.19}}
    assert message(geo=geo).point == Point(51.7, 36.19)
    read = message(geo=geo | {"place": {"id": 1, "title": "Аптека", "address": "ул. Ленина, 12"}})
    assert read.place_name == "Аптека, ул. Ленина, 12"


def test_the_start_button_and_start_typed_begin() -> None:
    read = message(text="Начать", payload='{"command":"start"}')
    assert (read.begins, read.text, read.start) == (True, "", "")
    assert message(text="/start").begins
    assert message(text="/start c0de").start == "c0de"


def test_a_deep_link_brings_its_code() -> None:
    read = message(text="Начать", payload='{"command":"start"}', ref="c0de_-", ref_source="")
    assert (read.begins, read.text, read.start) == (True, "", "c0de_-")
    assert message(text="нет воды", ref="c0de").text == "нет воды", "what a person wrote is not dropped"


def test_a_button_below_brings_its_data() -> None:
    read = message(text="Назад", payload='{"d":"talk:back"}')
    assert (read.text, read.data) == ("Назад", "talk:back")


@pytest.mark.parametrize("payload", ["", "no json", "[1]", "7", "null", '"text"', '{"d":null}', '{"command":["x"]}'])
def test_a_forged_payload_is_no_trouble(payload: str) -> None:
    read = message(text="х", payload=payload)
    assert (read.text, read.begins) == ("х", False)


def test_a_reply_names_the_message_that_it_answers() -> None:
    answered = {"conversation_message_id": 40, "date": 1, "from_id": -GROUP, "id": 0, "peer_id": CHAT, "text": "№ 12"}
    read = message(text="сделаем", reply_message=answered)
    assert (read.reply_to, read.forwarded, read.text) == ("40", False, "сделаем")


def test_a_forwarded_message_brings_its_text_and_files() -> None:
    photo = {"type": "photo", "photo": {"sizes": [{"type": "x", "url": "p", "width": 1, "height": 1}]}}
    inner = {"text": "глубже", "from_id": 8, "date": 1, "conversation_message_id": 1, "attachments": [photo]}
    forwarded = {"text": "нет света", "from_id": 7, "date": 1, "conversation_message_id": 1, "fwd_messages": [inner]}
    read = message(fwd_messages=[forwarded])
    assert (read.forwarded, read.text, [file.file for file in read.files]) == (True, "нет света\nглубже", ["p"])
    assert message(text="вот", fwd_messages=[forwarded]).text == "вот"


@pytest.mark.parametrize(
    ("text", "rest", "ours"),
    [
        ("[club123|@dvor] /bind", "/bind", True),
        ("[club123|Двор], Назад", "Назад", True),
        ("[public123|@dvor]", "", True),
        ("@club123 /queue", "/queue", True),
        ("@club123 (Двор) /queue", "/queue", True),
        ("@club1234 /queue", "@club1234 /queue", False),
        ("[club9|@other] /bind", "@other /bind", False),
        ("позовите [id7|Ивана]", "позовите Ивана", False),
        ("нет воды", "нет воды", False),
    ],
)
def test_a_mention_of_us_is_cut_off_in_chats(text: str, rest: str, ours: bool) -> None:
    read = message(text=text, peer_id=CHAT)
    assert (read.text, read.mentions_us, read.private, read.chat) == (rest, ours, False, str(CHAT))


@pytest.mark.parametrize(
    ("action", "who", "here", "us"),
    [
        ({"type": "chat_invite_user", "member_id": -GROUP}, "-123", True, True),
        ({"type": "chat_invite_user", "member_id": 8}, "8", True, False),
        ({"type": "chat_invite_user_by_link"}, "5", True, False),
        ({"type": "chat_invite_user_by_message_request", "member_id": 8}, "8", True, False),
        ({"type": "chat_create", "text": "Двор"}, "-123", True, True),
        ({"type": "chat_kick_user", "member_id": -GROUP}, "-123", False, True),
        ({"type": "chat_kick_user", "member_id": 5}, "5", False, False),
    ],
)
def test_who_comes_and_goes_in_a_chat(action: dict[str, Any], who: str, here: bool, us: bool) -> None:
    read_ = read(a_message(peer_id=CHAT, action=action))
    assert isinstance(read_, Member)
    assert (read_.external, read_.here, read_.us, read_.private) == (who, here, us, False)
    assert read_.by is not None
    assert read_.by.external == "5"


@pytest.mark.parametrize("kind", ["chat_title_update", "chat_pin_message", "chat_photo_update", "chat_screenshot"])
def test_other_things_that_happen_in_a_chat_do_not_concern_us(kind: str) -> None:
    assert read(a_message(peer_id=CHAT, action={"type": kind})) is None


@pytest.mark.parametrize("payload", [{"d": "card:12:take"}, '{"d":"card:12:take"}'])
def test_a_press(payload: Any) -> None:
    pressed = {"user_id": 6, "peer_id": CHAT, "event_id": "e9", "payload": payload, "conversation_message_id": 40}
    event = read({"group_id": GROUP, "type": "message_event", "event_id": "x", "v": "5.199", "object": pressed})
    assert isinstance(event, Press)
    assert (event.data, event.message, event.private, event.sender.external) == ("card:12:take", "40", False, "6")
    assert json.loads(event.press) == {"event_id": "e9", "user_id": 6, "peer_id": CHAT}


@pytest.mark.parametrize(("kind", "here"), [("message_allow", True), ("message_deny", False)])
def test_who_allows_and_forbids_messages(kind: str, here: bool) -> None:
    event = read({"type": kind, "event_id": "x", "object": {"user_id": 6, "key": ""}})
    assert event == Member(chat="6", external="6", private=True, here=here)


def test_an_edited_message() -> None:
    event = read(a_message("message_edit", text="нет воды и света"))
    assert isinstance(event, Message)
    assert (event.edited, event.text) == (True, "нет воды и света")


@pytest.mark.parametrize("more", [{"from_id": -9, "peer_id": CHAT}, {"from_id": -GROUP}, {"out": 1}])
def test_communities_and_ourselves_are_not_people(more: dict[str, Any]) -> None:
    assert read(a_message(text="х", **more)) is None


def test_text_that_a_database_does_not_take_is_cleaned() -> None:
    assert message(text="a\0b").text == "ab"


@pytest.mark.parametrize("raw", ["", "null", "{}", '{"type":"message_new","object":{}}', '{"type":"message_event"}'])
def test_what_cannot_be_read_is_raised(raw: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(raw, GROUP)


def test_a_message_says_when_it_was_sent_and_an_edit_when_it_was_edited() -> None:
    assert message(text="готово").sent == datetime.fromtimestamp(1_790_000_000, UTC)
    assert message(text="готово", update_time=1_790_000_060).sent == datetime.fromtimestamp(1_790_000_060, UTC)
