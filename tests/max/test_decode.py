"""Updates in our words, and as letters for the inbox."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.max.letters import TITLE, letter, wanted
from domain.places import Point
from handlers.events import Kind, Member, Message, Press, Sender
from tests.max.received import DIALOG, GROUP, MARIA, created, pressed, read


def message(update: Any) -> Message:
    found = read(update)
    assert isinstance(found, Message)
    return found


def test_a_dialog_is_called_by_its_person_and_a_group_by_its_number() -> None:
    alone, together = message(created()), message(created(where=GROUP) | {TITLE: "Диспетчерская"})
    assert (alone.chat, alone.private, alone.sender) == ("501", True, Sender("501", "Мария"))
    assert (together.chat, together.private, together.title) == ("-70", False, "Диспетчерская")
    assert (alone.id, alone.text) == ("mid.1", "привет")


def test_who_presses_is_not_who_wrote_the_message() -> None:
    found = read(pressed())
    assert found == Press("501", Sender("501", "Мария"), True, "abc", "t:report:place:1", "mid.7")
    in_group = read(pressed(where=GROUP))
    assert isinstance(in_group, Press)
    assert (in_group.chat, in_group.private) == ("-70", False)


def test_a_press_under_a_message_that_is_gone_is_taken_for_one_in_private() -> None:
    found = read(pressed(message=False))
    assert isinstance(found, Press)
    assert (found.chat, found.private, found.message) == ("501", True, "")


@pytest.mark.parametrize(("payload", "start"), [("CODE-1", "CODE-1"), (None, ""), ("", ""), ("не код", "")])
def test_the_start_button_begins_and_brings_the_code_of_the_link(payload: str | None, start: str) -> None:
    found = message({"update_type": "bot_started", "timestamp": 1, "chat_id": 77, "user": MARIA, "payload": payload})
    assert (found.chat, found.begins, found.start, found.text) == ("501", True, start, "")


@pytest.mark.parametrize(("text", "said", "start", "begins"), [
    ("/start", "", "", True), ("/start CODE", "", "CODE", True), ("/start с пробелами", "/start с пробелами", "", True),
    ("/starting", "/starting", "", False),
])  # fmt: skip
def test_start_can_be_typed(text: str, said: str, start: str, begins: bool) -> None:
    found = message(created(text))
    assert (found.text, found.start, found.begins) == (said, start, begins)


@pytest.mark.parametrize(("text", "said", "called"), [
    ("@id4632000000_bot, привет", "привет", True), ("/bind@ID4632000000_bot", "/bind", True),
    ("@other привет", "@other привет", False), ("/bind", "/bind", False),
])  # fmt: skip
def test_our_nick_is_cut_off(text: str, said: str, called: bool) -> None:
    found = message(created(text, where=GROUP))
    assert (found.text, found.mentions_us) == (said, called)


def test_files_of_every_kind_are_named() -> None:
    items = [
        {"type": "image", "payload": {"photo_id": 1, "token": "t", "url": "https://i.oneme.ru/i?r=1"}},
        {"type": "video", "payload": {"token": "t", "url": "https://v/1"}},
        {"type": "audio", "payload": {"token": "t", "url": "https://a/1"}},
        {"type": "file", "payload": {"token": "t", "url": "https://f/1"}, "filename": "фото.HEIC", "size": 10},
        {"type": "sticker", "payload": {"url": "https://s/1", "code": "c"}, "width": 1, "height": 1},
        {"type": "share", "payload": {"url": "https://x"}},
        {"type": "something new"},
    ]
    found = message(created("вот", attachments=items)).files
    kinds = [Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.DOCUMENT, Kind.STICKER, Kind.OTHER]
    assert [one.kind for one in found] == kinds
    assert (found[3].name, found[3].size, found[3].mime) == ("фото.HEIC", 10, "image/heic")
    assert found[0].file == "https://i.oneme.ru/i?r=1"
    assert message(created("", attachments=items[5:6])).files[0].kind == Kind.OTHER


def test_a_place_is_a_point() -> None:
    found = message(created(None, attachments=[{"type": "location", "latitude": 51.5, "longitude": 36}]))
    assert (found.point, found.files, found.text) == (Point(51.5, 36.0), (), "")


@pytest.mark.parametrize(("owner", "hash", "phone"), [(501, "h", "+79001234567"), (502, "h", ""), (501, None, "")])
def test_only_the_own_number_sent_by_the_button_is_a_phone(owner: int, hash: str | None, phone: str) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL;TYPE=cell:79001234567\r\nFN:Мария\r\nEND:VCARD\r\n"
    payload = {"vcf_info": card, "hash": hash, "max_info": MARIA | {"user_id": owner}}
    found = message(created(None, attachments=[{"type": "contact", "payload": payload}]))
    assert found.phone == phone
    assert [one.kind for one in found.files] == ([] if phone else [Kind.OTHER])


def test_a_reply_and_a_forward() -> None:
    inner = {"mid": "mid.3", "seq": 3, "text": "чужие слова", "attachments": [
        {"type": "image", "payload": {"url": "https://i/1"}}]}  # fmt: skip
    answer = message(created("да", link={"type": "reply", "sender": MARIA, "message": inner}))
    passed = message(created(None, link={"type": "forward", "sender": MARIA, "message": inner}, body=None))
    assert (answer.reply_to, answer.text, answer.forwarded, answer.files) == ("mid.3", "да", False, ())
    assert (passed.reply_to, passed.text, passed.forwarded, len(passed.files)) == ("", "чужие слова", True, 1)


def test_comings_and_goings() -> None:
    about = {"timestamp": 1, "chat_id": -70, "user": MARIA, "is_channel": False, TITLE: "Диспетчерская"}
    added = read({"update_type": "bot_added", **about})
    assert added == Member("-70", "", False, True, True, Sender("501", "Мария"), "Диспетчерская")
    gone = read({"update_type": "user_removed", "admin_id": None, **about})
    assert gone == Member("-70", "501", False, False, title="Диспетчерская")
    for kind in ("bot_stopped", "dialog_removed"):
        stopped = read({"update_type": kind, "timestamp": 1, "chat_id": 77, "user": MARIA})
        assert stopped == Member("501", "501", True, False, by=Sender("501", "Мария"))
    assert read({"update_type": "bot_added", **about, "is_channel": True}) is None


def test_bots_and_channels_are_nobody() -> None:
    assert read(created() | {"message": {**created()["message"], "sender": MARIA | {"is_bot": True}}}) is None
    in_channel = {key: value for key, value in created()["message"].items() if key != "sender"}
    assert read(created() | {"message": in_channel}) is None


def test_the_same_update_has_the_same_name_and_an_edit_another() -> None:
    edited = created() | {"update_type": "message_edited"}
    again = edited | {"timestamp": 1_700_000_000_001}
    names = [letter(one).update for one in (created(), created(), edited, again, pressed(), pressed())]
    assert names[0] == names[1]
    assert names[4] == names[5]
    assert len(set(names)) == 4
    title = letter(created(where=GROUP) | {TITLE: "Новое имя"}).update
    assert title == letter(created(where=GROUP)).update


@pytest.mark.parametrize("update", [None, 7, [], {}, {"update_type": 5}, {"update_type": "message_created"}, "\ud800", {
    "update_type": "message_created", "message": {"body": "?", "sender": MARIA}, "timestamp": 2**70}])  # fmt: skip
def test_whatever_comes_becomes_a_letter(update: Any) -> None:
    found = letter(update)
    assert found.update
    assert found.raw
    assert wanted(update)
    with pytest.raises((KeyError, TypeError, AttributeError, ValueError)):
        read(update)
    assert letter(update) == found


def test_what_does_not_concern_us_is_not_kept() -> None:
    assert not wanted({"update_type": "dialog_muted"})
    assert not wanted({"update_type": "chat_title_changed"})
    assert letter(pressed()).press == "abc"
    assert letter(created()).position == 1_700_000_000_000
    assert DIALOG["chat_id"] == 77


def test_messages_and_presses_say_when() -> None:
    assert message(created()).sent == datetime.fromtimestamp(1_700_000_000, UTC)
    found = read(pressed())
    assert isinstance(found, Press)
    assert found.sent == datetime.fromtimestamp(0.005, UTC)
