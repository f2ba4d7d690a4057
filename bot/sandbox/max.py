"""A strict stand-in for the MAX Bot API: the demo's MAX and the tests' judge."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Any, Self

from aiohttp import web

from bot.sandbox.faults import Fault, MaxFaults
from bot.sandbox.max_courier import Courier
from bot.sandbox.max_methods import SERVED
from bot.sandbox.max_people import People
from bot.sandbox.max_spec import Refused, query, way
from bot.sandbox.max_world import Bot, World
from bot.sandbox.seen import Upload
from bot.sandbox.standin import Json, StandIn, as_json


class MaxStandIn(StandIn):
    """The MAX Bot API on loopback, with people behind it (`people`)."""

    faults: MaxFaults

    def __init__(self, *, now: Callable[[], datetime], limits: bool = True) -> None:
        super().__init__(now=now, limits=limits)
        self.world = World(now, self.changes)
        self.people = People(self)
        self.faults = MaxFaults(self.cut)

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> Self:
        """Serve on loopback; port 0 takes a free one."""
        await super().start(port, host)
        self.world.files.base = self.base
        return self

    def bot(self, token: str = "max.TEST", username: str = "id4632000000_bot", name: str = "Двор") -> Bot:
        """A bot that this server knows; several may live side by side."""
        made = Bot(9_000_001 + len(self.world.bots), token, name, username)
        self.world.bots[token] = made
        return made

    def wake_polls(self) -> None:
        """Let long polls look around (the server stops)."""
        for bot in self.world.bots.values():
            bot.news.bump()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """A call of the API, `/upload/<mark>` or `/files/<mark>`."""
        room, _, mark = request.path[1:].partition("/")
        if room in ("upload", "files"):
            self.note(room, None, {"path": request.path})
            fault = self.faults.met(room, None)
            if fault and (failed := await self.fail_plainly(fault, request)):
                return failed
            return await (self._upload(request, mark) if room == "upload" else self._file(mark))
        try:
            return await self._call(request)
        except Refused as refused:
            self.refuse(_called(request), refused.status, refused.why, dict(request.query))
            return as_json({"code": refused.code, "message": refused.why}, refused.status)

    async def _call(self, request: web.BaseRequest) -> web.StreamResponse:
        bot = self.world.bots.get(request.headers.get("Authorization", ""))
        if bot is None:
            raise Refused(401, "verify.token", "Invalid access_token")
        name, inside = way(request.method, request.path)
        q, given = query(name, dict(request.query)), await _json(request)
        whom = q.get("user_id") or q.get("chat_id") or (int(inside) if inside.lstrip("-").isdecimal() else None)
        self.note(name, whom, {**q, **(given if isinstance(given, dict) else {})})
        fault = self.faults.met(name, whom)
        if fault and not fault.accepted:
            return await self.fail_plainly(fault, request) or _worded(fault)
        if self.limits:
            if bot.pace.wait() or (name == "GET /updates" and bot.polls.wait()):
                raise Refused(429, "too.many.requests")
            bot.pace.take()
            if name == "GET /updates":
                bot.polls.take()
        if name == "GET /updates":
            return await self._poll(bot, q)
        answer = SERVED[name](self.world, bot, q, given, inside)
        if bot.hooks and bot.token not in self.couriers:
            self.couriers[bot.token] = Courier(self, bot)
        if fault:
            return await self.fail_plainly(fault, request) or _worded(fault)
        return as_json(answer)

    async def _poll(self, bot: Bot, q: Json) -> web.Response:
        if bot.hooks:
            raise Refused(400, "proto.payload", "long polling is off while there is a subscription")
        since, marker = bot.asked, q.get("marker")
        if marker is not None and bot.first <= since < marker and self.faults.repeats():
            marker = since
        bot.asked = marker or bot.marker
        start, until = bot.marker, monotonic() + q.get("timeout", 30)
        while (bot.marker <= (start if marker is None else marker)) and not self.stopping.is_set():
            if marker is None and bot.queue:
                break
            if not await bot.news.after(bot.news.count, until - monotonic()):
                break
        first = max(bot.first, bot.marker - 1 if marker is None else marker)  # without a marker only the latest
        types = q["types"].split(",") if "types" in q else None
        waiting = bot.queue[first - bot.first:][:q.get("limit", 100)]
        told = [one for one in waiting if types is None or one["update_type"] in types]
        return as_json({"updates": told, "marker": first + len(waiting)})

    async def _upload(self, request: web.BaseRequest, mark: str) -> web.Response:
        fields = await request.post()
        file = fields.get("data")
        answer = None
        if isinstance(file, web.FileField):
            content = await asyncio.to_thread(file.file.read)
            answer = self.world.files.receive(mark, Upload("", content, file.filename, file.content_type))
        if answer is None or "error_code" in answer:
            self.refuse("upload", 400, "no file", {})
            return as_json(answer or {"error_msg": "no file"}, 400)
        return as_json(answer)

    async def _file(self, mark: str) -> web.Response:
        upload = self.world.files.content(mark)
        if upload is None:
            return web.Response(status=404)
        return web.Response(body=upload.content, content_type=upload.mime or "application/octet-stream")


def _called(request: web.BaseRequest) -> str:
    """The call's name, also of one that does not exist."""
    try:
        return way(request.method, request.path)[0]
    except Refused:
        return f"{request.method} {request.path}"


async def _json(request: web.BaseRequest) -> Any:
    raw = await request.read()
    try:
        return json.loads(raw) if raw else {}
    except ValueError as wrong:
        raise Refused(400, "proto.payload", "body: not valid JSON") from wrong


def _worded(fault: Fault) -> web.Response:
    """A failure in MAX's own words."""
    code = fault.why or {429: "too.many.requests", 403: "chat.denied", 404: "not.found"}.get(fault.code, "internal")
    return as_json({"code": code, "message": code}, fault.code or 500)
