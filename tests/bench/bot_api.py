"""A Bot API that answers at once and refuses nothing: it hands updates out and sees what is sent to whom."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from tests.bench.http import Answer, Http

TOKEN = "1000001:bench"
ME = {"id": 1000001, "is_bot": True, "first_name": "Двор", "username": "dvor_bot"}
MOST = 100
"""Updates that one poll brings."""
SENDS = ("sendMessage", "editMessageText", "sendPhoto", "sendDocument", "sendMediaGroup")


@dataclass(frozen=True, slots=True)
class Came:
    """A message that the bot sent or changed."""

    chat: int
    message: int
    text: str
    buttons: list[list[dict[str, Any]]]


class BotApi:
    """The Bot API of one bot, and the queue of what people wrote to it."""

    def __init__(self, photo: bytes) -> None:
        self.heard: Callable[[Came], None] = lambda came: None
        """Is told of every message."""
        self.calls: Counter[str] = Counter()
        self.polled = asyncio.Event()
        """The bot has asked for updates since `forget`."""
        self.url = ""
        self._photo = photo
        self._queue: deque[tuple[int, bytes]] = deque()
        self._polls: list[tuple[Answer, asyncio.TimerHandle]] = []
        self._update, self._message = 1, 1
        self._soon = False
        self._served: asyncio.Server | None = None

    async def start(self) -> None:
        """Serve on a free port of loopback."""
        loop = asyncio.get_running_loop()
        self._served = await loop.create_server(lambda: Http(self._take), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._served.sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        if self._served:
            self._served.close()

    def forget(self, *, queue: bool = True) -> None:
        """A new process begins: who polled is gone; with `queue`, what was written is forgotten too."""
        for _, timer in self._polls:
            timer.cancel()
        self._polls.clear()
        if queue:
            self._queue.clear()
        self.calls.clear()
        self.polled.clear()

    def hand_out(self, kind: str, body: dict[str, Any]) -> None:
        """Queue an update; those of one moment travel together."""
        raw = json.dumps({"update_id": self._update, kind: body}, ensure_ascii=False).encode()
        self._queue.append((self._update, raw))
        self._update += 1
        if not self._soon:
            self._soon = True
            asyncio.get_running_loop().call_soon(self._serve_polls)

    def number(self) -> int:
        """The id of the next message."""
        self._message += 1
        return self._message

    def _serve_polls(self) -> None:
        self._soon = False
        if self._queue and self._polls:
            answer, timer = self._polls.pop()
            timer.cancel()
            self._bring(answer)

    def _bring(self, answer: Answer) -> None:
        raws = [raw for _, raw in list(self._queue)[:MOST]]
        answer(b'{"ok":true,"result":[' + b",".join(raws) + b"]}")

    def _take(self, path: str, body: bytes, answer: Answer) -> None:
        if path.startswith("/file/"):
            answer(self._photo)
            return
        name = path.rpartition("/")[2]
        self.calls[name] += 1
        if name == "getUpdates":
            self._poll(_fields(body), answer)
        elif name in SENDS:
            self._sent(name, _fields(body), answer)
        elif name == "getMe":
            answer(_ok(ME))
        elif name == "getFile":
            answer(_ok({"file_id": "f", "file_unique_id": "u", "file_path": "photos/f.jpg"}))
        else:
            answer(b'{"ok":true,"result":true}')

    def _poll(self, fields: dict[str, Any], answer: Answer) -> None:
        self.polled.set()
        offset = int(fields.get("offset") or 0)
        while self._queue and self._queue[0][0] < offset:
            self._queue.popleft()
        if self._queue:
            self._bring(answer)
            return
        timer = asyncio.get_running_loop().call_later(float(fields.get("timeout") or 0), self._nothing, answer)
        self._polls.append((answer, timer))

    def _nothing(self, answer: Answer) -> None:
        self._polls = [poll for poll in self._polls if poll[0] is not answer]
        answer(b'{"ok":true,"result":[]}')

    def _sent(self, name: str, fields: dict[str, Any], answer: Answer) -> None:
        chat = int(fields.get("chat_id") or 0)
        message = int(fields.get("message_id") or 0) or self.number()
        text = str(fields.get("text") or fields.get("caption") or "")
        markup = fields.get("reply_markup") or {}
        markup = json.loads(markup) if isinstance(markup, str) else markup
        said = {"message_id": message, "date": 1_790_000_000, "chat": {"id": chat, "type": "private"}, "text": text}
        answer(_ok([said] if name == "sendMediaGroup" else said))
        self.heard(Came(chat, message, text, markup.get("inline_keyboard", [])))


def _fields(body: bytes) -> dict[str, Any]:
    """What was sent: JSON, a form, or (with uploads) only the fields of text."""
    if body[:1] == b"{":
        found: dict[str, Any] = json.loads(body)
        return found
    if body[:2] == b"--":
        parts = [part.partition(b"\r\n\r\n") for part in body.split(b"\r\n--")]
        return {
            head.partition(b'name="')[2].partition(b'"')[0].decode(): value.decode()
            for head, _, value in parts
            if b"filename" not in head
        }
    return dict(parse_qsl(body.decode()))


def _ok(result: Any) -> bytes:
    return json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()
