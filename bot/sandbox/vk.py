"""A strict stand-in for the VK API of communities: the demo's VK and the tests' judge."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Any, Self

from aiohttp import web

from bot.sandbox import vk_script
from bot.sandbox.faults import Fault, VkFaults
from bot.sandbox.seen import Upload
from bot.sandbox.standin import Json, StandIn, as_json
from bot.sandbox.vk_callbacks import Courier
from bot.sandbox.vk_communities import Community
from bot.sandbox.vk_methods import SERVED, error, peer_of
from bot.sandbox.vk_people import People
from bot.sandbox.vk_spec import METHODS, Refused, check
from bot.sandbox.vk_world import World

LONGEST_POLL = 90.0

class VkStandIn(StandIn):
    """The VK API on loopback, with people behind it (`people`)."""

    faults: VkFaults

    def __init__(self, *, now: Callable[[], datetime], limits: bool = True) -> None:
        super().__init__(now=now, limits=limits)
        self.world = World(now, self.changes)
        self.people = People(self)
        self.faults = VkFaults(self.cut)

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> Self:
        """Serve on loopback; port 0 takes a free one."""
        await super().start(port, host)
        self.world.files.base = self.base
        return self

    def community(self, number: int = 200_001, token: str = "vk1.TEST", name: str = "Двор",
                  screen_name: str = "") -> Community:
        """A community that this server knows; several may live side by side. All its events are switched on."""
        made = Community(number, token, name, screen_name or f"club{number}")
        self.world.communities[token] = made
        return made

    def wake_polls(self) -> None:
        """Let long polls look around (the server stops)."""
        for community in self.world.communities.values():
            community.news.bump()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """`/method/<name>`, `/poll/<community>`, `/upload/<kind>`, `/files/<mark>/<size>`."""
        room, _, rest = request.path[1:].partition("/")
        if room == "method":
            return await self._method(request, rest)
        if room not in ("poll", "upload", "files"):
            return web.Response(status=404)
        self.note(room, None, {"path": request.path})
        fault = self.faults.met(room, None)
        if fault and (failed := await self.fail_plainly(fault, request)):
            return failed
        if room == "poll":
            return await self._poll(request, rest, fault)
        if room == "upload":
            return await self._upload(request, rest)
        mark, _, name = rest.partition("/")
        content = self.world.files.content(mark, name.split(".")[0])
        if content is None:
            return web.Response(status=404)
        return web.Response(body=content, content_type="image/jpeg" if name.endswith("jpg") else "application/binary")

    async def _method(self, request: web.BaseRequest, name: str) -> web.StreamResponse:
        given: Json = {**request.query, **(await request.post() if request.method == "POST" else {})}
        community = self.world.communities.get(given.get("access_token", ""))
        inner: list[tuple[str, Json]] = []
        fault: Fault | None = None
        try:
            if community is None:
                raise Refused(5, "invalid access_token (4).")
            if "v" not in given:
                raise Refused(8, "v (version) is required")
            if name not in METHODS:
                raise Refused(3)
            p = check(name, given)
            self.note(name, peer_of(p), p)
            fault = self.faults.met(name, peer_of(p))
            if name == "execute":
                inner, listed = vk_script.calls(p["code"])
            if not fault:
                met = (self.faults.met(call, peer_of(q), worded=False) for call, q in inner)
                fault = next((one for one in met if one), None)
            if fault and not fault.accepted:
                return await self.fail_plainly(fault, request) or _worded(fault, name)
            if self.limits:
                if community.pace.wait():
                    raise Refused(6)
                community.pace.take()
            if community.servers and community.token not in self.couriers:
                self.couriers[community.token] = Courier(self, community)
            answer: Json = self._execute(community, inner, listed) if name == "execute" else {
                "response": SERVED[name](self.world, community, p)}
        except Refused as refused:
            self.refuse(name, refused.code, refused.why, {k: v for k, v in given.items() if k != "access_token"})
            return as_json({"error": error(refused, name, given)})
        if fault:
            return await self.fail_plainly(fault, request) or _worded(fault, name)
        return as_json(answer)

    def _execute(self, community: Community, calls: list[tuple[str, Json]], listed: bool) -> Json:
        answers: list[Any] = []
        errors: list[Json] = []
        for name, given in calls:
            try:
                if name not in SERVED:
                    raise Refused(3)
                p = check(name, given)
                self.note(name, peer_of(p), p)
                if fault := self.faults.met(name, peer_of(p), worded=True):
                    answers.append(False)
                    errors.append({"method": name, **error(Refused(fault.code, fault.why), name, {})})
                    continue
                answers.append(SERVED[name](self.world, community, p))
            except Refused as refused:
                self.refuse(name, refused.code, refused.why, given)
                answers.append(False)
                errors.append({"method": name, "error_code": refused.code, "error_msg": refused.why})
        answer: Json = {"response": answers if listed else answers[0]}
        return answer | ({"execute_errors": errors} if errors else {})

    async def _poll(self, request: web.BaseRequest, number: str, fault: Fault | None) -> web.Response:
        community = next((one for one in self.world.communities.values() if str(one.id) == number), None)
        query = request.query
        if community is None or query.get("act") != "a_check" or not query.get("ts", "").isdecimal():
            return web.Response(status=400)
        if fault and fault.code in (2, 3):
            community.new_key()
        if fault and fault.code == 3:
            community.forget()
        if fault and fault.code == 1:
            return as_json({"failed": 1, "ts": community.ts})
        if fault or query.get("key") != community.key:
            return as_json({"failed": fault.code if fault and fault.code else 2})
        ts, since = int(query["ts"]), community.asked
        until = monotonic() + min(LONGEST_POLL, float(query.get("wait", 25)))
        if not community.first <= ts <= community.ts:
            return as_json({"failed": 1, "ts": community.ts})
        if community.first <= since < ts and self.faults.repeats():
            ts = since
        community.asked = ts
        while ts >= community.ts and not self.stopping.is_set():
            if not await community.news.after(community.news.count, until - monotonic()):
                break
        raws = community.queue[ts - community.first:]
        head = f'{{"ts":"{community.ts}","updates":['.encode()
        return web.Response(body=head + b",".join(raws) + b"]}", content_type="application/json")

    async def _upload(self, request: web.BaseRequest, kind: str) -> web.Response:
        community = self.world.communities.get(request.query.get("community", ""))
        fields = await request.post()
        file = next((value for value in fields.values() if isinstance(value, web.FileField)), None)
        if community is None or file is None:
            self.refuse("upload", 400, "ERR_UPLOAD_NO_FILE", {"kind": kind})
            return as_json({"error": "ERR_UPLOAD_NO_FILE"})
        content = await asyncio.to_thread(file.file.read)
        return as_json(self.world.files.receive(community.id, Upload(kind, content, file.filename, file.content_type)))


def _worded(fault: Fault, name: str) -> web.Response:
    """A failure in VK's own words."""
    return as_json({"error": error(Refused(fault.code or 10, fault.why), name, {})})
