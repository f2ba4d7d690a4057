"""Files to MAX and from it, over connections that do not carry the token: they lie at other hosts."""

import asyncio
import json
from typing import Any, Final

from aiohttp import ClientError, FormData

from bot.lines import Enclosed, Rejected, TryLater
from bot.max.session import Api, unconnected

TYPES: Final = {"photo": "image", "video": "video", "voice": "audio"}
ENDINGS: Final = {"photo": "jpg", "video": "mp4", "voice": "ogg"}
PIECE: Final = 64 * 1024
_GONE: Final = (400, 401, 403, 404, 410)


def attached(kind: str, token: str) -> dict[str, Any]:
    """An uploaded file as an attachment."""
    return {"type": TYPES.get(kind, "file"), "payload": {"token": token}}


async def upload(api: Api, file: Enclosed) -> str:
    """Upload a file; returns the token that names it. Raises Refusal or NotSent."""
    try:
        content = await asyncio.to_thread(file.path.read_bytes)
    except OSError:
        raise Rejected("the file is not there") from None
    kind = TYPES.get(file.kind, "file")
    endpoint = await api.call("POST", "/uploads", {"type": kind})
    url = str(endpoint.get("url") or "")
    if not url.startswith(("https://", "http://")):
        raise TryLater("no address for the upload")
    answer = await _post(api, url, content, _name(file))
    token = endpoint.get("token") or _token(kind, answer)
    if not isinstance(token, str) or not token:
        raise TryLater("the upload was not taken")
    return token


async def _post(api: Api, url: str, content: bytes, name: str) -> str:
    form = FormData(quote_fields=False)
    form.add_field("data", content, filename=name)
    try:
        async with api.files().post(url, data=form) as response:
            if response.status == 413 or response.status in _GONE:
                raise Rejected(f"the upload was refused: HTTP {response.status}")
            if not 200 <= response.status < 300:
                raise TryLater(f"HTTP {response.status}")
            return await response.text("utf-8", "replace")
    except (ClientError, TimeoutError, OSError) as error:
        raise unconnected(error) from None


def _token(kind: str, answer: str) -> Any:
    """What the upload server calls the file; of video and audio it tells nothing, the call before did."""
    try:
        told = json.loads(answer)
        return next(iter(told["photos"].values()))["token"] if kind == "image" else told["token"]
    except (ValueError, LookupError, TypeError, AttributeError, StopIteration):
        return None


def _name(file: Enclosed) -> str:
    name = "".join(char for char in file.name if char.isprintable() and char not in '"\\/')
    ending = file.path.suffix.lstrip(".") or ENDINGS.get(file.kind, "bin")
    return name if "." in name else f"{name or file.kind}.{ending}"


async def fetch(api: Api, url: str, most: int) -> bytes:
    """A file's content. Raises TryLater, or Rejected when it is larger than `most` bytes or gone."""
    if not url.startswith(("https://", "http://")):
        raise Rejected("MAX gives no address for it")
    content = bytearray()
    try:
        async with api.files().get(url) as response:
            if response.status in _GONE:
                raise Rejected("gone")
            if response.status != 200:
                raise TryLater(f"HTTP {response.status}")
            if (response.content_length or 0) > most:
                raise Rejected("too large")
            async for piece in response.content.iter_chunked(PIECE):
                content += piece
                if len(content) > most:
                    raise Rejected("too large")
    except (ClientError, TimeoutError, OSError) as error:
        raise TryLater(type(error).__name__) from None
    return bytes(content)
