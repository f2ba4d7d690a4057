"""Screens become calls that Telegram takes: lengths in UTF-16 units, keyboards where they are allowed."""

from pathlib import Path
from typing import Any

import pytest
from aiogram.methods import EditMessageText, SendMediaGroup, SendMessage
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions, ReplyKeyboardMarkup
from hypothesis import given
from hypothesis import strategies as st

from bot.lines import CannotEdit, Enclosed, Parcel, Rejected
from bot.telegram.render import PHOTO, change, message, steps
from bot.telegram.words import fitted, units
from handlers.screens import Button, Does, Mark, Screen
from tests.telegram.parcels import BELOW, ROWS, stored

TEXTS = st.text(st.sampled_from("аЯz <&*_\n🏠👩‍👩‍👧٣שלום\u200b\u202e\ud83d\udca7e\u0301"), max_size=6000) | st.text(
    st.characters(), max_size=300
)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.integers(1, 5000))
def test_a_text_never_exceeds_what_telegram_takes_and_is_whole_unicode(text: str, most: int) -> None:
    cut = fitted(text, most)
    assert utf16(cut) <= most
    assert units(cut) == utf16(cut)
    clean = text.encode("utf-8", "replace").decode()
    assert cut == clean or (cut.endswith("…") and clean.startswith(cut[:-1]))


@given(st.text("🏠a", min_size=1), st.integers(1, 50))
def test_a_long_text_is_cut_no_earlier_than_needed(text: str, most: int) -> None:
    cut = fitted(text, most)
    assert cut == text or utf16(cut) >= most - 1


@given(TEXTS)
def test_the_bold_line_ends_within_the_text(text: str) -> None:
    method = message(Parcel(1, "77", Screen(text, bold=True)))
    for entity in method.entities or ():
        assert entity.offset == 0
        assert 0 < entity.length <= utf16(method.text)
        assert (
            method.text.encode("utf-16-le")[: entity.length * 2].decode("utf-16-le")
            == method.text.split("\n")[0].rstrip()
        )


def test_markup_in_a_text_stays_text() -> None:
    method = message(Parcel(1, "77", Screen("<b>№ 12</b> *и* _тут_ [ссылка](x)")))
    assert method.text == "<b>№ 12</b> *и* _тут_ [ссылка](x)"
    assert method.parse_mode is None or not isinstance(method.parse_mode, str)
    assert method.entities is None


def test_buttons_under_a_message_press_or_open_and_never_send_a_place() -> None:
    rows = (*ROWS, (Button("Отправить место", does=Does.PLACE),))
    markup = message(Parcel(1, "77", Screen("№ 12", rows=rows))).reply_markup
    assert isinstance(markup, InlineKeyboardMarkup)
    assert [[(b.text, b.callback_data, b.url, b.style) for b in row] for row in markup.inline_keyboard] == [
        [("Взять", "k:12:take", None, "primary"), ("Сайт", None, "https://example.org", None)]
    ]


def below(chat: str, rows: Any = BELOW) -> ReplyKeyboardMarkup:
    markup = message(Parcel(1, chat, Screen("Где это?", below=rows))).reply_markup
    assert isinstance(markup, ReplyKeyboardMarkup)
    return markup


def test_a_place_is_asked_for_once_from_below_and_never_in_a_group() -> None:
    asked = below("77")
    assert (asked.keyboard[0][0].request_location, asked.one_time_keyboard, asked.is_persistent) == (True, True, None)
    assert [[b.text for b in row] for row in below("-100123").keyboard] == [["Назад"]]


def test_another_keyboard_below_stays() -> None:
    menu = below("77", ((Button("Мои заявки"),), (Button("Сайт", "https://example.org", Does.LINK),)))
    assert (menu.is_persistent, menu.one_time_keyboard, menu.resize_keyboard) == (True, None, True)
    assert [[b.text for b in row] for row in menu.keyboard] == [["Мои заявки"]]


def test_a_reply_goes_on_without_the_message_it_answers() -> None:
    method = message(Parcel(1, "-100123", Screen("Взята"), reply_to="4", thread="9", quiet=True))
    assert method.reply_parameters is not None
    assert (method.reply_parameters.message_id, method.reply_parameters.allow_sending_without_reply) == (4, True)
    assert (method.message_thread_id, method.disable_notification) == (9, True)
    assert method.link_preview_options == LinkPreviewOptions(is_disabled=True)


def test_an_edit_takes_buttons_away_and_cannot_touch_a_keyboard_below(tmp_path: Path) -> None:
    assert change(Parcel(1, "77", Screen("Готово"), edit="4")).reply_markup is None
    assert isinstance(change(Parcel(1, "77", Screen("Готово", rows=ROWS), edit="4")), EditMessageText)
    with pytest.raises(CannotEdit):
        change(Parcel(1, "77", Screen("Где это?", below=BELOW), edit="4"))
    with pytest.raises(CannotEdit):
        change(Parcel(1, "77", Screen("Фото"), edit="4", files=(stored(tmp_path, "a.jpg"),)))


def posted(files: list[Enclosed], text: str = "Ответ", rows: Any = ()) -> list[Any]:
    return [method for method, _ in steps(Parcel(1, "77", Screen(text, rows=rows), files=files))]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("photo", "sendPhoto"),
        ("video", "sendVideo"),
        ("voice", "sendVoice"),
        ("document", "sendDocument"),
        ("sticker", "sendDocument"),
    ],
)
def test_one_file_carries_text_and_buttons(tmp_path: Path, kind: str, name: str) -> None:
    (method,) = posted([stored(tmp_path, "a", kind)], rows=ROWS)
    assert (method.__api_method__, method.caption) == (name, "Ответ")
    assert method.reply_markup.inline_keyboard
    (silent,) = posted([stored(tmp_path, "a", kind)], "", ROWS)
    assert silent.reply_markup.inline_keyboard


def test_an_album_carries_the_text_once_and_at_most_ten_files(tmp_path: Path) -> None:
    files = [stored(tmp_path, f"{n}.jpg", "video" if n % 2 else "photo", external=f"F{n}") for n in range(12)]
    first, second, words = posted(files)
    assert [len(first.media), len(second.media)] == [10, 2]
    assert [m.caption for m in first.media + second.media] == [None] * 12
    assert (words.text, words.disable_notification) == ("Ответ", True)
    (whole,) = posted(files[:10])
    assert isinstance(whole, SendMediaGroup)
    assert [m.caption for m in whole.media] == ["Ответ"] + [None] * 9
    assert [m.media for m in whole.media] == [f"F{n}" for n in range(10)]


def test_what_no_message_can_hold_together_comes_first_and_the_buttons_last(tmp_path: Path) -> None:
    files = [stored(tmp_path, name, kind) for name, kind in (("a", "photo"), ("b", "voice"), ("c", "document"))]
    methods = posted(files, rows=ROWS)
    assert [m.__api_method__ for m in methods] == ["sendPhoto", "sendVoice", "sendDocument", "sendMessage"]
    assert [bool(m.reply_markup) for m in methods] == [False, False, False, True]
    album = posted([stored(tmp_path, "a"), stored(tmp_path, "b")], rows=ROWS)
    assert [m.__api_method__ for m in album] == ["sendMediaGroup", "sendMessage"]


def test_a_text_too_long_for_a_caption_is_a_message_of_its_own(tmp_path: Path) -> None:
    photo, words = posted([stored(tmp_path, "a.jpg")], "б" * 1025)
    assert photo.caption is None
    assert isinstance(words, SendMessage)
    assert words.text == "б" * 1025


def test_a_photo_too_large_to_be_one_travels_as_a_document(tmp_path: Path) -> None:
    assert posted([stored(tmp_path, "a.jpg", size=PHOTO + 1)])[0].__api_method__ == "sendDocument"


def test_a_place_is_a_message_of_its_own() -> None:
    screen = Screen("№ 12 на карте\nул. Ленина, д. 12", point=(51.73, 36.19))
    ((step, files),) = steps(Parcel(1, "77", Screen.unpack(screen.pack()), quiet=True))
    told = step.model_dump(exclude_none=True, exclude={"protect_content"})
    assert files == ()
    assert told == {
        "chat_id": 77,
        "latitude": 51.73,
        "longitude": 36.19,
        "title": "№ 12 на карте",
        "address": "ул. Ленина, д. 12",
        "disable_notification": True,
    }


def test_a_file_that_is_gone_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(Rejected):
        posted([Enclosed("h", "photo", tmp_path / "none.jpg")])


def test_a_persons_file_name_cannot_break_the_form(tmp_path: Path) -> None:
    file = stored(tmp_path, "a.pdf", "document")
    named = Enclosed(file.hash, file.kind, file.path, 'акт"\r\nX-Evil: 1/../о доме.pdf')
    assert posted([named])[0].document.filename == "актX-Evil: 1..о доме.pdf"


@pytest.mark.parametrize(("kind", "name"), [("video", "file.mp4"), ("voice", "file.ogg"), ("document", "file")])
def test_a_file_without_a_name_has_the_ending_of_its_kind(tmp_path: Path, kind: str, name: str) -> None:
    stored(tmp_path, "0f3a")
    (method,) = posted([Enclosed("0f3a", kind, tmp_path / "0f3a")])
    assert getattr(method, kind).filename == name


def test_numbers_lead_to_messages_of_a_supergroup_and_of_no_other_chat() -> None:
    screen = Screen("😀\n№ 12 · лифт\nи ещё", marks=(Mark(2, 4, "8"),))
    for chat, links in (("-1002001", [("https://t.me/c/2001/8", 3, 4)]), ("-2001", []), ("77", [])):
        for method in (change(Parcel(1, chat, screen, edit="5")), message(Parcel(1, chat, screen))):
            assert [(one.url, one.offset, one.length) for one in method.entities or []] == links
