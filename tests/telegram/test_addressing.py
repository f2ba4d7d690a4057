"""Commands, deep links and mentions: what is addressed to us loses its address, what is another bot's is not heard."""

from typing import Any

import pytest

from bot.telegram.decode import decode
from bot.telegram.members import Us
from handlers.events import Event, Message
from tests.telegram.received import GROUP, message, raw


def read(update: dict[str, Any]) -> Event | None:
    return decode(raw(update), Us(1000001, "dvor_bot"))


def heard(update: dict[str, Any]) -> Message:
    event = read(update)
    assert isinstance(event, Message)
    return event


@pytest.mark.parametrize(
    ("text", "start", "begins", "left"),
    [
        ("/start", "", True, "/start"),
        ("/start Ab_9-z", "Ab_9-z", True, ""),
        ("/start@dvor_bot Ab_9-z", "Ab_9-z", True, ""),
        ("/start нет воды", "", True, "нет воды"),
        ("/start " + "x" * 65, "", True, "x" * 65),
        ("/started", "", False, "/started"),
        ("/help", "", False, "/help"),
        ("/help@other_bot", "", False, "/help"),
    ],
)
def test_a_start_in_private_may_carry_a_code(text: str, start: str, begins: bool, left: str) -> None:
    said = heard(message(text=text))
    assert (said.start, said.begins, said.text) == (start, begins, left)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("/bind@dvor_bot", "/bind"),
        ("/BIND@Dvor_Bot сюда", "/BIND сюда"),
        ("/привязать@dvor_bot", "/привязать"),
        ("@dvor_bot /привязать", "/привязать"),
        ("@DVOR_BOT, покажи 12", "покажи 12"),
        ("@dvor_bot", ""),
    ],
)
def test_a_message_addressed_to_us_in_a_group_says_so(text: str, left: str) -> None:
    said = heard(message(GROUP, text=text))
    assert (said.mentions_us, said.text) == (True, left)


@pytest.mark.parametrize("text", ["@dvor_bots привет", "@masha привет", "почта a@dvor_bot", "/queue"])
def test_other_messages_in_a_group_keep_their_text(text: str) -> None:
    said = heard(message(GROUP, text=text))
    assert (said.mentions_us, said.text) == (False, text)


def test_another_bots_command_is_not_ours_in_a_group() -> None:
    assert read(message(GROUP, text="/take@other_bot 12")) is None
