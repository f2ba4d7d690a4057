"""Files as VK keeps them: photos with their sizes, documents, what is uploaded in between."""

import hashlib
import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image

from bot.sandbox.images import picture_size
from bot.sandbox.seen import Upload
from bot.sandbox.vk_spec import Refused

Json = dict[str, Any]
SIZES = (("s", 75), ("m", 130), ("z", 1280), ("x", 604), ("o", 130), ("r", 510))
"""Types of sizes with their longest side, in no order, as VK sends them; `z` stands for the original."""


@dataclass(slots=True)
class Stored:
    """A file at VK."""

    id: int
    owner: int
    key: str
    upload: Upload
    date: int
    width: int = 0
    height: int = 0

    @property
    def name(self) -> str:
        """`photo-1_457239017_key`, as attachments are written."""
        return f"{'doc' if self.upload.kind == 'document' else self.upload.kind}{self.owner}_{self.id}"


class Files:
    """All files of the stand-in."""

    def __init__(self) -> None:
        self._stored: dict[str, Stored] = {}
        self._by_url: dict[str, Stored] = {}
        self._waiting: dict[str, tuple[int, Upload]] = {}
        """Uploaded and not yet saved: the mark → (community, file)."""
        self.base = ""

    def store(self, owner: int, upload: Upload, date: int) -> Stored:
        """Keep a file; raises ValueError for a photo that is no image."""
        number = 457_239_000 + len(self._stored)
        stored = Stored(number, owner, _digest(f"{owner}{number}")[:18], upload, date)
        if upload.kind == "photo":
            size = picture_size(upload.content)
            if size is None:
                raise ValueError("not an image")
            stored.width, stored.height = size
        self._stored[stored.name] = self._by_url[f"{number}-{stored.key}"] = stored
        return stored

    def named(self, text: str, community: int) -> Stored:
        """The file of an attachment string, if this community may use it."""
        parts = text.split("_")
        stored = self._stored.get("_".join(parts[:2]))
        if stored is None or (stored.owner != -community and stored.key not in parts[2:]):
            raise Refused(100, f"attachment {text} is invalid")
        return stored

    def content(self, mark: str, size: str) -> bytes | None:
        """What a URL of `url` gives out."""
        stored = self._by_url.get(mark)
        if stored is None:
            return None
        most = dict(SIZES).get(size)
        if most is None or size == "z" or stored.upload.kind != "photo":
            return stored.upload.content
        out = BytesIO()
        with Image.open(BytesIO(stored.upload.content)) as picture:
            small = picture.convert("RGB")
            small.thumbnail((most, most))
            small.save(out, "JPEG")
        return out.getvalue()

    def url(self, stored: Stored, size: str = "z") -> str:
        """Where it can be fetched."""
        ending = {"photo": "jpg", "voice": "ogg"}.get(stored.upload.kind, "bin")
        return f"{self.base}/files/{stored.id}-{stored.key}/{size}.{ending}"

    def receive(self, community: int, upload: Upload) -> Json:
        """Take an upload; what the upload server answers."""
        mark = _digest(f"{community}{len(self._waiting)}{len(upload.content)}")
        self._waiting[mark] = (community, upload)
        if upload.kind == "document":
            return {"file": mark}
        listed = [{"photo": mark, "sizes": []}] if picture_size(upload.content) else []
        return {"server": 857_000 + community % 1000, "photo": json.dumps(listed), "hash": mark[:20]}

    def save_photo(self, community: int, p: Json, date: int) -> Stored:
        """photos.saveMessagesPhoto"""
        try:
            mark = json.loads(p["photo"])[0]["photo"]
        except (ValueError, LookupError, TypeError) as wrong:
            raise Refused(100, "photo is undefined") from wrong
        owner, upload = self._waiting.pop(mark, (0, None))
        if upload is None or owner != community or p.get("hash") != mark[:20] or "server" not in p:
            raise Refused(100, "photo, server or hash is wrong")
        return self.store(-community, upload, date)

    def save_document(self, community: int, p: Json, date: int) -> Stored:
        """docs.save"""
        owner, upload = self._waiting.pop(p["file"], (0, None))
        if upload is None or owner != community:
            raise Refused(100, "file is wrong")
        name = p.get("title") or upload.name
        return self.store(-community, Upload("document", upload.content, name, upload.mime), date)

    def shown(self, stored: Stored) -> Json:
        """The attachment of a message."""
        upload = stored.upload
        common = {"id": stored.id, "owner_id": stored.owner, "access_key": stored.key, "date": stored.date}
        url = self.url(stored)
        if upload.kind == "photo":
            sizes = []
            for letter, most in SIZES:
                scale = 1.0 if letter == "z" else min(1.0, most / max(stored.width, stored.height))
                sizes.append({"type": letter, "width": max(1, int(stored.width * scale)),
                              "height": max(1, int(stored.height * scale)), "url": self.url(stored, letter)})
            original = {"type": "base", "width": stored.width, "height": stored.height, "url": url}
            return {"type": "photo", "photo": {**common, "album_id": -3, "text": "", "sizes": sizes, "has_tags": False,
                                               "orig_photo": original, "web_view_token": stored.key}}
        if upload.kind == "voice":
            del common["date"]
            return {"type": "audio_message", "audio_message": {**common, "duration": 4, "waveform": [0, 5, 9, 3],
                                                               "link_ogg": url, "link_mp3": url}}
        if upload.kind == "video":
            return {"type": "video", "video": {**common, "title": upload.name, "duration": 6, "width": 640,
                                               "height": 480, "can_add": 0, "image": [], "player": ""}}
        if upload.kind == "sticker":
            image = {"url": url, "width": 128, "height": 128}
            return {"type": "sticker", "sticker": {"inner_type": "base_sticker_new", "sticker_id": 9008,
                                                   "product_id": 279, "is_allowed": True, "images": [image],
                                                   "images_with_background": [image]}}
        ending = upload.name.rsplit(".", 1)[-1] if "." in upload.name else ""
        return {"type": "doc", "doc": {**common, "title": upload.name, "size": upload.bytes, "ext": ending, "type": 1,
                                       "url": url, "is_unsafe": 0}}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
