"""Files as Telegram keeps them: every bot knows a file by ids of its own."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.images import picture_size
from bot.sandbox.seen import Upload

Json = dict[str, Any]
FOLDERS = {"photo": ("photos", "jpg"), "video": ("videos", "mp4"), "voice": ("voice", "oga"),
           "document": ("documents", "bin"), "sticker": ("stickers", "webp")}
PREFIX = {"photo": "AgACAgIAAxk", "video": "BAACAgIAAxk", "voice": "AwACAgIAAxk", "document": "BQACAgIAAxk",
          "sticker": "CAACAgIAAxk"}
LONGEST_SIDES, WIDEST = 10_000, 20
"""Width and height of a photo together, and how much one may exceed the other."""
MIMES = {"video": "video/mp4", "voice": "audio/ogg", "document": "application/octet-stream"}


@dataclass(slots=True)
class Stored:
    """A file at Telegram."""

    kind: str
    upload: Upload
    number: int
    width: int = 0
    height: int = 0
    known_to: set[int] = field(default_factory=set)
    """Bots that have sent or received it; to others its id means nothing."""

    @property
    def path(self) -> str:
        """Its `file_path`."""
        folder, ending = FOLDERS[self.kind]
        if self.kind == "document" and "." in self.upload.name:
            ending = self.upload.name.rsplit(".", 1)[1]
        return f"{folder}/file_{self.number}.{ending}"


class Files:
    """All files, found by file id or by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}

    def store(self, upload: Upload) -> Stored:
        """Keep a file; raises ValueError for a photo that Telegram does not take."""
        stored = Stored(upload.kind, upload, len(self._by_path))
        if upload.kind == "photo":
            size = picture_size(upload.content)
            if size is None:
                raise ValueError("IMAGE_PROCESS_FAILED")
            stored.width, stored.height = size
            if sum(size) > LONGEST_SIDES or max(size) > WIDEST * min(size):
                raise ValueError("PHOTO_INVALID_DIMENSIONS")
        self._by_path[stored.path] = stored
        for letter in "sxy" if upload.kind == "photo" else "x":
            self._by_id[_id(stored, letter)] = stored
        return stored

    def known(self, file_id: str, bot: int) -> Stored | None:
        """The file that a bot calls so."""
        stored = self._by_id.get(file_id)
        return stored if stored and bot in stored.known_to else None

    def at(self, path: str) -> Stored | None:
        """The file at a `file_path`."""
        return self._by_path.get(path)

    def of(self, file_id: str) -> Stored:
        """The file with this id, whoever knows it."""
        return self._by_id[file_id]


def _id(stored: Stored, letter: str) -> str:
    digest = hashlib.sha256(f"{stored.number}{letter}".encode()).digest() + bytes(18)
    return PREFIX[stored.kind] + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _one(stored: Stored, letter: str, size: int) -> Json:
    return {"file_id": _id(stored, letter), "file_unique_id": f"AQAD{stored.number:08d}{letter}", "file_size": size}


def shown(stored: Stored) -> Json:
    """The part of a message that shows a file."""
    upload, size = stored.upload, stored.upload.bytes
    if stored.kind == "photo":
        sizes = []
        for letter, most in (("s", 90), ("x", 320), ("y", 1280)):
            scale = min(1.0, most / max(stored.width, stored.height))
            width, height = max(1, int(stored.width * scale)), max(1, int(stored.height * scale))
            sizes.append({**_one(stored, letter, max(1, int(size * scale * scale))), "width": width, "height": height})
        return {"photo": sizes}
    one = _one(stored, "x", size)
    mime = upload.mime or MIMES.get(stored.kind, "")
    if stored.kind == "sticker":
        return {"sticker": {**one, "type": "regular", "width": 512, "height": 512, "is_animated": False,
                            "is_video": False, "emoji": "👍"}}
    if stored.kind == "voice":
        return {"voice": {**one, "duration": 4, "mime_type": mime}}
    name = {"file_name": upload.name} if upload.name else {}
    if stored.kind == "video":
        return {"video": {**one, "duration": 6, "width": 640, "height": 480, "mime_type": mime, **name}}
    return {"document": {**one, "mime_type": mime, **name}}
