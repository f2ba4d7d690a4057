"""The page of a company: what the bot saved it, each figure with how it is computed."""

from datetime import datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

from aiohttp import web
from sqlalchemy import Connection

from bot.pages import paper
from domain.access import Permission
from handlers import rights
from handlers.reach_room import SAVINGS
from handlers.texts import say
from storage import linked, organisations, savings, web_links

if TYPE_CHECKING:
    from bot.web import Web

MINUTES, LEAST, MOST = 4, 1, 30
"""Of a call with a dispatcher: the assumption at first, and what may be put instead."""
PERIOD = timedelta(days=30)


def routes(web_: "Web") -> list[web.RouteDef]:
    """One page, good for the 24 hours of its link, looked at as often as one likes."""

    async def show(request: web.Request) -> web.Response:
        minutes = _minutes(request.query.get("minutes", ""))
        parts = await web_.store.read(_parts, request.match_info["code"], web_.clock.now(), minutes)
        if parts is None:
            raise web.HTTPNotFound
        return paper.sheet(*parts)

    return [web.get("/savings/{code}", show)]


def _minutes(typed: str) -> int:
    return min(MOST, max(LEAST, int(typed))) if typed.isdecimal() and len(typed) < 4 else MINUTES


def _parts(c: Connection, code: str, now: datetime, minutes: int) -> list[str] | None:
    link = web_links.open_(c, code, SAVINGS, now)
    if link is None or not rights.may_in(c, link.person, link.organisation, Permission.FIGURES):
        return None
    company = organisations.get(c, link.organisation)
    theirs = organisations.below(c, link.organisation)
    month, ever = (savings.counts(c, theirs, since) for since in (now - PERIOD, datetime.fromtimestamp(0, now.tzinfo)))
    flats = sum(one.named for one in linked.by_house(c, theirs))
    rows: list[tuple[str, ...]] = [(say("savings-what"), say("savings-month"), say("savings-ever"), say("savings-how"))]
    for name in ("filed", "answered"):
        counts = [getattr(one, name) for one in (month, ever)]
        if any(counts):
            rows.append((say(f"savings-{name}"), *map(str, counts), say(f"savings-{name}-how")))
    calls = [one.filed + one.answered for one in (month, ever)]
    hours = [say("savings-hours", hours=_hours(count * minutes)) for count in calls]
    rows.append((say("savings-time"), *hours, say("savings-time-how", minutes=str(minutes))))
    if any(one.called for one in (month, ever)):
        rows.append((say("savings-called"), str(month.called), str(ever.called), say("savings-called-how")))
    if flats:
        rows.append((say("savings-flats"), "", str(flats), say("savings-flats-how")))
    title = say("savings-title", name=company.name if company and company.name else say("office-nameless"))
    return [title, paper.line(say("savings-lead")), paper.table(rows), _form(minutes), paper.line(say("savings-note"))]


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".replace(".", ",").removesuffix(",0")


def _form(minutes: int) -> str:
    """The assumption can be changed; it goes into the address of the page."""
    label, again = escape(say("savings-minutes")), escape(say("savings-again"))
    field = f'<input type="number" name="minutes" min="{LEAST}" max="{MOST}" value="{minutes}">'
    return f'<form method="get"><label>{label} {field}</label> <button>{again}</button></form>'
