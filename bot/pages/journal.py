"""The page where the whole journal is taken, with flats and accounts, which do not go through a foreign messenger."""

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web
from sqlalchemy import Connection

from bot import journal_book
from bot.pages import paper
from domain import periods
from domain.access import Permission
from domain.periods import Period
from handlers import rights
from handlers.journal_room import LINK
from handlers.statuses import ZONE
from handlers.texts import say
from storage import organisations, web_links
from storage.web_links import Link

if TYPE_CHECKING:
    from bot.web import Web

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Found = tuple[Link, Period, str, str]
"""The link, the time, the name of the organisation and its zone."""


def routes(web_: "Web") -> list[web.RouteDef]:
    """A page with one button; the file comes once, since whoever has the link has it."""

    async def show(request: web.Request) -> web.Response:
        found = await web_.store.read(_found, request.match_info["code"], web_.clock.now())
        if found is None:
            raise web.HTTPNotFound
        _, period, name, _ = found
        title = say("journal-page-title", name=name)
        span = say("figures-span", first=f"{period.since:%d.%m.%Y}", last=f"{period.until:%d.%m.%Y}")
        form = f'<form method="post"><button>{escape(say("journal-page-take"))}</button></form>'
        return paper.sheet(title, paper.line(span), paper.line(say("journal-page-once")), form)

    async def take(request: web.Request) -> web.Response:
        code, now = request.match_info["code"], web_.clock.now()
        found = await web_.store.read(_found, code, now)
        if found is None or await web_.store.write(web_links.use, code, LINK, now) is None:
            raise web.HTTPNotFound
        link, period, _, zone = found
        content, _ = await journal_book.draw(web_.store, link.organisation, period, zone, closed=False)
        attached = f"attachment; filename*=UTF-8''{quote(say('journal-file', period=period.code))}"
        return web.Response(body=content, content_type=MIME, headers={"Content-Disposition": attached})

    return [web.get("/journal/{code}", show), web.post("/journal/{code}", take)]


def _found(c: Connection, code: str, now: datetime) -> Found | None:
    link = web_links.open_(c, code, LINK, now)
    period = periods.decoded(str(link.payload.get("period", ""))) if link is not None else None
    if link is None or period is None or not rights.may_in(c, link.person, link.organisation, Permission.JOURNAL):
        return None
    body = organisations.get(c, link.organisation)
    name = body.name if body is not None and body.name else say("office-nameless")
    return link, period, name, organisations.zone(c, link.organisation) or ZONE
