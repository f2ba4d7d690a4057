"""Screens as bodies of messages."""

from typing import Any

import pytest

from bot.lines import Parcel, Rejected
from bot.max.render import body, whom
from bot.max.texts import TEXT
from handlers.screens import Button, Does, Screen


def made(screen: Screen, chat: str = "501", **more: Any) -> dict[str, Any]:
    return body(Parcel(1, chat, screen, **more))


def rows(screen: Screen, chat: str = "501") -> list[list[dict[str, Any]]]:
    found = [one for one in made(screen, chat)["attachments"] if one["type"] == "inline_keyboard"]
    return found[0]["payload"]["buttons"] if found else []


def labels(screen: Screen, chat: str = "501") -> list[list[str]]:
    return [[button["text"] for button in row] for row in rows(screen, chat)]


def test_text_is_never_markup() -> None:
    assert made(Screen("<b>5 < 6 & *всё*")) == {"text": "<b>5 < 6 & *всё*", "attachments": []}


def test_only_a_first_line_stands_out_and_the_rest_is_escaped() -> None:
    found = made(Screen("№ 1 <срочно>\nтекст & «всё»", bold=True))
    assert found["format"] == "html"
    assert found["text"] == "<b>№ 1 &lt;срочно&gt;</b>\nтекст &amp; «всё»"
    assert "format" not in made(Screen("\nбез первой строки", bold=True))


@pytest.mark.parametrize("text", ["я" * TEXT, "я" * (TEXT + 1), "😀" * TEXT, "<" * TEXT])
def test_no_text_is_too_long_and_four_thousand_fit(text: str) -> None:
    for bold in (False, True):
        found = made(Screen(text, bold=bold))["text"]
        assert len(found.encode("utf-16-le")) // 2 <= TEXT
    assert made(Screen("я" * TEXT))["text"] == "я" * TEXT


def test_buttons_below_stand_under_the_message_too() -> None:
    press, menu = Button("Да", "t:a:b:1"), Button("Мои заявки", "m:mine")
    assert labels(Screen("?", rows=((press,),), below=((menu,),))) == [["Да"], ["Мои заявки"]]
    assert rows(Screen("?", rows=((press,),)))[0][0] == {"type": "callback", "text": "Да", "payload": "t:a:b:1"}


def test_what_asks_for_something_has_a_button_of_its_kind() -> None:
    place, phone = Button("Отправить место", does=Does.PLACE), Button("Отправить номер", does=Does.CONTACT)
    link = Button("Открыть", "https://dvor.example", Does.LINK)
    found = [row[0] for row in rows(Screen("?", ((place,), (phone,), (link,))))]
    assert [one["type"] for one in found] == ["request_geo_location", "request_contact", "link"]
    assert found[2]["url"] == "https://dvor.example"
    assert labels(Screen("?", ((phone,), (link,))), "-70") == [["Открыть"]], "nobody is asked for a number in a group"


def test_labels_that_a_phone_would_cut_stand_alone() -> None:
    short, long = Button("Назад", "s:back"), Button("Позвать человека", "s:human")
    found = labels(Screen("?", ((short, short), (short, long))))
    assert found == [["Назад", "Назад"], ["Назад"], ["Позвать человека"]]
    stars = tuple(Button("★" * n, f"r:{n}") for n in range(1, 5))
    assert labels(Screen("?", (stars,))) == [["★", "★★", "★★★", "★★★★"]]
    many = tuple(Button(str(n), str(n)) for n in range(9))
    assert len(labels(Screen("?", (many,)))) == 9
    links = tuple(Button(str(n), "https://a", Does.LINK) for n in range(4))
    assert len(labels(Screen("?", (links,)))) == 4, "only three that lead somewhere stand in a row"


def test_a_payload_that_is_too_long_is_a_defect() -> None:
    with pytest.raises(Rejected):
        made(Screen("?", ((Button("Да", "я" * 1025),),)))


def test_attachments_are_always_named_so_that_an_edit_takes_off_what_is_gone() -> None:
    assert made(Screen("готово"), edit="mid.1")["attachments"] == []


def test_an_answer_a_quiet_one_and_a_place() -> None:
    found = made(Screen("да", point=(51.5, 36.2)), reply_to="mid.3", quiet=True)
    assert (found["link"], found["notify"]) == ({"type": "reply", "mid": "mid.3"}, False)
    assert found["attachments"] == [{"type": "location", "latitude": 51.5, "longitude": 36.2}]
    assert "link" not in made(Screen("да"), reply_to="mid.3", edit="mid.4")


def test_people_are_written_to_by_their_number_and_groups_by_the_chats() -> None:
    assert whom(Parcel(1, "501", Screen("?"))) == {"user_id": 501}
    assert whom(Parcel(1, "-70", Screen("?"))) == {"chat_id": -70}
    with pytest.raises(Rejected):
        whom(Parcel(1, "мария", Screen("?")))
