"""Files are fetched through the configured address, within a limit; membership is asked for."""

import traceback
from typing import Any

import pytest

from bot.lines import Rejected, TryLater
from bot.telegram.line import TelegramLine
from tests.telegram.server import ME, BotApi, Said, refusal

FOUND = {"file_id": "f", "file_unique_id": "u", "file_path": "photos/f.jpg"}


async def test_a_file_is_fetched_from_the_same_server(api: BotApi, line: TelegramLine) -> None:
    api.files["photos/f.jpg"] = b"content"
    assert await line.fetch("f", 7) == b"content"


@pytest.mark.parametrize("size", [{"file_size": 8}, {}])
async def test_a_file_over_the_limit_is_refused_whatever_its_size_was_said_to_be(
    api: BotApi, line: TelegramLine, size: dict[str, int]
) -> None:
    api.files["photos/f.jpg"] = b"8 bytes!"
    api.answers("getFile", FOUND | size)
    with pytest.raises(Rejected, match="too large"):
        await line.fetch("f", 7)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (FOUND, Rejected),  # the server has no such file
        ({"file_id": "f", "file_unique_id": "u"}, Rejected),
        (refusal(400, "Bad Request: file is too big"), Rejected),
        (refusal(400, "Bad Request: invalid file_id"), Rejected),
        (refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable"), TryLater),
        (refusal(429, "Too Many Requests", retry_after=3), TryLater),
        (Said(502, "<html>"), TryLater),
        (None, TryLater),
    ],
)
async def test_what_cannot_be_fetched_says_whether_to_try_again(
    api: BotApi, line: TelegramLine, answer: Any, error: type[Exception]
) -> None:
    api.answers("getFile", answer)
    with pytest.raises(error) as caught:
        await line.fetch("f", 1000)
    assert "SECRET" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("answer", "here"),
    [
        ({"status": "creator"}, True),
        ({"status": "administrator", "a right of the future": True}, True),
        ({"status": "restricted", "is_member": True}, True),
        ({"status": "restricted", "is_member": False}, False),
        ({"status": "left"}, False),
        ({"status": "kicked"}, False),
        (refusal(400, "Bad Request: user not found"), False),
        (refusal(400, "Bad Request: PARTICIPANT_ID_INVALID"), False),
        (refusal(400, "Bad Request: chat not found"), None),
        (refusal(403, "Forbidden: bot was kicked"), None),
        ({"odd": "answer"}, None),
        (None, None),
    ],
)
async def test_whether_someone_is_in_a_group_is_asked(
    api: BotApi, line: TelegramLine, answer: Any, here: bool | None
) -> None:
    api.answers("getChatMember", answer)
    assert await line.member("-100123", "77") is here
    assert api.asked("getChatMember") == [{"chat_id": -100123, "user_id": 77}]


@pytest.mark.parametrize(
    ("status", "open_to_all", "sees"),
    [("administrator", False, True), ("member", True, True), ("member", False, False), (None, False, None)],
)
async def test_what_the_bot_sees_of_a_group_is_asked(
    api: BotApi, line: TelegramLine, status: str | None, open_to_all: bool, sees: bool | None
) -> None:
    api.answers("getMe", ME | {"can_read_all_group_messages": open_to_all})
    api.answers("getChatMember", {"status": status} if status else refusal(400, "Bad Request: chat not found"))
    assert await line.sees("-100123") is sees
