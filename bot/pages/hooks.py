"""Where messengers bring updates: /hooks/MESSENGER/LINE, known by its secret, answered after the commit."""

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.web import Web

LARGEST = 1024 * 1024
"""Bytes of an update; real ones have a few thousand."""
PATIENCE = 25.0
"""Seconds to commit it: MAX waits for thirty, and brings it again after an error."""


def routes(web_: "Web") -> list[web.RouteDef]:
    """One door for every line that has a hook."""

    async def brought(request: web.Request) -> web.Response:
        hook = web_.hooks.get(f"{request.match_info['messenger']}/{request.match_info['line']}")
        if hook is None:
            return web.Response(status=404)
        if hook.header and not hook.knows(request.headers.get(hook.header, "")):
            return web.Response(status=403)
        body = await _body(request)
        if body is None:
            return web.Response(status=413)
        try:
            update = json.loads(body)
        except ValueError:
            return web.Response(status=400)
        if greeting := hook.greets(update):
            return web.Response(text=greeting)
        if not hook.header and not hook.knows(_secret(update)):
            return web.Response(status=403)
        try:
            async with asyncio.timeout(PATIENCE):
                await hook.bring(update)
        except TimeoutError:
            return web.Response(status=503, headers={"Retry-After": "60"})
        return web.Response(text="ok")

    return [web.post("/hooks/{messenger}/{line}", brought)]


def _secret(update: object) -> str:
    found = update.get("secret") if isinstance(update, dict) else None
    return found if isinstance(found, str) else ""


async def _body(request: web.Request) -> bytes | None:
    """What was sent; None when it is more than any update has, of which no more is read."""
    if (request.content_length or 0) > LARGEST:
        return None
    body = bytearray()
    async for piece in request.content.iter_chunked(65536):
        body += piece
        if len(body) > LARGEST:
            return None
    return bytes(body)
