"""A tiny Bot API that answers as it is told and keeps what it was asked: for faults that a strict one does not make."""

import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "1000001:SECRET-token_of_the_test"
ME = {
    "id": 1000001,
    "is_bot": True,
    "first_name": "Двор",
    "username": "dvor_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
}
SENT = {"message_id": 5, "date": 1700000000, "chat": {"id": 77, "type": "private"}, "text": "…"}
USUAL: dict[str, Any] = {
    "getMe": ME,
    "getUpdates": [],
    "getFile": {"file_id": "f", "file_unique_id": "u", "file_size": 7, "file_path": "photos/f.jpg"},
    "getChatMember": {"status": "member", "user": {"id": 77, "is_bot": False, "first_name": "М"}},
    "sendMediaGroup": [SENT | {"message_id": 6}, SENT | {"message_id": 7}],
    **dict.fromkeys(("deleteWebhook", "setMyCommands", "answerCallbackQuery"), True),
}


@dataclass(slots=True)
class Call:
    """One request as it came: fields as sent (a form's are strings), uploads by their field."""

    method: str
    kind: str
    fields: dict[str, Any]
    uploads: dict[str, tuple[str, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """An answer that is not a result."""

    status: int
    text: str


@dataclass(slots=True)
class BotApi:
    """What it will answer and what it was asked."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    told: dict[str, deque[Any]] = field(default_factory=lambda: defaultdict(deque))
    files: dict[str, bytes] = field(default_factory=dict)

    def answers(self, method: str, *answers: Any) -> None:
        """The next answers of a method: a result, or what is Said, or None to break the connection."""
        self.told[method].extend(answers)

    def asked(self, method: str) -> list[dict[str, Any]]:
        """The fields of every call of a method so far."""
        return [call.fields for call in self.calls if call.method == method]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        name = request.match_info["method"]
        self.calls.append(await _read(name, request))
        told = self.told[name].popleft() if self.told[name] else USUAL.get(name, SENT)
        if told is None:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if isinstance(told, Said):
            return web.Response(status=told.status, text=told.text)
        return web.json_response({"ok": True, "result": told})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file's content."""
        path = request.match_info["path"]
        return web.Response(body=self.files[path]) if path in self.files else web.Response(status=404)


def refusal(status: int, description: str, **parameters: Any) -> Said:
    """An error in the Bot API's words."""
    error = {"ok": False, "error_code": status, "description": description}
    return Said(status, json.dumps(error | ({"parameters": parameters} if parameters else {})))


@asynccontextmanager
async def serving() -> AsyncIterator[BotApi]:
    """The server, for as long as a test needs it."""
    api, app = BotApi(), web.Application()
    app.router.add_post(f"/bot{TOKEN}/{{method}}", api.call)
    app.router.add_get(f"/file/bot{TOKEN}/{{path:.+}}", api.file)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield api
    finally:
        await runner.cleanup()


async def _read(method: str, request: web.Request) -> Call:
    if request.content_type == "application/json":
        return Call(method, "json", json.loads(await request.read()))
    call = Call(method, "multipart" if request.content_type.startswith("multipart") else "form", {})
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            call.uploads[key] = (value.filename, value.file.read())
            value.file.close()
        else:
            call.fields[key] = value
    return call
