"""Attachments of a MAX message in our words. `file` is an address to fetch."""

import mimetypes
from typing import Any, Final

from domain.places import Point
from handlers.events import Attachment, Kind

MOST: Final = 50
_SILENT: Final = ("inline_keyboard", "location", "contact")
_IMAGES: Final = {"heic": "image/heic", "heif": "image/heif", "webp": "image/webp"}


def attachments(body: dict[str, Any]) -> tuple[Attachment, ...]:
    """The files of a message; a preview of an address in the text is none."""
    found = []
    for item in body.get("attachments") or ():
        kind = item.get("type")
        if kind in _SILENT or (kind == "share" and body.get("text")):
            continue
        found.append(_attachment(kind, item))
    return tuple(found[:MOST])


def _attachment(kind: Any, item: dict[str, Any]) -> Attachment:
    payload = item.get("payload") or {}
    url = str(payload.get("url") or "")
    match kind:
        case "image":
            return Attachment(Kind.PHOTO, url, mime="image/jpeg")
        case "video":
            return Attachment(Kind.VIDEO, url, mime="video/mp4")
        case "audio":
            return Attachment(Kind.VOICE, url, mime="audio/ogg")
        case "sticker":
            return Attachment(Kind.STICKER, url)
        case "file":
            name = str(item.get("filename") or "")
            mime = _IMAGES.get(name.rpartition(".")[2].lower()) or mimetypes.guess_type(name)[0] or ""
            size = item.get("size")
            return Attachment(Kind.DOCUMENT, url, size if isinstance(size, int) else None, name, mime)
    return Attachment(Kind.OTHER, url, name=str(payload.get("title") or ""))


def place(body: dict[str, Any]) -> Point | None:
    """Where the message says that somebody is."""
    for item in body.get("attachments") or ():
        if item.get("type") == "location":
            return Point(float(item["latitude"]), float(item["longitude"]))
    return None


def contacts(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The contacts in a message."""
    return [item.get("payload") or {} for item in body.get("attachments") or () if item.get("type") == "contact"]


def own_phone(contact: dict[str, Any], person: int) -> str:
    """The number on a contact that is the sender's own. Anybody's can be attached: MAX puts a hash only onto what its
    button for that has sent."""
    if not contact.get("hash") or (contact.get("max_info") or {}).get("user_id") != person:
        return ""
    for line in str(contact.get("vcf_info") or "").splitlines():
        name, _, value = line.partition(":")
        digits = "".join(char for char in value if char.isdigit())
        if name.partition(";")[0].upper() == "TEL" and digits:
            return f"+{digits}"
    return ""
