"""Every kind of update becomes an event in our words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.telegram.decode import decode
from bot.telegram.members import Us
from domain.places import Point
from handlers.events import Attachment, Event, Kind, Message, Press, Sender
from tests.telegram.received import (
    BOT,
    GROUP,
    MARIA,
    OTHER_BOT,
    PETR,
    SIZES,
    file,
    member,
    message,
    press,
    raw,
)

US = Us(1000001, "dvor_bot")
SENDER = Sender("77", "Мария Иванова", "masha")


def read(update: dict[str, Any]) -> Event | None:
    return decode(raw(update), US)


def heard(update: dict[str, Any]) -> Message:
    event = read(update)
    assert isinstance(event, Message)
    return event


def test_a_text_comes_with_who_wrote_it_and_where() -> None:
    assert read(message(text="у нас нет горячей воды")) == Message(
        chat="77", sender=SENDER, private=True, id="5", text="у нас нет горячей воды"
    )
    said = heard(message(GROUP, PETR, text="Сделал"))
    assert (said.chat, said.private, said.title, said.sender) == (
        "-100123",
        False,
        "Диспетчерская",
        Sender("78", "Пётр"),
    )


@pytest.mark.parametrize(
    ("content", "attachment"),
    [
        ({"photo": SIZES}, Attachment(Kind.PHOTO, "LARGE", 90000, mime="image/jpeg")),
        (
            {"video": file("V", mime_type="video/quicktime", file_name="лифт.mov")},
            Attachment(Kind.VIDEO, "V", 4000, "лифт.mov", "video/quicktime"),
        ),
        ({"video_note": file("N", length=240)}, Attachment(Kind.VIDEO, "N", 4000, mime="video/mp4")),
        (
            {"animation": file("G", mime_type="video/mp4"), "document": file("G")},
            Attachment(Kind.VIDEO, "G", 4000, mime="video/mp4"),
        ),
        ({"voice": file("O", mime_type="audio/ogg")}, Attachment(Kind.VOICE, "O", 4000, mime="audio/ogg")),
        (
            {"audio": file("A", mime_type="audio/mp4", file_name="шум.m4a")},
            Attachment(Kind.VOICE, "A", 4000, "шум.m4a", "audio/mp4"),
        ),
        (
            {"document": file("H", mime_type="image/heic", file_name="IMG_1.HEIC")},
            Attachment(Kind.DOCUMENT, "H", 4000, "IMG_1.HEIC", "image/heic"),
        ),
        (
            {"sticker": file("S", type="regular", is_animated=False, is_video=False)},
            Attachment(Kind.STICKER, "S", 4000),
        ),
        ({"live_photo": file("L", mime_type="video/mp4")}, Attachment(Kind.VIDEO, "L", 4000, mime="video/mp4")),
        ({"contact": {"phone_number": "+7", "first_name": "Пётр"}}, Attachment(Kind.OTHER, "")),
        ({"poll": {"id": "1", "a kind of poll": "not known yet"}}, Attachment(Kind.OTHER, "")),
        ({"dice": {"emoji": "🎲", "value": 3}}, Attachment(Kind.OTHER, "")),
    ],
)
def test_a_file_is_an_attachment(content: dict[str, Any], attachment: Attachment) -> None:
    assert heard(message(**content)).files == (attachment,)


def test_a_caption_is_the_text_and_an_album_has_a_name() -> None:
    said = heard(message(photo=SIZES, caption="Второй подъезд", media_group_id="13"))
    assert (said.text, said.album) == ("Второй подъезд", "13")


def test_a_place_is_a_point_and_a_venue_has_a_name_too() -> None:
    where = {"latitude": 51.73, "longitude": 36.19, "horizontal_accuracy": 20}
    assert heard(message(location=where)).point == Point(51.73, 36.19)
    venue = {"location": where, "title": "ТЦ Европа", "address": "ул. Ленина, 1"}
    said = heard(message(location=where, venue=venue))
    assert (said.point, said.place_name) == (Point(51.73, 36.19), "ТЦ Европа, ул. Ленина, 1")


def test_a_live_place_is_taken_once_and_its_moves_are_not() -> None:
    body = message(location={"latitude": 1.0, "longitude": 2.0, "live_period": 900})["message"]
    assert isinstance(read({"update_id": 1, "message": body}), Message)
    assert read({"update_id": 2, "edited_message": body | {"edit_date": 1700000005}}) is None


def test_a_forward_and_a_reply_are_told() -> None:
    origin = {"type": "an origin of the future", "date": 1}
    said = heard(message(text="соседка пишет", forward_origin=origin, reply_to_message={"message_id": 3, "odd": 1}))
    assert (said.forwarded, said.reply_to) == (True, "3")


def test_an_edited_message_is_marked() -> None:
    body = message(text="нет воды и света")["message"] | {"edit_date": 1700000009}
    edited = heard({"update_id": 3, "edited_message": body})
    assert edited.edited
    assert edited.sent == datetime.fromtimestamp(1700000009, UTC)
    assert heard(message(text="нет воды и света")).sent == datetime.fromtimestamp(1700000000, UTC)


def test_an_anonymous_admin_is_heard_and_is_nobody() -> None:
    bot = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    said = heard(message(GROUP, bot, text="/take 1", sender_chat={"id": GROUP["id"], "type": "supergroup"}))
    assert (said.sender.external, said.text) == ("", "/take 1")


def test_only_messages_of_topics_have_a_thread() -> None:
    root = {"message_id": 9, "forum_topic_created": {"name": "№ 12"}}
    said = heard(message(GROUP, text="взял", message_thread_id=9, is_topic_message=True, reply_to_message=root))
    assert (said.thread, said.reply_to) == ("9", "")
    assert heard(message(GROUP, text="ответ", message_thread_id=9)).thread == ""


@pytest.mark.parametrize(
    "update",
    [
        message(GROUP, OTHER_BOT, text="я бот"),
        message({"id": -100, "type": "channel", "title": "Новости"}, None, text="пост"),
        message(GROUP, PETR, text="от имени канала", sender_chat={"id": -100, "type": "channel"}),
        {"update_id": 1, "channel_post": message()["message"]},
        {"update_id": 1, "poll": {"id": "1"}},
        message(GROUP, pinned_message={"message_id": 4}),
        message(GROUP, new_chat_title="Новое имя"),
        message(GROUP, migrate_from_chat_id=-55),
        message(GROUP, new_chat_members=[BOT]),
        message(GROUP, left_chat_member=BOT),
        member("chat_member", GROUP, OTHER_BOT, "left", "member"),
        member("my_chat_member", {"id": -1, "type": "channel", "title": "Н"}, BOT, "left", "administrator"),
    ],
)
def test_what_does_not_concern_us_is_nothing(update: dict[str, Any]) -> None:
    assert read(update) is None


def test_a_press_says_who_pressed_what_under_which_message() -> None:
    assert read(press()) == Press("77", SENDER, True, "4382bfdwdsb323b2d9", "t:report:0", "9")
    old = {"message_id": 3, "date": 0, "chat": GROUP}
    assert read(press(message=old)) == Press(
        "-100123", SENDER, False, "4382bfdwdsb323b2d9", "t:report:0", "3", "Диспетчерская"
    )


def test_a_press_without_its_message_is_one_in_the_persons_own_chat() -> None:
    update = press()
    del update["callback_query"]["message"]
    assert read(update) == Press("77", SENDER, True, "4382bfdwdsb323b2d9", "t:report:0")


@pytest.mark.parametrize(
    "broken",
    [
        "[]",
        '"text"',
        "{}",
        raw({"update_id": 1, "message": {"message_id": 1}}),
        raw(message(text=[1, 2])),
        raw(message(photo=[{"file_id": 1}])),
        raw(message(location={"latitude": "north"})),
        raw({"update_id": 1, "callback_query": {"id": "1"}}),
        raw({"update_id": 1, "my_chat_member": {"chat": GROUP, "from": MARIA}}),
    ],
)
def test_what_cannot_be_read_raises_so_that_it_is_put_aside(broken: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        decode(broken, US)
