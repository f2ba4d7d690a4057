"""The demo's page and its API, on loopback.

- `GET /` the page; `/page/…` what belongs to it; `/samples/NAME.jpg` photos to send; `/files/…` files of the chats
- `GET /api/town` what stays: people, houses, streets, photos
- `GET /api/state?telegram=maria&vk=oleg&staff=irina` what changes: each column as the named person sees it. Who is
  shown is the page's own affair: switching is asking with another name, so that two open pages do not
  disturb each other
- `GET /api/events` server-sent events: a number whenever something has changed anywhere
- `POST /api/say`, `/api/photo`, `/api/place`, `/api/press` what people do; the bodies: bot/sandbox/page_acts.py
- `POST /clock {"seconds": 3600}` moves the clock forward; the answer says what time it is now

A wrong call is answered with 400 and `{"error": …}`. Calls from pages of other sites are refused.
"""

import asyncio
import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import ClientSession, web

from bot.sandbox import demo_photos, page_acts, page_views

if TYPE_CHECKING:
    from bot.sandbox.demo import Demo

FILES = Path(__file__).parent / "page"
PAUSE = 0.05
"""Seconds between two events of a stream, so that a burst is told once."""
BEAT = 15.0
"""Seconds after which a quiet stream says that it is alive."""
POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; frame-ancestors 'none'"
SHOWN = {"telegram": "seen/", "vk": "files/"}
"""What of a stand-in's addresses the page may fetch."""
Handler = Any


@dataclass(slots=True)
class Server:
    """The page, served."""

    url: str
    runner: web.AppRunner

    async def stop(self) -> None:
        """Close the port."""
        await self.runner.cleanup()


async def serve(demo: "Demo", port: int) -> Server:
    """Serve the page; OSError when the port is taken."""
    app = web.Application(middlewares=[_guard])
    routes = Routes(demo)
    app.add_routes([
        web.get("/", routes.index), web.get("/api/town", routes.town), web.get("/api/state", routes.state),
        web.get("/api/events", routes.events), web.get("/samples/{name}.jpg", routes.sample),
        web.get("/files/{messenger}/{path:.+}", routes.file), web.post("/clock", routes.clock),
        web.post("/api/{act:say|photo|place|press}", routes.act), web.static("/page", FILES),
    ])
    app.cleanup_ctx.append(routes.outside)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:
        await runner.cleanup()
        raise
    return Server(f"http://127.0.0.1:{runner.addresses[0][1]}", runner)


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    origin = request.headers.get("Origin")
    if origin and request.method == "POST" and urlsplit(origin).netloc != request.host:
        return web.json_response({"error": "запрос с чужой страницы"}, status=403)
    response: web.StreamResponse = await handler(request)
    if not response.prepared:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


class Routes:
    """What is answered."""

    def __init__(self, demo: "Demo") -> None:
        self._demo = demo
        self._session: ClientSession | None = None

    async def outside(self, _: web.Application) -> Any:
        """The connection to the stand-ins, for files."""
        async with ClientSession() as self._session:
            yield

    async def index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html")

    async def town(self, _: web.Request) -> web.Response:
        return _json(page_views.town(self._demo))

    async def state(self, request: web.Request) -> web.Response:
        try:
            return _json(page_views.state(self._demo, request.query))
        except KeyError:
            return _json({"error": "нет такого человека"}, 400)

    async def sample(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in demo_photos.NAMES:
            raise web.HTTPNotFound
        body = await asyncio.to_thread(demo_photos.photo, name)
        return web.Response(body=body, content_type="image/jpeg", headers={"Cache-Control": "max-age=86400"})

    async def file(self, request: web.Request) -> web.Response:
        messenger, path = request.match_info["messenger"], request.match_info["path"]
        if self._session is None or not path.startswith(SHOWN.get(messenger, "/")):
            raise web.HTTPNotFound
        async with self._session.get(f"{self._demo.standins[messenger].base}/{path}") as answer:
            return web.Response(body=await answer.read(), status=answer.status, content_type=answer.content_type,
                                headers={"X-Content-Type-Options": "nosniff"})

    async def act(self, request: web.Request) -> web.Response:
        body = await _body(request)
        try:
            return _json(await page_acts.act(self._demo, request.match_info["act"], body))
        except page_acts.Wrong as wrong:
            return _json({"error": str(wrong)}, 400)

    async def clock(self, request: web.Request) -> web.Response:
        seconds = (await _body(request)).get("seconds")
        try:
            if isinstance(seconds, bool) or not isinstance(seconds, int | float):
                raise ValueError
            self._demo.move(seconds)
        except ValueError:
            return _json({"error": "нужно seconds: на сколько секунд вперёд, всего не дальше десяти лет"}, 400)
        return _json({"now": self._demo.clock.now().isoformat(), "ahead": self._demo.ahead()})

    async def events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        counters = [*(standin.changes for standin in self._demo.standins.values()), self._demo.moved]
        told = -1
        with contextlib.suppress(ConnectionResetError):
            while not self._demo.stopping.is_set():
                counts = [changes.count for changes in counters]
                beat = f"data: {sum(counts)}\n\n" if sum(counts) != told else ": \n\n"
                await response.write(beat.encode())
                told = sum(counts)
                waiting = [asyncio.ensure_future(changes.after(count, BEAT))
                           for changes, count in zip(counters, counts, strict=True)]
                try:
                    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for one in waiting:
                        one.cancel()
                await asyncio.sleep(PAUSE)
        return response


def _json(value: Any, status: int = 200) -> web.Response:
    return web.json_response(value, status=status, dumps=lambda said: json.dumps(said, ensure_ascii=False))


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.text())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text='{"error": "нужен JSON"}', content_type="application/json")
    return body
