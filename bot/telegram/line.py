"""A Telegram bot as a line: all its calls go through aiogram's Bot over a session of ours."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import AnswerCallbackQuery, GetChatMember, GetMe, SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, Chat, Message, User
from aiogram.utils.link import create_telegram_link
from aiogram.utils.token import TokenValidationError, validate_token

from bot.lines import Batch, Parcel, Pins, Sent, TokenRefused, TryLater
from bot.telegram import pins, topics
from bot.telegram.decode import decode
from bot.telegram.files import fetch
from bot.telegram.loading import build
from bot.telegram.members import Us, is_boss, is_here
from bot.telegram.polling import Sleep, poll
from bot.telegram.posting import send
from bot.telegram.refusals import reason
from bot.telegram.render import SUPERGROUP
from bot.telegram.session import RAW, Session
from bot.telegram.webhook import Webhook
from bot.telegram.words import CAPTION, NOTE, TEXT, fitted
from handlers.events import Event
from handlers.screens import Can

CAN: Final = Can(
    messenger="telegram",
    label=64,
    text=TEXT,
    caption=CAPTION,
    pace=20,
    edits_for=None,
    place_below=True,
    linked=SUPERGROUP,
    contact_below=True,
    abroad=True,
    threads=True,
)

Commands = Mapping[str, Sequence[tuple[str, str]]]
"""For each of SCOPES the commands with their descriptions."""
SCOPES: Final = {"private": BotCommandScopeAllPrivateChats, "group": BotCommandScopeAllGroupChats}

log = logging.getLogger(__name__)


class TelegramLine:
    """One bot of Telegram; what its methods promise stands in `bot.lines.Line`."""

    def __init__(
        self,
        id: int,
        token: str,
        api_url: str,
        commands: Commands | None = None,
        sleep: Sleep = asyncio.sleep,
        web: str = "",
    ) -> None:
        """`web`: how Telegram reaches our web server; empty where it is polled."""
        build((Message, Chat, User, *RAW))
        self.id = id
        self.can = CAN
        self.name = ""
        self.link = ""
        self._token_fits = _fits(token)
        self._bot = Bot(token if self._token_fits else "0:refused", session=Session(api_url))
        self._us = Us(self._bot.id)
        self._commands = commands or {}
        self._sleep = sleep
        self.webhook = Webhook(self._bot, token, id, web) if web else None

    async def check(self) -> None:
        """Ask who we are; also whether the bot sees what people write to each other in groups."""
        if not self._token_fits:
            raise TokenRefused("this is not a token of Telegram")
        try:
            me = await self._bot(GetMe(), 15)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise TokenRefused("Telegram does not know this token") from None
        except AiogramError as error:
            raise TryLater(reason(error)) from None
        username = me.username or ""
        self._us = Us(me.id, username)
        self.name = f"@{username}"
        self.link = create_telegram_link(username) + "?start={code}"
        self.can = replace(CAN, sees_groups=bool(me.can_read_all_group_messages))

    async def prepare(self) -> None:
        """Set the menu of commands for private chats and for groups."""
        for scope, commands in self._commands.items():
            menu = [BotCommand(command=name, description=what) for name, what in commands]
            try:
                await self._bot(SetMyCommands(commands=menu, scope=SCOPES[scope]()))
            except AiogramError as error:
                log.warning("telegram %s: the menu of commands was not set: %s", self.id, reason(error))

    def poll(self, cursor: str) -> AsyncIterator[Batch]:
        """Updates for ever; the cursor is the next offset, which a webhook leaves as it is."""
        if self.webhook:
            return self.webhook.poll(cursor)
        return poll(self._bot, self.id, cursor, self._sleep)

    def decode(self, raw: str) -> Event | None:
        """A raw update in our words."""
        return decode(raw, self._us)

    async def send(self, parcel: Parcel) -> Sent:
        """Send or edit. A refused token is told as TokenRefused here too."""
        return await send(self._bot, parcel)

    async def acknowledge(self, press: str, text: str, stays: bool = False) -> None:
        """Answer a press; what goes wrong with it is worth a line in the log and no more."""
        try:
            note = fitted(text, NOTE) or None
            await self._bot(AnswerCallbackQuery(callback_query_id=press, text=note, show_alert=stays or None), 10)
        except AiogramError as error:
            log.info("telegram %s: a press was not acknowledged: %s", self.id, reason(error))

    async def fetch(self, file: str, most: int) -> bytes:
        """A file's content, of at most `most` bytes."""
        return await fetch(self._bot, file, most)

    async def member(self, chat: str, external: str) -> bool | None:
        """Whether that person is in that group now; None when Telegram does not tell."""
        try:
            found: Any = await self._bot(GetChatMember(chat_id=int(chat), user_id=int(external)))
            return is_here(found)
        except TelegramBadRequest as error:
            strange = ("user not found", "member not found", "participant_id_invalid", "user_not_participant")
            return False if any(words in error.message.lower() for words in strange) else None
        except (AiogramError, KeyError, TypeError, ValueError) as error:
            log.warning("telegram %s: no word on a member: %s", self.id, type(error).__name__)
            return None

    async def sees(self, chat: str) -> bool | None:
        """Whether we are an administrator there, or privacy is off today; None when Telegram does not tell."""
        try:
            found: Any = await self._bot(GetChatMember(chat_id=int(chat), user_id=self._us.id))
            return is_boss(found) or bool((await self._bot(GetMe(), 15)).can_read_all_group_messages)
        except (AiogramError, KeyError, TypeError, ValueError) as error:
            log.info("telegram %s: no word on our rights: %s", self.id, type(error).__name__)
            return None

    async def open_topic(self, chat: str, title: str) -> str:
        """Make a topic in a group that is a forum; its id."""
        return await topics.open_topic(self._bot, chat, title)

    async def turn_topic(self, chat: str, thread: str, *, closed: bool) -> None:
        """Close a topic or open it again."""
        await topics.turn_topic(self._bot, chat, thread, closed)

    async def pins(self, chat: str) -> Pins | None:
        """What is pinned there; None when Telegram does not tell now."""
        return await pins.look(self._bot, chat)

    async def pin(self, chat: str, message: str, instead: str = "") -> None:
        """Pin a message of ours and let go of `instead`."""
        await pins.pin(self._bot, chat, message, instead)

    async def close(self) -> None:
        """Close all connections."""
        await self._bot.session.close()


def _fits(token: str) -> bool:
    try:
        return validate_token(token)
    except TokenValidationError:
        return False
