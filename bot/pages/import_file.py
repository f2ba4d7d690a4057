"""The page where a file of houses or accounts is handed in by a one-time link, looked at and applied.

Whoever opens the link sees only whose file it is to be and which kind. The browser that uploads gets a cookie, and
from then on the page opens for this browser alone: a link that was forwarded shows nothing of what is in the file.
"""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import BodyPartReader, web
from sqlalchemy import Connection

from bot.pages import import_looks, paper
from bot.uploads import Uploads
from domain.errors import Refused
from handlers import import_steps, moves
from handlers.import_room import LINK
from handlers.texts import say
from storage import imports, organisations, outbox, web_links
from storage.imports import Import
from storage.sheets import MOST_BYTES
from storage.web_links import Link

if TYPE_CHECKING:
    from bot.web import Web

COOKIE = "file"
CHUNK = 256 * 1024
DAYS = 2 * 24 * 3600


class TooLarge(Exception):
    """More bytes come than any file of ours has."""


def routes(web_: "Web") -> list[web.RouteDef]:
    """What the page answers."""
    page = Page(web_)
    return [
        web.get("/import/{code}", page.look),
        web.post("/import/{code}", page.act),
        web.get("/import/{code}/errors", page.errors),
    ]


class Page:
    """One page whose look follows the file: form, progress, dry run, end."""

    def __init__(self, web_: "Web") -> None:
        self._web = web_
        self._uploads = Uploads(web_.settings.media_dir)

    async def look(self, request: web.Request) -> web.Response:
        """What there is to see now."""
        code = request.match_info["code"]
        link = await self._web.store.read(web_links.find, code, LINK)
        if link is None:
            return paper.sorry(404)
        one = await self._mine(request, link)
        if one is not None:
            return import_looks.file(one, address=request.path)
        if await self._web.store.read(web_links.open_, code, LINK, self._web.clock.now()) is None:
            return import_looks.over("used" if link.used_at else "late")
        return await self._form(link)

    async def act(self, request: web.Request) -> web.StreamResponse:
        """A file comes, or a button was pressed."""
        link = await self._web.store.read(web_links.find, request.match_info["code"], LINK)
        if link is None:
            return paper.sorry(404)
        if request.content_type == "multipart/form-data":
            return await self._upload(request, link)
        one = await self._mine(request, link)
        if one is None:
            return import_looks.over("used" if link.used_at else "late")
        said = {name: str(value) for name, value in (await request.post()).items()}
        try:
            await self._web.store.write(_do, one.id, said, self._web.clock.now())
        except Refused as refused:
            fresh = await self._web.store.read(imports.get, one.id)
            return import_looks.file(fresh or one, note=moves.sentence(refused), address=request.path)
        self._web.wake()
        return paper.go(request.path)

    async def errors(self, request: web.Request) -> web.StreamResponse:
        """The bad rows with their reasons."""
        link = await self._web.store.read(web_links.find, request.match_info["code"], LINK)
        one = await self._mine(request, link) if link else None
        name = one.result.get("errors", "") if one else ""
        path = self._uploads.path(name)
        if not name or not path.is_file():
            return paper.sorry(404)
        ending = one.result.get("ending", "") if one else ""
        return web.FileResponse(path, headers={
            "Content-Disposition": f'attachment; filename="errors{ending}"', "Content-Type": "application/octet-stream",
        })  # fmt: skip

    async def _mine(self, request: web.Request, link: Link) -> Import | None:
        """The file of the link, if this browser brought it."""
        one = await self._web.store.read(imports.by_link, link.code)
        told = web_links.hashed(request.cookies.get(COOKIE, ""))
        return one if one is not None and secrets.compare_digest(told, one.visitor) else None

    async def _form(self, link: Link, note: str = "", status: int = 200) -> web.Response:
        found = await self._web.store.read(organisations.get, link.organisation)
        name = found.name if found is not None else ""
        return import_looks.form(link.payload["kind"], name, note, status)

    async def _upload(self, request: web.Request, link: Link) -> web.StreamResponse:
        now = self._web.clock.now()
        code = request.match_info["code"]
        if await self._web.store.read(web_links.open_, code, LINK, now) is None:
            return import_looks.over("used" if link.used_at else "late")
        target = self._uploads.new()
        try:
            name = await self._receive(request, target.name)
        except TooLarge:
            target.unlink(missing_ok=True)
            return await self._form(link, say("import-page-large", most=str(MOST_BYTES // 1024**2)), 413)
        if not name:
            target.unlink(missing_ok=True)
            return await self._form(link, say("import-page-none"))
        visitor = secrets.token_urlsafe(24)
        try:
            taken = await self._web.store.write(_handed_in, code, name, target.name, visitor, now)
        except Refused as refused:
            target.unlink(missing_ok=True)
            return import_looks.over("right", moves.sentence(refused))
        if not taken:
            target.unlink(missing_ok=True)
            return import_looks.over("used")
        self._web.wake()
        answer = paper.go(request.path)
        answer.set_cookie(
            COOKIE, visitor, path=request.path, max_age=DAYS, httponly=True, samesite="Strict", secure=self._web.secure
        )
        return answer

    async def _receive(self, request: web.Request, name: str) -> str:
        """Write the file of the form piece by piece; what its person calls it, empty where none came."""
        parts = await request.multipart()
        while (part := await parts.next()) is not None:
            if not isinstance(part, BodyPartReader) or part.name != "file" or not part.filename:
                continue
            size = 0
            with self._uploads.path(name).open("wb") as file:
                while chunk := await part.read_chunk(CHUNK):
                    size += len(chunk)
                    if size > MOST_BYTES:
                        raise TooLarge
                    file.write(chunk)
            return part.filename[-100:] if size else ""
        return ""


def _handed_in(c: Connection, code: str, name: str, file: str, visitor: str, now: datetime) -> bool:
    """The link is used up and the file is there, or neither. Raises Refused for who may not hand in files any more."""
    link = web_links.use(c, code, LINK, now)
    if link is None:
        return False
    kind = link.payload["kind"]
    if kind not in import_steps.kinds(c, link.person, link.organisation):
        raise Refused("refused-right")
    posts = import_steps.hand_in(
        c, now, organisation=link.organisation, person=link.person, kind=kind, name=name, file=file,
        line=link.payload["line"], chat=link.payload["chat"], link=link.code, visitor=web_links.hashed(visitor),
    )  # fmt: skip
    outbox.put(c, posts, now)
    return True


def _do(c: Connection, number: int, said: dict[str, str], now: datetime) -> None:
    match said.get("do"):
        case "apply" | "sure" as how:
            posts = import_steps.apply(c, number, now, sure=how == "sure")
        case "drop":
            posts = import_steps.drop(c, number, now)
        case "columns":
            posts = import_steps.settle(c, number, import_looks.chosen(said), now)
        case _:
            raise Refused("import-gone")
    outbox.put(c, posts, now)
