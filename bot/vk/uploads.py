"""Files to VK and from it; all of this blocks and runs in the line's threads for files."""

import io
import time
from typing import Any

from bot.lines import Enclosed, Rejected, TryLater
from bot.vk.attachments import named
from bot.vk.session import Api, blocked

CHUNK = 64 * 1024
LONGEST = 120.0
"""Seconds for one download."""
ENDINGS = {"photo": "jpg", "video": "mp4", "voice": "ogg"}


def upload(api: Api, enclosed: Enclosed, peer: int) -> str:
    """Upload a file; returns VK's name for it."""
    ending = enclosed.path.suffix.lstrip(".") or ENDINGS.get(enclosed.kind, "bin")
    name = enclosed.name if "." in enclosed.name else f"{enclosed.name or enclosed.kind}.{ending}"
    uploader = api.uploader()
    try:
        content: Any = io.BytesIO(enclosed.path.read_bytes())
    except OSError:
        raise Rejected("the file is not there") from None
    if enclosed.kind == "photo":
        content.name = f"photo.{ending}"  # vk_api takes the ending from it; files are stored under their hash
        return named("photo", blocked(lambda: uploader.photo_messages(content, peer_id=peer)[0]))
    content.name = name
    return named("doc", _document(blocked(lambda: uploader.document_message(content, title=name, peer_id=peer))))


def _document(saved: Any) -> dict[str, Any]:
    found = saved.get(saved.get("type", "doc")) if isinstance(saved, dict) else None
    if not isinstance(found, dict):
        raise TryLater("the upload was not saved")
    return found


def download(api: Api, url: str, most: int) -> bytes:
    """Fetch a file of at most `most` bytes."""
    if not url.startswith(("https://", "http://")):
        raise Rejected("VK gives no address for it")
    content: bytes = blocked(lambda: _read(api, url, most))
    return content


def _read(api: Api, url: str, most: int) -> bytes:
    until = time.monotonic() + LONGEST
    with api.session.get(url, stream=True) as response:
        if response.status_code in (400, 401, 403, 404, 410):
            raise Rejected("gone")
        if response.status_code != 200:
            raise TryLater(f"HTTP {response.status_code}")
        if int(response.headers.get("Content-Length", 0)) > most:
            raise Rejected("too large")
        content = bytearray()
        for chunk in response.iter_content(CHUNK):
            content += chunk
            if len(content) > most:
                raise Rejected("too large")
            if time.monotonic() > until:
                raise TryLater("slow")
    return bytes(content)
