"""Files as MAX keeps them: what is uploaded to an address of its own, named by a token, fetched by an address."""

import hashlib
from dataclasses import dataclass
from typing import Any

from bot.sandbox.images import picture_size
from bot.sandbox.max_spec import Refused
from bot.sandbox.seen import Shot, Upload

Json = dict[str, Any]
KINDS = {"image": "photo", "video": "video", "audio": "voice", "file": "document"}
TYPES = {kind: type for type, kind in KINDS.items()}


@dataclass(slots=True)
class Stored:
    """A file at MAX; its token is good for the bot that has got it."""

    number: int
    bot: int
    kind: str
    token: str
    upload: Upload | None = None
    """None until something has been uploaded to the address."""


class Files:
    """All files of the stand-in."""

    def __init__(self) -> None:
        self.base = ""
        self._by_token: dict[str, Stored] = {}
        self._by_mark: dict[str, Stored] = {}

    def endpoint(self, bot: int, kind: str) -> Json:
        """POST /uploads: the address for one file; for video and audio the token, too."""
        if kind not in KINDS:
            raise Refused(400, "proto.payload", "type: must be image, video, audio or file")
        stored = self._keep(bot, KINDS[kind], None)
        answer = {"url": f"{self.base}/upload/{self._mark(stored)}"}
        return answer | ({"token": stored.token} if kind in ("video", "audio") else {})

    def receive(self, mark: str, upload: Upload) -> Json | None:
        """What the upload server answers; None for an address that it does not know or that was used."""
        stored = self._by_mark.get(mark)
        if stored is None or stored.upload is not None:
            return None
        if stored.kind == "photo" and picture_size(upload.content) is None:
            return {"error_code": 4, "error_msg": "not an image"}
        stored.upload = Upload(stored.kind, upload.content, upload.name, upload.mime)
        if stored.kind == "photo":
            return {"photos": {str(stored.number): {"token": stored.token}}}
        return {"fileId": stored.number, "token": stored.token} if stored.kind == "document" else {"retval": 1}

    def store(self, bot: int, upload: Upload) -> Stored:
        """Keep what a person sends."""
        return self._keep(bot, upload.kind, upload)

    def content(self, mark: str) -> Upload | None:
        """What an address of `shown` gives out."""
        stored = self._by_mark.get(mark)
        return stored.upload if stored else None

    def attached(self, bot: int, request: Json) -> Json:
        """An attachment that a bot sends, as people and bots see it."""
        payload = request.get("payload") or {}
        photos = payload.get("photos")
        named: Json = next(iter(photos.values()), {}) if isinstance(photos, dict) else payload
        token = named.get("token")
        stored = self._by_token.get(str(token))
        if stored is None or stored.bot != bot or TYPES[stored.kind] != request["type"]:
            raise Refused(400, "proto.payload", "attachments: token is not valid")
        if stored.upload is None:
            raise Refused(400, "attachment.not.ready", "Key: errors.process.attachment.file.not.processed")
        return self.shown(stored)

    def shown(self, stored: Stored) -> Json:
        """The attachment of a message."""
        assert stored.upload is not None
        url = f"{self.base}/files/{self._mark(stored)}"
        if stored.kind == "sticker":
            payload: Json = {"url": url, "code": f"c{stored.number}"}
            return {"type": "sticker", "payload": payload, "width": 128, "height": 128}
        payload = {"url": url, "token": stored.token}
        if stored.kind == "photo":
            return {"type": "image", "payload": {"photo_id": stored.number, **payload}}
        if stored.kind == "document":
            return {"type": "file", "payload": payload, "filename": stored.upload.name, "size": stored.upload.bytes}
        if stored.kind == "video":
            return {"type": "video", "payload": payload, "width": 640, "height": 480, "duration": 6}
        return {"type": "audio", "payload": payload, "transcription": None}

    def shot(self, attachment: Json) -> Shot | None:
        """An attachment as people see it; None when it is no file."""
        url = str((attachment.get("payload") or {}).get("url", ""))
        stored = self._by_mark.get(url.rpartition("/")[2])
        if stored is None or stored.upload is None:
            return None
        upload = stored.upload
        return Shot(stored.kind, url, upload.name, upload.bytes, upload.content)

    def _keep(self, bot: int, kind: str, upload: Upload | None) -> Stored:
        number = 3_000_000 + len(self._by_token)
        stored = Stored(number, bot, kind, hashlib.sha256(f"{bot}{number}".encode()).hexdigest()[:40], upload)
        self._by_token[stored.token] = self._by_mark[self._mark(stored)] = stored
        return stored

    def _mark(self, stored: Stored) -> str:
        return f"{stored.number}-{stored.token[:12]}"
