"""The web server of the program itself: pages by one-time links, on where WEB_URL says how people reach it.

It listens on this machine only, unless WEB_HOST says otherwise: HTTPS stands in front of it (a reverse proxy). A page
is a file in bot/pages/ with `routes(web)`; it reads by `web.store.read` and writes by `web.store.write`.
"""

import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import Clock
from bot.hooks import Hook
from bot.pages import hooks, import_file, journal, paper, savings, token
from bot.settings import Settings
from handlers.texts import say
from storage.store import Store

log = logging.getLogger(__name__)

PAGES = (import_file, savings, journal, hooks, token)
"""Every page that there is; one that comes later joins here."""
LARGEST = 64 * 1024
"""Bytes of what a page is sent; files are read piece by piece and have a limit of their own."""


class Web:
    """The server with all its pages."""

    def __init__(
        self, store: Store, clock: Clock, settings: Settings, wake: Callable[[], None] = lambda: None,
        hooks: Mapping[str, Hook] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self.store, self.clock, self.settings = store, clock, settings
        self.wake = wake
        """Called after a page has written something that somebody has to do."""
        self.hooks = hooks
        """Where messengers bring updates, by `messenger/line`."""
        self._runner: web.AppRunner | None = None

    @property
    def secure(self) -> bool:
        """Whether people reach it by HTTPS, so that a cookie may say so."""
        return (self.settings.web_url or "").startswith("https:")

    @property
    def addresses(self) -> list[tuple[str, int]]:
        """Where it listens now: hosts and ports."""
        return [] if self._runner is None else [(one[0], one[1]) for one in self._runner.addresses]

    def app(self) -> web.Application:
        """The application, for the server and for tests."""
        app = web.Application(middlewares=[self._calm], client_max_size=LARGEST)
        app.add_routes([web.get("/page.css", _style), web.get("/", _front)])
        for page in PAGES:
            app.add_routes(page.routes(self))
        return app

    async def start(self) -> None:
        """Listen, if there is a WEB_URL; a port that is taken silences the pages and nothing else."""
        if not self.settings.web_url:
            return
        self._runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self.settings.web_host, self.settings.web_port).start()
        except OSError as error:
            log.error(say("web-port", port=str(self.settings.web_port), why=error.strerror or type(error).__name__))
            await self.stop()

    async def stop(self) -> None:
        """Close the port."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    @web.middleware
    async def _calm(self, request: web.Request, handler: Callable[..., object]) -> web.StreamResponse:
        """Refuse what comes from other sites, turn errors into calm pages, put the same headers on everything."""
        response: web.StreamResponse
        if request.method == "POST" and not self._ours(request):
            response = paper.sorry(403)
        else:
            try:
                response = await handler(request)  # type: ignore[misc]
            except web.HTTPException as error:
                response = paper.sorry(error.status) if error.status >= 400 else paper.go(error.headers["Location"])
            except Exception:
                log.exception("a page failed: %s", request.method)  # the address is a key: never into a log
                response = paper.sorry(500)
        if not response.prepared:
            for name, said in paper.HEADERS.items():
                response.headers.setdefault(name, said)
        return response

    def _ours(self, request: web.Request) -> bool:
        """Whether a form was filled in on a page of ours, as far as the browser tells."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = request.headers.get("Origin", "null")
        hosts = {request.host, urlsplit(self.settings.web_url or "").netloc}
        return origin == "null" or urlsplit(origin).netloc in hosts


async def _style(_: web.Request) -> web.Response:
    return web.Response(text=paper.STYLE, content_type="text/css", headers={"Cache-Control": "max-age=3600"})


async def _front(_: web.Request) -> web.Response:
    """Nothing is listed here: who has no link has nothing to look for."""
    return paper.sheet(say("web-front-title"), paper.line(say("web-front")))
