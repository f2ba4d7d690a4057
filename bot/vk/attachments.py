"""Attachments of a VK message in our words. `file` is an address to fetch, where VK gives one."""

import mimetypes
from collections.abc import Iterator
from typing import Any

from handlers.events import Attachment, Kind

IMAGES = {"heic": "image/heic", "heif": "image/heif", "webp": "image/webp"}
"""What Python knows only where the system has a list."""
MOST = 50
"""A message that forwards others may hold any number."""


def attachments(message: dict[str, Any]) -> tuple[Attachment, ...]:
    """What the message itself carries."""
    found: list[Attachment] = []
    for item in message.get("attachments") or ():
        kind = item["type"]
        if kind == "link" and message.get("text"):
            continue  # VK's preview of an address in the text
        found.append(_attachment(kind, item.get(kind) or {}))
    return tuple(found[:MOST])


def _attachment(kind: str, item: dict[str, Any]) -> Attachment:
    match kind:
        case "photo":
            return Attachment(Kind.PHOTO, _largest(item), mime="image/jpeg")
        case "graffiti":
            return Attachment(Kind.PHOTO, str(item.get("url") or _largest(item)), mime="image/png")
        case "doc":
            return _document(item)
        case "audio_message":
            if link := item.get("link_ogg"):
                return Attachment(Kind.VOICE, str(link), mime="audio/ogg")
            return Attachment(Kind.VOICE, str(item.get("link_mp3", "")), mime="audio/mpeg")
        case "video" | "short_video":
            return Attachment(Kind.VIDEO, _video(item), name=str(item.get("title", "")), mime="video/mp4")
        case "sticker":
            return Attachment(Kind.STICKER, str(item.get("sticker_id", "")))
    return Attachment(Kind.OTHER, str(item.get("url") or named(kind, item)), name=str(item.get("title", "")))


def named(kind: str, item: dict[str, Any]) -> str:
    """VK's own name of a thing, as `attachment` of messages.send takes it."""
    key = item.get("access_key")
    return f"{kind}{item.get('owner_id', '')}_{item.get('id', '')}" + (f"_{key}" if key else "")


def _largest(photo: dict[str, Any]) -> str:
    """The address of the photo as large as VK has it."""
    original = photo.get("orig_photo") or {}
    if original.get("url"):
        return str(original["url"])
    sizes = [size for size in photo.get("sizes") or photo.get("images") or () if size.get("url") or size.get("src")]
    if not sizes:
        return named("photo", photo)
    best = max(sizes, key=lambda size: (size.get("width", 0) * size.get("height", 0), _rank(size.get("type", ""))))
    return str(best.get("url") or best.get("src"))


def _rank(letter: str) -> int:
    """Old photos tell no width and height, only a letter for the size."""
    return "smxopqryzw".find(letter)


def _document(item: dict[str, Any]) -> Attachment:
    name, ending = str(item.get("title", "")), str(item.get("ext", ""))
    if ending and not name.lower().endswith(f".{ending.lower()}"):
        name = f"{name}.{ending}"
    return Attachment(
        Kind.DOCUMENT,
        str(item.get("url") or named("doc", item)),
        size=item.get("size"),
        name=name,
        mime=IMAGES.get(name.rpartition(".")[2].lower()) or mimetypes.guess_type(name)[0] or "",
    )


def _video(item: dict[str, Any]) -> str:
    """An address where VK gives one (it rarely does to communities), else the video's name."""
    files: dict[str, Any] = item.get("files") or {}
    sized = sorted((int(key.removeprefix("mp4_")), url) for key, url in files.items() if key.startswith("mp4_"))
    return str(sized[-1][1]) if sized else named("video", item)


def forwards(message: dict[str, Any], depth: int = 3) -> Iterator[dict[str, Any]]:
    """The messages that this one forwards, and those within them."""
    for inner in message.get("fwd_messages") or ():
        yield inner
        if depth > 1:
            yield from forwards(inner, depth - 1)
