"""Keeps what people send: by content hash, its kind read from its content, without the place where it was taken."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from bot import tags
from domain.errors import Unreadable
from handlers.events import Kind

MOST_BYTES = 20 * 1024 * 1024
PAPERS = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/vnd.openxmlformats-officedocument",
    b"\xd0\xcf\x11\xe0": "application/msword",
}
"""How documents begin that people exchange: PDF, the new formats of offices, the old ones."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file under MEDIA_DIR."""

    hash: str
    kind: Kind
    mime: str
    size: int


def path(folder: Path, hash: str) -> Path:
    """Where a file of that hash lies; its name says nothing of who sent it."""
    return folder / hash[:2] / hash


def keep(folder: Path, data: bytes) -> Kept:
    """Clean and keep a file; the same content is kept once. Raises Unreadable. Slow: call it in a thread."""
    if len(data) > MOST_BYTES:
        raise Unreadable("larger than 20 MB")
    return _keep(folder, *_clean(data))


def keep_paper(folder: Path, data: bytes, named: str = "") -> Kept:
    """Keep a document: ours as it is, one that was sent (`named`) only if it is of a kind that residents can open."""
    mime = "application/octet-stream"
    if named:
        if len(data) > MOST_BYTES:
            raise Unreadable("larger than 20 MB")
        mime = next((mime for head, mime in PAPERS.items() if data.startswith(head)), "")
        if not mime:  # a photo of a paper is one, without the place where it was taken
            return _keep(folder, *_clean(data))
    return _keep(folder, Kind.DOCUMENT, mime, data)


def _keep(folder: Path, kind: Kind, mime: str, clean: bytes) -> Kept:
    digest = hashlib.sha256(clean).hexdigest()
    target = path(folder, digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{secrets.token_hex(4)}.part")  # two may keep the same content at once
        with part.open("wb") as file:
            file.write(clean)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    return Kept(digest, kind, mime, len(clean))


def _clean(data: bytes) -> tuple[Kind, str, bytes]:
    from bot import pictures  # Pillow weighs megabytes: loaded with the first file

    head = data[:16]
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Kind.PHOTO, *pictures.clean(data)
    if head[4:8] == b"ftyp":
        if head[8:12] in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"):
            pictures.read_heif()
            return Kind.PHOTO, *pictures.clean(data)
        return Kind.VIDEO, "video/quicktime" if head[8:12] == b"qt  " else "video/mp4", tags.clean_video(data)
    if head.startswith(b"OggS"):
        return Kind.VOICE, "audio/ogg", data
    raise Unreadable("neither a photo nor a video nor a voice message")
