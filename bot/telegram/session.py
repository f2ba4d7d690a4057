"""Talks HTTP to the Bot API for aiogram's Bot: JSON bodies, answers parsed no further than they are used."""

import ssl
from collections.abc import AsyncGenerator, Mapping
from http import HTTPStatus
from typing import Any, Final, cast

import certifi
import orjson
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    CreateForumTopic,
    EditMessageText,
    GetChat,
    GetChatMember,
    GetFile,
    GetUpdates,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVenue,
    SendVideo,
    SendVoice,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)

from bot.telegram.encoding import dump, encode, form

RAW: Final[frozenset[type[TelegramMethod[Any]]]] = frozenset(
    {
        AnswerCallbackQuery,
        CreateForumTopic,
        GetUpdates,
        GetChat,
        GetChatMember,
        GetFile,
        SendMessage,
        EditMessageText,
        SendPhoto,
        SendVenue,
        SendVideo,
        SendVoice,
        SendDocument,
        SendMediaGroup,
    }
)
"""Methods answered with the plain JSON of the result: building a Message costs more than sending one."""

CONNECT: Final = 10.0
UPLOAD: Final = 120.0
_HEADERS: Final = {"Content-Type": "application/json"}


class NotConnected(TelegramNetworkError):
    """The request has surely not reached the messenger."""


class Session(BaseSession):
    """A session of one line. Its errors never carry an address: the token is part of every address."""

    def __init__(self, api_url: str) -> None:
        super().__init__(api=TelegramAPIServer.from_base(api_url), timeout=30.0)
        self._client: ClientSession | None = None
        self._timeouts: dict[float, ClientTimeout] = {}

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 (aiogram's signature)
    ) -> TelegramType:
        """Call a method; those of RAW are answered with plain JSON instead of their type."""
        files: dict[str, InputFile] = {}
        fields = encode(method, bot, files)
        headers: Mapping[str, str] | None = _HEADERS
        data: bytes | FormData
        if files:
            headers, data = None, form(fields, files, bot)
        else:
            data = orjson.dumps(fields)
        url = self.api.api_url(bot.token, method.__api_method__)
        patience = self._patience(timeout or (UPLOAD if files else self.timeout))
        try:
            async with self._open().post(url, data=data, headers=headers, timeout=patience) as answer:
                status, body = answer.status, await answer.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotConnected(method, type(error).__name__) from None
        except (ClientError, TimeoutError, OSError) as error:
            raise TelegramNetworkError(method, type(error).__name__) from None
        return cast("TelegramType", self._result(bot, method, status, body))

    def _result(self, bot: Bot, method: TelegramMethod[Any], status: int, body: bytes) -> Any:
        try:
            answer = orjson.loads(body)
        except ValueError as error:
            raise _unreadable(method, status, error) from None
        if not isinstance(answer, dict):
            raise _unreadable(method, status, TypeError("not an object"))
        if status == HTTPStatus.OK and answer.get("ok") is True and type(method) in RAW:
            return answer.get("result")
        answer.setdefault("description", "")
        return self.check_response(bot, method, status, dump(answer)).result

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 (aiogram's signature)
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """A file's content, piece by piece."""
        patience = self._patience(timeout)
        async with self._open().get(
            url, headers=headers, timeout=patience, raise_for_status=raise_for_status
        ) as answer:
            async for chunk in answer.content.iter_chunked(chunk_size):
                yield chunk

    async def close(self) -> None:
        """Close all connections."""
        if self._client is not None:
            await self._client.close()

    def _open(self) -> ClientSession:
        if self._client is None or self._client.closed:
            # certifi as in aiogram's own session: slim images have no certificates of the system's
            trust: ssl.SSLContext | bool = True
            if self.api.base.startswith("https"):
                trust = ssl.create_default_context(cafile=certifi.where())
            connector = TCPConnector(ssl=trust, limit=100, ttl_dns_cache=3600)
            self._client = ClientSession(connector=connector, cookie_jar=DummyCookieJar())
        return self._client

    def _patience(self, total: float) -> ClientTimeout:
        if total not in self._timeouts:
            self._timeouts[total] = ClientTimeout(total=total, sock_connect=CONNECT)
        return self._timeouts[total]


def _unreadable(method: TelegramMethod[Any], status: int, error: Exception) -> Exception:
    """What stands between us and the messenger answers in HTML: the status tells what it means."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return TelegramServerError(method, f"HTTP {status}")
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TelegramEntityTooLarge(method, f"HTTP {status}")
    return ClientDecodeError(f"HTTP {status}", error, None)
