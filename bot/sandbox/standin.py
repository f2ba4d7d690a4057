"""What all stand-ins are: a server on loopback that counts what it refused and fails when it is told to."""

import asyncio
import contextlib
import json
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any, Protocol, Self

from aiohttp import web

from bot.sandbox.changes import Changes
from bot.sandbox.faults import Fault, Faults

Json = dict[str, Any]
LARGEST_BODY = 60 * 2**20


@dataclass(frozen=True, slots=True)
class Refusal:
    """A call that the real server would have refused, too."""

    method: str
    code: int
    why: str
    params: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it arrived, `at` in seconds of the monotonic clock."""

    at: float
    method: str
    chat: int | None
    params: Json


class Courier(Protocol):
    """Brings one bot's updates to its webhook."""

    async def end(self) -> None:
        """Bring nothing more."""


class StandIn:
    """A messenger's server in this process; a subclass answers requests in `answer`."""

    def __init__(self, *, now: Callable[[], datetime], limits: bool = True) -> None:
        self.now = now
        self.limits = limits
        """False lifts the rate limits, as benchmarks need."""
        self.refusals: list[Refusal] = []
        self.faults: Faults
        """What shall go wrong; a subclass makes it, in its messenger's words."""
        self.calls: Counter[str] = Counter()
        self.log: deque[Call] = deque(maxlen=5000)
        """The last calls, oldest first."""
        self.changes = Changes()
        self._arrivals = Changes()
        self.stopping = asyncio.Event()
        self.base = ""
        self.couriers: dict[str, Courier] = {}
        """Who brings updates to webhooks, by the bot's token."""
        self._server: web.Server | None = None
        self._runner: web.ServerRunner | None = None

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> Self:
        """Serve on loopback; port 0 takes a free one. `base` then holds the address."""

        def keep_body(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
            loop = asyncio.get_running_loop()
            return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=LARGEST_BODY)

        self._server = web.Server(self.answer, request_factory=keep_body, access_log=None)
        self._runner = web.ServerRunner(self._server, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = f"http://{host}:{port}"
        return self

    async def stop(self) -> None:
        """End couriers and open polls and close the port; people and messages stay."""
        for courier in self.couriers.values():
            await courier.end()
        self.couriers.clear()
        self.stopping.set()
        self.wake_polls()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
        self.stopping.clear()

    async def __aenter__(self) -> Self:
        return self if self._runner else await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request."""
        raise NotImplementedError

    def cut(self) -> None:
        """Break every connection that is open."""
        for connection in self._server.connections if self._server else ():
            if connection.transport is not None:
                connection.transport.abort()

    def wake_polls(self) -> None:
        """Let long polls look around (the server stops)."""

    def refuse(self, method: str, code: int, why: str, params: Json) -> None:
        """Count a refusal."""
        self.refusals.append(Refusal(method, code, why, params))

    def note(self, method: str, chat: int | None, params: Json) -> None:
        """Count and keep a call."""
        self.calls[method] += 1
        self.log.append(Call(monotonic(), method, chat, params))
        self._arrivals.bump()

    async def called(self, method: str, times: int = 1, within: float = 5.0) -> None:
        """Wait until a method has been called so many times."""
        until = monotonic() + within
        while self.calls[method] < times:
            if not await self._arrivals.after(self._arrivals.count, until - monotonic()):
                raise AssertionError(f"{method} was called {self.calls[method]} times within {within} s")

    async def fail(self, fault: Fault, request: web.BaseRequest) -> web.StreamResponse | None:
        """Fail at the level of HTTP; None when the fault is one that the messenger words itself."""
        if fault.hang:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stopping.wait(), fault.hang)
        if fault.hang or fault.drop:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.body:
            return web.Response(text=fault.body, content_type="application/json")
        return None

    async def fail_plainly(self, fault: Fault, request: web.BaseRequest) -> web.StreamResponse | None:
        """The same, with an HTTP error as a proxy words it."""
        failed = await self.fail(fault, request)
        if failed is None and fault.status:
            return web.Response(text="<html>Bad Gateway</html>", status=fault.status, content_type="text/html")
        return failed


def as_json(value: Any, status: int = 200) -> web.Response:
    """A JSON answer, compact as the real servers send it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(body=body, status=status, content_type="application/json")
