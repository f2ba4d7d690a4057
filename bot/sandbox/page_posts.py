"""What is done on the demo's page, as its API takes it; the answers are JSON.

- `POST /api/say`, `/api/edit`, `/api/photo`, `/api/place`, `/api/voice`, `/api/press` what people do; the bodies:
  bot/sandbox/page_acts.py
- `POST /api/files` the visitor's own files: a form with `person`, `chat`, `text`, `reply_to` and any number of `file`
- `POST /clock {"seconds": 3600}` moves the clock forward, `{"to": "monday"}` to nine o'clock of the next Monday; the
  answer says what time it is now
- `POST /api/walk {"step": 3}` lets the people of the town play a step of the walk; `pace`: seconds between two acts
- `POST /api/reset {}` begins anew; `{"houses": "ours"}` also drops the visitor's own houses
- `POST /api/houses` the body is a register of houses: the town begins anew with it
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox import demo_houses, demo_shows, demo_walk, page_acts, page_views
from bot.sandbox.seen import Upload

if TYPE_CHECKING:
    from bot.sandbox.demo import Stage

LARGEST = 60 * 2**20
"""Bytes of a request."""
PACE, SLOWEST = 0.9, 5.0
"""Seconds between two acts of a show."""
KINDS = {"image/jpeg": "photo", "image/png": "photo", "image/webp": "photo"}
Json = dict[str, Any]


class Posts:
    """What is done."""

    def __init__(self, stage: "Stage") -> None:
        self._stage = stage

    def routes(self) -> list[web.RouteDef]:
        """Their addresses."""
        acts = "|".join(page_acts.ACTS)
        posts: dict[str, Callable[[web.Request], Awaitable[Json]]] = {
            f"/api/{{act:{acts}}}": self.act, "/api/files": self.files, "/clock": self.clock, "/api/walk": self.walk,
            "/api/reset": self.reset, "/api/houses": self.houses,
        }
        return [web.post(path, _answered(post)) for path, post in posts.items()]

    async def act(self, request: web.Request) -> Json:
        return await page_acts.act(self._stage.playing, request.match_info["act"], await _body(request))

    async def files(self, request: web.Request) -> Json:
        form = await request.post()
        uploads = []
        for one in form.getall("file", []):
            if isinstance(one, web.FileField):
                content = await asyncio.to_thread(one.file.read)
                family = one.content_type.split("/", maxsplit=1)[0]
                kind = KINDS.get(one.content_type) or {"video": "video", "audio": "voice"}.get(family, "document")
                uploads.append(Upload(kind, content, one.filename, one.content_type))
        if not 0 < len(uploads) <= page_acts.ALBUM:
            raise page_acts.No(f"Выберите от одного до {page_acts.ALBUM} файлов")
        words = {key: value for key, value in form.items() if isinstance(value, str)}
        page_acts.attach(page_acts.actor(self._stage.playing, words), uploads, words)
        return {"toast": ""}

    async def clock(self, request: web.Request) -> Json:
        body, demo = await _body(request), self._stage.playing
        now = demo.clock.now()
        monday = (page_views.monday(now) - now).total_seconds()
        seconds = monday if body.get("to") == "monday" else body.get("seconds")
        try:
            if isinstance(seconds, bool) or not isinstance(seconds, int | float):
                raise ValueError
            demo.move(seconds)
        except ValueError:
            raise page_acts.Wrong("нужно seconds: на сколько секунд вперёд, всего не дальше десяти лет") from None
        return {"now": demo.clock.now().isoformat(), "ahead": demo.ahead()}

    async def walk(self, request: web.Request) -> Json:
        body, demo = await _body(request), self._stage.playing
        step, pace = body.get("step"), body.get("pace", PACE)
        known = isinstance(step, int) and 1 <= step <= len(demo_walk.STEPS)
        if not isinstance(step, int) or not known or not isinstance(pace, int | float):
            raise page_acts.Wrong(f"нужно step: от 1 до {len(demo_walk.STEPS)}")
        if demo.showing or not demo.ready:
            raise page_acts.No("Подождите: городок ещё занят")
        demo.showing = step
        demo.moved.bump()
        demo.keeper.start(demo_shows.play(demo, step, min(max(pace, 0), SLOWEST)), f"step {step}")
        return {}

    async def reset(self, request: web.Request) -> Json:
        body = await _body(request)
        if body.get("houses") == "ours":
            self._stage.own_houses.unlink(missing_ok=True)
        self._stage.begin_again()
        return {}

    async def houses(self, request: web.Request) -> Json:
        content = await request.read()
        try:
            told = await asyncio.to_thread(demo_houses.keep, content, self._stage.own_houses)
        except demo_houses.NoHouses as why:
            raise page_acts.No(str(why)) from why
        self._stage.begin_again()
        return {"toast": told}


def _answered(post: Callable[[web.Request], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        try:
            value, status = await post(request), 200
        except page_acts.Wrong as wrong:
            value, status = {"error": str(wrong)}, 400
        except page_acts.No as no:
            value, status = {"error": str(no)}, 200
        return web.json_response(value, status=status, dumps=lambda one: json.dumps(one, ensure_ascii=False))

    return answer


async def _body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise page_acts.Wrong("нужен JSON")
    return body
