"""What the stand-in refuses, in the words of others who know the Bot API.

TEREMOK: what teremok 0.2.0, a package for testing aiogram bots, raises for the same call (its validation.py).
SERVER: what Telegram's own server answers (the open tdlib/telegram-bot-api, Client.cpp, and TDLib beneath it).
Where the two differ the server is right: OTHERWISE.
"""

from io import BytesIO
from typing import Any

import aiohttp
import pytest
from PIL import Image

from bot.sandbox import samples
from bot.sandbox.seen import Upload
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.telegram_files import Files
from bot.sandbox.town import Group, Town

Json = dict[str, Any]
HTML = {"parse_mode": "HTML"}


def under(**button: str) -> Json:
    """A message with one button."""
    return {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "а", **button}]]}}


TEREMOK: list[tuple[str, Json, str]] = [
    ("sendMessage", {"text": ""}, "message text is empty"),
    ("sendMessage", {"text": "я" * 4097}, "message is too long"),
    ("sendMessage", {"text": "😀" * 2049}, "message is too long"),
    ("editMessageText", {"text": "я" * 4097}, "message is too long"),
    ("sendMessage", {"text": "<div>a</div>", **HTML}, 'can\'t parse entities: Unsupported start tag "div"'),
    ("sendMessage", {"text": "<b>a", **HTML},
     'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ("sendMessage", {"text": "<span>a</span>", **HTML},
     'can\'t parse entities: Tag "span" must have class "tg-spoiler"'),
    ("sendMessage", {"text": "аб", "entities": [{"type": "bold", "offset": 1, "length": 2}]},
     "can't parse entities: entity out of text bounds"),
    ("sendMessage", under(callback_data="ы" * 33), "BUTTON_DATA_INVALID"),
    ("sendMessage", under(callback_data=""), "BUTTON_DATA_INVALID"),
    ("editMessageReplyMarkup", under(callback_data="ы" * 33), "BUTTON_DATA_INVALID"),
    ("sendMessage", under(callback_data="1", url="https://a.b"),
     "can't parse inline keyboard button: exactly one of the optional fields must be used"),
    ("answerCallbackQuery", {"text": "я" * 201}, "MESSAGE_TOO_LONG"),
]
OTHERWISE: list[tuple[str, Json, str, str]] = [
    ("sendPhoto", {"caption": "я" * 1025}, "media caption is too long", "message caption is too long"),
    ("editMessageCaption", {"caption": "я" * 1025}, "media caption is too long", "message caption is too long"),
    ("sendMessage", {"text": "<b>a</i>", **HTML}, 'can\'t parse entities: Unmatched end tag "i"',
     'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("sendMessage", {"text": "a</b>", **HTML}, 'can\'t parse entities: Unmatched end tag "b"',
     "can't parse entities: Unexpected end tag at byte offset 1"),
    ("sendMessage", {"text": "1 < 2", **HTML}, 'can\'t parse entities: Unsupported start tag " 2"',
     'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
    ("sendMessage", under(), "can't parse inline keyboard button: exactly one of the optional fields must be used",
     "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", {"text": "a & b", **HTML}, "can't parse entities: Unexpected character '&'", ""),
    ("sendMessage", {"text": '<b id="1">a</b>', **HTML}, "can't parse entities: Unsupported attribute", ""),
    ("sendMessage", {"text": "<a>a</a>", **HTML}, 'can\'t parse entities: Tag "a" must have attribute "href"', ""),
]
"""Call, teremok's words, the server's words (empty: it takes the call)."""
NOBODY = 42
MEDIA = {"type": "photo", "media": "attach://a"}
SERVER: list[tuple[str, Json, str]] = [
    ("sendMessage", {"chat_id": None, "text": "x"}, "Bad Request: chat_id is empty"),
    ("sendMessage", {}, "Bad Request: message text is empty"),
    ("sendMessage", {"text": "я" * 17_000}, "Bad Request: text is too long"),
    ("sendMessage", {"text": "x", "parse_mode": "bbcode"}, "Bad Request: unsupported parse_mode"),
    ("sendMessage", {"chat_id": NOBODY, "text": "x"}, "Bad Request: chat not found"),
    ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": [{}]}},
     'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
    ("sendMessage", {"text": "x", "reply_markup": {"keyboard": [{}]}},
     'Bad Request: field "keyboard" must be an Array of Arrays'),
    ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 999}},
     "Bad Request: message to be replied not found"),
    ("sendMessage", {"text": "x", "message_thread_id": 7}, "Bad Request: message thread not found"),
    ("sendPhoto", {"photo": None}, "Bad Request: there is no photo in the request"),
    ("sendPhoto", {"photo": "AgAC"}, "Bad Request: wrong file identifier/HTTP URL specified"),
    ("sendMediaGroup", {}, 'Bad Request: parameter "media" is required'),
    ("sendMediaGroup", {"media": []}, "Bad Request: there are no messages to send"),
    ("sendMediaGroup", {"media": [MEDIA] * 11}, "Bad Request: too many messages to send as an album"),
    ("sendMediaGroup", {"media": [MEDIA, {**MEDIA, "type": "document"}]},
     "Bad Request: document can't be mixed with other media types"),
    ("editMessageText", {"message_id": None, "text": "x"}, "Bad Request: message identifier is not specified"),
    ("editMessageText", {"message_id": 999, "text": "x"}, "Bad Request: message to edit not found"),
    ("editMessageText", {"message_id": 1, "text": "x"}, "Bad Request: message can't be edited"),
    ("editMessageCaption", {"caption": "x"}, "Bad Request: there is no caption in the message to edit"),
    ("editMessageText", {"text": "вопрос"},
     "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
     " current content and reply markup of the message"),
    ("deleteMessage", {"message_id": 999}, "Bad Request: message to delete not found"),
    ("deleteMessages", {"message_ids": list(range(1, 102))}, "Bad Request: too many message identifiers specified"),
    ("answerCallbackQuery", {"callback_query_id": "1"},
     "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    ("getChatMember", {"user_id": 0}, "Bad Request: invalid user_id specified"),
    ("getFile", {"file_id": "AgAC"}, "Bad Request: invalid file_id"),
]


class Desk:
    """A chat with a question of the bot in it (message 2) and one that waits to be acknowledged, and a way to call."""

    def __init__(self, telegram: TelegramStandIn, session: aiohttp.ClientSession) -> None:
        self.telegram, self._session = telegram, session
        self.defaults: Json = {}

    async def __call__(self, method: str, given: Json) -> str:
        """What a call is answered: the refusal's words, empty when it is taken."""
        known = {key: value for key, value in self.defaults.items() if key in WANTS.get(method, ("chat_id",))}
        fields = {key: value for key, value in {**known, **given}.items() if value is not None}
        if method == "editMessageReplyMarkup":
            fields.pop("text", None)
        url = f"{self.telegram.base}/bot1000001:TEST/{method}"
        async with self._session.post(url, json=fields) as got:
            answer: Json = await got.json()
        return str(answer.get("description", ""))


EDIT = ("chat_id", "message_id")
WANTS = {"sendPhoto": ("chat_id", "photo"), "editMessageText": EDIT, "editMessageCaption": EDIT, "deleteMessage": EDIT,
         "editMessageReplyMarkup": EDIT, "answerCallbackQuery": ("callback_query_id",), "getFile": ()}


@pytest.fixture
async def desk(telegram: TelegramStandIn, town: Town) -> Any:
    maria = town.person("Мария")
    await maria.says("привет")
    async with aiohttp.ClientSession() as session:
        desk = Desk(telegram, session)
        desk.defaults = {"chat_id": maria.id}
        assert await desk("sendMessage", {"text": "вопрос"}) == ""
        desk.defaults |= {"message_id": maria.screen.id, "photo": "AgAC", "callback_query_id": (
            await maria.forges("1", maria.screen)).id}
        yield desk


@pytest.mark.parametrize(("method", "given", "words"), TEREMOK)
async def test_refused_as_teremok_refuses(desk: Desk, method: str, given: Json, words: str) -> None:
    assert (await desk(method, given)).startswith(f"Bad Request: {words}")


@pytest.mark.parametrize(("method", "given", "teremok", "words"), OTHERWISE)
async def test_refused_otherwise_than_teremok_where_telegram_speaks_otherwise(
    desk: Desk, method: str, given: Json, teremok: str, words: str
) -> None:
    if method == "editMessageCaption":
        desk.defaults["message_id"] = await a_photo(desk)
    said = await desk(method, given)
    assert said == (f"Bad Request: {words}" if words else "")
    assert said.removeprefix("Bad Request: ") != teremok


async def a_photo(desk: Desk) -> int:
    """A photo of the bot's own in the chat."""
    form = aiohttp.FormData({"chat_id": str(desk.defaults["chat_id"])})
    form.add_field("photo", samples.photo(1), filename="a.jpg")
    async with aiohttp.ClientSession() as session, session.post(
            f"{desk.telegram.base}/bot1000001:TEST/sendPhoto", data=form) as got:
        return int((await got.json())["result"]["message_id"])


@pytest.mark.parametrize(("method", "given", "words"), SERVER)
async def test_refused_as_telegrams_server_refuses(desk: Desk, method: str, given: Json, words: str) -> None:
    assert await desk(method, given) == words


async def test_a_group_is_lost_in_the_servers_words(town: Town, desk: Desk) -> None:
    async def lost(lose: Any, kind: str = "group") -> str:
        group = await town.group("Диспетчерская", [town.person("Ольга")])
        if kind == "supergroup":
            await group.upgrade()
        old = group.chat.id
        await lose(group)
        return await desk("sendMessage", {"chat_id": old, "text": "№ 12"})

    assert await lost(Group.remove_bot) == "Forbidden: bot was kicked from the group chat"
    assert await lost(Group.remove_bot, "supergroup") == "Forbidden: bot was kicked from the supergroup chat"
    assert await lost(Group.dissolve) == "Forbidden: the group chat was deleted"
    assert await lost(Group.upgrade) == "Bad Request: group chat was upgraded to a supergroup chat"


async def test_a_person_is_lost_in_the_servers_words(telegram: TelegramStandIn, town: Town, desk: Desk) -> None:
    ivan = town.person("Иван")
    words: Json = {"chat_id": ivan.id, "text": "x"}
    assert await desk("sendMessage", words) == "Forbidden: bot can't initiate conversation with a user"
    await ivan.starts()
    await ivan.blocks()
    assert await desk("sendMessage", words) == "Forbidden: bot was blocked by the user"
    telegram.world.users[ivan.id].deactivated = True
    assert await desk("sendMessage", words) == "Forbidden: user is deactivated"


@pytest.mark.parametrize("size", [(9000, 1001), (2100, 100)])
def test_a_photo_may_be_neither_too_large_nor_too_long(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="PHOTO_INVALID_DIMENSIONS"):
        Files().store(picture(*size))


@pytest.mark.parametrize("size", [(9000, 1000), (2000, 100)])
def test_a_photo_up_to_the_limits_is_taken(size: tuple[int, int]) -> None:
    assert Files().store(picture(*size)).width == size[0]


def picture(wide: int, high: int) -> Upload:
    out = BytesIO()
    Image.new("L", (wide, high)).save(out, "PNG")
    return Upload("photo", out.getvalue())
