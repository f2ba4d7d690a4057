"""A line of Telegram sends, edits, acknowledges and fetches, and says what can be done when it could not."""

import logging
from pathlib import Path
from typing import Any

import pytest

from bot.lines import (
    CannotEdit,
    ChatMoved,
    NotSent,
    Parcel,
    Rejected,
    TokenRefused,
    TryLater,
    Unreachable,
)
from bot.telegram.line import TelegramLine
from handlers.screens import Screen
from tests.telegram.parcels import BELOW, ROWS, stored
from tests.telegram.server import ME, SENT, BotApi, Said, refusal

HELLO = Parcel(1, "77", Screen("Привет"))
EDIT = Parcel(1, "77", Screen("Готово", rows=ROWS), edit="4")


async def test_the_line_learns_its_name_and_link(api: BotApi, line: TelegramLine) -> None:
    await line.check()
    assert (line.name, line.link.format(code="Ab_9")) == ("@dvor_bot", "https://t.me/dvor_bot?start=Ab_9")
    assert line.can.sees_groups is False
    api.answers("getMe", ME | {"can_read_all_group_messages": True})
    await line.check()
    assert line.can.sees_groups is True


@pytest.mark.parametrize("refused", [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_refused_token_is_told_when_asking_who_we_are(
    api: BotApi, line: TelegramLine, refused: tuple[int, str]
) -> None:
    api.answers("getMe", refusal(*refused))
    with pytest.raises(TokenRefused):
        await line.check()


@pytest.mark.parametrize("token", ["", "nonsense", "1:with space", "abc:def"])
async def test_what_is_no_token_is_refused_without_asking(api: BotApi, token: str) -> None:
    line = TelegramLine(1, token, api.url)
    with pytest.raises(TokenRefused):
        await line.check()
    await line.close()
    assert not api.calls


@pytest.mark.parametrize("fault", [None, Said(502, "<html>"), refusal(429, "Too Many Requests", retry_after=3)])
async def test_out_of_reach_is_no_refusal(api: BotApi, line: TelegramLine, fault: Any) -> None:
    api.answers("getMe", fault)
    with pytest.raises(TryLater):
        await line.check()


async def test_the_menus_are_set_and_a_failure_is_only_logged(
    api: BotApi, line: TelegramLine, caplog: pytest.LogCaptureFixture
) -> None:
    api.answers("setMyCommands", refusal(400, "Bad Request: BOT_COMMAND_INVALID"))
    await line.prepare()
    private, group = api.asked("setMyCommands")
    assert private == {
        "commands": [{"command": "start", "description": "Начать"}],
        "scope": {"type": "all_private_chats"},
    }
    assert group["scope"] == {"type": "all_group_chats"}
    assert [command["command"] for command in group["commands"]] == ["queue", "bind"]
    assert len(caplog.records) == 1


async def test_a_message_is_sent_and_an_edit_changes_it(api: BotApi, line: TelegramLine) -> None:
    assert (await line.send(HELLO)).messages == ["5"]
    assert (await line.send(EDIT)).messages == ["4"]
    assert api.asked("editMessageText")[0]["message_id"] == 4


async def test_what_telegram_calls_the_files_is_kept_by_their_content(
    api: BotApi, line: TelegramLine, tmp_path: Path
) -> None:
    photo, video = stored(tmp_path, "a.jpg"), stored(tmp_path, "b.mp4", "video")
    sizes = [{"file_id": "SMALL"}, {"file_id": "LARGE"}]
    api.answers("sendMediaGroup", [SENT | {"photo": sizes}, SENT | {"message_id": 6, "video": {"file_id": "VIDEO"}}])
    sent = await line.send(Parcel(1, "77", Screen("Фото"), files=(photo, video)))
    assert (sent.messages, sent.files) == (["5", "6"], {photo.hash: "LARGE", video.hash: "VIDEO"})
    assert [content for _, content in api.calls[0].uploads.values()] == [b"xxxxxxx"] * 2


async def test_a_file_id_that_is_not_good_any_more_is_replaced_by_the_file(
    api: BotApi, line: TelegramLine, tmp_path: Path
) -> None:
    file = stored(tmp_path, "a.jpg", external="OLD")
    api.answers("sendPhoto", refusal(400, "Bad Request: wrong file identifier/HTTP URL specified"))
    await line.send(Parcel(1, "77", Screen("Фото"), files=(file,)))
    kept, again = api.calls
    assert kept.fields["photo"] == "OLD"
    assert list(again.uploads.values()) == [("a.jpg", b"xxxxxxx")]
    api.answers("sendPhoto", *[refusal(400, "Bad Request: wrong file identifier")] * 2)
    with pytest.raises(Rejected):
        await line.send(Parcel(1, "77", Screen("Фото"), files=(file,)))


@pytest.mark.parametrize("why", ["message thread not found", "TOPIC_CLOSED"])
async def test_a_message_for_a_topic_that_is_gone_goes_into_the_chat(
    api: BotApi, line: TelegramLine, why: str
) -> None:
    api.answers("sendMessage", refusal(400, f"Bad Request: {why}"))
    await line.send(Parcel(1, "-100", Screen("№ 12"), thread="9"))
    assert [asked.get("message_thread_id") for asked in api.asked("sendMessage")] == [9, None]


@pytest.mark.parametrize(
    ("answer", "error", "details"),
    [
        (refusal(429, "Too Many Requests: retry after 7", retry_after=7), TryLater, {"after": 7.0, "limited": True}),
        (
            refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-10055),
            ChatMoved,
            {"chat": "-10055"},
        ),
        (refusal(403, "Forbidden: bot was blocked by the user"), Unreachable, {"why": "bot was blocked by the user"}),
        (refusal(403, "Forbidden: bot was kicked from the supergroup chat"), Unreachable, {}),
        (refusal(400, "Bad Request: chat not found"), Unreachable, {}),
        (refusal(400, "Bad Request: group chat was deactivated"), Unreachable, {}),
        (refusal(400, "Bad Request: PEER_ID_INVALID"), Unreachable, {}),
        (refusal(400, "Bad Request: BUTTON_DATA_INVALID"), Rejected, {}),
        (refusal(413, "Request Entity Too Large"), Rejected, {}),
        (refusal(404, "Not Found"), Rejected, {}),
        (refusal(500, "Internal Server Error: restart"), TryLater, {"unsure": False, "limited": False}),
        (Said(502, "<html>"), TryLater, {"unsure": False}),
        (Said(200, "half of {"), TryLater, {"unsure": True}),
        (Said(200, '{"ok": true, "result": {}}'), TryLater, {"unsure": True}),
        (None, TryLater, {"unsure": True}),
        (refusal(401, "Unauthorized"), TokenRefused, {}),
    ],
)
async def test_each_refusal_says_what_can_be_done(
    api: BotApi, line: TelegramLine, answer: Any, error: type[Exception], details: dict[str, Any]
) -> None:
    api.answers("sendMessage", answer)
    with pytest.raises(error) as caught:
        await line.send(HELLO)
    assert {key: getattr(caught.value, key) for key in details} == details
    assert type(caught.value) is error


async def test_a_refused_connection_was_surely_not_sent() -> None:
    line = TelegramLine(1, "1:abc", "http://127.0.0.1:1")
    with pytest.raises(TryLater) as caught:
        await line.send(HELLO)
    assert caught.value.unsure is False
    await line.close()


async def test_an_edit_that_changes_nothing_is_a_success(api: BotApi, line: TelegramLine) -> None:
    same = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    api.answers("editMessageText", refusal(400, same))
    assert (await line.send(EDIT)).messages == ["4"]


@pytest.mark.parametrize(
    "why", ["message to edit not found", "message can't be edited", "there is no text in the message to edit"]
)
async def test_what_can_no_longer_be_edited_is_to_be_sent_anew(api: BotApi, line: TelegramLine, why: str) -> None:
    api.answers("editMessageText", refusal(400, f"Bad Request: {why}"))
    with pytest.raises(CannotEdit):
        await line.send(EDIT)
    with pytest.raises(CannotEdit):
        await line.send(Parcel(1, "77", Screen("Где?", below=BELOW), edit="4"))


async def test_a_chat_that_is_none_of_telegrams_is_rejected(api: BotApi, line: TelegramLine) -> None:
    with pytest.raises(NotSent):
        await line.send(Parcel(1, "", Screen("Привет")))
    assert not api.calls


async def test_a_press_is_answered_and_never_raises(
    api: BotApi, line: TelegramLine, caplog: pytest.LogCaptureFixture
) -> None:
    await line.acknowledge("42", "")
    await line.acknowledge("42", "🏠" * 150)
    silent, noted = api.asked("answerCallbackQuery")
    assert silent == {"callback_query_id": "42"}
    assert len(noted["text"].encode("utf-16-le")) // 2 <= 200
    api.answers("answerCallbackQuery", refusal(400, "Bad Request: query is too old"), None, Said(502, "<html>"))
    with caplog.at_level(logging.DEBUG, "bot"):
        for _ in range(3):
            await line.acknowledge("42", "Взял Пётр")
    assert len(caplog.records) == 3
    assert "Пётр" not in caplog.text
