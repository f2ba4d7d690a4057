"""The cheapest HTTP server that will do: what it costs is taken from the contenders on the same machine."""

import asyncio
from collections.abc import Callable
from typing import Any

Answer = Callable[[bytes], None]
"""Sends the body of an answer, now or later."""
Handler = Callable[[str, bytes, Answer], None]
"""Gets path, body and where the answer goes."""


class Http(asyncio.Protocol):
    """One connection: requests one after another, kept alive."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._came = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._came += data
        while (end := self._came.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._came[:end])
            body, used = _body(head.lower(), self._came, end + 4)
            if used < 0:
                return
            del self._came[:used]
            self._handler(head.split(b" ", 2)[1].decode(), body, self._answer)

    def _answer(self, body: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self._transport.write(head + body)


def _body(head: bytes, came: bytearray, start: int) -> tuple[bytes, int]:
    """The body that begins at `start`, and where it ends; -1 while it is not there."""
    if b"transfer-encoding: chunked" in head:
        return _chunks(came, start)
    _, found, rest = head.partition(b"content-length:")
    length = int(rest.partition(b"\r\n")[0]) if found else 0
    return bytes(came[start : start + length]), start + length if len(came) >= start + length else -1


def _chunks(came: bytearray, at: int) -> tuple[bytes, int]:
    body = b""
    while (end := came.find(b"\r\n", at)) >= 0:
        size = int(came[at:end], 16)
        if len(came) < end + 4 + size:
            break
        if not size:
            return body, end + 4
        body += came[end + 2 : end + 2 + size]
        at = end + 4 + size
    return b"", -1
