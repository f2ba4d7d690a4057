"""The demo's page and its API, on loopback.

- `GET /` the page; `/data` where everything lies; `/page/…` what belongs to them; `/samples/NAME.jpg` photos to send;
  `/files/…` files of the chats
- `GET /api/town` what stays: people, houses, streets, photos, the steps of the walk
- `GET /api/state?telegram=maria&vk=oleg&max=galina&staff=irina&executor=petr` what changes: each phone as seen by
  who is named. Who is shown is the page's own affair: switching is asking with another name, so that two open pages
  do not disturb each other
- `GET /api/events` server-sent events: a number whenever something has changed anywhere
- `POST …` what people do, the clock, the walk, a new start, own houses: bot/sandbox/page_posts.py

A wrong call is answered with 400 and `{"error": …}`, what only cannot be done with 200 and the same. While the town
is made anew, who looks gets `{"away": true}`, who acts 503. Calls from pages of other sites are refused.
"""

import asyncio
import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import ClientSession, web

from bot.sandbox import demo_photos, page_data, page_posts, page_views

if TYPE_CHECKING:
    from bot.sandbox.demo import Stage

FILES = Path(__file__).parent / "page"
PAUSE = 0.05
"""Seconds between two events of a stream, so that a burst is told once."""
BEAT = 15.0
"""Seconds after which a quiet stream says that it is alive."""
DRAWN = 0.1
"""Seconds that a browser takes to draw what it was sent."""
POLICY = ("default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; media-src 'self'; "
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
SHOWN = {"telegram": "seen/", "vk": "files/", "max": "files/"}
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


async def serve(stage: "Stage", port: int) -> Server:
    """Serve the page; OSError when the port is taken."""
    app = web.Application(middlewares=[_guard], client_max_size=page_posts.LARGEST)
    routes, posts = Routes(stage), page_posts.Posts(stage)
    app.add_routes([
        web.get("/", routes.index), web.get("/data", routes.data), web.get("/api/town", routes.town),
        web.get("/api/state", routes.state), web.get("/api/events", routes.events),
        web.get("/samples/{name}.jpg", routes.sample), web.get("/files/{messenger}/{path:.+}", routes.file),
        web.static("/page", FILES), *posts.routes(),
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
    from bot.sandbox.demo import Away  # the stage knows the page, and the page what it means that nobody is on it

    origin = request.headers.get("Origin")
    if origin and request.method == "POST" and urlsplit(origin).netloc != request.host:
        return web.json_response({"error": "запрос с чужой страницы"}, status=403)
    try:
        response: web.StreamResponse = await handler(request)
    except Away:
        if request.method == "POST":
            response = said({"error": "Городок начинается заново, секунду"}, 503)
        else:
            response = said({"away": True})
    if not response.prepared:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


class Routes:
    """What is looked at."""

    def __init__(self, stage: "Stage") -> None:
        self._stage = stage
        self._session: ClientSession | None = None

    async def outside(self, _: web.Application) -> Any:
        """The connection to the stand-ins, for files."""
        async with ClientSession() as self._session:
            yield

    async def index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / "index.html")

    async def data(self, _: web.Request) -> web.Response:
        demo = self._stage.playing
        return web.Response(text=await page_data.page(demo, FILES / "data.html"), content_type="text/html")

    async def town(self, _: web.Request) -> web.Response:
        return said(await page_views.town(self._stage.playing))

    async def state(self, request: web.Request) -> web.Response:
        demo = self._stage.playing
        try:
            seen = await page_views.state(demo, request.query)
        except KeyError:
            return said({"error": "нет такого человека"}, 400)
        asyncio.get_running_loop().call_later(DRAWN, demo.looked.set)
        return said(seen)

    async def sample(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in demo_photos.NAMES:
            raise web.HTTPNotFound
        body = await asyncio.to_thread(demo_photos.photo, name)
        return web.Response(body=body, content_type="image/jpeg", headers={"Cache-Control": "max-age=86400"})

    async def file(self, request: web.Request) -> web.Response:
        messenger, path = request.match_info["messenger"], request.match_info["path"]
        standin = self._stage.playing.standins.get(messenger)
        if self._session is None or standin is None or not path.startswith(SHOWN[messenger]):
            raise web.HTTPNotFound
        async with self._session.get(f"{standin.base}/{path}") as answer:
            kind = answer.content_type
            safe = kind if kind.startswith(("image/", "video/", "audio/")) and "svg" not in kind else "text/plain"
            headers = {"X-Content-Type-Options": "nosniff"} | (
                {"Content-Disposition": "attachment"} if safe == "text/plain" else {})
            return web.Response(body=await answer.read(), status=answer.status, content_type=safe, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        demo = self._stage.demo
        theirs = [demo.moved, *(one.changes for one in demo.standins.values())] if demo else []
        counters = [self._stage.moved, *theirs]
        told = -1
        with contextlib.suppress(ConnectionResetError):
            await response.write(b"retry: 700\n\n")
            while self._stage.demo is demo and not (demo and demo.stopping.is_set()):
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


def said(value: Any, status: int = 200) -> web.Response:
    """A JSON answer."""
    return web.json_response(value, status=status, dumps=lambda value: json.dumps(value, ensure_ascii=False))
