"""maxapi as we use it: its transport and its certificates, at the address that we were told, without its own retries.

Its methods are not used: SendMessage refuses exactly 4,000 characters and sleeps after uploads, its answers become
types that real ones do not fit (a nick may be absent). Retries are delivery's: maxapi would send a message twice.
"""

import logging
from typing import Any, Final

from aiohttp import ClientConnectorCertificateError, ClientConnectorError, ClientError, ClientSession, ClientTimeout
from maxapi import Bot
from maxapi.client import DefaultConnectionProperties
from maxapi.client.ssl import create_default_connector
from maxapi.enums.http_method import HTTPMethod
from maxapi.exceptions.max import InvalidToken, MaxApiError, MaxConnection

from bot.lines import TokenRefused, TryLater

OFFICIAL: Final = "https://platform-api2.max.ru"
CONNECT, ANSWER, UPLOAD = 10.0, 30.0, 120.0
"""Seconds until a connection stands, until a call is answered, until a file has gone or come."""


class Refusal(Exception):
    """MAX's answer was an error. Its words are MAX's own and are cut short: they never quote what people wrote."""

    def __init__(self, status: int, code: str, words: str = "") -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.words = status, code, words


class Api:
    """Calls of the MAX Bot API for one bot; files go over connections that do not carry the token."""

    def __init__(self, token: str, url: str = OFFICIAL) -> None:
        logging.getLogger("backoff").setLevel(logging.CRITICAL)  # maxapi's retries: it calls none an error
        self._fits = bool(token) and token.isascii() and token.isprintable()
        patience = DefaultConnectionProperties(ANSWER, int(CONNECT), max_retries=0)
        self._bot = Bot(token if self._fits else "refused", auto_requests=False, default_connection=patience)
        self._bot.set_api_url(url)
        self._files: ClientSession | None = None

    async def call(
        self, verb: str, path: str, query: dict[str, Any] | None = None, body: Any = None, wait: float = ANSWER
    ) -> dict[str, Any]:
        """The answer of a call, as JSON. Raises Refusal, TokenRefused or TryLater."""
        if not self._fits:
            raise TokenRefused("this is not a token of MAX")
        patience = ClientTimeout(total=wait, sock_connect=CONNECT)
        words: dict[str, Any] = {"params": query or {}, "timeout": patience}
        if body is not None:
            words["json"] = body
        try:
            answer = await self._bot.request(HTTPMethod(verb), path, is_return_raw=True, **words)
        except InvalidToken:
            raise TokenRefused("MAX does not know this token") from None
        except MaxApiError as error:
            raise _refusal(error) from None
        except MaxConnection as error:
            raise unconnected(error.__cause__) from None
        except (ClientError, TimeoutError, OSError) as error:
            raise unconnected(error) from None
        assert isinstance(answer, dict)
        return answer

    def files(self) -> ClientSession:
        """Connections to where files lie, with MAX's certificates and without the token."""
        if self._files is None or self._files.closed:
            patience = ClientTimeout(total=UPLOAD, sock_connect=CONNECT)
            self._files = ClientSession(timeout=patience, connector=create_default_connector())
        return self._files

    async def close(self) -> None:
        """Close all connections."""
        await self._bot.close_session()
        if self._files is not None:
            await self._files.close()


def unconnected(error: BaseException | None) -> TryLater:
    """What a broken connection means: nobody knows whether the call has arrived, unless there was no connection."""
    if isinstance(error, ClientConnectorCertificateError):
        return TryLater("the certificate is not trusted")
    return TryLater(type(error).__name__, unsure=not isinstance(error, ClientConnectorError))


def _refusal(error: MaxApiError) -> Refusal | TryLater:
    if error.code < 400:
        return TryLater("answer not understood", unsure=True)
    if error.code >= 500:
        return TryLater(f"HTTP {error.code}", unsure=error.code in (500, 504))
    told = error.raw if isinstance(error.raw, dict) else {}
    return Refusal(error.code, str(told.get("code", ""))[:60], str(told.get("message", ""))[:120])
